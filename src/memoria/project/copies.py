"""Files of one folder that stand in another one, too, told by digests of their bytes."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from posixpath import dirname, join
from typing import TypeVar

from memoria.project.folders import composed

T = TypeVar("T")

SIZE = 20
# What the system tells of a file, by which a change of it is seen.
Seen = tuple[int, ...]


def digest(path: str) -> bytes:
    """Return a digest of a file."""
    return blake2b(read(path), digest_size=SIZE).digest()


def proof(path: str) -> bytes:
    """Return a digest of a file and what the system tells of it, which may spare reading it."""
    return digest(path) + repr(seen(path)).encode()


def seen(path: Path | str) -> Seen:
    """Return what the system tells of a file, nothing where there is none.

    Not when its entry last changed: the site has it by a link, and each link is such a change.
    """
    with suppress(OSError):
        found = os.stat(path)  # noqa: PTH116 - of thousands of files
        return found.st_size, found.st_mtime_ns, found.st_ino
    return ()


def read(path: str) -> bytes:
    """Return the bytes of a file."""
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read()


def is_same(path: str, kept: bytes | None) -> bool:
    """Tell whether a file is there and has the digest, or the proof, that is kept of it."""
    with suppress(OSError):
        if kept is not None:
            return kept[SIZE:] == repr(seen(path)).encode() or digest(path) == kept[:SIZE]
    return False


def files_below(root: Path, folder: str = "") -> list[str]:
    """List the files in a folder below another one and in its folders, by their paths from that."""
    found = list[str]()
    for here, folders, names in os.walk(join(root, folder), followlinks=True):
        folders.sort()
        below = here.removeprefix(str(root)).strip("/")
        found += [join(below, name) for name in sorted(names)]
    return found


def link(source: str, target: str) -> None:
    """Give a file, which is never changed but replaced, a second place; or else copy it."""
    try:
        os.link(source, target)
    except FileExistsError:
        pass
    except OSError:
        shutil.copyfile(source, target)


def mirror(files: Mapping[str, str], folder: Path) -> None:
    """Let a folder hold some files and nothing else, by links; those that it has stay untouched."""
    folder.mkdir(parents=True, exist_ok=True)
    parents = {parent for name in files for parent in parents_of(name)}
    present, folders = held(folder)
    for name in present.keys() - files.keys():
        os.unlink(join(folder, name))  # noqa: PTH108
    for name in sorted(folders - parents, reverse=True):
        os.rmdir(join(folder, name))  # noqa: PTH106
    for name in sorted(parents - folders):
        os.mkdir(join(folder, name))  # noqa: PTH102
    for name, source in files.items():
        if present.get(name) != identity(os.stat(source)):  # noqa: PTH116
            if name in present:
                os.unlink(join(folder, name))  # noqa: PTH108
            link(source, join(folder, name))


def parents_of(name: str) -> Iterator[str]:
    """List the folders that a file is in, also the upper ones."""
    while name := dirname(name):
        yield name


def held(folder: Path) -> tuple[dict[str, tuple[int, int]], set[str]]:
    """Return the files in a folder, each with what it is to the system, and the folders."""
    files, folders, below = dict[str, tuple[int, int]](), set[str](), [""]
    while below:
        here = below.pop()
        with os.scandir(join(folder, here)) as found:
            for one in found:
                name = join(here, one.name)
                if one.is_dir(follow_symlinks=False):
                    folders.add(name)
                    below.append(name)
                else:
                    files[name] = identity(one.stat(follow_symlinks=False))
    return files, folders


def identity(about: os.stat_result) -> tuple[int, int]:
    """Return what tells a file from all others: of two places of it, one changes with the other."""
    return about.st_dev, about.st_ino


def with_whole_letters(folder: Path, place: Path) -> Path:
    """Return a folder, or another one with its files where a name has a letter of several signs."""
    names = files_below(folder)
    if all(map(str.isascii, names)) or [*map(composed, names)] == names:
        return folder
    lay(((composed(name), join(folder, name)) for name in names), place, link)
    return place


def lay(files: Iterable[tuple[str, T]], folder: Path, put: Callable[[T, str], None]) -> None:
    """Put files at their places in a folder."""
    known = set[str]()
    for name, source in files:
        target = join(folder, name)
        if (parent := dirname(target)) not in known:
            Path(parent).mkdir(parents=True, exist_ok=True)
            known.add(parent)
        put(source, target)
