"""Whether a translation is up to date is decided by the words of its original, and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memoria.content.base import Text
from memoria.content.materials import Question, QuestionGroup
from memoria.content.publication import digest
from memoria.content.registers import Translation
from memoria.content.sessions import OtherTitle, Series
from memoria.content.states import State, record_digest, state
from tests.cases import each
from tests.contents import texts_of

WORD = st.text("abcdefghijklmnopqrstuvwxyzáéñ0123456789", min_size=1, max_size=8)
WORDS = st.lists(WORD, min_size=1, max_size=8)
SPACE = st.text(" \t\n\r\u00a0\u2009", min_size=1, max_size=4)
DOUBLE, SINGLE, DASH = "\"“”«»", "'‘’", "-–—"  # fmt: skip


@given(WORDS, st.data())
def test_white_space_does_not_count(words: list[str], data: st.DataObject) -> None:
    spaced = data.draw(SPACE).join(words) + data.draw(SPACE)
    assert digest(spaced) == digest(" ".join(words))


@given(WORDS, st.data())
def test_the_form_of_quotation_marks_and_dashes_does_not_count(
    words: list[str], data: st.DataObject
) -> None:
    def draw(variants: str) -> str:
        return data.draw(st.sampled_from(variants))

    text = " ".join(words)
    plain = f'"{text}" - it\'s {text}'
    typographic = f"{draw(DOUBLE)}{text}{draw(DOUBLE)} {draw(DASH)} it{draw(SINGLE)}s {text}"
    assert digest(typographic) == digest(plain)
    assert digest(f"« {text} »") == digest(f"“{text}”")


@given(WORDS, WORDS)
def test_any_changed_word_counts(words: list[str], others: list[str]) -> None:
    assert (digest(" ".join(words)) == digest(" ".join(others))) == (words == others)


@given(WORDS, st.data())
def test_a_word_that_is_added_removed_or_moved_counts(
    words: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(words)))
    more = [*words[:at], data.draw(WORD), *words[at:]]
    assert digest(" ".join(more)) != digest(" ".join(words))
    assert digest(" ".join(reversed(words))) != digest(" ".join(words)) or words == words[::-1]


def test_a_word_that_moves_to_the_next_text_counts() -> None:
    assert digest("the high", "water") != digest("the", "high water")


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("high water", "high, water"),
        ("water.", "water"),
        ("Water", "water"),
        ("agua", "água"),
        ("3.5", "35"),
        ("**water**", "water"),
    ],
)
def test_marks_that_change_what_is_said_count(text: str, other: str) -> None:
    assert digest(text) != digest(other)


@given(st.text())
def test_a_digest_is_eight_hexadecimal_digits(text: str) -> None:
    assert re.fullmatch("[0-9a-f]{8}", digest(text))


def test_a_digest_stays_the_same_between_versions() -> None:
    assert digest("What does a flood cost?") == "260e178b"


def test_the_texts_of_a_record_are_all_that_it_says_in_order() -> None:
    group = QuestionGroup(
        id="damage",
        title=Text({"en": "Damage", "es": "Daños"}),
        questions=(
            Question(id="cost", text=Text({"en": "What does it cost?"})),
            Question(id="payer", text=Text({"es": "¿Quién paga?"})),
        ),
    )
    assert [text.root for text in texts_of(group)] == [
        {"en": "Damage", "es": "Daños"},
        {"en": "What does it cost?"},
        {"es": "¿Quién paga?"},
    ]
    assert record_digest(group, "en", "es") == digest("Damage", "What does it cost?")
    assert record_digest(group, "es", "en") == digest("Daños", "¿Quién paga?")


def test_ids_and_numbers_of_a_record_are_no_texts_of_it() -> None:
    one, other = (
        OtherTitle(title=Text({"en": "Tides"}), sources=sources) for sources in ((), ("almanac",))
    )
    assert record_digest(one, "en", "es") == record_digest(other, "en", "es")
    series = Series(id="a", title=Text({"en": "Tides"}), hashtag="#tides")
    assert [text.get("en") for text in texts_of(series)] == ["Tides"]


@each(
    ("language", "pin", "expected"),
    [
        ("en", None, State.ORIGINAL),
        ("en", Translation(of="00000000", machine=True), State.ORIGINAL),
        ("es", None, State.CURRENT),
        ("es", Translation(by="Ada"), State.CURRENT),
        ("es", Translation(of="12345678"), State.CURRENT),
        ("es", Translation(of="00000000"), State.STALE),
        ("es", Translation(machine=True), State.MACHINE),
        ("es", Translation(of="12345678", machine=True), State.MACHINE),
        ("es", Translation(of="00000000", machine=True), State.STALE),
    ],
)
def test_the_state_of_a_text(language: str, pin: Translation | None, expected: State) -> None:
    assert state(language, "en", pin, "12345678") is expected
