"""The journal of a rename that is half done: what there is still to do."""

import json
from dataclasses import dataclass
from pathlib import Path

from memoria.rules.commands import fail, not_renamed

STAGE, JOURNAL = ".rename", "journal.json"


@dataclass(frozen=True)
class Journal:
    """Say what is to be done, by whom: the two names of the command, the files, what goes.

    `files` are names in the content folder, in the order of the staged ones; `origins` are what
    they were made from, `digests` those of its bytes.
    """

    old: str
    new: str
    files: tuple[str, ...]
    remove: tuple[str, ...]
    name: str
    origins: tuple[str, ...]
    digests: tuple[str, ...]


def read_journal(folder: Path) -> Journal | None:
    """Return what a broken run has left to do, if anything.

    A journal that names files elsewhere is none of ours: it may have come with other people's work.
    """
    try:
        told = json.loads((folder / STAGE / JOURNAL).read_text("utf-8"))
        lists = {key: tuple(value) for key, value in told.items() if isinstance(value, list)}
        journal = Journal(**{**told, **lists})
        names = (*journal.files, *journal.remove, *journal.origins)
        whole = len(journal.files) == len(journal.origins) == len(journal.digests)
        return journal if whole and all(is_inside(folder, name) for name in names) else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def is_inside(folder: Path, name: str) -> bool:
    """Tell whether a name leads to a place below a folder, links followed."""
    return (folder / name).resolve().is_relative_to(folder.resolve())


def refuse_unfinished(folder: Path, shown: str) -> None:
    """Make sure that no rename is half done: the files would contradict each other.

    Raises MemoriaError where one is.
    """
    if left := read_journal(folder):
        values = {"written": left.old, "known": left.new}
        raise fail(not_renamed(shown, values, "unfinished"))
