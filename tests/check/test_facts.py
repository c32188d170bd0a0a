"""The check compares every text with its translation, and a reason silences it text by text."""

import pytest

from memoria.check.everything import check
from tests.conftest import words_of
from tests.contents import Files, read, session

WORDS = {language: words_of(language) for language in ("en", "es")}
NOTES = """\
notes:
      - {about: title, text: {en: "We saw 12 boats.", es: "Vimos 13 barcos."}}
      - {about: starts, text: {en: "From 9 boats.", es: "Desde 8 barcos."}}"""
REPORT = {
    "summaries/tides/report.en.md": "We saw 12 boats and 7 cars.\n",
    "summaries/tides/report.es.md": "FRONTVimos 13 barcos y 7 coches.\n",
}


def told(files: Files) -> list[str]:
    found = check(read(files), WORDS)
    return [f"{one.finding.position} {one.code}".removeprefix("data/") for one in found]


def reports(front: str = "") -> Files:
    return {name: text.replace("FRONT", front) for name, text in REPORT.items()}


def test_a_difference_is_told_in_the_translation_and_names_the_original() -> None:
    (problem,) = check(read({"sessions.yaml": session(), **reports()}), WORDS)
    assert str(problem.finding.position) == "data/summaries/tides/report.es.md:1:7"
    assert problem.finding.values == {
        "key": "summaries/tides/report.es.md",
        "language": "es",
        "text": "",
        "fact": "number",
        "original": "12",
        "translation": "13",
        "there": "data/summaries/tides/report.en.md:1:8",
        "silence": 'differs: [{fact: number, because: "…"}]',
    }


def test_lines_count_below_the_front_matter() -> None:
    files = {"sessions.yaml": session(), **reports("---\nby: Ada\n---\n\n")}
    assert told(files) == ["summaries/tides/report.es.md:5:7 M310"]


@pytest.mark.parametrize(
    ("fact", "expected"), [("number", []), ("date", ["summaries/tides/report.es.md:4:7 M310"])]
)
def test_a_reason_silences_one_kind_of_fact(fact: str, expected: list[str]) -> None:
    reason = f'---\ndiffers: [{{fact: {fact}, because: "Counted later."}}]\n---\n'
    assert told({"sessions.yaml": session(), **reports(reason)}) == expected


def test_a_reason_in_a_record_may_name_the_text_it_is_about() -> None:
    def lines(differs: str) -> Files:
        return {"sessions.yaml": session(NOTES, f"translations: {{es: {{differs: [{differs}]}}}}")}

    both = ["sessions.yaml:10:59 M310", "sessions.yaml:11:57 M310"]
    assert told(lines("")) == both
    assert told(lines('{fact: number, because: "So it is."}')) == []
    assert told(lines('{fact: number, text: notes.1.text, because: "So it is."}')) == both[1:]
    gone = told(lines('{fact: number, text: notes.3.text, because: "So it is."}'))
    assert gone == [*both, "sessions.yaml:12:56 M313"]


def test_without_words_of_the_languages_nothing_is_compared() -> None:
    assert check(read({"sessions.yaml": session(), **reports()})) == ()


def test_a_text_alone_may_be_at_odds_with_itself() -> None:
    files = {
        "sessions.yaml": session("starts: 2026-05-04"),
        "summaries/tides/report.en.md": "Held on Tuesday 4 May.\n",
    }
    assert told(files) == ["summaries/tides/report.en.md:1:9 M311"]


@pytest.mark.parametrize("original", ["en", "es"])
def test_the_sources_of_session_10_are_found_to_disagree(original: str) -> None:
    """As they stood: the announcement in English, the concept note in Spanish."""
    note = (
        'notes: [{about: starts, text: {en: "Wednesday 30 April 2020, 15:00-17:00 (GMT+1)",'
        ' es: "30 de abril de 2020, 15:00-17:00 (CEST)"}}]'
    )
    text = session("starts: 2020-04-30", note).replace("original: en", f"original: {original}")
    found = check(read({"sessions.yaml": text}), WORDS)
    told = {
        (one.code, str(one.finding.values.get("fact", "")), one.finding.variant) for one in found
    }
    assert ("M310", "zone", "zone") in told
    assert ("M311", "", "calendar") in told
