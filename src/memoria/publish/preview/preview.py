"""A preview: what changes is made and served, and what comes of it is told."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from time import monotonic
from urllib.parse import urlsplit

from markupsafe import Markup

from memoria.messages.words import Words
from memoria.project.project import Work, shown_path
from memoria.project.writing import make_folder
from memoria.publish.preview.builder import LOG, Builder, Event
from memoria.publish.preview.orders import Edited, Failed, Order, Pages, Report
from memoria.publish.preview.overlay import bar
from memoria.publish.preview.server import Scene, Server
from memoria.publish.preview.stage import Shown, Stage
from memoria.publish.preview.watching import Changed, Watch
from memoria.rules.commands import fail, preview_broken
from memoria.rules.explanations import PAGE

FOLDER = Path(".memoria", "preview")


@dataclass(frozen=True)
class News:
    """Tell what came of a change, and so many seconds after it; at the start nothing changed."""

    report: Report
    changed: Changed
    seconds: float


class Preview:
    """Have a site made as its files change: one build at a time, and the next of what is newest.

    All is made in a folder of its own, unless the pages are to lie elsewhere.
    """

    def __init__(
        self, work: Work, folder: Path, words: Words, tell: Callable[[News], None]
    ) -> None:
        own = work.docs == work.settings.docs
        self.work = replace(work, docs=folder / "docs") if own else work
        self.folder, self.words, self.tell = folder, words, tell
        self.stage = Stage(urlsplit(work.settings.address).path)
        self.events: SimpleQueue[Event | Changed | None] = SimpleQueue()
        # What the present build is about, and what has changed since it began.
        self.changed, self.later = Changed(frozenset(), monotonic()), list[Changed]()
        self.building = True

    def run(self, server: Server) -> None:
        """Serve the site and follow its files, until told to stop."""
        make_folder(self.folder)
        watch = Watch(self.work)
        self.builder = self.begin()
        try:
            server.scene = Scene(self.stage, self.words, self.draw)
            Thread(target=server.serve_forever, daemon=True).start()
            Thread(target=watch.follow, args=[self.events.put], daemon=True).start()
            while event := self.events.get():
                self.handle(event)
        finally:
            self.builder.end()

    def draw(self, path: str) -> bytes | None:
        """Return the document at a path of the site, or nothing where it cannot be made."""
        return self.builder.draw(path)

    def stop(self, *_: object) -> None:
        """Let it end; this can be the handler of a signal."""
        self.events.put(None)

    def begin(self) -> Builder:
        """Start the process that builds, and let it make the pages."""
        folders = [self.work.settings.config, self.work.data, self.work.docs, self.folder]
        builder = Builder([one.resolve() for one in folders], self.events.put)
        builder.order(Order())
        return builder

    def handle(self, event: Event | Changed) -> None:
        """Note what has changed, or show what was made; then build, if nothing is being built."""
        if isinstance(event, Changed):
            self.later.append(event)
        elif event[0] is self.builder:
            self.show(event[1] or self.lost())
        if self.later and not self.building:
            self.build()

    def build(self) -> None:
        """Build what has changed; where it is the program, by a new one."""
        files = frozenset[Path]().union(*(one.files for one in self.later))
        self.changed, self.later = Changed(files, self.later[0].since), []
        self.building = True
        if self.builder.ended or self.changed.program:
            self.builder.end()
            self.builder = self.begin()
        else:
            self.builder.order(Order())

    def lost(self) -> Report:
        """Return the report of a process that can give none any more."""
        log, reason = shown_path(self.folder / LOG), f"exit {self.builder.process.wait()}"
        return Failed((fail(preview_broken(log, reason)).problem,), pages=self.building)

    def show(self, report: Report) -> None:
        """Show the pages, or what is wrong, and tell it."""
        shown = self.stage.shown
        match report:
            case Pages(site=site, base=base, documents=documents):
                self.stage.show(Shown(base, site, documents))
                self.building &= report.again
            case Edited():
                self.stage.show(replace(shown, bar=Markup()))
            case Failed(problems=problems, pages=True):
                above = bar(problems, self.words, shown.base + PAGE)
                self.stage.show(replace(shown, bar=above))
                self.building = False
        self.tell(News(report, self.changed, monotonic() - self.changed.since))


def folder_of(work: Work, server: Server) -> Path:
    """Return the folder of a preview: each address has one, so that two do not meet."""
    return work.settings.root / FOLDER / "-".join(map(str, server.server_address[:2]))
