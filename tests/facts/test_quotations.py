"""Quotation marks come in pairs, in each language's manner; apostrophes are none."""

import pytest

from memoria.facts.passages import Passage
from memoria.facts.quotations import differences, unpaired
from tests.cases import each


@each(
    "text",
    [
        "«uno» y «“dos” tres»", "“one ‘two’ three”", "„eins“ und „zwei“", 'a "b" c "d"',
        "the people’s own ’20s", "rock 'n' roll", 'a board of 12" or so', "", "no marks",
    ],
)  # fmt: skip
def test_pairs_are_no_difference(text: str) -> None:
    assert list(unpaired(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("«uno y dos", [(0, "unclosed")]),
        ("uno» y dos", [(3, "unopened")]),
        ("“one” and “two", [(10, "unclosed")]),
        ('a "b', [(2, "unclosed")]),
        ("«uno “dos»", [(5, "unclosed")]),
    ],
)
def test_a_mark_alone_is_a_difference(text: str, found: list[tuple[int, str]]) -> None:
    assert list(unpaired(text)) == found


def test_code_may_hold_any_mark() -> None:
    assert list(unpaired('say " here', [(4, 5)])) == []


def test_the_difference_is_that_of_the_text_it_stands_in() -> None:
    found = list(differences(Passage("en", "“a"), Passage("es", "b»"), ((), ())))
    assert [(one.original, one.translation, one.variant) for one in found] == [
        ("“a", "", "unclosed"),
        ("", "b»", "unopened"),
    ]
