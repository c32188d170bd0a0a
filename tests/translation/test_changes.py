"""How far an original has moved since it was translated is read from the versions of its file."""

from collections.abc import Iterable
from datetime import date

import pytest

from memoria.content.publication import Change, digest
from memoria.project.history import Version
from memoria.translation.changes import changes, distance
from tests.contents import LANGUAGES, SUMMARY, Files, read, session

NAME = "summaries/tides/report.en.md"
TRANSLATION = "summaries/tides/report.es.md"
PIN = {"one two three": digest("one two three")}


def report(original: str, pinned: str) -> Files:
    return {
        "sessions.yaml": session(),
        NAME: original,
        TRANSLATION: f"---\nof: {digest(pinned)}\n---\nuno dos tres",
    }


def versions(*texts: str) -> list[Version]:
    """Return versions, newest first, one a day from the 9th on backwards."""
    return [Version(date(2026, 5, 9 - number), text.encode()) for number, text in enumerate(texts)]


def found(files: Files, listed: Iterable[Version]) -> dict[tuple[str, str], Change]:
    asked: list[str] = []

    def versions_of(name: str) -> Iterable[Version]:
        asked.append(name)
        return listed

    changed = changes(read(files).publication, LANGUAGES, versions_of)
    assert len(asked) == len(set(asked))
    return changed


def test_the_day_is_that_of_the_first_change_after_the_translation() -> None:
    files = report("one two four five", "one two three")
    history = versions("one two four five", "one two four", "one two three", "one")
    assert found(files, history) == {
        (TRANSLATION, "es"): Change(date(2026, 5, 8), words=2, total=4, texts=("report",))
    }


def test_a_change_that_is_not_committed_has_no_day() -> None:
    change = found(report("one", "one two three"), versions("one two three"))[TRANSLATION, "es"]
    assert change == Change(None, words=2, total=3, texts=("report",))


def test_the_front_matter_of_an_original_is_no_part_of_it() -> None:
    files = report("one", "one two three")
    change = found(files, versions("---\nby: Ada\n---\none two three"))[TRANSLATION, "es"]
    assert change.words == 2


@pytest.mark.parametrize(
    "history", [versions(), versions("one two"), versions("---\nof: [\n---\n", "\ud7ff\x00")]
)
def test_of_a_version_that_is_not_there_nothing_is_said(history: list[Version]) -> None:
    assert found(report("one", "one two three"), history) == {}


def test_of_translations_that_are_current_no_history_is_asked() -> None:
    def never(name: str) -> Iterable[Version]:
        raise AssertionError(name)

    files = report("one two three", "one two three")
    assert changes(read(files).publication, LANGUAGES, never) == {}


def test_of_a_record_the_texts_that_changed_are_named() -> None:
    lines = (
        'key_questions: [{id: g, title: {en: "Group", es: "Grupo"}, questions: []}]',
        'challenges: [{id: mud, title: {en: "Mud", es: "Barro"}}]',
        'translations: {es: {of: "PIN"}}',
    )
    old = session(*lines).replace(f"    {SUMMARY}\n", "")
    pin = digest("Living with the tides", "Group", "Mud")
    now = old.replace("PIN", pin).replace('en: "Mud"', 'en: "Deep mud"')
    now = now.replace("Living with the tides", "Living with tides")
    texts = ("title", "challenges.mud.title")
    assert found({"sessions.yaml": now}, versions(now, old.replace("PIN", pin))) == {
        ("session:tides", "es"): Change(date(2026, 5, 9), words=3, total=6, texts=texts)
    }


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        ("", "", 0),
        ("a b c", "a b c", 0),
        ("a b c", "a x c", 1),
        ("a b", "", 2),
        ("a", "b a c d", 3),
    ],
)
def test_words_are_counted_where_they_differ(then: str, now: str, expected: int) -> None:
    assert distance(then.split(), now.split()) == expected
