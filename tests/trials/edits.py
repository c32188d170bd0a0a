"""Commands that change the content, killed: no file is damaged, and what comes next completes."""

import json
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from io import StringIO
from multiprocessing import get_context
from multiprocessing.context import ForkProcess
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from memoria.messages import words
from memoria.project.catalogues import read_dictionaries
from memoria.project.settings import read_settings
from tests.conftest import ROOT
from tests.trials.rows import Row
from tests.trials.site import HOOK, Project, tell

# So many of the kills are at random moments at least.
KILLS, RANDOM = 50, 10
# Commands are run by forks of this process, which has read the program already.
FORKS = get_context("fork")
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
LINKED = (
    "[{}](person:ondina-farallon), [{}](initiative:last-ferry), [{}](session:the-short-night).\n"
)
ORIGINAL = LINKED.format("Ondina", "the ferry", "the night")
STALE = '---\nof: "00000000"\n---\n' + LINKED.format("Farallón", "el barco", "la noche")
COMMANDS = (
    *(("new", kind, *told) for kind, told in KINDS.items()),
    ("rename", "last-ferry", "the-ferry"),
    ("rename", "session:the-short-night", "a-short-night"),
    ("rename", "ondina-farallon", "ondina-sea"),
    ("format",),
    ("format", "--divide"),
    ("translated", "the-short-night", "es"),
    ("import", "schedule.json", "--series", "towns-afloat", "--as-sessions", "--write"),
)


# Two sessions in one file, not in its canonical form, and texts that name what is in it.
CONTENT = {
    "sessions.yaml": """\
series:
  - id: towns-afloat
    title: {en: "Towns afloat", es: "Villas a flote"}
sessions:
  - id: the-short-night
    series: towns-afloat
    original: en
    title: {en: "The short night", es: "La noche corta"}
    summary: {en: "We spoke about the night.", es: "Hablamos de la noche."}
    themes: [night]
    contributions:
      - {id: ondina, speaker: ondina-farallon, role: {en: "Pilot", es: "Piloto"}}
    initiatives:
      - id: last-ferry
        title: {en: "The last ferry waits", es: "El último transbordador espera"}
        status: planned
        presented_in: [ondina]
    translations:
      es: {of: "00000000"}
  - id: knots-by-ear
    series: towns-afloat
    original: en
    title: {en: "Knots by ear", es: "Nudos de oído"}
    contributions:
      - {id: ondina, speaker: ondina-farallon}
""",
    "people.yaml": """\
people:
  - id: ondina-farallon
    name:   Ondina Farallón
""",
    "themes.yaml": """\
themes:
  - id: night
    name: {en: Night, es:   Noche}
""",
    "summaries/the-short-night/report.en.md": ORIGINAL,
    "summaries/the-short-night/report.es.md": STALE,
    "summaries/the-short-night/context.en.md": ORIGINAL,
    "summaries/the-short-night/context.es.md": STALE,
}


class Content(Project):
    """A small content, which is as it was before each trial."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        (root / "data/sessions.yaml").unlink()
        self.first = {f"data/{name}": text.encode() for name, text in CONTENT.items()}
        shutil.copy(ROOT / "examples/demo/pictures/dew-nets-at-dusk.jpg", root / "picture.jpg")
        told = {"schedule": {"version": "1", "conference": EVENT}}
        (root / "schedule.json").write_text(json.dumps(told), "utf-8")

    def lay(self, files: Mapping[str, bytes]) -> None:
        """Let these files be the content, and no others."""
        found = self.files("data")
        for name in found.keys() - files.keys():
            (self.root / name).unlink()
        for name in files:
            if found.get(name) != files[name]:
                (self.root / name).parent.mkdir(parents=True, exist_ok=True)
                (self.root / name).write_bytes(files[name])

    def fork(self, command: Sequence[str], before: int = 0) -> ForkProcess:
        """Begin a command, which may be killed before an operation on files of that number."""
        process = FORKS.Process(target=obey, args=(self.root, command, before))
        process.start()
        return process

    def end(self, process: ForkProcess) -> tuple[int | None, str]:
        """Wait for a command; return its status, and all that it said."""
        process.join()
        return process.exitcode, (self.root / SAID).read_text("utf-8")


def obey(root: Path, command: Sequence[str], before: int) -> None:
    """Run a command in a project, and write down what it says."""
    os.chdir(root)
    sys.argv, sys.stdin = ["memoria", str(before), *command], StringIO()
    with (root / SAID).open("w", encoding="utf-8") as sys.stdout:
        sys.stderr = sys.stdout
        exec(HOOK, {})


def trials(kills: int = KILLS, moments: int = RANDOM) -> Iterator[Row]:
    """Kill each command before its operations on files, then at random moments."""
    with TemporaryDirectory() as folder:
        content = Content(Path(folder) / "project")
        read_once(content)
        for command in COMMANDS:
            yield killed(content, command, kills, moments)


def read_once(content: Content) -> None:
    """Read what every command reads first, here: modules, and the words of both languages."""
    words.read_catalogue = cache(words.read_catalogue)
    settings = read_settings(content.root / "mkdocs.yml")
    dictionary = next(iter(read_dictionaries(settings).values()))
    for name in {command[0] for command in COMMANDS}:
        import_module(f"memoria.commands.{name}").command(dictionary)


def killed(content: Content, command: Sequence[str], kills: int, moments: int) -> Row:
    """Kill a command, and hold what it leaves and what follows against a whole run."""
    old = content.first
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
