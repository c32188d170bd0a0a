"""The process that makes a preview: the pages first, then the search index, then what texts say."""

import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache, partial
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.parse import urlsplit

from memoria.check.examine import Examined, every_problem, examine
from memoria.load.memory import Last
from memoria.outputs.documents.workshop import Document, make_one
from memoria.project.cache import Cache, key
from memoria.project.lock import alone
from memoria.project.processors import keep_what_is_read
from memoria.project.project import Work, shown_path
from memoria.project.settings import read_settings
from memoria.publish.artifacts import Shelf
from memoria.publish.build import Ongoing, build
from memoria.publish.preview.first import show_first
from memoria.publish.preview.orders import (
    Checked,
    Drawn,
    Edited,
    Failed,
    Indexed,
    Order,
    Pages,
    Report,
)
from memoria.publish.products import Left
from memoria.publish.search import FOLDER as INDEX
from memoria.publish.search import by_language, index, join_indexes, said_by
from memoria.publish.site import last_change, make_empty, make_site
from memoria.rules.commands import fail, preview_broken
from memoria.rules.problems import MemoriaError, Problem

# Documents that stay in memory: whoever reads one may ask for it piece by piece.
KEPT = 8
INDEXES, ASIDE = "indexes", "index"
LOG = "log.txt"
Step = Callable[[], Report]
make_document = lru_cache(KEPT)(make_one)


@dataclass
class Maker:
    """Make the site of a content folder, in two folders by turns: one of them is being read."""

    config: Path
    data: Path
    docs: Path
    folder: Path
    turn: int = field(init=False)
    site: Path = field(init=False)
    doubts: tuple[Problem, ...] = ()
    left: Left = field(default_factory=dict)
    examined: Examined | None = None
    last: Last = field(default_factory=Last)
    indexed: dict[str, str] = field(default_factory=dict)
    report: Callable[[Report], object] = id
    todo: list[Step] = field(default_factory=list)

    def __post_init__(self) -> None:
        # The site of an earlier run, if there was one, is the other.
        self.turn = 0 if (self.folder / "site-1").is_dir() else 1
        self.site = self.folder / f"site-{1 - self.turn}"

    @property
    def work(self) -> Work:
        """Return what is made from what, by the settings as they are now."""
        return Work(read_settings(self.config), self.data, self.docs, preview=True, quick=True)

    def make_pages(self, *, again: bool = False) -> Report:
        """Make the pages, and all that is made of the content but its documents."""
        work, site = self.work, self.folder / f"site-{self.turn % 2}"
        first = partial(self.show_first, work)
        with alone(work.docs, wait=True):
            built = build(work, ongoing=Ongoing(self.doubts, self.last, first))
            self.examined = built.examined
            if built.failed:
                return Failed(built.problems, pages=True)
            make_site(work, self.site, site, searched=False)
        self.lay_index(site)
        default = f"{work.settings.codes[0]}/"
        self.left = {path.removeprefix(default): one for path, one in built.left.items()}
        self.turn, self.site = self.turn + 1, site
        base = urlsplit(work.settings.address).path
        return Pages(site, base, frozenset(self.left), again)

    def show_first(self, work: Work, examined: Examined, shelves: Sequence[Shelf]) -> None:
        """Show the pages of what was edited since the last build in the site that is there."""
        before = (self.examined or examined).loaded.publication
        with suppress(MemoriaError):  # what is wrong, the whole build tells
            if show_first(work, self.site, before, examined.loaded.publication, *shelves):
                self.report(Edited())

    def make_index(self) -> Report:
        """Make the search index of each language that says something new, and keep it."""
        codes, aside = self.work.settings.codes, self.folder / ASIDE
        for code, pages in by_language(said_by(self.site), codes).items():
            state, kept = key("said", *pages, *pages.values()), self.folder / INDEXES / code
            if self.indexed.get(code) != state:
                make_empty(aside)
                index(aside, pages)
                make_empty(kept)
                (aside / INDEX).rename(kept)
                self.indexed[code] = state
        self.lay_index(self.site)
        return Indexed()

    def lay_index(self, site: Path) -> None:
        """Give a site the search index, all of it at once: somebody may be searching."""
        aside, old = self.folder / ASIDE, self.folder / f"{ASIDE}.old"
        kept = [self.folder / INDEXES / code for code in self.work.settings.codes]
        if not all(one.is_dir() for one in kept):
            return
        make_empty(aside)
        shutil.rmtree(old, ignore_errors=True)
        join_indexes(kept, aside)
        with suppress(FileNotFoundError):
            (site / INDEX).rename(old)
        aside.rename(site / INDEX)
        shutil.rmtree(old, ignore_errors=True)

    def check_texts(self) -> Report:
        """Check the texts; where reviewers are to be told something else, make the pages again."""
        with Cache(self.work.settings.root) as cache:
            problems = every_problem(self.examined or examine(self.work), cache)
        doubts = tuple(one for one in problems if "key" in one.finding.values)
        if doubts != self.doubts:
            self.doubts = doubts
            self.todo.append(lambda: self.make_pages(again=True))
        return Checked(problems)

    def draw(self, path: str) -> Report:
        """Make a document."""
        product = self.left[path]() if path in self.left else None
        if isinstance(product, Document):
            product = make_document(product)
        return Drawn(path, product if isinstance(product, bytes) else None)

    def obey(self, order: Order) -> Report:
        """Do what is ordered, and remember what is to follow."""
        if order.document:
            drawn = self.attempt(lambda: self.draw(order.document))
            return drawn if isinstance(drawn, Drawn) else Drawn(order.document, None)
        report = self.attempt(self.make_pages)
        if isinstance(report, Failed):
            self.todo = []
            return Failed(report.problems, pages=True)
        self.todo = [self.make_index, self.check_texts]
        return report

    def go_on(self, orders: Connection) -> Report | None:
        """Take the next step of those that follow the pages, unless an order comes meanwhile."""
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            report = None if orders.poll() else self.attempt(self.todo[0])
        except KeyboardInterrupt:
            report = None
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        if report:
            del self.todo[0]
        return report

    def attempt(self, step: Step) -> Report:
        """Take a step; whatever goes wrong is a problem, and what nobody foresaw is in the log."""
        try:
            return step()
        except MemoriaError as error:
            return Failed((error.problem,))
        except Exception as error:
            traceback.print_exc()
            sys.stderr.flush()
            reason = " ".join(str(error).split()) or type(error).__name__
            log = shown_path(self.folder / LOG)
            return Failed((fail(preview_broken(log, reason)).problem,))


def main(arguments: Sequence[str]) -> None:
    """Do what is ordered until nobody orders any more.

    Whoever orders says so by a signal, too: what comes after the pages is left then, and done
    when there is nothing else to do.
    """
    keep_what_is_read()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    orders = Connection(int(arguments[0]))
    config, data, docs, folder = map(Path, arguments[1:])
    os.environ.setdefault("SOURCE_DATE_EPOCH", last_change(config.parent))
    # That of a preview which was killed may still be at it: it ends with the step that it is at.
    with alone(folder, wait=True), suppress(EOFError, BrokenPipeError):
        maker = Maker(config, data, docs, folder)
        maker.report = orders.send
        while True:
            with suppress(KeyboardInterrupt):
                idle = not maker.todo or orders.poll()
                report = maker.obey(orders.recv()) if idle else maker.go_on(orders)
                if report:
                    orders.send(report)


if __name__ == "__main__":
    main(sys.argv[1:])
