"""What a browser asks for when somebody comes to a page for the first time."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

from bench.sizes import packed

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder in silence."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path, handler: type[SimpleHTTPRequestHandler] = Handler) -> Iterator[str]:
    """Serve a folder on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def first_visit(site: Path, page: str) -> tuple[int, int]:
    """Count the requests of a first visit to a page, and the bytes of the site's own, packed.

    What it asks of other hosts is counted, but not weighed.
    """
    asked: list[str] = []
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    with served(site) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        tab = chromium.new_page()
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(f"{address}{page}/", wait_until="networkidle")
        chromium.close()
    requests = [one for one in asked if one.startswith("http")]
    files = [file_of(site, one) for one in requests if one.startswith(address)]
    return len(requests), sum(packed(one) for one in files if one.is_file())


def file_of(site: Path, address: str) -> Path:
    """Return the file that stands behind an address."""
    path = site / unquote(urlsplit(address).path).lstrip("/")
    return path / "index.html" if path.is_dir() else path
