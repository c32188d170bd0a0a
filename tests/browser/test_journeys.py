"""A new editor adds a contribution and translates it with clicks alone, on the site and a forge."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from memoria.project.project import Work
from memoria.project.settings import read_settings
from memoria.publish.site import publish
from tests.browser.conftest import SITE_URL
from tests.browser.servers import Server
from tests.journeys.conftest import Scratch, copy_with_content
from tests.journeys.forge import forge

SESSION = "sessions/led-employment/"
FOLDER = "data/summaries/led-employment/contributions"


@contextmanager
def published(scratch: Scratch, address: str) -> Iterator[Server]:
    """Publish the content as it is now, with links to a forge, and serve it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", SITE_URL)
        patch.setenv("FORGE_URL", address)
        patch.chdir(scratch.root)
        settings = read_settings(scratch.root / "mkdocs.yml")
        built = publish(Work(settings, settings.data, settings.docs, quick=True), settings.site)
    assert not built.failed
    server = Server(settings.site)
    yield server
    server.close()


def propose(page: Page, content: str, name: str = "") -> None:
    """Leave the forge's editor with this content."""
    if name:
        page.get_by_label("File name").fill(name)
    page.get_by_label("Content").fill(content)
    page.get_by_role("button", name="Propose changes").click()
    page.get_by_text("Proposed.").wait_for()


def check(scratch: Scratch) -> tuple[int, list[str]]:
    """Return how the check ends, and the errors it tells in Spanish, two lines each."""
    done = scratch.shell("python scripts/build_summaries.py check --language es")
    lines = done.stdout.splitlines()
    errors = [number for number, line in enumerate(lines) if " error M" in line]
    return done.returncode, [line for number in errors for line in lines[number : number + 2]]


def test_a_contribution_is_added_and_translated_in_the_browser(
    tmp_path: Path, browser: Browser
) -> None:
    scratch = copy_with_content(tmp_path / "project")
    page = browser.new_page()
    with forge(scratch.root) as address:
        with published(scratch, address) as server:
            page.goto(f"{server.address}es/{SESSION}")
            page.get_by_role("link", name="Añadir una aportación").click()
            begun = page.get_by_label("Content").input_value()
            summary = f"{begun}La ciudad abrió un fondo para pequeños negocios.\n"
            propose(page, summary, f"{FOLDER}/mi-ciudad.es.md")

            status, errors = check(scratch)
            assert status == 1
            assert len(errors) == 2
            assert "{id: mi-ciudad" in errors[1]

            page.goto(f"{server.address}es/{SESSION}")
            page.get_by_role("link", name="Editar esta página").click()
            record = next(line for line in begun.splitlines() if "{id: mi-ciudad" in line)
            records = page.get_by_label("Content").input_value()
            after = "\n    initiatives:"
            before, _, rest = records.partition(after)
            propose(page, f"{before}\n{record.removeprefix('#')[1:]}{after}{rest}")
            assert check(scratch) == (0, [])

        with published(scratch, address) as server:
            page.goto(f"{server.address}{SESSION}")
            added = page.locator("#contribution-mi-ciudad").locator("xpath=..")
            assert "La ciudad abrió" in added.inner_text()
            added.get_by_role("link", name="Translate this text").click()
            original = page.get_by_label("Content").input_value()
            fund = "The city opened a fund for small businesses."
            propose(
                page, original.replace("La ciudad abrió un fondo para pequeños negocios.", fund)
            )
            assert check(scratch) == (0, [])

    page.close()
    assert scratch.shell("python scripts/build_summaries.py build").returncode == 0
    assert fund in (scratch.root / "docs" / "en" / SESSION / "index.md").read_text("utf-8")
