"""Files of one folder that stand in another one, too, told by digests of their bytes."""

import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from posixpath import dirname, join
from typing import TypeVar

T = TypeVar("T")


def digest(path: str) -> bytes:
    """Return a digest of a file."""
    return blake2b(read(path), digest_size=20).digest()


def read(path: str) -> bytes:
    """Return the bytes of a file."""
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read()


def is_same(path: str, kept: bytes | None) -> bool:
    """Tell whether a file is there and has the digest that is kept of it."""
    with suppress(OSError):
        return kept is not None and digest(path) == kept
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


def lay(files: Iterable[tuple[str, T]], folder: Path, put: Callable[[T, str], None]) -> None:
    """Put files at their places in a folder."""
    known = set[str]()
    for name, source in files:
        target = join(folder, name)
        if (parent := dirname(target)) not in known:
            Path(parent).mkdir(parents=True, exist_ok=True)
            known.add(parent)
        put(source, target)
