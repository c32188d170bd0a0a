"""What an editor waits for: from a saved text to its page, and to the search that finds it."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from bench.contenders import ENVIRONMENT, PROGRAM, edit
from bench.folders import Folders

ADDRESS = "127.0.0.1:8765"
LOG = "serve.log"
# How often to look, how long to wait at the most, and how long nothing must happen at the end.
EVERY, MOST, QUIET = 0.02, 900.0, 5.0
# What the preview says, once for each.
PAGES, SEARCH = "pages ready after", "Search ready after"


@dataclass(frozen=True)
class Waits:
    """Seconds to the first page, from an edit to its page and to its search; builds of an edit."""

    start: float
    page: float
    search: float
    builds: int


def waits(folders: Folders, session: str) -> Waits:
    """Serve the project, edit a text, and wait for it in the browser's place."""
    folders.renew()
    log, page = folders.size / LOG, f"http://{ADDRESS}/{session}/"
    began = time.monotonic()
    with served(folders.project, log):
        start = until(lambda: bool(read(page)), began)
        until(lambda: said(log, SEARCH) > 0, began)
        settle(log)
        pages, indexes = said(log, PAGES), said(log, SEARCH)
        saved = time.monotonic()
        sentence = edit(folders)
        shown = until(lambda: sentence in read(page), saved)
        found = until(lambda: said(log, SEARCH) > indexes, saved)
        settle(log)
        return Waits(start, shown, found, said(log, PAGES) - pages)


@contextmanager
def served(project: Path, log: Path) -> Iterator[None]:
    """Serve a project until the end."""
    command = [*PROGRAM, "serve", "--address", ADDRESS]
    with log.open("w") as output:
        running = subprocess.Popen(
            command,
            cwd=project,
            env=os.environ | ENVIRONMENT,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            yield
        finally:
            running.terminate()
            running.wait()


def read(address: str) -> str:
    """Read what stands at an address, or nothing while there is nothing."""
    try:
        with urlopen(address, timeout=MOST) as answer:
            return str(answer.read().decode("utf-8"))
    except (URLError, OSError):
        return ""


def until(happened: Callable[[], bool], since: float) -> float:
    """Wait until something has happened, and return the seconds since a moment.

    Raises TimeoutError where it does not happen.
    """
    while not happened():
        if time.monotonic() - since > MOST:
            raise TimeoutError(happened)
        time.sleep(EVERY)
    return round(time.monotonic() - since, 2)


def settle(log: Path) -> None:
    """Wait until nothing more is said."""
    before = ""
    while (now := log.read_text("utf-8")) != before:
        before = now
        time.sleep(QUIET)


def said(log: Path, words: str) -> int:
    """Count how often the preview has said something."""
    return log.read_text("utf-8").count(words)
