"""The content folder on disk: read whole, by name, before anything is made of it."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from memoria.checks.environment import fail, folder_missing
from memoria.checks.files import LARGEST_YAML, Content


def read_folder(folder: Path, shown: str) -> dict[str, Content]:
    """Return the bytes of every file under a folder by its name in it, or why it has none.

    `shown` is how a problem names the folder. Hidden files and editors' copies are passed over.
    Raises MemoriaError where there is no such folder.
    """
    if not folder.is_dir() or not os.access(folder, os.R_OK | os.X_OK):
        raise fail(folder_missing(shown))
    return {path.relative_to(folder).as_posix(): read_file(path) for path in files_below(folder)}


def read_file(path: Path) -> Content:
    """Return the bytes of a file, one more than we accept at most, or why it cannot be read."""
    try:
        if not path.is_file():
            return os.strerror(errno.ENOENT)
        with path.open("rb") as file:
            return file.read(LARGEST_YAML + 1)
    except OSError as error:
        return error.strerror or type(error).__name__


def files_below(folder: Path) -> Iterator[Path]:
    """List the files of a folder and its folders, in order of name."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and not path.is_dir() and not path.name.endswith("~"):
            yield path
