"""What is watched: the files that a site is made from, and not what is made of them."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import monotonic
from warnings import filterwarnings

from watchdog import events
from watchdog.observers import Observer

import memoria
from memoria.project.folders import files_below
from memoria.project.project import Work
from memoria.project.settings import read_settings
from memoria.project.writing import read_manifest
from memoria.rules.problems import MemoriaError

PROGRAM = Path(memoria.__file__).parent
# An editor writes several files, or one several times: seconds without any after which it is done.
QUIET = 0.1
# Seconds that we wait for a file to be closed, where the system tells of that.
PATIENCE = 2.0
CLOSED = sys.platform == "linux"
# Folders of other machines tell nothing: we look for ourselves, each second or, where there are
# many files, so that one part in so many of the time is spent on it.
LOOK, SHARE = 1.0, 40
# Reading changes nothing.
TELLING = [
    *(events.FileCreatedEvent, events.FileModifiedEvent, events.FileMovedEvent),
    *(events.FileDeletedEvent, events.DirCreatedEvent, events.DirMovedEvent),
    *(events.DirDeletedEvent, events.FileClosedEvent),
]
# Of each file what tells one state from another, at little cost.
Snapshot = dict[Path, tuple[int, int, int]]


@dataclass(frozen=True)
class Changed:
    """Name the files that have another content, are new or gone, and when that was noticed."""

    files: frozenset[Path]
    since: float

    @property
    def program(self) -> bool:
        """Tell whether the program itself has changed."""
        return any(PROGRAM in file.parents for file in self.files)


class Watch(events.FileSystemEventHandler):
    """Look at the files of a project from time to time, and at once when the system tells."""

    def __init__(self, work: Work) -> None:
        self.settings, self.data = work.settings, work.data
        # Where folders come quickly it takes note of one twice, and says so among our own lines.
        filterwarnings("ignore", module=r"watchdog\.")
        self.told = Event()
        self.open: set[bytes | str] = set()
        self.observer = Observer()
        self.observer.start()
        self.listened: dict[Path, int] = {}
        self.known = self.look()

    def on_any_event(self, event: events.FileSystemEvent) -> None:
        """Take note that the system tells of a change."""
        if isinstance(event, events.FileModifiedEvent):
            self.open.add(event.src_path)
        else:
            self.open.discard(event.src_path)
        self.told.set()

    def follow(self, tell: Callable[[Changed], None]) -> None:
        """Tell what has changed since the look before, once nothing more does."""
        pause = LOOK
        while True:
            told = self.told.wait(pause)
            since = monotonic()
            if told:
                self.settle()
            looked = monotonic()
            seen = self.look()
            pause = max(LOOK, (monotonic() - looked) * SHARE)
            if seen != self.known:
                files = {file for file, _ in self.known.items() ^ seen.items()}
                self.known = seen
                tell(Changed(frozenset(files), since))

    def settle(self) -> None:
        """Wait until all that is written is closed, and nothing else is begun."""
        told, patience = True, PATIENCE
        while told or (self.open and patience > 0 and CLOSED):
            patience -= 0 if told else QUIET
            self.told.clear()
            told = self.told.wait(QUIET)
        self.open.clear()

    def look(self) -> Snapshot:
        """Return the state of every file that counts, and listen to their folders."""
        with suppress(MemoriaError):  # what is wrong there, the next build tells
            self.settings = read_settings(self.settings.config)
        roots = [one for one in self.roots if one.is_dir()]
        self.listen(roots)
        return dict(states([self.settings.config, *self.files(roots)]))

    @property
    def roots(self) -> list[Path]:
        """List the folders whose files count."""
        own = self.settings
        return [self.data.resolve(), own.docs, own.overrides, own.messages, PROGRAM]

    def files(self, roots: Iterable[Path]) -> Iterator[Path]:
        """List the files that were written by people."""
        for root in roots:
            generated = {root / name for name in read_manifest(root)}
            generated |= {root / "generated" / name for name in read_manifest(root / "generated")}
            for file in map(Path, files_below(root, lambda _: None)):
                if file not in generated and file.suffix != ".pyc":
                    yield file

    def listen(self, roots: Iterable[Path]) -> None:
        """Let the system tell of changes in folders; where it cannot, looking has to do."""
        present = {root: root.stat().st_ino for root in roots}
        if present == self.listened:
            return
        self.listened = present
        self.observer.unschedule_all()
        with suppress(OSError):
            self.observer.schedule(self, str(self.settings.root), event_filter=TELLING)
            for root in present:
                self.observer.schedule(self, str(root), recursive=True, event_filter=TELLING)


def states(files: Iterable[Path]) -> Iterator[tuple[Path, tuple[int, int, int]]]:
    """Yield the state of each file that is there."""
    for file in files:
        with suppress(OSError):
            state = os.lstat(file)
            yield file, (state.st_mtime_ns, state.st_size, state.st_ino)
