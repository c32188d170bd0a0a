"""The guide for editors: each of its how-tos is done as it stands there, and every kind has one."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
import yaml

from memoria.content.kinds import TABLE
from memoria.edit.new.kinds import KINDS as BEGUN
from tests.conftest import ROOT, Run
from tests.journeys.conftest import Scratch

GUIDES = {"en": "CONTRIBUTING.md", "es": "CONTRIBUTING.es.md"}
PICTURE = ROOT / "examples/demo/pictures/two-glasses.jpg"
PROGRAM = "python scripts/build_summaries.py "
# What a beginner reads to the end, in bytes.
LARGEST = 8_000
SCHEDULE = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example.org//EN
BEGIN:VEVENT
UID:tides@example.org
DTSTAMP:20200101T000000Z
DTSTART:20200513T130000Z
DTEND:20200513T150000Z
SUMMARY:Living with the tides
END:VEVENT
END:VCALENDAR
"""


def text_of(language: str) -> str:
    return (ROOT / GUIDES[language]).read_text("utf-8")


def commands(language: str) -> list[str]:
    """List the commands of a guide in their order."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", text_of(language), re.DOTALL | re.MULTILINE)
    lines = [line for block in blocks for line in block.splitlines()]
    return [line for line in lines if not line.startswith("#")]


def rows(language: str) -> list[tuple[str, str, str]]:
    """List what is written by hand: the file, the line below which it stands, and the line."""
    table = text_of(language).rpartition("\n|---|---|---|\n")[2].partition("\n\n")[0]
    found = list[tuple[str, str, str]]()
    for row in table.splitlines():
        _, where, line = row.strip("| ").split(" | ")
        names = re.findall(r"`([^`]+)`", where)
        files = [one for one in names if "/" in one] or [found[-1][0]]
        below = [one for one in names if one.endswith(":") or ": " in one]
        found.append((*files, *(below or [""]), line.strip("`")))
    return found


def do(commands: list[str], scratch: Scratch, run: Run) -> None:
    """Run commands, those of the program in this process."""
    for line in commands:
        if line.startswith(PROGRAM):
            status, output, complaints = run(*shlex.split(line.removeprefix(PROGRAM)))
            assert (status, complaints) == (0, ""), f"{line}\n{output}{complaints}"
            assert " error " not in output
        else:
            done = scratch.shell(line)
            assert done.returncode == 0, line + done.stderr


def write(file: Path, below: str, line: str) -> None:
    """Write a line into a file, below another one and in line with what follows that."""
    if below:
        lines = file.read_text("utf-8").splitlines()
        at = next(number for number, one in enumerate(lines) if one.lstrip(" -") == below)
        indent = lines[at].index(below) + (2 if line.startswith("- ") else 0)
        lines.insert(at + 1, " " * indent + line)
        file.write_text("\n".join(lines) + "\n", "utf-8")
    else:
        before = file.read_text("utf-8") if file.exists() else ""
        file.write_text(before + line + "\n", "utf-8")


@pytest.fixture
def scratch_here(scratch: Scratch, run: Run, monkeypatch: pytest.MonkeyPatch) -> Scratch:
    """Go into a copy of the project with a schedule and pictures, after `run` went elsewhere."""
    for name in ("court", "patio"):
        shutil.copy(PICTURE, scratch.root / f"{name}.jpg")
    (scratch.root / "schedule.ics").write_text(SCHEDULE)
    monkeypatch.chdir(scratch.root)
    return scratch


def counts(data: Path) -> dict[str, int]:
    """Count the records of each kind, as the files list them."""

    def listed(value: object, field: str) -> int:
        if isinstance(value, list):
            return sum(listed(one, field) for one in value)
        if not isinstance(value, dict):
            return 0
        own = value.get(field)
        number = len(own) if isinstance(own, list) else 0
        return number + sum(listed(one, field) for one in value.values())

    files = [yaml.load(file.read_text("utf-8"), yaml.BaseLoader) for file in data.rglob("*.yaml")]
    return {one.name: sum(listed(file, one.field) for file in files) for one in TABLE}


def forget(file: Path, identifier: str) -> None:
    """Delete a record from a register."""
    kept = re.sub(
        rf"^  - id: {identifier}\n(    .*\n)+", "", text := file.read_text("utf-8"), flags=re.M
    )
    assert kept != text
    file.write_text(kept, "utf-8")


@pytest.mark.parametrize("language", GUIDES)
def test_every_how_to_ends_green_and_every_kind_has_one(
    language: str, scratch_here: Scratch, run: Run
) -> None:
    data, (*additions, (file, below, withdrawal)) = scratch_here.data, rows(language)
    before = counts(data)
    do(commands(language), scratch_here, run)
    for addition in additions:
        write(scratch_here.root / addition[0], *addition[1:])
    after = counts(data)
    assert not [kind for kind in before if after[kind] == before[kind]]
    forget(data / "themes.yaml", withdrawal.rpartition(":")[2].strip("]"))
    write(scratch_here.root / file, below, withdrawal)
    assert run("check") == (0, "No problems.\n", "")


@pytest.mark.parametrize("language", GUIDES)
def test_a_guide_is_short_enough_to_be_read(language: str) -> None:
    assert len(text_of(language).encode()) < LARGEST


def test_the_guides_say_the_same_in_both_languages() -> None:
    def shape(language: str) -> list[str]:
        """List what does not depend on the language: headings, rows, commands and their options."""
        text = text_of(language)
        found = re.findall(r"^(?:#+ |\|.*\||\*\*|```|python .*|git \w+)", text, re.MULTILINE)
        return [" ".join(re.findall(r"^\W+|^python \S+ [a-z]+|--[a-z-]+", one)) for one in found]

    assert shape("en") == shape("es")


@pytest.mark.parametrize("language", GUIDES)
def test_every_kind_that_can_be_begun_is_begun(language: str) -> None:
    begun = {
        line.removeprefix(PROGRAM).split()[1] for line in commands(language) if " new " in line
    }
    assert begun == set(BEGUN)
