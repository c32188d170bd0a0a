"""A preview in a process of its own, of a project with one session."""

import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread

from tests.contents import session
from tests.projects import copy_project

LONG = 120
SESSIONS, REPORT = "data/sessions.yaml", "data/summaries/tides/report.es.md"
FILES = {
    SESSIONS: session(),
    "data/summaries/tides/report.en.md": "We saw 12 boats.\n",
    REPORT: "Vimos 12 barcos.\n",
}


def make_project(folder: Path) -> Path:
    """Make a project of one session."""
    copy_project(folder)
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def serve(*options: str) -> list[str]:
    return [sys.executable, "-m", "memoria", "serve", *options]


class Running:
    """A preview that runs, and the lines that it prints."""

    def __init__(self, root: Path, *options: str) -> None:
        self.root = root
        self.process = subprocess.Popen(
            serve("--address", "127.0.0.1:0", *options),
            cwd=root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.coming: Queue[str] = Queue()
        self.reader = Thread(target=self.read, daemon=True)
        self.reader.start()
        self.address = re.findall(r"http://\S+/", self.until("http://")[0])[0]

    def read(self) -> None:
        """Take each line as it comes."""
        assert self.process.stdout
        with self.process.stdout as lines:
            for line in lines:
                self.coming.put(line.rstrip("\n"))

    def until(self, words: str) -> list[str]:
        """Return the next lines, up to one that holds some words."""
        lines = [self.coming.get(timeout=LONG)]
        while words not in lines[-1]:
            lines.append(self.coming.get(timeout=LONG))
        return lines

    def page(self, path: str) -> str:
        """Return a page as it is shown."""
        with urllib.request.urlopen(self.address + path, timeout=LONG) as answer:
            return str(answer.read().decode())

    def edit(self, name: str, old: str, new: str) -> None:
        """Change what stands in a file."""
        text = (self.root / name).read_text("utf-8")
        assert old in text
        (self.root / name).write_text(text.replace(old, new), "utf-8")

    def report(self, text: str) -> None:
        """Write the report of the session anew, in Spanish."""
        (self.root / REPORT).write_text(text, "utf-8")

    @property
    def maker(self) -> int:
        """Return the process that makes the pages, as soon as there is one."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        while not (found := children.read_text().split()):
            time.sleep(0.01)
        return int(found[0])

    def end(self, sign: signal.Signals = signal.SIGINT) -> tuple[int, list[str]]:
        """End the preview; return its status and the lines that were left."""
        self.process.send_signal(sign)
        status = self.process.wait(LONG)
        self.reader.join()
        return status, list(self.coming.queue)


@contextmanager
def running(root: Path, *options: str) -> Iterator[Running]:
    """Run a preview for a while."""
    preview = Running(root, *options)
    try:
        yield preview
    finally:
        if preview.process.poll() is None:
            preview.end(signal.SIGTERM)
