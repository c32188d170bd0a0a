"""The workshop: what is made again, how, and what is said when it cannot be."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from memoria.outputs.documents import pdf as printer
from memoria.outputs.documents import workshop
from memoria.outputs.documents import workshop as stamps
from memoria.outputs.documents.card import Card
from memoria.outputs.documents.pdf import missing_library, printing_problems
from memoria.outputs.documents.workshop import Document, Documents, make, wanted
from memoria.rules.problems import MemoriaError, Problem, Severity
from memoria.rules.reports import as_text
from tests.conftest import words_of

HTML = '<!doctype html><html lang="en"><title>Small</title><p>Text</p></html>'
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
    bad = {"en/bad.pdf": Document('<html lang="en"><img src="https://example.org/x.png" alt="">')}
    assert as_text(refused(bad), words_of("en")).splitlines()[0] == (
        "en/bad.pdf:1:1: error M410: This document could not be made:"
        ' Error fetching "https://example.org/x.png".'
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


def test_this_machine_makes_pdfs() -> None:
    assert missing_library() == ""
    assert list(printing_problems()) == []


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Put a library that does not start in the place of WeasyPrint."""
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(printer, "LIBRARY", "broken")
    missing_library.cache_clear()
    yield tmp_path / "broken.py"
    missing_library.cache_clear()


def test_a_missing_library_is_told_with_its_remedy(broken: Path) -> None:
    told = "cannot load library 'libpango-1.0-0': libpango-1.0-0: no such file. Additionally, …"
    broken.write_text(f'print("advice")\nraise OSError({told!r})\n', "utf-8")
    (problem,) = printing_problems()
    assert problem.severity is Severity.WARNING
    assert as_text(problem, words_of("en")) == (
        "pyproject.toml:1:1: warning M409: No PDFs are made: cannot load library"
        " 'libpango-1.0-0'.\n    Install the libraries with apt-get install libpango-1.0-0"
        " libpangoft2-1.0-0 libharfbuzz-subset0 (Debian, Ubuntu) or brew install pango (macOS)"
        " and run the command again."
    )


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import warnings; warnings.warn('HarfBuzz-Subset will be required', DeprecationWarning)",
         "HarfBuzz-Subset will be required"),
        ("import warnings; warnings.warn('No fonts')", ""),
        ("import os; os._exit(9)", "broken"),
        ("raise ImportError", "ImportError"),
    ],
)  # fmt: skip
def test_whatever_keeps_the_library_from_starting_is_told(
    code: str, reason: str, broken: Path
) -> None:
    broken.write_text(code, "utf-8")
    assert missing_library() == reason


def test_a_missing_extra_is_told_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer, "LIBRARY", "not_installed_anywhere")
    (problem,) = printing_problems()
    assert as_text(problem, words_of("es")) == (
        "pyproject.toml:1:1: warning M409: No se generan PDF: WeasyPrint no está instalado.\n"
        "    Ejecute make site, que lo instala."
    )
