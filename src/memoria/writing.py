"""Writing what was made: only what changed, each file whole or not at all, nothing of others."""

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from memoria.checks.environment import fail, not_writable, page_by_hand

MANIFEST = ".memoria.json"


@dataclass(frozen=True)
class Changes:
    """Say what would be written and removed in a folder; `managed` is all that is ours there."""

    folder: Path
    write: Mapping[str, bytes]
    remove: tuple[str, ...]
    managed: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.write or self.remove)


@contextmanager
def clear_failure(path: Path) -> Iterator[None]:
    """Turn the system's refusal into a sentence that names the file."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise fail(not_writable(str(path), reason)) from error


def read_manifest(folder: Path) -> frozenset[str]:
    """Return the files that were written into a folder earlier; damage counts as none."""
    try:
        listed = json.loads((folder / MANIFEST).read_text("utf-8"))
        return frozenset(name for name in listed if isinstance(name, str))
    except (OSError, ValueError, TypeError):
        return frozenset()


def compare(files: Mapping[str, bytes], folder: Path) -> Changes:
    """Find what differs between the files that should be in a folder and those that are.

    Raises MemoriaError where a file of the same name was written by someone else.
    """
    managed = read_manifest(folder)
    write = {name: files[name] for name in sorted(files) if differs(folder / name, files[name])}
    for name in write:
        if name not in managed and (folder / name).exists():
            raise fail(page_by_hand(str(folder / name)))
    remove = tuple(name for name in sorted(managed - set(files)) if is_ours(folder, name))
    return Changes(folder, write, remove, managed)


def differs(path: Path, content: bytes) -> bool:
    """Tell whether a file is not there with these bytes."""
    with clear_failure(path):
        return not path.is_file() or path.read_bytes() != content


def is_ours(folder: Path, name: str) -> bool:
    """Tell whether a name of the manifest is a file inside the folder."""
    path = folder / name
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())


def apply(changes: Changes, files: Mapping[str, bytes]) -> None:
    """Write and remove; the manifest is written first, so that a broken run can be repeated."""
    names = frozenset(files)
    with clear_failure(changes.folder):
        if not names <= changes.managed:
            save_manifest(changes.folder, changes.managed | names)
        for name, content in changes.write.items():
            write_file(changes.folder / name, content)
        for name in changes.remove:
            (changes.folder / name).unlink()
            remove_empty_folders((changes.folder / name).parent, changes.folder)
        if changes.managed != names:
            save_manifest(changes.folder, names)


def save_manifest(folder: Path, names: frozenset[str]) -> None:
    """Record the files that are ours."""
    write_file(folder / MANIFEST, (json.dumps(sorted(names), indent=0) + "\n").encode())


def write_file(path: Path, content: bytes) -> None:
    """Replace a file at once: a reader sees the old bytes or the new ones."""
    with clear_failure(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise


def remove_empty_folders(folder: Path, root: Path) -> None:
    """Remove a folder and those above it while they are empty, up to a root."""
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
