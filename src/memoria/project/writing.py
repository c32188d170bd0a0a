"""Writing what was made: only what changed, each file whole or not at all, nothing of others."""

import errno
import filecmp
import json
import os
import shutil
import stat
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from unicodedata import normalize

from memoria.project.media.looks import Copy
from memoria.project.project import shown_path
from memoria.rules.commands import fail, not_writable, page_by_hand

MANIFEST = ".memoria.json"
# What stands in the first lines of every page that is made from records, and of other texts.
MARKS, HEAD = (b"# Made from the records:", b"{# Made from mkdocs.yml"), 100
DATA, TOP = {".bib", ".csv", ".ics", ".json", ".pdf", ".ris", ".xml", ".zip"}, 2
# What a file is called while it is written; a run that was killed leaves it behind.
UNFINISHED = ".*.part"
# With these the system says that there is no room, or that nothing may be changed.
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}
# The bytes of a file, or another file whose copy it is, as it is or but for some parts.
Content = bytes | Path | Copy
Files = Mapping[str, Content]


@dataclass(frozen=True)
class Changes:
    """Say what would be written and removed in a folder.

    `managed` is all that is ours there, `names` what will be.
    """

    folder: Path
    write: Mapping[str, Content]
    remove: tuple[str, ...]
    managed: frozenset[str]
    names: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.write or self.remove)


@contextmanager
def clear_failure(path: Path) -> Iterator[None]:
    """Turn the system's refusal into a sentence that names the file."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise fail(not_writable(shown_path(path), reason)) from error


def is_full(error: OSError) -> bool:
    """Tell whether the system has no room for a file, or lets none be changed."""
    return error.errno in FULL


def read_manifest(folder: Path) -> frozenset[str]:
    """Return the files that were written into a folder earlier; damage counts as none."""
    try:
        listed = json.loads((folder / MANIFEST).read_text("utf-8"))
        return frozenset(name for name in listed if isinstance(name, str))
    except (OSError, ValueError, TypeError):
        return frozenset()


def compare(files: Files, folder: Path, also: Collection[str] = ()) -> Changes:
    """Find what differs between the files that should be in a folder and those that are.

    `also` are names that somebody else writes there for us. Raises MemoriaError where a file of
    the same name is not ours.
    """
    managed, names = read_manifest(folder), frozenset([*files, *also])
    write = {name: files[name] for name in sorted(files) if differs(folder / name, files[name])}
    refuse(strangers(write, folder, managed), folder)
    managed = managed or recognised(folder)
    remove = tuple(name for name in sorted(managed - names) if is_ours(folder, name))
    return Changes(folder, write, remove, managed, names)


def refuse(names: Iterable[str], folder: Path) -> None:
    """Raise MemoriaError for the first of the names that would be written over."""
    for name in names:
        raise fail(page_by_hand(shown_path(folder / name)))


def strangers(names: Iterable[str], folder: Path, managed: frozenset[str]) -> list[str]:
    """List the names that stand for files which are there and not among ours, which are managed.

    Where nobody knows any more which are, pages are told by what they say. Other files are ours
    there if any page is: this program has written all that has such a name.
    """
    there = [name for name in names if name not in managed and (folder / name).exists()]
    if managed or not there or not any(map(is_marked, folder.glob("*/index.md"))):
        return [name for name in there if not is_marked(folder / name)]
    return [name for name in there if name.endswith(".md") and not is_marked(folder / name)]


def is_marked(file: Path) -> bool:
    """Tell whether a file says that it is made by this program."""
    if not file.is_file():
        return False
    with file.open("rb") as content:
        head = content.read(HEAD)
    return any(mark in head for mark in MARKS)


def recognised(folder: Path) -> frozenset[str]:
    """Return the files that are ours by what they say, where no list tells: pages, and their data.

    Pictures may be anybody's, and what lies beside the first page of a language, too.
    """
    pages = [file for file in folder.glob("*/**/*.md") if is_marked(file)]
    inside = {file.parent for file in pages if len(file.relative_to(folder).parts) > TOP}
    beside = (file for one in inside for file in one.iterdir() if file.suffix in DATA)
    return frozenset(file.relative_to(folder).as_posix() for file in (*pages, *beside))


def differs(path: Path, content: Content) -> bool:
    """Tell whether a file is not there with these bytes."""
    with clear_failure(path):
        if not path.is_file():
            return True
        if isinstance(content, Path):
            return not filecmp.cmp(content, path, shallow=False)
        if isinstance(content, Copy):
            return content.differs(path)
        return path.read_bytes() != content


def is_ours(folder: Path, name: str) -> bool:
    """Tell whether a name of the manifest is a file inside the folder."""
    path = folder / name
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())


def apply(changes: Changes) -> None:
    """Write and remove; the manifest is written first, so that a broken run can be repeated."""
    with clear_failure(changes.folder):
        clear_away(changes.folder)
        if not changes.names <= changes.managed:
            save_manifest(changes.folder, changes.managed | changes.names)
        for name, content in changes.write.items():
            write_file(changes.folder / name, content)
        for name in changes.remove:
            (changes.folder / name).unlink()
            remove_empty_folders((changes.folder / name).parent, changes.folder)
        if changes.managed != changes.names:
            save_manifest(changes.folder, changes.names)


def clear_away(folder: Path) -> None:
    """Remove what runs that were killed have left half written."""
    with clear_failure(folder):
        for file in folder.rglob(UNFINISHED):
            file.unlink(missing_ok=True)


def save_manifest(folder: Path, names: frozenset[str]) -> None:
    """Record the files that are ours."""
    write_file(folder / MANIFEST, (json.dumps(sorted(names), indent=0) + "\n").encode())


def write_file(path: Path, content: Content) -> None:
    """Replace a file at once: a reader sees the old bytes or the new ones."""
    with clear_failure(path):
        mode = mode_of(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(descriptor, "wb") as file:
                copy_into(file, content)
            Path(temporary).chmod(mode)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise


def mode_of(path: Path) -> int:
    """Return the rights that a file has, or a new one gets.

    Raises PermissionError where the file may not be written.
    """
    if not path.exists():
        return 0o644
    mode = stat.S_IMODE(path.stat().st_mode)
    if not mode & stat.S_IWUSR:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    return mode


def copy_into(file: BinaryIO, content: Content) -> None:
    """Write bytes, or those of another file, into an open one."""
    if isinstance(content, bytes):
        file.write(content)
        return
    if isinstance(content, Copy):
        file.writelines(content.blocks())
        return
    with content.open("rb") as source:
        shutil.copyfileobj(source, file)


def place(folder: Path, name: str) -> Path:
    """Return where a file is, or will be: on disk its letters may be made of other signs."""
    path = folder / name
    if name.isascii() or path.exists() or not path.parent.is_dir():
        return path
    same = (one for one in path.parent.iterdir() if normalize("NFC", one.name) == path.name)
    return next(same, path)


def make_folder(folder: Path) -> None:
    """Make a folder, unless it is there."""
    with clear_failure(folder):
        folder.mkdir(parents=True, exist_ok=True)


def remove_empty_folders(folder: Path, root: Path) -> None:
    """Remove a folder and those above it while they are empty, up to a root."""
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
