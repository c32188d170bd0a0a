"""Machines that lack something: a clear sentence, or the same bytes, and nothing is damaged."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.trials.edits import Content
from tests.trials.rows import Row
from tests.trials.site import MADE, Project

# So many bytes are left on the disk.
ROOMS = (0, 30_000, 300_000, 2_000_000)
DISK = 120_000_000
BUILD: Sequence[str] = ("build",)
SITE: Sequence[str] = ("site",)
NEW: Sequence[str] = (
    "new",
    "place",
    "--name",
    "en=Lanterns on loan",
    "--name",
    "es=Faroles en préstamo",
)
FORMAT: Sequence[str] = ("format",)
IMPORT: Sequence[str] = (
    "import",
    "schedule.json",
    "--series",
    "towns-afloat",
    "--as-sessions",
    "--write",
)
EDITS = (NEW, FORMAT, IMPORT)
# How a command says that it cannot write, in its last lines.
REFUSED, LINES = " M402: ", 2
WANTED = "a clear sentence or the same bytes; afterwards the bytes of a clean run"
WELL = "refused in a sentence, nothing damaged, then the same bytes"


def trials() -> Iterator[Row]:
    """Show what each command does on a full disk, on one that takes nothing, and without tools."""
    with TemporaryDirectory() as folder, mounted(Path(folder)) as place:
        sites, edits = Project(place / "sites"), Content(place / "edits")
        for room in ROOMS:
            for command in (BUILD, SITE):
                yield told(command, f"with {room:,} bytes left", full(sites, command, room))
            for command in EDITS:
                yield told(command, f"with {room:,} bytes left", full(edits, command, room))
        for project, command in (*((sites, one) for one in (BUILD, SITE)), *with_edits(edits)):
            yield told(command, "on a disk that takes nothing", closed(project, command, place))
        for what, settings in LACKING.items():
            for command in (BUILD, SITE):
                yield told(command, what, without(sites, command, settings))


LACKING: Mapping[str, Mapping[str, str]] = {
    "without git": {"PATH": "/nowhere"},
    "without a home": {"HOME": "/nowhere"},
    "without a folder for what is temporary": {"TMPDIR": "/nowhere"},
}


def with_edits(edits: Content) -> Iterator[tuple[Project, Sequence[str]]]:
    """List the commands that change the content, each with their project."""
    return ((edits, one) for one in EDITS)


def told(command: Sequence[str], where: str, seen: str) -> Row:
    """Make a row."""
    return Row(f"`{command[0]}` {where}", WANTED, seen)


@contextmanager
def mounted(folder: Path) -> Iterator[Path]:
    """Mount a small disk of its own, which only the administrator of a machine may."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def run(project: Project, command: Sequence[str], **settings: str) -> tuple[int, str]:
    """Run a command: its status, and all that it says."""
    own = {"PYTHONPATH": f"{project.root}/src", "SOURCE_DATE_EPOCH": "0", "LC_ALL": "C.UTF-8"}
    temporary = project.root.parent / "temporary"
    temporary.mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-B", "-m", "memoria", *command],
        cwd=project.root,
        env={**os.environ, "TMPDIR": str(temporary), **own, **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def prepare(project: Project, command: Sequence[str]) -> Sequence[str]:
    """Give a command something to do; return the folders that it changes."""
    if isinstance(project, Content):
        project.lay(project.first)
        return ("data",)
    project.edit()
    return MADE if command == SITE else MADE[:-1]


def clean(project: Project, command: Sequence[str]) -> Mapping[str, bytes]:
    """Return what a command makes where nothing is lacking."""
    folders = prepare(project, command)
    status, said = run(project, command)
    if status:
        raise RuntimeError(said)
    return project.files(*folders)


def about_to_run(
    project: Project, command: Sequence[str]
) -> tuple[Mapping[str, bytes], Sequence[str], Mapping[str, bytes]]:
    """Return what a command is to make, where, and what stands there before it makes it."""
    wanted = clean(project, command)
    if not isinstance(project, Content):
        project.edit()
        run(project, command)
    folders = prepare(project, command)
    return wanted, folders, project.files(*folders)


def full(project: Project, command: Sequence[str], room: int) -> str:
    """Tell what a command does where the disk has little room, and then where it has enough."""
    wanted, folders, before = about_to_run(project, command)
    filler = project.root.parent / "filler"
    free = shutil.disk_usage(project.root).free
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, free - room))
    status, said = run(project, command)
    found = project.files(*folders)
    filler.unlink()
    if status == 0:
        return "had room enough" if found == wanted else "other bytes"
    return refused(said, project, before, found) or again(project, command, folders, wanted)


def closed(project: Project, command: Sequence[str], place: Path) -> str:
    """Tell what a command does on a disk that takes nothing, and then on one that does."""
    wanted, folders, before = about_to_run(project, command)
    subprocess.run(["mount", "-o", "remount,ro", place], check=True)
    try:
        status, said = run(project, command)
    finally:
        subprocess.run(["mount", "-o", "remount,rw", place], check=True)
    if status == 0:
        return "ended well"
    found = project.files(*folders)
    return refused(said, project, before, found) or again(project, command, folders, wanted)


def refused(
    said: str, project: Project, before: Mapping[str, bytes], found: Mapping[str, bytes]
) -> str:
    """Tell what is wrong with how a command refused, or nothing."""
    if "".join(said.splitlines()[-LINES:]).count(REFUSED) != 1 or "Traceback" in said:
        return f"said: {' / '.join(said.splitlines()[:6])}"
    if isinstance(project, Content) and found != before:
        return "content damaged"
    return ""


def again(
    project: Project, command: Sequence[str], folders: Sequence[str], wanted: Mapping[str, bytes]
) -> str:
    """Tell what the same command does where nothing is lacking any more."""
    status, said = run(project, command)
    if status:
        return f"then said: {said}"
    return WELL if project.files(*folders) == wanted else "then other bytes"


def without(project: Project, command: Sequence[str], settings: Mapping[str, str]) -> str:
    """Tell what a command does without something that most machines have."""
    wanted = clean(project, command)
    project.edit()
    run(project, command)
    folders = prepare(project, command)
    status, said = run(project, command, **settings)
    if status:
        return refused(said, project, {}, {}) or "a sentence"
    found = project.files(*folders)
    others = [one for one in sorted(found.keys() | wanted) if found.get(one) != wanted.get(one)]
    return f"others: {', '.join(others[:3])}" if others else "the same bytes"
