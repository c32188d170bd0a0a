"""The process that makes a preview, as the one that serves it sees it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from multiprocessing import Pipe
from pathlib import Path
from threading import Lock, Thread

from memoria.publish.preview.orders import Drawn, Order, Report

MODULE = "memoria.publish.preview.maker"
LOG = "log.txt"


class Builder:
    """Give orders to a process, and hand on what it reports."""

    def __init__(self, folders: list[Path], tell: Callable[["Event"], None]) -> None:
        self.tell, self.lock = tell, Lock()
        self.drawn: dict[str, Future[bytes | None]] = {}
        self.connection, other = Pipe()
        # A group of its own: Ctrl+C in a terminal does not reach it, and it ends with all it began.
        with (folders[-1] / LOG).open("w") as log, other:
            self.process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-P", "-m", MODULE, str(other.fileno()), *map(str, folders)],
                process_group=0,
                pass_fds=[other.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self.listens, self.ended = False, False
        Thread(target=self.read, daemon=True).start()

    def read(self) -> None:
        """Hand on what is reported until there is nothing more."""
        with suppress(EOFError, OSError):
            while True:
                report = self.connection.recv()
                self.listens = True
                if isinstance(report, Drawn):
                    self.drawn.pop(report.document).set_result(report.content)
                else:
                    self.tell((self, report))
        with self.lock:
            self.ended = True
            for waiting in self.drawn.values():
                waiting.set_result(None)
        self.tell((self, None))

    def order(self, order: Order) -> None:
        """Order something; what comes after the pages is interrupted."""
        with self.lock, suppress(OSError):
            self.connection.send(order)
            if self.listens:
                self.process.send_signal(signal.SIGINT)

    def draw(self, path: str) -> bytes | None:
        """Return the document at a path of the site, or nothing where it cannot be made."""
        with self.lock:
            if self.ended:
                return None
            asked = path in self.drawn
            waiting = self.drawn.setdefault(path, Future())
        if not asked:
            self.order(Order(path))
        return waiting.result()

    def end(self) -> None:
        """End the process, and all that it began."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


# What a process reports: nothing, where it has ended.
Event = tuple[Builder, Report | None]
