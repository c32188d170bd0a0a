"""Making documents: only those that changed, on all processors, each stamped with its sources."""

import hashlib
import signal
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from multiprocessing import get_context
from pathlib import Path

from PIL import features

from memoria.outputs.documents.card import Card, draw
from memoria.outputs.documents.reductions import Reduction, printable, reduce
from memoria.project.colours import COLOURS, LEAVES
from memoria.project.letters import FONTS
from memoria.project.processors import end_with_parent, usable
from memoria.rules.commands import document_not_made, fail

HERE = Path(__file__).parent
SHAPING = {".otf", ".py", ".typ"}
LIBRARIES = ("typst", "pillow")
LENGTH = 32
# Up to so many documents are made before other processes have started and read their libraries.
FEW = 40
# Opens a progress bar for so many documents; the function it gives is called after each.
Progress = Callable[[int], AbstractContextManager[Callable[[], None]]]


def stamp_of(source: str) -> str:
    """Return a digest of a source and of all that shapes what is made from it."""
    content = hashlib.sha256(f"{tools()}{source}".encode("utf-8", "surrogatepass"))
    return f"memoria-{content.hexdigest()[:LENGTH]}"


def carries(path: Path, stamp: str) -> bool:
    """Tell whether a file is there and has a stamp."""
    try:
        return stamp.encode() in path.read_bytes()
    except OSError:
        return False


@cache
def tools() -> str:
    """Return a digest of our code, styles, colours and fonts, and of the libraries that we use."""
    content = hashlib.sha256(f"{COLOURS}{LEAVES}".encode())
    for name in LIBRARIES:
        content.update(version_of(name).encode())
    for path in sorted(one for one in (*HERE.iterdir(), *FONTS.iterdir()) if one.suffix in SHAPING):
        content.update(path.read_bytes())
    return content.hexdigest()


def version_of(library: str) -> str:
    """Return the version of a library, or nothing where it is not installed."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


@dataclass(frozen=True)
class Document:
    """A file that takes time to make, by what it is made from: the HTML of a PDF, or a picture.

    `pictures` are those that a PDF shows, by their addresses in its HTML.
    """

    source: str | Card | Reduction
    pictures: tuple[tuple[str, Reduction], ...] = ()

    @property
    def order(self) -> tuple[bool, int]:
        """Sort by this: what takes long comes first, PDFs before pictures."""
        return not isinstance(self.source, str), -len(repr(self.source))

    @property
    def stamp(self) -> str:
        """Return a digest of all that shapes the file, which carries it."""
        # A library of the system shapes the letters of cards where it is there.
        shaped = isinstance(self.source, Card) and features.check("raqm")
        return stamp_of(f"{shaped}{self.source!r}{self.pictures or ''}")


Documents = Mapping[str, Document]


def quiet(_: int) -> AbstractContextManager[Callable[[], None]]:
    """Show no progress."""
    return nullcontext(lambda: None)


def wanted(documents: Documents, folder: Path) -> dict[str, Document]:
    """Return the documents that a folder lacks, or has from other sources."""
    return {path: one for path, one in documents.items() if not carries(folder / path, one.stamp)}


def make(documents: Documents, progress: Progress = quiet) -> Iterator[tuple[str, bytes]]:
    """Make documents, the long ones first, so that none is waited for in the end.

    What stands at several paths is made once. Raises MemoriaError where one cannot be made.
    """
    if not documents:
        return
    alike: dict[Document, list[str]] = {}
    for path in sorted(documents, key=lambda one: (documents[one].order, one)):
        alike.setdefault(documents[path], []).append(path)
    with closing(results_of(tuple(alike))) as results, progress(len(alike)) as advance:
        for paths in alike.values():
            with clear_failure(paths[0]):
                content = next(results)
            yield from ((path, content) for path in paths)
            advance()


@contextmanager
def clear_failure(path: str) -> Iterator[None]:
    """Turn whatever goes wrong with a document into a sentence that names it."""
    try:
        yield
    except Exception as error:
        reason = str(error).rstrip(".") or type(error).__name__
        raise fail(document_not_made(path, reason)) from error


def results_of(documents: Sequence[Document]) -> Generator[bytes, None, None]:
    """Make documents in the order given: a few of them here, many on all processors.

    Processes are begun anew: in a copy of one in which Typst has run, it waits for ever.
    """
    if len(documents) <= FEW:
        yield from map(make_one, documents)
        return
    executor = ProcessPoolExecutor(usable(), get_context("spawn"), be_a_helper)
    try:
        yield from executor.map(make_one, documents)
    finally:
        executor.shutdown(cancel_futures=True)


def be_a_helper() -> None:
    """Leave it to the main process to end the work when the user interrupts it, and end with it."""
    end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def make_one(document: Document) -> bytes:
    """Return the bytes of a document.

    Raises RuntimeError whatever goes wrong: it can be handed from one process to another.
    """
    try:
        if isinstance(document.source, Card):
            return draw(document.source, document.stamp)
        if isinstance(document.source, Reduction):
            return reduce(document.source, document.stamp)
        return print_html(document.source, document.stamp, document.pictures)
    except Exception as error:
        raise RuntimeError(str(error) or type(error).__name__) from error


def print_html(html: str, stamp: str, pictures: Iterable[tuple[str, Reduction]] = ()) -> bytes:
    """Return HTML as a PDF with its pictures."""
    from memoria.outputs.documents.pdf import make_pdf  # noqa: PLC0415 - only where it is due

    return make_pdf(html, stamp, {address: printable(one) for address, one in pictures})
