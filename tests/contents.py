"""Small content folders for tests: texts in, problems out, no disk."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel

from memoria.check.everything import check
from memoria.content.base import Text
from memoria.content.pictures import FOLDER as PICTURES
from memoria.content.states import phrases
from memoria.load.content import Loaded, load
from memoria.project.pictures import look
from memoria.rules.files import MEDIA_FOLDER, Media, Stored
from memoria.rules.problems import Problem

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
SUMMARY = 'summary: {en: "Living with the tides", es: "Vivir con las mareas"}'
Files = Mapping[str, str | bytes]


def session(*lines: str) -> str:
    """Return a sessions.yaml with one session; the lines are further fields of it."""
    fields = "".join(f"    {line}\n" for line in (*lines, SUMMARY))
    return f"{SERIES}sessions:\n{SESSION}{fields}"


def read(files: Files) -> Loaded:
    """Load a content folder of the name `data`; texts stand for their bytes."""
    return load({name: stored(name, text) for name, text in files.items()}, LANGUAGES, "data")


def stored(name: str, text: str | bytes) -> Stored:
    """Return a file as `read_folder` would; a media file is at the path of its name."""
    content = text.encode() if isinstance(text, str) else text
    if name.startswith(PICTURES):
        return Media(Path(name), len(content), raster=look(content))
    return Media(Path(name), len(content), content) if name.startswith(MEDIA_FOLDER) else content


def problems(files: Files) -> tuple[Problem, ...]:
    """Return every problem of a content folder."""
    return check(read(files))


def told(files: Files) -> list[str]:
    """Return the place and the code of every problem: `sessions.yaml:6:5 M201`."""
    return [f"{one.finding.position} {one.code}".removeprefix("data/") for one in problems(files)]


def texts_of(record: BaseModel) -> Iterator[Text]:
    """List the texts of a record and of all that stands in it, in the order of its fields."""
    return (phrase.text for phrase in phrases(record))
