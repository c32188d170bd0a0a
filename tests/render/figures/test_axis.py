"""Axes of time: whole months or years, labelled as closely as there is room."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memoria.render.figures.timelines import make_axis

DAYS = st.dates(date(1900, 1, 1), date(2999, 12, 31))


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        pytest.param("2024-02-29", "2024-02-29", "2024-02", id="one day"),
        pytest.param("2031-12-31", "2032-01-01", "2031-12 2032-01", id="over a new year"),
        pytest.param(
            "2020-03-25", "2020-07-15", "2020-03 2020-04 2020-05 2020-06 2020-07", id="months"
        ),
        pytest.param(
            "2020-02-01", "2020-10-31", "2020-01 2020-03 2020-05 2020-07 2020-09", id="two months"
        ),
        pytest.param(
            "2020-11-01",
            "2022-03-31",
            "2020-10 2021-01 2021-04 2021-07 2021-10 2022-01",
            id="three",
        ),
        pytest.param(
            "2020-05-01", "2022-10-31", "2020-01 2020-07 2021-01 2021-07 2022-01 2022-07", id="six"
        ),
        pytest.param("2018-05-01", "2022-01-01", "2018 2019 2020 2021 2022", id="years"),
        pytest.param("1990-05-01", "2018-01-01", "1990 1995 2000 2005 2010 2015", id="five years"),
        pytest.param("1900-01-01", "2999-12-31", "1800 2000 2200 2400 2600 2800", id="the longest"),
    ],
)
def test_labels(first: str, last: str, labels: str) -> None:
    axis = make_axis(date.fromisoformat(first), date.fromisoformat(last), 8)
    form = "%Y-%m" if axis.step % 12 else "%Y"
    assert " ".join(one.first.strftime(form) for one in axis.intervals()) == labels


def test_days_are_placed_by_day() -> None:
    axis = make_axis(date(2020, 4, 1), date(2020, 4, 30), 8)
    assert axis.at(date(2020, 4, 1)) == pytest.approx(100 / 60)
    assert axis.at(date(2020, 4, 30)) == pytest.approx(100 - 100 / 60)


@given(st.lists(DAYS, min_size=1), st.integers(1, 60))
def test_an_axis_holds_its_days(days: list[date], most: int) -> None:
    axis = make_axis(min(days), max(days), max(most, 3))
    intervals = list(axis.intervals())
    assert 1 <= len(intervals) <= max(most, 3)
    assert all(0 < axis.at(day) < 100 for day in days)
    assert all(sum(one.first <= day <= one.last for one in intervals) == 1 for day in days)
    assert sum(one.width for one in intervals) == pytest.approx(100, abs=0.5)
    assert intervals[0].x == 0


@given(DAYS, DAYS)
def test_a_finer_axis_has_the_same_ends(one: date, other: date) -> None:
    axis = make_axis(min(one, other), max(one, other), 8)
    finer = axis.divided(60)
    assert (finer.start, finer.end) == (axis.start, axis.end)
    assert len(list(axis.intervals())) <= len(list(finer.intervals())) <= 60
    edges = {part.first for part in finer.intervals()}
    assert {part.first for part in axis.intervals()} <= edges
