"""An edit of an original makes its translations stale and no other, whitespace none, both ways."""

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memoria.content.states import State
from memoria.edit.translations import mark
from memoria.rules.problems import has_errors
from memoria.translation.statuses import Status, statuses
from tests.contents import Files, read, stored

LANGUAGES = ("en", "es")
SERIES = """\
series:
  - id: harbour-talks
    original: en
    title: {en: "Harbour talks", es: "Charlas del puerto"}
    translations: {es: {by: "Ada"}}
sessions:
"""
# Two sessions, one from each language; an item of each comes from the other language.
SESSION = """\
  - id: ID
    series: harbour-talks
    original: HERE  # kept
    title: {HERE: "HERE title ID", THERE: "THERE title ID"}
    contributions:
      - {id: own, role: {HERE: "HERE role own ID", THERE: "THERE role own ID"}, speaker: ada}
      - id: guest
        original: THERE
        speaker: ada
        role: {HERE: "HERE role guest ID", THERE: "THERE role guest ID"}
    translations:
      THERE: {of: "00000000", by: "Ada"}
    notes:
      - {about: title, text: {HERE: "HERE note ID", THERE: "THERE note ID"}}
"""
GUIDES = """\
guides:
  - id: handbook
    original: es
    title: {en: "en title handbook", es: "es title handbook"}
    sessions: [tides]
"""
PROSE = ("report", "contributions/own", "contributions/guest")


def session(identifier: str, here: str, there: str) -> str:
    return SESSION.replace("ID", identifier).replace("THERE", there).replace("HERE", here)


def written() -> dict[str, str]:
    """Return a content folder in which every text exists in both languages."""
    files = {
        "sessions.yaml": SERIES + session("tides", "en", "es") + session("winds", "es", "en"),
        "guides.yaml": GUIDES,
        "people.yaml": 'people:\n  - {id: ada, name: "Ada"}\n',
    }
    for name in ("tides", "winds"):
        for part in PROSE:
            for language in LANGUAGES:
                text = f"{language} words of {part} in {name}\n"
                files[f"summaries/{name}/{part}.{language}.md"] = text
    return files


def found(files: Files) -> dict[tuple[str, ...], Status]:
    loaded = read(files)
    assert not has_errors(loaded.problems)
    return {
        (*one.pin_key, one.kind, one.id, one.form): one
        for one in statuses(loaded.publication, LANGUAGES)
    }


def states(files: Files) -> dict[tuple[str, ...], State]:
    return {key: one.state for key, one in found(files).items()}


def marked(files: Mapping[str, str]) -> dict[str, str]:
    """Return a content folder after `translated` was called for everything in it."""
    files = dict(files)
    for record in (("session", "tides"), ("session", "winds"), ("guide", "handbook"), SERIES_KEY):
        for language in LANGUAGES:
            contents = {name: stored(name, text) for name, text in files.items()}
            changed = mark(read(files).publication, contents, record, language).files
            files |= {name: text.decode() for name, text in changed.items()}
    return files


SERIES_KEY = ("series", "harbour-talks")
CURRENT = marked(written())
# The original of every text that is translated: where it stands, its words, whose pin it moves.
ORIGINALS = [
    ("sessions.yaml", "Harbour talks", ("series:harbour-talks", "es")),
    ("sessions.yaml", "en title tides", ("session:tides", "es")),
    ("sessions.yaml", "en role own tides", ("session:tides", "es")),
    ("sessions.yaml", "es role guest tides", ("session:tides", "en")),
    ("sessions.yaml", "en note tides", ("session:tides", "es")),
    ("sessions.yaml", "es title winds", ("session:winds", "en")),
    ("sessions.yaml", "es role own winds", ("session:winds", "en")),
    ("sessions.yaml", "en role guest winds", ("session:winds", "es")),
    ("sessions.yaml", "es note winds", ("session:winds", "en")),
    ("guides.yaml", "es title handbook", ("guide:handbook", "en")),
] + [
    (f"{folder}/{part}.{one}.md", f"{one} words of", (f"{folder}/{part}.{two}.md", two))
    for folder, here, there in (("summaries/tides", "en", "es"), ("summaries/winds", "es", "en"))
    for part in PROSE
    for one, two in [(there, here) if part.endswith("guest") else (here, there)]
]  # fmt: skip
TRANSLATIONS = [
    ("sessions.yaml", "es title tides"),
    ("sessions.yaml", "en role guest tides"),
    ("sessions.yaml", "en title winds"),
    ("guides.yaml", "en title handbook"),
    ("summaries/tides/report.es.md", "es words of"),
    ("summaries/winds/contributions/guest.es.md", "es words of"),
]
WORD = st.text("abcdefghijklmnopqrstuvwxyzáéñ0123456789", min_size=1, max_size=8)


def test_everything_is_original_or_current_once_it_was_marked() -> None:
    assert set(states(CURRENT).values()) == {State.ORIGINAL, State.CURRENT}
    assert marked(CURRENT) == CURRENT


def test_marking_leaves_comments_and_other_fields() -> None:
    def lines(text: str) -> list[str]:
        return re.sub(r'of: "\w+",? ?', "", text).splitlines()

    before, after = lines(written()["sessions.yaml"]), lines(CURRENT["sessions.yaml"])
    added = [line for line in after if line not in before]
    assert [line for line in after if line not in added] == before
    assert [line.strip() for line in added] == ["en: {}", "es: {}"]


@given(st.sampled_from(ORIGINALS), WORD, st.data())
def test_an_edit_of_an_original_makes_exactly_its_translations_stale(
    original: tuple[str, str, tuple[str, str]], word: str, data: st.DataObject
) -> None:
    file, words, pin = original
    parts = words.split(" ")
    at = data.draw(st.integers(0, len(parts)))
    edited = " ".join([*parts[:at], word, *parts[at:]])
    files = CURRENT | {file: CURRENT[file].replace(words, edited)}
    assert files != CURRENT
    after, before = found(files), states(CURRENT)
    for key, status in after.items():
        stale = key[:2] == pin and before[key] is not State.ORIGINAL
        assert status.state == (State.STALE if stale else before[key]), key
    assert State.STALE in {one.state for one in after.values()}
    assert set(states(marked(files)).values()) == {State.ORIGINAL, State.CURRENT}


@given(st.sampled_from(TRANSLATIONS), WORD)
def test_an_edit_of_a_translation_makes_nothing_stale(place: tuple[str, str], word: str) -> None:
    file, words = place
    files = CURRENT | {file: CURRENT[file].replace(words, f"{words} {word}")}
    assert files != CURRENT
    assert states(files) == states(CURRENT)


@given(st.sampled_from(ORIGINALS), st.text(" \n\u00a0", min_size=1, max_size=3), st.data())
def test_white_space_makes_nothing_stale(
    original: tuple[str, str, tuple[str, str]], space: str, data: st.DataObject
) -> None:
    file, words, _ = original
    if file.endswith(".yaml"):
        space = space.replace("\n", " ")
    places = [match.start() for match in re.finditer(" ", words)]
    at = data.draw(st.sampled_from(places))
    edited = words[:at] + space + words[at:]
    files = CURRENT | {file: CURRENT[file].replace(words, edited)}
    assert files != CURRENT
    assert states(files) == states(CURRENT)


@pytest.mark.parametrize(
    ("file", "words", "expected"),
    [
        ("summaries/tides/report.es.md", "", {("summaries/tides/report.es.md", "es")}),
        ("summaries/tides/report.en.md", "", {("summaries/tides/report.en.md", "en")}),
        ("sessions.yaml", ', es: "es title tides"', {("session:tides", "es")}),
        ("sessions.yaml", ', en: "en title winds"', {("session:winds", "en")}),
    ],
)
def test_a_text_that_is_not_there_is_missing(
    file: str, words: str, expected: set[tuple[str, str]]
) -> None:
    files = dict(CURRENT)
    files[file] = files[file].replace(words, "") if words else "\n"
    missing = {key[:2] for key, one in states(files).items() if one is State.MISSING}
    assert missing == expected


def test_a_machine_translation_is_told_until_its_original_changes() -> None:
    file = "summaries/tides/report.es.md"
    files = CURRENT | {file: CURRENT[file].replace("---\n", "---\nmachine: true\n", 1)}
    key = (file, "es", "report", "", "summary")
    assert states(files)[key] is State.MACHINE
    english = "summaries/tides/report.en.md"
    assert states(files | {english: "other words"})[key] is State.STALE


def test_entries_of_registers_are_original_in_each_language_or_missing() -> None:
    theme = "themes:\n  - {id: sea, name: {en: Sea, es: Mar}, description: {es: Agua}}\n"
    files = {**CURRENT, "themes.yaml": theme}
    rows = [one for key, one in found(files).items() if key[2] == "theme"]
    assert [one.states for one in rows] == [
        (State.ORIGINAL, State.MISSING),
        (State.ORIGINAL, State.ORIGINAL),
    ]
    assert not any(one.is_due for one in rows)


def test_a_copy_of_the_original_is_no_translation() -> None:
    file, english = "summaries/tides/report.es.md", CURRENT["summaries/tides/report.en.md"]
    pinned = CURRENT[file].partition("---\n")[2].partition("---\n")[0]
    files = CURRENT | {file: f"---\n{pinned}---\n{english}"}
    assert states(files)[file, "es", "report", "", "summary"] is State.MISSING


def test_a_text_that_says_what_it_was_made_from_is_no_original() -> None:
    english, spanish = "summaries/tides/report.en.md", "summaries/tides/report.es.md"
    files = CURRENT | {spanish: "El mar subió.\n"}
    del files[english]
    pin = found(files)[spanish, "es", "report", "", "summary"].digest
    files[english] = f"---\nof: {pin}\n---\nThe sea rose.\n"
    key = (english, "en", "report", "", "summary")
    assert states(files)[spanish, "es", "report", "", "summary"] is State.ORIGINAL
    assert states(files)[key] is State.CURRENT
    assert states(files | {spanish: "El mar bajó.\n"})[key] is State.STALE


def test_a_text_that_exists_in_the_language_only_is_no_part_of_its_pin() -> None:
    notes = '    notes:\n      - {about: starts, text: {es: "Solo en español."}}\n'
    text = CURRENT["sessions.yaml"].replace("    notes:\n", notes, 1)
    files = CURRENT | {"sessions.yaml": text}
    assert files != CURRENT
    assert {one for key, one in states(files).items() if key[:2] == ("session:tides", "es")} == {
        State.CURRENT,
        State.ORIGINAL,
    }
