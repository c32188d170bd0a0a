"""Several files are written together, or none of them.

A rename keeps a journal in place of this: half of it would be wrong, and what it changed cannot be
told by looking. What a new record leaves behind, where it is killed, harms nothing.
"""

from collections.abc import Mapping
from pathlib import Path

from memoria.project.writing import remove_empty_folders, write_file
from memoria.rules.files import Stored


def write_all(folder: Path, files: Mapping[str, bytes], contents: Mapping[str, Stored]) -> None:
    """Write files in their order; of an interrupted run nothing stays.

    A summary comes before the record that it belongs to: where even the undoing was cut off, the
    same command goes on from there.
    """
    begun: list[str] = []
    try:
        for name, content in files.items():
            if contents.get(name) != content:
                begun.append(name)
                write_file(folder / name, content)
    except BaseException:
        for name in reversed(begun):
            restore(folder, name, contents.get(name))
        raise


def restore(folder: Path, name: str, content: Stored | None) -> None:
    """Bring a file back to what it was."""
    path = folder / name
    if isinstance(content, bytes):
        if path.read_bytes() != content:
            write_file(path, content)
        return
    path.unlink(missing_ok=True)
    if path.parent.is_dir():
        remove_empty_folders(path.parent, folder)
