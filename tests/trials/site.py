"""Runs of `site` and `build` at once, and killed: what they leave, and what the next one makes."""

import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from tests import contents
from tests.projects import copy_project
from tests.trials.rows import Row

TIMES, KILLS = 20, 50
# Kill the process before its so many-th operation on files of its project, or that of a helper.
HOOK = """
import os, sys
number, count, root, main_one = int(sys.argv.pop(1)), 0, os.getcwd(), os.getpid()
changing = {"os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.link", "os.symlink", "os.chmod"}
def look(event, arguments):
    global count
    writes = event == "open" and arguments[1] and set(str(arguments[1])) & set("wax+")
    if writes or event in changing:
        if str(arguments[0]).startswith(root):
            count += 1
            if count == number:
                os.kill(main_one, 9)
sys.addaudithook(look)
from memoria.cli import main
status = main(sys.argv[1:])
if number == 0:
    print(f"\\n{count}")
sys.exit(status)
"""
LOCKED = "M429"
GOOD = "the next run gives the bytes of a clean one"
BUILD, SITE = ("build",), ("site",)
COMMANDS = (BUILD, SITE)
# What they make; the site last, which only one of them does.
MADE = ("docs", "overrides", "site")


class Project:
    """A copy of the project with one session, which is edited from time to time."""

    def __init__(self, root: Path) -> None:
        self.root, self.edits = root, 0
        self.known: dict[int, dict[str, bytes]] = {}
        copy_project(root)
        (root / "data").mkdir()
        self.edit()

    def edit(self) -> None:
        """Change the title of the session, which all its pages show, or change it back."""
        self.edits += 1
        title = "Living with the tides" if self.edits % 2 else "Tides"
        text = contents.session().replace("Living with the tides", title)
        (self.root / "data" / "sessions.yaml").write_text(text, "utf-8")

    def begin(self, *command: str, before: int | None = None) -> subprocess.Popen[str]:
        """Begin a command, which may be killed before an operation on files of that number."""
        program = ["-m", "memoria"] if before is None else ["-c", HOOK, str(before)]
        own = {"PYTHONPATH": str(self.root / "src"), "SOURCE_DATE_EPOCH": "0", "LC_ALL": "C.UTF-8"}
        return subprocess.Popen(
            [sys.executable, *program, *command],
            cwd=self.root,
            env={**os.environ, **own},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *command: str, before: int | None = None) -> tuple[int, str]:
        """Run a command to its end; return its status, and all that it says."""
        process = self.begin(*command, before=before)
        out, complaints = process.communicate()
        return process.returncode, out + complaints

    def files(self, *folders: str) -> dict[str, bytes]:
        """Return all files in folders of the project, but what tells of earlier runs."""
        return {
            file.relative_to(self.root).as_posix(): file.read_bytes()
            for folder in folders
            for file in sorted((self.root / folder).rglob("*"))
            if file.is_file()
        }

    def clean(self) -> dict[str, bytes]:
        """Return what is made of the content in a copy in which nothing was made before."""
        wanted = self.known.get(self.edits % 2)
        if wanted is None:
            with TemporaryDirectory() as folder:
                other = Project(Path(folder) / "clean")
                shutil.copytree(self.root / "data", other.root / "data", dirs_exist_ok=True)
                for command in COMMANDS:
                    status, said = other.run(*command)
                    if status:
                        raise RuntimeError(said)
                wanted = self.known[self.edits % 2] = other.files(*MADE)
        return wanted

    def made(self, command: Sequence[str]) -> list[str]:
        """List the files that a command has made otherwise than a clean run would."""
        folders = MADE if command == SITE else MADE[:-1]
        inside = tuple(f"{one}/" for one in folders)
        wanted = {name: one for name, one in self.clean().items() if name.startswith(inside)}
        found = self.files(*folders)
        names = sorted(found.keys() | wanted.keys())
        return [name for name in names if found.get(name) != wanted.get(name)]

    def left(self) -> list[str]:
        """List what runs have left beside the site."""
        return [
            one.name for one in self.root.iterdir() if one.name.startswith((".site.", ".docs."))
        ]


def trials(times: int = TIMES, kills: int = KILLS) -> Iterator[Row]:
    """Show what becomes of runs at once, and of those that are killed."""
    with TemporaryDirectory() as folder:
        project = Project(Path(folder) / "project")
        project.run("site")
        for number in (2, 4):
            yield at_once(project, number, times)
        for command in COMMANDS:
            yield killed_at_random(project, command, kills)
            yield killed_before(project, command, kills)


def at_once(project: Project, number: int, times: int) -> Row:
    """Let several runs of `site` begin together, with something to be made."""
    seen = Counter[str]()
    for _ in range(times):
        project.edit()
        processes = [project.begin("site") for _ in range(number)]
        told = [(*one.communicate(), one.returncode) for one in processes]
        well = [out for out, _, status in told if status == 0]
        refused = [said for _, said, status in told if status == 1 and one_sentence(said)]
        whole = not project.made(SITE) and not project.left()
        good = whole and len(well) == 1 and len(refused) == number - 1
        seen["one whole site, the others refused" if good else f"{whole=}: {told}"] += 1
    what = f"{number} runs of `site` at once, {times} times"
    return Row(what, f"one whole site, the others refused: {times}", tell(seen))


def one_sentence(said: str) -> bool:
    """Tell whether a run says no more than that another one is at work, and what to do."""
    return LOCKED in said and len(said.splitlines()) == 2


def killed_at_random(project: Project, command: Sequence[str], kills: int) -> Row:
    """Kill a command after random times, with and without what it has begun."""
    random, seen = Random(1), Counter[str]()
    began = monotonic()
    project.edit()
    project.run(*command)
    whole = monotonic() - began
    for _ in range(kills):
        project.edit()
        process = project.begin(*command)
        sleep(random.uniform(0, whole))
        process.kill()
        process.communicate()
        seen[outcome(project, command)] += 1
    what = f"`{' '.join(command)}` killed at a random moment, {kills} times"
    return Row(what, f"{GOOD}: {kills}", tell(seen))


def killed_before(project: Project, command: Sequence[str], kills: int) -> Row:
    """Kill a command before each of its operations on files, or as many of them as are wanted."""
    project.edit()
    _, said = project.run(*command, before=0)
    number, seen = int(said.split("\n\n")[-1].split()[0]), Counter[str]()
    share = max(1, number // kills)
    tried = range(1, number + 1, share)
    for before in tried:
        project.edit()
        status, _ = project.run(*command, before=before)
        killed = status == -signal.SIGKILL
        seen[outcome(project, command) if killed else "ended before"] += 1
    what = f"`{' '.join(command)}` killed before {len(tried)} of its {number} operations on files"
    return Row(what, f"{GOOD}: {len(tried)}", tell(seen))


def outcome(project: Project, command: Sequence[str]) -> str:
    """Tell what the next run makes after one that was killed."""
    data = project.files("data")
    status, said = project.run(*command)
    if status:
        return f"refused: {said}"
    if project.left():
        return f"left behind: {project.left()}"
    if project.files("data") != data:
        return "content damaged"
    other = project.made(command)
    return f"other bytes: {other[:5]}" if other else GOOD


def tell(seen: Counter[str]) -> str:
    """Tell what was seen how often."""
    return "; ".join(f"{what}: {number}" for what, number in seen.most_common())
