"""New editors add, edit and translate with clicks alone, in their language, on site and forge."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Tongue:
    """What an editor reads and writes in a language."""

    home: str
    add: str
    summary: str
    edit: str
    translate: str
    speaker: str
    written: str
    translated: str
    asked: tuple[str, str]
    title: str
    other: str


TONGUES = {
    "es": Tongue(
        home="es/",
        add="Añadir una aportación",
        summary="Resumen en español",
        edit="Editar esta página",
        translate="Traducir este texto",
        speaker="Ana Estay",
        written="La ciudad abrió un fondo para pequeños negocios.",
        translated="La villa repartió redes entre las cofradías.",
        asked=("¿Quién habló?", "Dirección de la fuente"),
        title="Innovación, proximidad y solidaridad",
        other="luis-brisa",
    ),
    "en": Tongue(
        home="",
        add="Add a contribution",
        summary="Summary in English",
        edit="Edit this page",
        translate="Translate this text",
        speaker="Luis Brisa",
        written="The town shared out nets among the guilds.",
        translated="The city opened a fund for small businesses.",
        asked=("Who spoke?", "Address of the source"),
        title="Innovation, Proximity and Solidarity",
        other="ana-estay",
    ),
}
RENAMED = "Mutirão"


def add(page: Page, tongue: Tongue) -> None:
    """Tell of a contribution in the form that its session leads to."""
    page.locator(".additions summary").click()
    page.get_by_role("link", name=tongue.add).click()
    speaker, source = tongue.asked
    page.get_by_label(speaker).fill(tongue.speaker)
    page.get_by_label(tongue.summary).fill(tongue.written)
    page.get_by_label(source).fill("https://example.org/acta")
    page.get_by_role("button", name="Create").click()
    page.get_by_text("Opened.").wait_for()


def edit(page: Page, tongue: Tongue, old: str, new: str) -> None:
    """Change some words of the record to which a page leads, on the line that the address names."""
    page.get_by_role("link", name=tongue.edit).click()
    records, line = page.get_by_label("Content").input_value(), int(page.url.rpartition("#L")[2])
    begun = records.splitlines()
    assert f"id: {SESSION.split('/')[1]}" in begun[line - 1]
    before, after = "\n".join(begun[: line - 1]), "\n".join(begun[line - 1 :])
    assert old in after
    propose(page, f"{before}\n{after.replace(old, new, 1)}\n")


def translate(page: Page, tongue: Tongue, name: str, written: str) -> None:
    """Translate the summary of a contribution that is shown in another language."""
    shown = page.locator(f"#contribution-{name}").locator("xpath=..")
    assert written in shown.inner_text()
    shown.get_by_role("link", name=tongue.translate).click()
    original = page.get_by_label("Content").input_value()
    assert written in original
    propose(page, original.replace(written, tongue.translated))


def test_contributions_are_added_edited_and_translated_in_the_browser(
    tmp_path: Path, browser: Browser
) -> None:
    scratch = copy_with_content(tmp_path / "project")
    page = browser.new_page()
    with forge(scratch.root) as address:
        with published(scratch, address) as server:
            for tongue in TONGUES.values():
                page.goto(f"{server.address}{tongue.home}{SESSION}")
                add(page, tongue)
                done = scratch.shell("python scripts/build_summaries.py propose ../issue.json")
                assert done.returncode == 0, done.stdout
                page.goto(f"{server.address}{tongue.home}{SESSION}")
                edit(page, tongue, tongue.title, RENAMED)
            assert check(scratch) == (0, [])

        with published(scratch, address) as server:
            for tongue in TONGUES.values():
                page.goto(f"{server.address}{tongue.home}{SESSION}")
                assert page.locator("h1").inner_text().startswith(f"{RENAMED}: ")
                (written,) = (one.written for one in TONGUES.values() if one is not tongue)
                translate(page, tongue, tongue.other, written)
            assert check(scratch) == (0, [])
    page.close()
    assert scratch.shell("python scripts/build_summaries.py build").returncode == 0
    for language, tongue in TONGUES.items():
        made = (scratch.root / "docs" / language / SESSION / "index.md").read_text("utf-8")
        assert tongue.written in made
        assert tongue.translated in made
