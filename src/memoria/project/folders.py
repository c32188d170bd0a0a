"""The content folder on disk: read whole, by name, before anything is made of it."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from posixpath import join
from unicodedata import normalize

from memoria.content.limits import LARGEST_CONTENT, LARGEST_PICTURE, LARGEST_YAML
from memoria.content.media import form_of
from memoria.content.pictures import FOLDER as PICTURES
from memoria.project.journal import refuse_unfinished
from memoria.project.lock import alone
from memoria.project.media.looks import look_at as look_of_file
from memoria.project.pictures import read_raster
from memoria.project.writing import clear_away
from memoria.rules.commands import at_work, fail, folder_missing
from memoria.rules.files import CAPTIONS, MEDIA_FOLDER, Media, Stored, Unreadable, size


def read_folder(folder: Path, shown: str) -> dict[str, Stored]:
    """Return the bytes of every file under a folder by its name in it, or why it has none.

    `shown` is how a problem names the folder. Hidden files and editors' copies are passed over,
    links are not followed, media files are not read. Raises MemoriaError where there is no such
    folder, a rename is half done there, or the files together are larger than we accept.
    """
    refuse_unfinished(folder, shown)
    if not folder.is_dir() or not os.access(folder, os.R_OK | os.X_OK):
        raise fail(folder_missing(shown))
    found: dict[str, Stored] = {}
    above, read = len(str(folder)) + 1, 0

    def note(error: OSError) -> None:
        found[str(error.filename)[above:]] = Unreadable(reason_of(error), "folder")

    for path in files_below(folder, note):
        inside = composed(path[above:])
        twice = inside in found
        content = Unreadable(kind="twin") if twice else read_file(path, reader_of(inside))
        found[inside] = content
        read += len(content) if isinstance(content, bytes) else 0
        if read > LARGEST_CONTENT:
            raise fail(size(shown, read, LARGEST_CONTENT, "content"))
    return {name: found[name] for name in sorted(found, key=lambda name: name.split("/"))}


@contextmanager
def unchanged(folder: Path, shown: str, contents: Mapping[str, Stored]) -> Iterator[None]:
    """Be the only run that changes a content folder, which still is as it was read.

    What runs that were killed have left half written goes. Raises MemoriaError where another one is
    at work, or the folder has changed meanwhile.
    """
    with alone(folder) as sure:
        if read_folder(folder, shown) != contents:
            raise fail(at_work(shown, "changed"))
        if sure:
            clear_away(folder)
        yield


def read_file(path: str, read: Callable[[str, FileIO], Stored]) -> Stored:
    """Return what is read of a regular file, or why it cannot be opened."""
    try:
        mode = os.lstat(path).st_mode
        if stat.S_ISLNK(mode):
            return Unreadable(kind="link")
        if not stat.S_ISREG(mode):
            return Unreadable(kind="special")
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of files
            return read(path, file)
    except OSError as error:
        return Unreadable(reason_of(error))


def read_whole(_: str, file: FileIO) -> bytes:
    """Return the bytes of a file, one more than we accept at most; letters are put together.

    Room is asked for only as far as it needs it: for thousands of files that is dear.
    """
    return normalized(file.read(min(os.fstat(file.fileno()).st_size, LARGEST_YAML) + 1))


def composed(text: str) -> str:
    """Return a text in which a letter and its accent are one sign: on some systems they are two."""
    return normalize("NFC", text)


def twins(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """List the names that are the same but for the signs that make their letters, in their order.

    Some systems take letters and accents apart, so that git misses a file and finds another one.
    """
    before: dict[str, str] = {}
    for name in names:
        if not name.isascii():
            other = before.setdefault(composed(name), name)
            if other != name:
                yield other, name


def normalized(content: bytes) -> bytes:
    """Return the bytes of a text with letters that are one sign."""
    try:
        return content if content.isascii() else composed(content.decode()).encode()
    except UnicodeDecodeError:
        return content


def reader_of(name: str) -> Callable[[str, FileIO], Stored]:
    """Return how a file of the content folder is read, by its name."""
    if name.startswith(MEDIA_FOLDER):
        return look_at
    return look_at_picture if name.startswith(PICTURES) else read_whole


def look_at_picture(path: str, file: FileIO) -> Media:
    """Return where a picture is, and what it is like; one that is too large is left alone."""
    size = os.fstat(file.fileno()).st_size
    return Media(Path(path), size, raster=read_raster(path) if size <= LARGEST_PICTURE else None)


def look_at(path: str, file: FileIO) -> Media:
    """Return where a media file is, its size and what its head tells; only captions are read."""
    text = read_whole(path, file) if path.endswith(CAPTIONS) else b""
    look = look_of_file(path) if form_of(path) else None
    return Media(Path(path), os.fstat(file.fileno()).st_size, text, look=look)


def reason_of(error: OSError) -> str:
    """Return what the system says of a failure."""
    return error.strerror or type(error).__name__


def files_below(folder: Path, closed: Callable[[OSError], None]) -> Iterator[str]:
    """List the files of a folder and its folders, and links to either; `closed` gets the others."""
    for here, folders, files in os.walk(folder, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if is_link(Path(here, name))]
        for name in sorted([*links, *files]):
            if not name.startswith(".") and not name.endswith("~"):
                yield join(here, name)


def links_below(folder: Path) -> list[Path]:
    """List the links in a folder and its folders that are not hidden."""
    found: list[Path] = []
    for here, folders, files in os.walk(folder):
        named = sorted(name for name in (*folders, *files) if not name.startswith("."))
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [path for name in named if is_link(path := Path(here, name))]
    return found


def is_link(path: Path) -> bool:
    """Tell whether a folder is only a link; one that tells nothing is none."""
    try:
        return path.is_symlink()
    except OSError:
        return False
