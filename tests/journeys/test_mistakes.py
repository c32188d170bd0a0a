"""Ten mistakes that new editors make on the way, and the one message that answers each."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

EXPECTED = Path(__file__).parent / "mistakes"
SUMMARY = "summaries/led-employment/contributions/un-habitat.es.md"
Make = Callable[[Path], None]


def edit(name: str, pattern: str, new: str) -> Make:
    """Return a mistake made by editing a file of the content folder in one place."""

    def make(data: Path) -> None:
        text = (data / name).read_text("utf-8")
        changed, number = re.subn(pattern, new, text, count=1, flags=re.MULTILINE)
        assert number == 1
        assert changed != text
        (data / name).write_text(changed, "utf-8")

    return make


def move(name: str, to: str) -> Make:
    """Return a mistake made by giving a file another place or name."""

    def make(data: Path) -> None:
        (data / to).parent.mkdir(parents=True, exist_ok=True)
        (data / name).rename(data / to)

    return make


MISTAKES: dict[str, Make] = {
    "tab": edit("people.yaml", r"^    name:", "\tname:"),
    "missing-quote": edit("people.yaml", r'^(    name: ".*)"$', r"\1"),
    "wrong-id": edit("sessions.yaml", r"speaker: maimunah-mohd-sharif", "speaker: maimunah-sharif"),
    "wrong-order-of-a-date": edit("sessions.yaml", r"starts: 2020-04-30", "starts: 30-04-2020"),
    "forgotten-language": edit(
        "sessions.yaml", r'^    title: \{en: (".*?"), es: ".*"\}$', r"    title: \1"
    ),
    "no": edit("sessions.yaml", r"^    mode: online", "    mode: no"),
    "duplicate-id": edit(
        "people.yaml", r"\Z", '\n  - id: maimunah-mohd-sharif\n    name: "Maimunah Mohd Sharif"\n'
    ),
    "wrong-folder": move(SUMMARY, "summaries/led-employment/un-habitat.es.md"),
    "wrong-file-name": move(SUMMARY, SUMMARY.replace(".es.md", "_es.md")),
    "pasted-html": edit(SUMMARY, r"^([A-ZÁÉÍÓÚÑ].*)$", r"<p>\1</p>"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_answered_by_one_message(
    mistake: str, tmp_path: Path, run: Run, update_golden: bool
) -> None:
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    before = told_before(run)
    MISTAKES[mistake](data)
    answers = {
        language: [one for one in told(run, data, language) if one not in before[language]]
        for language in before
    }
    assert {len(answer) for answer in answers.values()} == {1}
    text = "\n".join(answer[0] for answer in answers.values()) + "\n"
    expected = EXPECTED / f"{mistake}.txt"
    if update_golden:
        expected.write_text(text, "utf-8")
    assert text == expected.read_text("utf-8")


BEFORE: dict[str, list[str]] = {}


def told_before(run: Run) -> dict[str, list[str]]:
    """List the problems that the content has anyway, by language; they are looked for once."""
    for language in ("en", "es"):
        if language not in BEFORE:
            BEFORE[language] = told(run, ROOT / "data", language)
    return BEFORE


def told(run: Run, data: Path, language: str) -> list[str]:
    """List the problems of a content folder: two lines each, with places counted from it."""
    _, output, complaints = run("check", "--language", language, "--data", data)
    assert complaints == ""
    lines = output.replace(str(data), "data").splitlines()
    return ["\n".join(pair) for pair in zip(lines[::2], lines[1::2], strict=False)]
