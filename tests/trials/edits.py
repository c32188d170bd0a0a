"""Commands that change the content, killed: no file is damaged, and what comes next completes."""

import json
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from tests.conftest import ROOT
from tests.trials.rows import Row
from tests.trials.site import Project, tell

KILLS, RANDOM = 50, 5
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
    ("translated", "the-short-night", "en"),
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

    def prepare(self, command: Sequence[str]) -> None:
        """Bring the content into the state before a command, with something for it to do."""
        shutil.rmtree(self.root / "data")
        subprocess.run(["git", "checkout", "--quiet", "--", "data"], cwd=self.root, check=True)
        if command == ("format",):
            for name in ("people", "places", "themes"):
                file = self.root / "data" / f"{name}.yaml"
                file.write_text(file.read_text("utf-8").replace("\n    name: ", "\n    name:   "))
        if command[0] == "translated":
            text = self.root / "data/summaries/the-short-night/report.es.md"
            text.write_text(text.read_text("utf-8") + "\nY una frase más.\n", "utf-8")


def trials(kills: int = KILLS, moments: int = RANDOM) -> Iterator[Row]:
    """Kill each command before its operations on files, then at random moments."""
    with TemporaryDirectory() as folder:
        content = Content(Path(folder) / "project")
        for command in COMMANDS:
            yield killed(content, command, kills, moments)


def killed(content: Content, command: Sequence[str], kills: int, moments: int) -> Row:
    """Kill a command, and hold what it leaves and what follows against a whole run."""
    content.prepare(command)
    old = content.files("data")
    began = monotonic()
    status, said = content.run(*command, before=0)
    whole = monotonic() - began
    new, number = content.files("data"), int(said.split()[-1])
    shown = " ".join(command[: 3 if command[0] == "rename" else 2])
    if status or old == new:
        return Row(f"`{shown}`", "a run that changes something", f"status {status}: {said[:300]}")
    seen, share = Counter[str](), max(1, -(-number // kills))
    tried = range(1, number + 1, share)
    for before in tried:
        content.prepare(command)
        ended, _ = content.run(*command, before=before)
        seen[after(content, command, old, new) if ended == -signal.SIGKILL else "not killed"] += 1
    random = Random(shown)
    for _ in range(moments):
        content.prepare(command)
        process = content.begin(*command)
        sleep(random.uniform(whole / 2, whole))
        process.kill()
        process.communicate()
        seen[after(content, command, old, new)] += 1
    what = (
        f"`{shown}` killed before {len(tried)} of its {number} operations on files, and at "
        f"{moments} random moments"
    )
    return Row(what, f"{GOOD}: {len(tried) + moments}", tell(seen))


def after(
    content: Content, command: Sequence[str], old: Mapping[str, bytes], new: Mapping[str, bytes]
) -> str:
    """Tell what a killed command has left, and what the same command makes of it."""
    left = {name: one for name, one in content.files("data").items() if not hidden(name)}
    for name in old.keys() | new.keys() | left.keys():
        if left.get(name) not in (old.get(name), new.get(name)):
            return f"damaged: {name}"
    done = left == new
    status, said = content.run(*command)
    found = content.files("data")
    if found == new:
        # A command that was whole but for its last word finds its work done.
        return GOOD if status == 0 or done else f"complete, but status {status}: {said[:200]}"
    other = sorted(name for name in found.keys() | new.keys() if found.get(name) != new.get(name))
    return f"{'done before, ' if done else ''}other: {other[:4]}, status {status}: {said[:200]}"


def hidden(name: str) -> bool:
    """Tell whether a file is none of the content, but what a run keeps for itself."""
    return any(part.startswith(".") for part in Path(name).parts)
