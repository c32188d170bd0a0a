"""Parts are paired in order, with the best score."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memoria.facts.alignment import Pair, align, totals

STEPS = {(1, 1): 0.0, (1, 0): -2.0, (0, 1): -2.0, (2, 1): -3.0}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("abc", "abc", ["a=a", "b=b", "c=c"]),
        ("abc", "ac", ["a=a", "b=", "c=c"]),
        ("ac", "abc", ["a=a", "=b", "c=c"]),
        ("abcd", "bcd", ["a=", "b=b", "c=c", "d=d"]),
        ("", "a", ["=a"]),
        ("", "", []),
    ],
)
def test_parts_are_paired(one: str, other: str, expected: list[str]) -> None:
    def score(pair: Pair) -> float:
        left, right = one[pair.first : pair.last], other[pair.start : pair.end]
        return 0.0 if not left or not right else (3.0 if left == right else -3.0)

    found = align(len(one), len(other), score, STEPS)
    assert found
    assert [f"{one[p.first : p.last]}={other[p.start : p.end]}" for p in found[0]] == expected


def test_steps_that_lead_to_no_end_give_nothing() -> None:
    assert align(3, 1, lambda pair: 0.0, {(1, 1): 0.0}) is None


@given(st.integers(0, 40), st.integers(0, 40))
def test_every_part_is_in_one_pair(one: int, other: int) -> None:
    found = align(one, other, lambda pair: 0.0, STEPS)
    assert found
    assert [number for pair in found[0] for number in pair.originals] == list(range(one))
    assert [number for pair in found[0] for number in pair.translations] == list(range(other))


def test_totals_from_both_ends_are_the_best_score() -> None:
    def score(pair: Pair) -> float:
        return float(pair.first * pair.start)

    found = align(4, 3, score, dict.fromkeys(STEPS, 0.0))
    forth, back = totals(4, 3, score, STEPS)
    assert found
    assert forth[4, 3] == back[0, 0] == found[1]
    assert forth[0, 0] == back[4, 3] == 0
