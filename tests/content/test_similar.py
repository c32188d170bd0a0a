"""What a mistyped word meant, among few candidates and among many."""

import time

import pytest

from memoria.content.similar import MANY, as_identifier, similar

PLACES = frozenset(f"harbour-{number:05}" for number in range(8000)) | {"living-with-the-tides"}


@pytest.mark.parametrize(
    ("word", "candidates", "expected"),
    [
        ("titel", ("number", "title", "titles"), "title"),
        ("weather", ("number", "title"), ""),
        ("a", (), ""),
        ("ID", ("id", "title"), "id"),
        ("TITLE", ("id", "title"), "title"),
        ("europe/madrid", ("Europe/Madrid", "Europe/Malta"), "Europe/Madrid"),
        ("title" * 30, ("title" * 30,), ""),
    ],
)
def test_a_mistyped_word_finds_the_likeliest_one_or_none(
    word: str, candidates: tuple[str, ...], expected: str
) -> None:
    assert similar(word, candidates) == expected


@pytest.mark.parametrize(
    "word", ["living-with-the-tide", "iving-with-the-tides", "living-wiht-the-tides"]
)
def test_a_word_is_found_among_many_by_its_beginning_or_its_end(word: str) -> None:
    assert len(PLACES) > MANY
    assert similar(word, PLACES) == "living-with-the-tides"


def test_many_words_among_many_take_little_time() -> None:
    begun = time.process_time()
    for number in range(1000):
        similar(f"harbor-{number}", PLACES)
    assert time.process_time() - begun < 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Living Tides", "living-tides"), ("a--b_c", "a-b-c"), ("-Ñu-", "u"), ("!!", "")],
)
def test_a_bad_id_has_the_form_that_it_should_have(text: str, expected: str) -> None:
    assert as_identifier(text) == expected
