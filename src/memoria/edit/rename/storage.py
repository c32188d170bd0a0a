"""The files of a rename are written all together: a broken run is completed by the same command.

All new files are made beside the content first, in a hidden folder, and a journal of them last.
From then on they are put in place one after the other, then what is left over is removed, and the
journal in the end.
"""

import json
import shutil
from hashlib import sha256
from pathlib import Path

from memoria.edit.rename.plan import Plan
from memoria.project.journal import JOURNAL, STAGE, Journal
from memoria.project.writing import clear_failure, mode_of, remove_empty_folders, write_file


def store(folder: Path, plan: Plan, old: str, new: str, name: str) -> Journal:
    """Make all new files beside the content, and the journal last."""
    stage, files = folder / STAGE, tuple(sorted(plan.write))
    with clear_failure(stage):
        shutil.rmtree(stage, ignore_errors=True)
    for file in plan.remove:
        with clear_failure(folder / file):
            mode_of(folder / file)
    for number, file in enumerate(files):
        staged = stage / str(number)
        write_file(staged, plan.write[file])
        with clear_failure(folder / plan.origins[file]):
            staged.chmod(mode_of(folder / plan.origins[file]))
    origins = tuple(plan.origins[file] for file in files)
    digests = tuple(digest_of(folder / one) for one in origins)
    journal = Journal(old, new, files, plan.remove, name, origins, digests)
    write_file(stage / JOURNAL, json.dumps(vars(journal)).encode())
    return journal


def digest_of(path: Path) -> str:
    """Return the digest of a file's bytes."""
    with clear_failure(path):
        return sha256(path.read_bytes()).hexdigest()


def changed_since(folder: Path, journal: Journal) -> str:
    """Return a file that was changed after a run broke off, and would be lost, or nothing."""
    for number, (origin, digest) in enumerate(zip(journal.origins, journal.digests, strict=True)):
        waiting = (folder / STAGE / str(number)).exists() or origin in journal.remove
        if waiting and (folder / origin).is_file() and digest_of(folder / origin) != digest:
            return origin
    return ""


def complete(folder: Path, journal: Journal) -> None:
    """Put the new files in place, each at once, then remove the old ones and the journal."""
    stage = folder / STAGE
    with clear_failure(folder):
        for number, file in enumerate(journal.files):
            if (stage / str(number)).exists():
                (folder / file).parent.mkdir(parents=True, exist_ok=True)
                (stage / str(number)).replace(folder / file)
        for file in journal.remove:
            (folder / file).unlink(missing_ok=True)
            if (folder / file).parent.is_dir():
                remove_empty_folders((folder / file).parent, folder)
        (stage / JOURNAL).unlink()
        stage.rmdir()
