"""Commands that change the content, killed: no file is damaged, and what comes next completes."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from tests.conftest import ROOT
from tests.trials.rows import Row
from tests.trials.site import HOOK, Project, tell

# So many of the kills are at random moments at least.
KILLS, RANDOM = 50, 10
# Commands are run by forks of a process that has read the program already.
FORKS = get_context("forkserver")
READ = [f"memoria.commands.{one}" for one in ("new", "rename", "format", "translated", "import")]
# Where what a command says is written down.
SAID = "said.txt"
GOOD = "no file damaged, the same command gives the bytes of a clean run"
SESSION = ("--session", "the-short-night")
TITLE = ("--title", "en=Lanterns on loan", "--title", "es=Faroles en préstamo")
NAME = ("--name", "en=Lanterns on loan", "--name", "es=Faroles en préstamo")
VIDEO = ("--address", "https://example.org/lanterns", "--without-captions-because", "No words.")
PICTURE = ("--file", "picture.jpg", "--description", "en=Dew nets at dusk.", "--credit", "Nobody")
KINDS: Mapping[str, Sequence[str]] = {
    "session": ("--series", "towns-afloat", *TITLE, "--original", "en"),
    "report": ("--session", "knots-by-ear", "--summary", "Knots were tied by ear."),
    "key-question": (*SESSION, "--group-title", "Lanterns", "--text", "Who lends a lantern?"),
    "contribution": (*SESSION, "--speaker-name", "Ada Marsh", "--organisation-name", "Wick Club"),
    "challenge": (*SESSION, *TITLE),
    "initiative": (*SESSION, *TITLE, "--status", "planned"),
    "proposal": (*SESSION, *TITLE),
    "priority": (*SESSION, *TITLE),
    "video": (*SESSION, *TITLE, *VIDEO),
    "news": (*SESSION, *TITLE, "--date", "2024-05-01", "--summary", "Lanterns were lent."),
    "guide": (*TITLE, "--theme", "night"),
    "picture": (*PICTURE, "--licence", "CC0 1.0"),
    "theme": NAME,
    "place": NAME,
    "person": ("--name", "Ada Marsh", "--organisation-name", "Wick Club"),
    "organisation": NAME,
}
TALK = {
    "guid": "t1",
    "id": 1,
    "date": "2031-05-09T10:00:00+02:00",
    "start": "10:00",
    "duration": "0:45",
    "room": "Hall",
    "title": "Dew at dawn",
    "language": "en",
    "abstract": "We show dew.",
    "persons": [{"guid": "p1", "public_name": "Ina Tolva"}],
}
DAYS = [{"index": 1, "date": "2031-05-09", "rooms": {"Hall": [TALK]}}]
EVENT = {"acronym": "dew", "title": "Dew days", "time_zone_name": "Europe/Madrid", "days": DAYS}
COMMANDS = (
    *(("new", kind, *told) for kind, told in KINDS.items()),
    ("rename", "session:the-short-night", "a-short-night"),
    ("rename", "ondina-farallon", "ondina-sea"),
    ("format",),
    ("format", "--divide"),
    ("translated", "the-short-night", "es"),
    ("import", "schedule.json", "--series", "towns-afloat", "--as-sessions", "--write"),
)


class Content(Project):
    """A copy of the demo under git, which is as it was before each trial."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        shutil.rmtree(root / "data")
        shutil.copytree(ROOT / "examples" / "demo", root / "data")
        pictures = root / "data" / "pictures"
        shutil.copy(pictures / "dew-nets-at-dusk.jpg", root / "picture.jpg")
        told = {"schedule": {"version": "1", "conference": EVENT}}
        (root / "schedule.json").write_text(json.dumps(told), "utf-8")
        for command in (("init", "--quiet"), ("add", "data"), ("commit", "--quiet", "-m", "Demo")):
            own = ("-c", "user.name=A", "-c", "user.email=a@example.org")
            subprocess.run(["git", *own, *command], cwd=root, check=True)
        self.first = self.files("data")

    def prepared(self, command: Sequence[str]) -> dict[str, bytes]:
        """Return the content before a command, with something for it to do."""
        files = dict(self.first)
        if command == ("format",):
            for name in ("people", "places", "themes"):
                file = f"data/{name}.yaml"
                files[file] = files[file].replace(b"\n    name: ", b"\n    name:   ")
        if command[0] == "translated":
            for name in ("context", "report"):
                files[f"data/summaries/the-short-night/{name}.en.md"] += b"\nSo it was.\n"
        return files

    def lay(self, files: Mapping[str, bytes]) -> None:
        """Let these files be the content, and no others."""
        found = self.files("data")
        for name in found.keys() - files.keys():
            (self.root / name).unlink()
        for name in files:
            if found.get(name) != files[name]:
                (self.root / name).parent.mkdir(parents=True, exist_ok=True)
                (self.root / name).write_bytes(files[name])

    def fork(self, command: Sequence[str], before: int = 0) -> ForkServerProcess:
        """Begin a command, which may be killed before an operation on files of that number."""
        process = FORKS.Process(target=obey, args=(self.root, command, before))
        process.start()
        return process

    def end(self, process: ForkServerProcess) -> tuple[int | None, str]:
        """Wait for a command; return its status, and all that it said."""
        process.join()
        return process.exitcode, (self.root / SAID).read_text("utf-8")


def obey(root: Path, command: Sequence[str], before: int) -> None:
    """Run a command in a project, and write down what it says."""
    os.chdir(root)
    with (root / SAID).open("wb") as said, Path(os.devnull).open("rb") as nothing:
        for own, other in ((0, nothing), (1, said), (2, said)):
            os.dup2(other.fileno(), own)
    sys.argv = ["memoria", str(before), *command]
    exec(HOOK, {})


def trials(kills: int = KILLS, moments: int = RANDOM) -> Iterator[Row]:
    """Kill each command before its operations on files, then at random moments."""
    FORKS.set_forkserver_preload(["memoria.cli", *READ])
    with TemporaryDirectory() as folder:
        content = Content(Path(folder) / "project")
        for command in COMMANDS:
            yield killed(content, command, kills, moments)


def killed(content: Content, command: Sequence[str], kills: int, moments: int) -> Row:
    """Kill a command, and hold what it leaves and what follows against a whole run."""
    old = content.prepared(command)
    content.lay(old)
    began = monotonic()
    status, said = content.end(content.fork(command))
    whole, new, number = monotonic() - began, content.files("data"), int(said.split()[-1])
    shown = " ".join(command[: 3 if command[0] == "rename" else 2])
    if status or old == new:
        return Row(f"`{shown}`", "a run that changes something", f"status {status}: {said[:300]}")
    seen, most = Counter[str](), kills - moments
    tried = sorted({1 + number * one // most for one in range(most)})
    for before in tried:
        content.lay(old)
        ended, _ = content.end(content.fork(command, before))
        seen[after(content, command, old, new) if ended == -signal.SIGKILL else "not killed"] += 1
    random = Random(shown)
    for _ in range(kills - len(tried)):
        content.lay(old)
        process = content.fork(command)
        sleep(random.uniform(0, whole))
        process.kill()
        process.join()
        seen[after(content, command, old, new)] += 1
    what = (
        f"`{shown}` killed before {len(tried)} of its {number} operations on files, and at "
        f"{kills - len(tried)} random moments"
    )
    return Row(what, f"{GOOD}: {kills}", tell(seen))


def after(
    content: Content, command: Sequence[str], old: Mapping[str, bytes], new: Mapping[str, bytes]
) -> str:
    """Tell what a killed command has left, and what the same command makes of it."""
    left = {name: one for name, one in content.files("data").items() if not hidden(name)}
    for name in old.keys() | new.keys() | left.keys():
        if left.get(name) not in (old.get(name), new.get(name)):
            return f"damaged: {name}"
    done = left == new
    status, said = content.end(content.fork(command))
    found = content.files("data")
    if found == new:
        # A command that was whole but for its last word finds its work done.
        return GOOD if status == 0 or done else f"complete, but status {status}: {said[:200]}"
    other = sorted(name for name in found.keys() | new.keys() if found.get(name) != new.get(name))
    return f"{'done before, ' if done else ''}other: {other[:4]}, status {status}: {said[:200]}"


def hidden(name: str) -> bool:
    """Tell whether a file is none of the content, but what a run keeps for itself."""
    return any(part.startswith(".") for part in Path(name).parts)
