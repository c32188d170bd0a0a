"""The content folder on disk: read whole, by name, before anything is made of it."""

import os
import stat
from collections.abc import Callable, Iterator
from io import FileIO
from pathlib import Path

from memoria.project.journal import refuse_unfinished
from memoria.rules.commands import fail, folder_missing
from memoria.rules.files import CAPTIONS, LARGEST_YAML, MEDIA_FOLDER, Media, Stored, Unreadable


def read_folder(folder: Path, shown: str) -> dict[str, Stored]:
    """Return the bytes of every file under a folder by its name in it, or why it has none.

    `shown` is how a problem names the folder. Hidden files and editors' copies are passed over,
    links are not followed, media files are not read. Raises MemoriaError where there is no such
    folder, or a rename is half done there.
    """
    refuse_unfinished(folder, shown)
    if not folder.is_dir() or not os.access(folder, os.R_OK | os.X_OK):
        raise fail(folder_missing(shown))
    found: dict[tuple[str, ...], Stored] = {}
    above = len(folder.parts)

    def note(error: OSError) -> None:
        found[Path(error.filename).parts[above:]] = Unreadable(reason_of(error), "folder")

    for path in files_below(folder, note):
        inside = path.parts[above:]
        is_media = len(inside) > 1 and f"{inside[0]}/" == MEDIA_FOLDER
        found[inside] = read_file(path, look_at if is_media else read_whole)
    return {"/".join(inside): found[inside] for inside in sorted(found)}


def read_file(path: Path, read: Callable[[Path, FileIO], Stored]) -> Stored:
    """Return what is read of a regular file, or why it cannot be opened."""
    try:
        mode = os.lstat(path).st_mode
        if stat.S_ISLNK(mode):
            return Unreadable(kind="link")
        if not stat.S_ISREG(mode):
            return Unreadable(kind="special")
        with path.open("rb", buffering=0) as file:
            return read(path, file)
    except OSError as error:
        return Unreadable(reason_of(error))


def read_whole(_: Path, file: FileIO) -> bytes:
    """Return the bytes of a file, one more than we accept at most."""
    return file.read(LARGEST_YAML + 1)


def look_at(path: Path, file: FileIO) -> Media:
    """Return where a media file is and its size; only captions are read."""
    text = read_whole(path, file) if path.suffix == CAPTIONS else b""
    return Media(path, os.fstat(file.fileno()).st_size, text)


def reason_of(error: OSError) -> str:
    """Return what the system says of a failure."""
    return error.strerror or type(error).__name__


def files_below(folder: Path, closed: Callable[[OSError], None]) -> Iterator[Path]:
    """List the files of a folder and its folders, and links to either; `closed` gets the others."""
    for here, folders, files in os.walk(folder, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if is_link(Path(here, name))]
        for name in sorted([*links, *files]):
            if not name.startswith(".") and not name.endswith("~"):
                yield Path(here, name)


def is_link(path: Path) -> bool:
    """Tell whether a folder is only a link; one that tells nothing is none."""
    try:
        return path.is_symlink()
    except OSError:
        return False
