"""Shares of bars."""

from hypothesis import given
from hypothesis import strategies as st

from memoria.render.figures.timelines import shares


def test_the_largest_number_is_the_whole() -> None:
    assert shares([12, 6, 1, 0]) == (100, 50, 8.3, 0)


def test_a_whole_of_its_own() -> None:
    assert shares([12, 6], 24) == (50, 25)
    assert shares([30], 24) == (100,)


def test_what_is_not_known_has_no_length() -> None:
    assert shares([None, 4]) == (0, 100)
    assert shares([None, 0]) == (0, 0)
    assert shares([]) == ()
    assert shares([3], 0) == (100,)


@given(st.lists(st.one_of(st.none(), st.integers(0, 10**9))))
def test_shares_keep_the_order_of_the_numbers(numbers: list[int | None]) -> None:
    found = shares(numbers)
    assert len(found) == len(numbers)
    assert all(0 <= share <= 100 for share in found)
    pairs = sorted(zip((number or 0 for number in numbers), found, strict=True))
    assert [share for _, share in pairs] == sorted(found)
