"""The content folder on disk: read whole, by name, before anything is made of it."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from memoria.checks.environment import fail, folder_missing
from memoria.checks.files import LARGEST_YAML, Content, Unreadable


def read_folder(folder: Path, shown: str) -> dict[str, Content]:
    """Return the bytes of every file under a folder by its name in it, or why it has none.

    `shown` is how a problem names the folder. Hidden files and editors' copies are passed over,
    links are not followed. Raises MemoriaError where there is no such folder.
    """
    if not folder.is_dir() or not os.access(folder, os.R_OK | os.X_OK):
        raise fail(folder_missing(shown))
    found: dict[Path, Content] = {}

    def note(error: OSError) -> None:
        found[Path(error.filename)] = Unreadable(reason_of(error), "folder")

    for path in files_below(folder, note):
        found[path] = read_file(path)
    return {path.relative_to(folder).as_posix(): found[path] for path in sorted(found)}


def read_file(path: Path) -> Content:
    """Return the bytes of a file, one more than we accept at most, or why it cannot be read."""
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            return Unreadable(kind="link")
        if not stat.S_ISREG(mode):
            return Unreadable(kind="special")
        with path.open("rb") as file:
            return file.read(LARGEST_YAML + 1)
    except OSError as error:
        return Unreadable(reason_of(error))


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
