"""What is asked of hunspell, and what happens where it, or a dictionary, is not there."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from memoria.check.language import hunspell
from memoria.check.language.hunspell import dictionaries, speller_of, spelling_gaps
from memoria.messages.words import Words
from tests.conftest import words_of

SPEAKING = {code: words_of(code) for code in ("en", "es")}


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    """Ask anew what this machine has, before and after."""
    for kept in (hunspell.installed, hunspell.silent):
        kept.cache_clear()
    yield
    for kept in (hunspell.installed, hunspell.silent):
        kept.cache_clear()


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("en", {"organisation", "programme", "don't", "municipality"}, {"goverment", "situación"}),
        ("es", {"situación", "añade", "ayuntamiento"}, {"situacion", "goviernno"}),
    ],
)
def test_words_are_told_apart(language: str, right: set[str], wrong: set[str]) -> None:
    assert speller_of(SPEAKING)(language, right | wrong) == wrong


def test_a_dictionary_under_many_names_is_asked_once() -> None:
    files = [Path(f"{path}.dic").resolve() for path in dictionaries("es")]
    assert files
    assert len(files) == len(set(files))


def test_any_language_works_whose_dictionary_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fr_FR.dic").write_text("2\nquai\nmarée\n")
    (tmp_path / "fr_FR.aff").write_text("SET UTF-8\n")
    monkeypatch.setenv("DICPATH", str(tmp_path))
    french = Words("fr", {**words_of("en").messages, "spelling.dictionary": "fr"}, int)
    assert speller_of({"fr": french})("fr", {"quai", "marée", "maree"}) == {"maree"}
    assert list(spelling_gaps({"fr": french})) == []


def test_a_missing_dictionary_is_told_once_and_every_word_is_right() -> None:
    klingon = Words("tlh", {**words_of("en").messages, "spelling.dictionary": "tlh"}, int)
    words = {**SPEAKING, "tlh": klingon}
    (problem,) = spelling_gaps(words)
    assert problem.code == "M421"
    assert problem.finding.values["languages"] == "tlh"
    assert speller_of(words)("tlh", {"qapla"}) == frozenset()


def test_american_english_alone_is_not_the_english_of_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hunspell, "installed", lambda: {"en_US": str(tmp_path / "en_US")})
    assert dictionaries("en_GB") == []


def test_without_the_program_one_warning_names_all_packages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    (problem,) = spelling_gaps(SPEAKING)
    assert problem.finding.values == {
        "languages": "en, es",
        "packages": "hunspell hunspell-en-gb hunspell-es",
    }
    assert speller_of(SPEAKING)("en", {"goverment"}) == frozenset()


@pytest.mark.parametrize(
    "answer",
    [
        subprocess.TimeoutExpired("hunspell", 1),
        subprocess.CompletedProcess("hunspell", -11, "goverment\n", ""),
        subprocess.CompletedProcess("hunspell", 0, "", "error: bad affix file"),
    ],
)
def test_a_dictionary_that_gives_no_answer_is_told_once_and_every_word_is_right(
    answer: subprocess.TimeoutExpired | subprocess.CompletedProcess[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def failing(*_: object, **__: object) -> subprocess.CompletedProcess[str]:
        asked.append(answer)
        if isinstance(answer, Exception):
            raise answer
        return answer

    asked: list[object] = []
    spanish = dictionaries("es")
    speller = speller_of(SPEAKING)
    monkeypatch.setattr(subprocess, "run", failing)
    assert speller("es", {"mareajes"}) == speller("es", {"pleamarez"}) == frozenset()
    assert spanish
    assert len(asked) == 1
    (problem,) = spelling_gaps(SPEAKING)
    assert (problem.code, problem.finding.variant) == ("M421", "silent")
    assert problem.finding.values == {"languages": "es", "packages": "hunspell hunspell-es"}


def test_a_word_is_asked_about_once(monkeypatch: pytest.MonkeyPatch) -> None:
    speller = speller_of(SPEAKING)
    assert speller("en", {"tidewrack"}) == {"tidewrack"}
    monkeypatch.setattr(hunspell, "ask", None)
    assert speller("en", {"tidewrack"}) == {"tidewrack"}
