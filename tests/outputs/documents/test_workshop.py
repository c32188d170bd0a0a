"""The workshop: what is made again, how, and what is said when it cannot be."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from memoria.outputs.documents import workshop
from memoria.outputs.documents import workshop as stamps
from memoria.outputs.documents.card import Card
from memoria.outputs.documents.workshop import Document, Documents, make, wanted
from memoria.rules.problems import MemoriaError, Problem
from memoria.rules.reports import as_text
from tests.conftest import words_of

HTML = '<!doctype html><html lang="en"><title>Small</title><body><p>Text</p></html>'
REPORT = {"en/sessions/one/report.pdf": Document(HTML)}
CARD = {"en/sessions/one/card.png": Document(Card("One", site="Memoria"))}
(CARD_PATH,) = CARD


def write(documents: Documents, folder: Path) -> None:
    for path, content in make(documents):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def refused(documents: Documents) -> Problem:
    with pytest.raises(MemoriaError) as caught:
        list(make(documents))
    return caught.value.problem


def test_what_is_made_is_not_made_again(tmp_path: Path) -> None:
    assert wanted(REPORT | CARD, tmp_path) == REPORT | CARD
    write(REPORT | CARD, tmp_path)
    assert wanted(REPORT | CARD, tmp_path) == {}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (REPORT, {path: Document(HTML.replace("Text", "Other text")) for path in REPORT}),
        (CARD, {CARD_PATH: Document(Card("Two", site="Memoria"))}),
        (CARD, {CARD_PATH: Document(HTML)}),
    ],
)
def test_what_changed_is_made_again(before: Documents, after: Documents, tmp_path: Path) -> None:
    write(before, tmp_path)
    assert wanted(after, tmp_path) == after


def test_everything_is_made_again_with_other_tools(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(CARD, tmp_path)
    monkeypatch.setattr(stamps, "tools", lambda: "other styles")
    assert wanted(CARD, tmp_path) == CARD


def test_only_cards_are_made_again_without_the_shaping_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("PIL.features.check", lambda _: True)
    write(REPORT | CARD, tmp_path)
    monkeypatch.setattr("PIL.features.check", lambda _: False)
    assert wanted(REPORT | CARD, tmp_path) == CARD


def test_a_missing_library_counts_as_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    stamps.tools.cache_clear()
    before = CARD[CARD_PATH].stamp
    monkeypatch.setattr(stamps, "LIBRARIES", ("pillow", "not-installed"))
    stamps.tools.cache_clear()
    assert CARD[CARD_PATH].stamp != before
    stamps.tools.cache_clear()


def test_a_damaged_file_is_made_again(tmp_path: Path) -> None:
    (tmp_path / CARD_PATH).mkdir(parents=True)
    assert wanted(CARD, tmp_path) == CARD


def test_other_processes_make_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    here = list(make(REPORT | CARD))
    monkeypatch.setattr(workshop, "FEW", 0)
    assert list(make(CARD | REPORT)) == here
    assert [path for path, _ in here] == [*REPORT, CARD_PATH], "the long ones come first"


def test_progress_is_told() -> None:
    told: list[int] = []

    @contextmanager
    def progress(number: int) -> Iterator[Callable[[], None]]:
        told.append(number)
        yield lambda: told.append(-1)
        told.append(0)

    list(make(REPORT | CARD, progress))
    assert told == [2, -1, -1, 0]
    list(make({}, progress))
    assert told == [2, -1, -1, 0], "no bar for nothing"


def test_a_document_that_fails_is_named() -> None:
    bad = {"en/bad.pdf": Document('<html lang="en"><title></title><body><p>Text</p></body></html>')}
    assert as_text(refused(bad), words_of("en")).splitlines()[0] == (
        "en/bad.pdf:1:1: error M410: This document could not be made:"
        " PDF/UA-1 error: missing document title."
    )


def die(_: Document) -> bytes:
    """End the process that makes a document, as a lack of memory does."""
    os._exit(3)


def test_a_process_that_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "FEW", 0)
    monkeypatch.setattr(workshop, "make_one", die)
    problem = refused(CARD)
    assert (problem.code, problem.finding.position.file) == ("M410", CARD_PATH)
    assert "terminated abruptly" in as_text(problem, words_of("en"))
