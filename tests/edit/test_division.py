"""`format --divide` gives each session a file of its own, and changes nothing that anyone reads."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from memoria.content.kinds import RECORDS
from memoria.content.publication import Publication
from memoria.edit.format.division import divided
from memoria.edit.source import Source
from memoria.edit.yaml import NotChanged
from memoria.load.content import load
from memoria.project.folders import read_folder
from memoria.rules.files import Stored
from tests.conftest import ROOT, Run
from tests.contents import SERIES
from tests.demo import CODES, DEMO

MIXED = f"""\
# The first line.
{SERIES}sessions: # the sessions

  # Above the first.
  - id: tides   # beside an id
    series: harbour-talks
    # Inside.
    original: en
    title: {{en: "It says: # no comment", es: "Dos"}}
    status_because:
      en: |
        A block,

          and its - lines.
      es: >-
        Plegado
        aquí.
    status: postponed
    # Below the first.
  # Above the second.
  - {{id: reefs, series: harbour-talks, original: en, title: {{en: "Reefs",
      es: "Arrecifes"}}}}
  -
    id: mud
    series: harbour-talks
    original: en
    title: {{en: "Mud", es: "Barro"}}
# The last line.
"""


def read(contents: dict[str, Stored]) -> Publication:
    return load(contents, CODES, "data").publication


def records(publication: Publication) -> dict[str, object]:
    """Map every record to its kind and id: in which file it stands tells in which order."""
    listed = ((kind.field, one) for kind in RECORDS for one in getattr(publication, kind.field))
    return {f"{field}/{one.id}": one for field, one in listed}


def comments(contents: dict[str, Stored]) -> Counter[str]:
    """Count the comments of the records, but for the lines that name a schema."""
    texts = [
        one.decode()
        for name, one in contents.items()
        if isinstance(one, bytes) and name.endswith(".yaml")
    ]
    found = Counter(one.text for text in texts for one in Source(text).comments)
    return Counter({text: number for text, number in found.items() if "$schema=" not in text})


@pytest.mark.parametrize("folder", [ROOT / "data", DEMO, None], ids=["data", "demo", "mixed"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_values_and_comments_are_the_same_in_their_new_files(
    folder: Path | None, newline: str
) -> None:
    before: dict[str, Stored] = {"sessions.yaml": MIXED.encode()}
    before |= read_folder(folder, "data") if folder else {}
    listed = before["sessions.yaml"]
    assert isinstance(listed, bytes)
    before |= {"sessions.yaml": listed.replace(b"\n", newline.encode())}
    files = divided(before, "data")
    after = {**before, **files}
    said, sessions = read(before), read(before).sessions
    assert len(sessions) > 2
    assert records(read(after)) == records(said)
    assert read(after).summaries == said.summaries
    assert comments(after) == comments(before)
    assert {f"sessions/{one.id}.yaml" for one in sessions} >= files.keys() - {"sessions.yaml"}
    assert divided(after, "data") == {}


@pytest.mark.parametrize(
    ("listed", "beside"),
    [
        ("sessions: [{id: tides, series: harbour-talks, original: en, title: {en: A}}]\n", ""),
        ("sessions:\n  - tides\n", ""),
        ("sessions:\n  - {id: tides, id: reefs}\n", ""),
        ("sessions:\n  - &one {id: tides}\n  - *one\n", ""),
        ("sessions:\n  - {id: tides}\n  - {id: tides}\n", ""),
        ("sessions:\n  - {id: tides}\n", "sessions/tides.yaml"),
    ],
)
def test_what_cannot_be_divided_safely_is_left(listed: str, beside: str) -> None:
    contents: dict[str, Stored] = {"sessions.yaml": f"{SERIES}{listed}".encode()}
    with pytest.raises(NotChanged):
        divided(contents | ({beside: b"id: tides\n"} if beside else {}), "data")


def test_the_command_divides_all_at_once_and_then_nothing(tmp_path: Path, run: Run) -> None:
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    told = run("check", "--data", data, "--format", "json")
    status, said, complaints = run("format", "--divide", "--data", data)
    assert (status, complaints) == (0, "")
    names = sorted(path.name for path in (data / "sessions").iterdir())
    assert len(names) == len(said.splitlines()) - 2 == 15
    assert not [path for path in data.iterdir() if path.name.startswith(".unfinished")]
    assert run("check", "--data", data, "--format", "json")[0] == told[0]
    assert run("format", "--divide", "--data", data)[1] == "Every file has its canonical form.\n"


def test_the_command_says_why_it_cannot(tmp_path: Path, run: Run) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "sessions.yaml").write_text(f"{SERIES}sessions: [{{id: tides}}]\n")
    status, _, complaints = run("format", "--divide", "--data", data)
    assert status == 2
    assert "data/sessions.yaml:1:1: error M417: This file cannot be divided" in complaints
