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
Files = Mapping[str, str | bytes]


def session(*lines: str) -> str:
    """Return a sessions.yaml with one session; the lines are further fields of it."""
    return f"{SERIES}sessions:\n{SESSION}" + "".join(f"    {line}\n" for line in lines)


def read(files: Files) -> Loaded:
    """Load a content folder of the name `data`; texts stand for their bytes."""
    contents = {
        name: text.encode() if isinstance(text, str) else text for name, text in files.items()
    }
    return load(contents, LANGUAGES, "data")


def problems(files: Files) -> tuple[Problem, ...]:
    """Return every problem of a content folder."""
    return check(read(files))


def told(files: Files) -> list[str]:
    """Return the place and the code of every problem: `sessions.yaml:6:5 M201`."""
    return [f"{one.finding.position} {one.code}".removeprefix("data/") for one in problems(files)]
