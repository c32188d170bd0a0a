"""Days and hours: read strictly, and counted in UTC across clock changes."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from memoria.content.moments import Moment, known_zone, parse_day, parse_moment, parse_spelled
from tests.cases import each
from tests.contents import session, told

MADRID = "Europe/Madrid"


@pytest.mark.parametrize(
    ("written", "day", "hour"),
    [
        ("2031-04-30", date(2031, 4, 30), None),
        ("2031-04-30 15:00", date(2031, 4, 30), time(15)),
        ("2031-04-30T15:00", date(2031, 4, 30), time(15)),
        (" 2031-04-30 ", date(2031, 4, 30), None),
        ("2032-02-29", date(2032, 2, 29), None),
        ("2000-02-29 00:00", date(2000, 2, 29), time(0)),
        ("2031-12-31 23:59", date(2031, 12, 31), time(23, 59)),
    ],
)
def test_a_moment_is_read(written: str, day: date, hour: time | None) -> None:
    assert parse_moment(written) == Moment(day, hour)


@each(
    "written",
    [
        "2031-02-29", "2100-02-29", "2031-04-31", "2031-13-01", "2031-00-10", "2031-04-00",
        "2031-04-30 24:00", "2031-04-30 15:60", "2031-04-30 15:00:30", "2031-04-30 15",
        "2031-04-30 3pm", "2031-04-30 15:00 CEST", "2031-04-30T15:00Z", "2031-04-30T15:00+02:00",
        "31-04-30", "30/04/2031", "April 30, 2031", "2031-4-3", "20310430", "1899-12-31",
        "3000-01-01", "٢٠٣١-٠٤-٣٠", "", "soon", 2031, 20.31, True, ("2031-04-30",), {"day": 30},
    ],
)  # fmt: skip
def test_what_is_no_moment_is_refused(written: object) -> None:
    with pytest.raises(PydanticCustomError, match="bad_date"):
        parse_moment(written)


@each(
    ("written", "iso", "last"),
    [
        ("2031", "2031", date(2031, 12, 31)),
        (2031, "2031", date(2031, 12, 31)),
        (" 2032-02 ", "2032-02", date(2032, 2, 29)),
        ("2031-12", "2031-12", date(2031, 12, 31)),
        ("2031-04-30 15:00", "2031-04-30", date(2031, 4, 30)),
    ],
)
def test_a_month_or_a_year_may_be_all_that_is_known(written: object, iso: str, last: date) -> None:
    moment = parse_spelled(written)
    assert (moment.iso, moment.last) == (iso, last)
    assert parse_spelled(str(moment)) == moment


@each("written", ["2031-13", "2031-00", 1899, 3000, "31", "2031-4", "soon", True, 2031.5])
def test_what_is_neither_is_refused(written: object) -> None:
    with pytest.raises(PydanticCustomError, match="bad_date"):
        parse_spelled(written)


def test_spans_of_months_and_years_are_in_order() -> None:
    assert told({"sessions.yaml": session("starts: 2031-04-30", "ends: 2031-04")}) == []
    assert told({"sessions.yaml": session("starts: 2031-05", "ends: 2031")}) == []
    assert told({"sessions.yaml": session("starts: 2031-05", "ends: 2031-04")}) == [
        "sessions.yaml:10:11 M207"
    ]


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)), st.none() | st.times())
def test_a_moment_reads_back_as_it_is_written(day: date, hour: time | None) -> None:
    moment = Moment(day, hour and hour.replace(second=0, microsecond=0))
    assert parse_moment(str(moment)) == moment


@each(
    ("written", "zone", "universal"),
    [
        ("2031-01-15 15:00", MADRID, "2031-01-15 14:00"),
        ("2031-07-15 15:00", MADRID, "2031-07-15 13:00"),
        ("2031-03-30 01:59", MADRID, "2031-03-30 00:59"),
        ("2031-03-30 02:30", MADRID, "2031-03-30 01:30"),  # no such hour: as before the change
        ("2031-03-30 03:00", MADRID, "2031-03-30 01:00"),
        ("2031-10-26 02:30", MADRID, "2031-10-26 00:30"),  # twice that day: the first is meant
        ("2031-10-26 03:00", MADRID, "2031-10-26 02:00"),
        ("2031-12-31 20:00", "America/Lima", "2032-01-01 01:00"),
        ("2032-01-01 08:00", "Asia/Tokyo", "2031-12-31 23:00"),
        ("2032-02-29 23:30", "America/Bogota", "2032-03-01 04:30"),
        ("2031-04-30 15:00", "Asia/Kathmandu", "2031-04-30 09:15"),
        ("2031-04-30 15:00", "UTC", "2031-04-30 15:00"),
        ("2031-04-30", MADRID, "2031-04-29 22:00"),
        ("1900-01-01 00:00", "Asia/Tokyo", "1899-12-31 15:00"),
        ("2999-12-31 23:59", "America/Lima", "3000-01-01 04:59"),
    ],
)
def test_a_moment_is_counted_in_utc(written: str, zone: str, universal: str) -> None:
    assert parse_moment(written).utc(zone).isoformat(" ", "minutes")[:16] == universal


@pytest.mark.parametrize("zone", ["Europe/Madrid", "America/Argentina/Buenos_Aires", "UTC"])
def test_a_zone_is_the_name_of_a_place_or_utc(zone: str) -> None:
    assert known_zone(zone) == zone


@pytest.mark.parametrize("zone", ["CEST", "CET", "EST", "GMT", "Madrid", "europe/madrid", "+02:00"])
def test_abbreviations_and_other_spellings_are_no_zone(zone: str) -> None:
    with pytest.raises(PydanticCustomError):
        known_zone(zone)


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ("2031-10-26 01:30", "2031-10-26 03:30"),  # four hours long: the clock goes back
        ("2031-03-30 01:30", "2031-03-30 03:00"),  # half an hour long: the clock goes forward
        ("2031-12-31 23:00", "2032-01-01 01:00"),
        ("2031-04-30 15:00", "2031-04-30 15:00"),
        ("2031-04-30", "2031-05-02"),
        ("2031-10-26 02:30", "2031-10-26 02:10"),  # forty minutes long: the hour comes twice
    ],
)
def test_an_end_may_come_after_the_start_on_any_clock(starts: str, ends: str) -> None:
    lines = (f"timezone: {MADRID}", f"starts: {starts}", f"ends: {ends}")
    assert told({"sessions.yaml": session(*lines)}) == []


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ("2031-04-30 15:00", "2031-04-30 14:59"),
        ("2031-04-30", "2031-04-29"),
        ("2031-04-30 15:00", "2031-04-29"),
        ("2031-04-30", "2031-04-29 23:00"),
        ("2031-10-26 02:30", "2031-10-26 01:50"),
    ],
)
def test_an_end_before_the_start_is_refused(starts: str, ends: str) -> None:
    lines = (f"timezone: {MADRID}", f"starts: {starts}", f"ends: {ends}")
    assert told({"sessions.yaml": session(*lines)}) == ["sessions.yaml:11:11 M207"]


@each(
    ("lines", "expected"),
    [
        (("starts: 2031-04-30",), []),
        (("starts: 2031-04-30", "ends: 2031-05-02"), []),
        (("starts: 2031-04-30 15:00",), ["9:13 M217"]),
        (("starts: 2031-04-30 15:00", "ends: 2031-04-30 17:00"), ["9:13 M217"]),
        (("starts: 2031-04-30", "ends: 2031-04-30 17:00"), ["10:11 M217"]),
        (("ends: 2031-04-30 17:00",), ["9:11 M219"]),
        (("time_zone: Europe/Madrid", "starts: 2031-04-30 15:00"), ["9:5 M201"]),
        (("timezone: !x Europe/Madrid", "starts: 2031-04-30 15:00"), ["9:15 M108"]),
        (("timezone: CEST", "starts: 2031-04-30 15:00"), ["9:15 M206"]),
        (("starts: 2031-04-31", "ends: 2031-04-30 17:00"), ["9:13 M205"]),
    ],
)
def test_an_hour_needs_its_zone_and_is_asked_for_it_once(
    lines: tuple[str, ...], expected: list[str]
) -> None:
    assert told({"sessions.yaml": session(*lines)}) == [f"sessions.yaml:{one}" for one in expected]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("ends: 2031-04-30",), ["9:11 M219"]),
        (("start: 2031-04-30", "ends: 2031-04-30"), ["9:5 M201"]),
        (("starts: *a", "ends: 2031-04-30"), ["9:13 M107"]),
        (("starts: soon", "ends: 2031-04-30"), ["9:13 M205"]),
        (("starts: 2031-04-30", "timezone: UTC", "ends: 2031-04-30 17:00"), ["11:11 M219"]),
        (("starts: 2031-04-30 15:00", "timezone: UTC", "ends: 2031-05-02"), ["11:11 M219"]),
    ],
)
def test_a_span_has_both_ends_in_the_same_form(lines: tuple[str, ...], expected: list[str]) -> None:
    assert told({"sessions.yaml": session(*lines)}) == [f"sessions.yaml:{one}" for one in expected]


@each("field", ["starts", "ends"])
@each(
    ("hour", "zone", "sound"),
    [
        ("2020-03-29 02:00", MADRID, False),
        ("2020-03-29 02:30", MADRID, False),
        ("2020-03-29 01:59", MADRID, True),
        ("2020-03-29 03:00", MADRID, True),
        ("2020-03-29 02:30", "America/Bogota", True),
        ("2020-10-25 02:30", MADRID, True),
        ("2011-12-30 12:00", "Pacific/Apia", False),  # a whole day that was left out
    ],
)
def test_an_hour_that_the_clocks_leap_over_is_refused(
    field: str, hour: str, zone: str, sound: bool
) -> None:
    lines = [f"timezone: {zone}", f"{field}: {hour}"]
    lines += ["starts: 2001-01-01 10:00"] if field == "ends" else []
    expected = [] if sound else [f"sessions.yaml:10:{7 + len(field)} M205"]
    assert told({"sessions.yaml": session(*lines)}) == expected


@pytest.mark.parametrize("written", ["2031-04-30 15:00", "2031-04-30T00:00"])
def test_a_day_has_no_hour(written: str) -> None:
    assert parse_day(written[:10]) == parse_moment(written[:10])
    with pytest.raises(PydanticCustomError, match="day_with_hour"):
        parse_day(written)


SOURCE = "{id: a, title: A, language: en, read: 2031-04-30 10:00}"
NEWS = "{id: a, title: {en: A}, date: 2031-04-30 10:00}"


@pytest.mark.parametrize(
    "line",
    [
        "rescheduled_from: 2031-04-23 15:00",
        "ranking: {method: {en: Votes}, date: 2031-04-30 10:00}",
        f"sources: [{SOURCE}]",
        f"news: [{NEWS}]",
    ],
)
def test_an_hour_is_refused_where_it_would_be_dropped(line: str) -> None:
    files = {"sessions.yaml": session(line), "summaries/tides/news/a.en.md": "Words."}
    found = told(
        {name: text for name, text in files.items() if "news" in line or "news" not in name}
    )
    assert [one.split()[1] for one in found] == ["M205"]
