"""Small content folders for tests: texts in, problems out, no disk."""

from collections.abc import Mapping

from memoria.checks.publication import check
from memoria.loading.publication import Loaded, load
from memoria.problems import Problem

LANGUAGES = ("en", "es")
SERIES = """\
series:
  - id: harbour-talks
    title: {en: "Harbour talks", es: "Charlas del puerto"}
"""
SESSION = """\
  - id: tides
    series: harbour-talks
    original: en
    title: {en: "Living with the tides", es: "Vivir con las mareas"}
"""


def session(*lines: str) -> str:
    """Return a sessions.yaml with one session; the lines are further fields of it."""
    return SERIES + "sessions:\n" + SESSION + "".join(f"    {line}\n" for line in lines)


def contents(sessions: str = "", **files: str) -> dict[str, str | bytes]:
    """Return a content folder; `__` in a name stands for a slash, a last `_` for a full stop."""
    return {"sessions.yaml": (sessions or session()).encode(), **{
        name: text.encode() for name, text in files.items()
    }}


def read(files: Mapping[str, str | bytes]) -> Loaded:
    """Load a content folder of the name `data`."""
    return load(files, LANGUAGES, "data")


def problems(files: Mapping[str, str | bytes]) -> tuple[Problem, ...]:
    """Return every problem of a content folder."""
    return check(read(files))


def told(files: Mapping[str, str | bytes]) -> list[str]:
    """Return the place and the code of every problem: `sessions.yaml:6:5 M201`."""
    return [
        f"{one.finding.position} {one.code}".removeprefix("data/") for one in problems(files)
    ]
