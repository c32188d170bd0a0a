"""Files that belong together are written all together: a run that breaks off is completed later.

All new files are made beside the content first, in a hidden folder, and a journal of them last.
From then on they are put in place one after the other, then what is left over is removed, and the
journal in the end.
"""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from memoria.project.lock import alone
from memoria.project.writing import clear_failure, mode_of, place, remove_empty_folders, write_file
from memoria.rules.commands import at_work, fail, unfinished

STAGE, JOURNAL = ".unfinished", "journal.json"


@dataclass(frozen=True)
class Journal:
    """Say what is to be done, and by which command; `told` is what that one wants to know again.

    `files` are names in the content folder, in the order of the staged ones; `origins` are what
    they were made from, or nothing, `digests` those of its bytes.
    """

    command: str
    told: str
    files: tuple[str, ...]
    remove: tuple[str, ...]
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
    """Make sure that no change is half done: the files would contradict each other.

    Raises MemoriaError where one is.
    """
    if left := read_journal(folder):
        raise fail(unfinished(shown, left.command))


def store(
    folder: Path, command: str, told: str, write: Mapping[str, bytes], origins: Mapping[str, str]
) -> Journal:
    """Make all new files beside the content, and the journal last.

    `origins` maps the files to what they were made from; what has another name then is to go.
    """
    stage, files = folder / STAGE, tuple(sorted(write))
    with clear_failure(stage):
        shutil.rmtree(stage, ignore_errors=True)
    remove = tuple(old for new, old in origins.items() if old != new)
    for file in remove:
        with clear_failure(folder / file):
            mode_of(place(folder, file))
    sources = tuple(origins.get(file, "") for file in files)
    for number, (file, origin) in enumerate(zip(files, sources, strict=True)):
        staged, source = stage / str(number), place(folder, origin or file)
        write_file(staged, write[file])
        with clear_failure(source):
            staged.chmod(mode_of(source))
    digests = tuple(digest_of(place(folder, one)) if one else "" for one in sources)
    journal = Journal(command, told, files, remove, sources, digests)
    write_file(stage / JOURNAL, json.dumps(vars(journal)).encode())
    return journal


def digest_of(path: Path) -> str:
    """Return the digest of a file's bytes."""
    with clear_failure(path):
        return sha256(path.read_bytes()).hexdigest()


def resume(folder: Path, shown: str, left: Journal) -> None:
    """Complete a change that was interrupted.

    Raises MemoriaError where a file that it changes was edited since, or another run is at it.
    """
    with alone(folder):
        if read_journal(folder) != left:
            raise fail(at_work(shown, "changed"))
        if touched := changed_since(folder, left):
            raise fail(unfinished(f"{shown}/{touched}", left.command, "changed"))
        complete(folder, left)


def changed_since(folder: Path, journal: Journal) -> str:
    """Return a file that was changed after a run broke off, and would be lost, or nothing."""
    listed = zip(journal.files, journal.origins, journal.digests, strict=True)
    for number, (file, origin, digest) in enumerate(listed):
        name = origin or file
        waiting = (folder / STAGE / str(number)).exists() or origin in journal.remove
        path = place(folder, name)
        if waiting and path.is_file() and digest_of(path) != digest:
            return name
    return ""


def complete(folder: Path, journal: Journal) -> None:
    """Put the new files in place, each at once, then remove the old ones and the journal."""
    stage = folder / STAGE
    with clear_failure(folder):
        for number, file in enumerate(journal.files):
            if (stage / str(number)).exists():
                (folder / file).parent.mkdir(parents=True, exist_ok=True)
                (stage / str(number)).replace(place(folder, file))
        for file in journal.remove:
            place(folder, file).unlink(missing_ok=True)
            if (folder / file).parent.is_dir():
                remove_empty_folders((folder / file).parent, folder)
        (stage / JOURNAL).unlink()
        stage.rmdir()
