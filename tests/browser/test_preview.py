"""A page that stays open while its files are edited: what its reader sees, and where."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from memoria.publish.preview.overlay import bar
from memoria.publish.preview.server import Scene, Server, listen
from memoria.publish.preview.stage import Shown, Stage
from memoria.rules.problems import Problem
from tests.browser.conftest import Tabs, Watch
from tests.browser.servers import PREFIX
from tests.browser.test_accessibility import violations
from tests.conftest import words_of
from tests.contents import problems, session
from tests.previews import SESSIONS, make_project, running

PATH = "es/sessions/led-employment/"
MISTAKES = session("horizont: 2030", "themes: [coast]", 'notes: [{text: "<b>"}]', "mode: by-boat")


class Staged:
    """A copy of the site as a preview shows it, which tests change."""

    def __init__(self, folder: Path, server: Server) -> None:
        self.folder, self.stage = folder, Stage(f"{PREFIX}/")
        self.stage.show(Shown(f"{PREFIX}/", folder))
        server.scene = Scene(self.stage, words_of("en"), lambda _: None)
        self.origin = f"http://127.0.0.1:{server.server_port}"
        self.address = f"{self.origin}{PREFIX}/"

    def rewrite(self, path: str, old: str, new: str) -> None:
        """Show a page with other words."""
        page = self.folder / path / "index.html"
        page.write_text(page.read_text().replace(old, new))
        self.stage.show(self.stage.shown)

    def tell(self, found: Sequence[Problem]) -> None:
        """Tell what is wrong."""
        above = bar(found, words_of("en"), f"{PREFIX}/rules/")
        self.stage.show(replace(self.stage.shown, bar=above))


@pytest.fixture
def staged(site: Path, tmp_path: Path) -> Iterator[Staged]:
    with listen("127.0.0.1:0") as server:
        shown = Staged(shutil.copytree(site, tmp_path / "site"), server)
        Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield shown
        server.shutdown()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_a_mistake_is_a_bar_that_hides_nothing_and_goes_when_it_is_mended(
    tabs: Tabs, staged: Staged, width: int, scheme: str
) -> None:
    page, watch = tabs.tab(width, scheme), Watch(staged.origin)
    watch.attach(page)
    page.goto(staged.address + PATH)
    shown = page.locator("[data-preview]")
    expect(shown).to_be_empty()
    staged.tell(found := problems({"sessions.yaml": MISTAKES}))
    expect(page.get_by_role("alert")).to_contain_text("data/sessions.yaml:")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    ends = "one => one.getBoundingClientRect()"
    footer, below = page.locator("footer").last.evaluate(ends), shown.evaluate(ends)
    assert footer["bottom"] <= below["top"] + 1
    shown.locator("summary").click()
    staged.tell(found[:1])
    expect(shown.locator("summary")).to_have_text(words_of("en").count("serve.errors", 1))
    expect(shown.locator("li")).to_be_hidden()
    staged.tell([])
    expect(shown).to_be_empty()
    watch.detach(page)
    assert watch.seen == []


def test_a_page_that_changed_is_loaded_anew_where_it_is_read_and_no_other(
    tabs: Tabs, staged: Staged
) -> None:
    page = tabs.tab()
    page.goto(staged.address + PATH)
    page.evaluate("scrollTo(0, 700); window.kept = true")
    staged.rewrite(PATH, "</h1>", ", otra vez</h1>")
    expect(page.locator("h1")).to_contain_text("otra vez")
    assert page.evaluate("window.kept") is None
    assert page.evaluate("scrollY") == 700
    page.evaluate("window.kept = true")
    staged.rewrite("es/people", "Maimunah", "Ada")
    page.wait_for_timeout(300)
    assert page.evaluate("window.kept")


def test_from_a_mistake_at_the_start_to_the_page_and_back(browser: Browser, tmp_path: Path) -> None:
    root = make_project(tmp_path / "project")
    text = (root / SESSIONS).read_text()
    (root / SESSIONS).write_text(text.replace("original: en", "original: xx"))
    page: Page = browser.new_context().new_page()
    with running(root, "--language", "es") as preview:
        page.goto(preview.address + "es/sessions/tides/")
        expect(page.locator("h1")).to_have_text("Todavía no hay páginas")
        expect(page.get_by_role("alert")).to_contain_text(
            "«xx» no es el código de un idioma para un texto."
        )
        preview.edit(SESSIONS, "original: xx", "original: en")
        expect(page.locator("h1")).to_have_text("Vivir con las mareas")
        preview.edit(SESSIONS, "Vivir con", "Entender")
        expect(page.locator("h1")).to_have_text("Entender las mareas")
        preview.edit(SESSIONS, "original: en", "original: xx")
        expect(page.get_by_role("alert")).to_contain_text(
            "«xx» no es el código de un idioma para un texto."
        )
        expect(page.locator("h1")).to_have_text("Entender las mareas")
    page.context.close()
