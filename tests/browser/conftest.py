"""A real site in a real Chromium; every page is watched for errors and foreign requests."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Dialog,
    Error,
    Page,
    Request,
    expect,
    sync_playwright,
)

from memoria.project.project import Work
from memoria.project.settings import read_settings
from memoria.publish.site import publish
from tests.browser.servers import PREFIX, Server
from tests.conftest import ROOT
from tests.links import Site
from tests.sharing import shared

SITE_URL = f"https://example.org{PREFIX}/"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong

Open = Callable[..., Page]


@dataclass
class Watch:
    """Gather what must not happen on a page."""

    origin: str
    seen: list[str] = field(default_factory=list)

    def note_request(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.seen.append(f"foreign request: {request.url}")

    def note_dialog(self, dialog: Dialog) -> None:
        self.seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def note_message(self, message: ConsoleMessage) -> None:
        self.seen.append(f"console: {message.text}")

    def note_error(self, error: Error) -> None:
        self.seen.append(f"error: {error}")

    def attach(self, page: Page) -> None:
        page.on("console", self.note_message)
        page.on("pageerror", self.note_error)
        page.on("dialog", self.note_dialog)
        page.on("request", self.note_request)

    def detach(self, page: Page) -> None:
        page.remove_listener("console", self.note_message)
        page.remove_listener("pageerror", self.note_error)
        page.remove_listener("dialog", self.note_dialog)
        page.remove_listener("request", self.note_request)


@dataclass
class Tabs:
    """A tab for each kind of screen, led from page to page: a new one costs six times as much."""

    browser: Browser
    known: dict[tuple[int, str, bool], Page] = field(default_factory=dict)

    def tab(self, width: int = 1280, scheme: str = "light", *, scripts: bool = True) -> Page:
        key = width, scheme, scripts
        if key not in self.known:
            self.known[key] = self.browser.new_context(
                viewport={"width": width, "height": 800},
                color_scheme="dark" if scheme == "dark" else "light",
                java_script_enabled=scripts,
            ).new_page()
        page = self.known[key]
        page.set_viewport_size({"width": width, "height": 800})  # a test may have left it narrower
        return page

    def close(self) -> None:
        for page in self.known.values():
            page.context.close()


def forget(page: Page) -> None:
    """Leave a tab as a new one is: nothing stored, nothing routed, the mouse aside."""
    page.unroute_all()
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.context.clear_cookies()
    page.mouse.move(0, 0)
    page.goto("about:blank")


def make_site(folder: Path, data: Path, *, preview: bool = False, quick: bool = False) -> Path:
    """Publish a content folder as a publisher would, into a folder of its own."""
    settings = read_settings(ROOT / "mkdocs.yml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", SITE_URL)
        patch.chdir(ROOT)
        built = publish(Work(settings, data, folder / "docs", preview, quick), folder / "site")
    assert not built.failed
    return folder / "site"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish the publication itself."""
    return shared(tmp_path_factory, "publication", lambda folder: make_site(folder, ROOT / "data"))


@pytest.fixture(scope="session")
def demo(demo_site: Site) -> Path:
    """Return the demonstration, which shows every feature."""
    return demo_site.folder


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[Server]:
    running = Server(site)
    yield running
    running.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def tabs(browser: Browser) -> Iterator[Tabs]:
    """Keep tabs for the tests of a module: what a browser stores stays within it."""
    kept = Tabs(browser)
    yield kept
    kept.close()


@pytest.fixture
def watch(server: Server) -> Watch:
    return Watch(server.address)


@pytest.fixture
def open_page(tabs: Tabs, server: Server, watch: Watch) -> Iterator[Open]:
    """Open a page of the site; at the end nothing forbidden may have happened on any.

    A screen has one tab: another page takes the place of the one before.
    """
    opened: list[Page] = []

    def open_one(
        path: str, width: int = 1280, scheme: str = "light", *, scripts: bool = True
    ) -> Page:
        page = tabs.tab(width, scheme, scripts=scripts)
        if page in opened:
            forget(page)
        else:
            opened.append(page)
            watch.attach(page)
        page.goto(server.address + path)
        return page

    yield open_one
    for page in opened:
        forget(page)
        watch.detach(page)
    assert watch.seen == []
