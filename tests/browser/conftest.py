"""A real site in a real Chromium; every page is watched for errors and foreign requests."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request, expect, sync_playwright

from memoria.publishing import publish
from memoria.settings import read_settings
from memoria.work import Work
from tests.browser.servers import PREFIX, Server

ROOT = Path(__file__).parents[2]
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

    def attach(self, page: Page) -> None:
        page.on("console", lambda message: self.seen.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.seen.append(f"error: {error}"))
        page.on("dialog", self.note_dialog)
        page.on("request", self.note_request)


def make_site(folder: Path, data: Path, *, preview: bool = False) -> Path:
    """Publish a content folder as a publisher would, into a folder of its own."""
    settings = read_settings(ROOT / "mkdocs.yml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", SITE_URL)
        patch.chdir(ROOT)
        built = publish(Work(settings, data, folder / "docs", preview), folder / "site")
    assert not built.failed
    return folder / "site"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish the publication itself."""
    return make_site(tmp_path_factory.mktemp("publication"), ROOT / "data")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish the demonstration, which shows every feature."""
    return make_site(tmp_path_factory.mktemp("demo"), ROOT / "examples" / "demo")


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


@pytest.fixture
def watch(server: Server) -> Watch:
    return Watch(server.address)


@pytest.fixture
def open_page(browser: Browser, server: Server, watch: Watch) -> Iterator[Open]:
    """Open a page of the site; at the end nothing forbidden may have happened on any."""
    contexts = []

    def open_one(
        path: str, width: int = 1280, scheme: str = "light", *, scripts: bool = True
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = context.new_page()
        watch.attach(page)
        page.goto(server.address + path)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert watch.seen == []
