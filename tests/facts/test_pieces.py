"""Long passages are compared piece by piece, and what cannot be cut is told."""

from dataclasses import replace

import pytest

from memoria.content.limits import LONGEST_COMPARED
from memoria.facts.comparison import UNCOMPARED, Located, compare_markdown
from memoria.facts.passages import Passage
from memoria.facts.pieces import LONG, LONGEST, MANY, MOST, SURE, in_order, pieces, sure
from memoria.facts.recognition import recognitions
from memoria.facts.texts import Block, text_of
from tests.cases import each
from tests.facts.settings import SETTING, pair

READERS = recognitions("en", "es", SETTING)


def sentences(first: int, count: int, *, left_out: int = 0) -> tuple[str, str]:
    """Write sentences that say the same in both languages, each with a number of its own."""
    numbers = range(first, first + count)
    one = [f"On the quay there are {number} lamps." for number in numbers]
    other = [f"En el muelle hay {number} farolas." for number in numbers if number != left_out]
    return " ".join(one), " ".join(other)


def found(original: str, translation: str) -> list[Located]:
    return list(compare_markdown(*pair(original, translation), SETTING))


def parts(original: str, translation: str) -> list[tuple[str, str]]:
    texts = [
        text_of([Block("paragraph", text)], language)
        for text, language in ((original, "en"), (translation, "es"))
    ]
    cut = pieces((texts[0], texts[1]), READERS, 1.1, SETTING)
    return [(one.passage.text, other.passage.text) for one, other in cut]


@each(("count", "length"), [(MANY, 0), (MANY + 1, 0), (3, LONG), (3, LONG + 1)])
def test_a_long_passage_is_cut(count: int, length: int) -> None:
    one, other = sentences(1000, count)
    one = one[:-1].ljust(length - 1, "y") + "."
    cut = parts(one, other)
    assert "".join(first for first, _ in cut) == one
    assert "".join(second for _, second in cut) == other
    is_long = count > MANY or len(one) > LONG
    assert is_long or len(cut) == 1
    assert len(one) > LONG or (len(cut) > 1) == is_long


def test_pieces_say_the_same() -> None:
    one, other = sentences(1100, 200, left_out=1234)
    cut = parts(one, other)
    assert len(cut) > 4
    assert all(len(first) <= LONG and len(second) <= LONG for first, second in cut)
    for first, second in cut:
        start = {word for word in first.split() if word.isdigit()}
        assert start - {"1234"} == {word for word in second.split() if word.isdigit()}


def test_what_a_long_passage_lacks_is_told_at_its_place() -> None:
    one, other = sentences(1100, 200, left_out=1234)
    (told,) = found(f"# Lamps\n\n{one}", f"# Farolas\n\n{other}")
    assert told.difference.fact == "sentence"
    assert told.difference.original == "On the quay there are 1234 lamps."
    assert told.original == (3, one.index("On the quay there are 1234") + 1)


@each(
    ("one", "other", "told"),
    [
        ("y" * LONGEST, "y" * LONGEST, False),
        ("y" * (LONGEST + 1), "y" * (LONGEST + 1), True),
        ("Sí. " * 75, "Sí. " * MOST, False),
        ("Sí. " * 75, "Sí. " * (MOST + 1), True),
        ("Lamps.\n\n" * 5000, "Farolas.\n\n", False),
        ("Lamps.\n\n" * 5000, "Farolas.\n\n" * 500, True),
        ("Lamps\n\n" * 700, "Farolas\n\n" * 700, False),
        (" " * LONGEST_COMPARED, "", False),
        (" " * (LONGEST_COMPARED + 1), "", True),
    ],
)
def test_what_cannot_be_cut_is_not_compared(one: str, other: str, told: bool) -> None:
    first = next(iter(found(one, other)), None)
    assert (first is not None and first.difference.variant == UNCOMPARED) == told


@each(("score", "before", "expected"), [(SURE, 1.0, False), (4.01, 1.0, True), (4.01, 0, False)])
def test_a_pair_of_sentences_is_sure(score: float, before: float, expected: bool) -> None:
    scores = {(1, 1): score, (0, 0): before}
    assert sure(scores.__getitem__)((1, 1)) == expected
    assert not sure(scores.__getitem__)((0, 0))


def test_pairs_in_order_are_as_many_as_there_are() -> None:
    pairs = [(0, 5), (1, 1), (1, 2), (2, 2), (3, 9), (4, 3), (5, 4)]
    assert [*in_order(pairs)] == [(1, 1), (2, 2), (4, 3), (5, 4)]
    assert [*in_order([])] == []


@pytest.mark.parametrize("size", [4_000, 8_000])
def test_a_difference_in_a_piece_has_its_place_in_the_source(size: int) -> None:
    one, other = sentences(1000, size // 33)
    at = other.rindex("1003 ")
    translation = other[:at] + "7777 " + other[at + 5 :]
    (told,) = compare_markdown(Passage("en", one), Passage("es", translation), replace(SETTING))
    assert told.translation == (1, at + 1)
