"""Sessions along an axis: a dot each, or columns that count them."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memoria.render.figures.timelines import APART, DOTS, LANES, timeline
from tests.render.figures.records import session, sessions
from tests.render.figures.test_axis import DAYS

NEAR = st.dates(date(2020, 2, 20), date(2020, 3, 10))


def test_without_dates_there_is_no_line() -> None:
    assert timeline([]) is None
    assert timeline([session("undated", None)]) is None


def test_one_session() -> None:
    line = timeline(sessions([date(2024, 2, 29)]))
    assert line is not None
    assert (line.first, line.last) == (date(2024, 2, 29), date(2024, 2, 29))
    assert [(dot.identifier, dot.lane) for dot in line.dots] == [("s0", 0)]
    assert line.lanes == 1
    assert len(line.labels) == 1


def test_the_same_and_neighbouring_days_are_stacked() -> None:
    days = [date(2020, 4, 1), date(2020, 4, 1), date(2020, 4, 2), date(2020, 6, 1)]
    line = timeline(sessions(days))
    assert line is not None
    assert [dot.lane for dot in line.dots] == [0, 1, 2, 0]
    assert line.lanes == 3


@given(st.lists(st.one_of(DAYS, NEAR, st.none()), max_size=90))
def test_every_session_with_a_date_is_there_once(days: list[date | None]) -> None:
    held = [session(f"s{number}", day) for number, day in enumerate(days)]
    line = timeline(held)
    dated = [one for one in held if one.starts]
    if line is None:
        assert not dated
        return
    assert bool(line.dots) != bool(line.columns)
    if line.dots:
        assert sorted(dot.identifier for dot in line.dots) == sorted(one.id for one in dated)
    else:
        assert sum(column.number for column in line.columns) == len(dated)
    assert len(line.labels) <= 8


@given(st.lists(st.one_of(DAYS, NEAR), min_size=1, max_size=60))
def test_dots_keep_apart_and_inside(days: list[date]) -> None:
    line = timeline(sessions(days))
    assert line is not None
    assert all(0 <= dot.x <= 100 for dot in line.dots)
    assert all(0 <= dot.lane < line.lanes <= LANES for dot in line.dots)
    for one, other in combinations(line.dots, 2):
        assert one.lane != other.lane or abs(one.x - other.x) > APART - 0.02


@given(st.lists(NEAR, min_size=DOTS + 1, max_size=DOTS + 30), st.lists(DAYS, max_size=5))
def test_columns_are_as_high_as_their_numbers(near: list[date], far: list[date]) -> None:
    line = timeline(sessions([*near, *far]))
    assert line is not None
    assert 0 < len(line.columns) <= 60
    most = max(column.number for column in line.columns)
    for column in line.columns:
        assert column.height == pytest.approx(100 * column.number / most, abs=0.06)
        assert column.interval.first <= column.first <= column.interval.last
        assert 0 <= column.interval.x < column.interval.x + column.interval.width <= 100.02


def test_a_thousand_sessions_over_years_are_counted_by_month() -> None:
    start = date(2020, 1, 15)
    line = timeline(sessions([start + timedelta(days=number) for number in range(1000)]))
    assert line is not None
    assert line.unit == 1
    assert len(line.columns) == 34
    assert line.columns[0].number == 17
    assert line.columns[1].interval.first == date(2020, 2, 1)


def test_a_crowded_day_is_counted() -> None:
    line = timeline(sessions([date(2020, 4, 1)] * (LANES + 1)))
    assert line is not None
    assert line.dots == ()
    assert [column.number for column in line.columns] == [LANES + 1]
