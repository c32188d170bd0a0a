"""Calendars: what RFC 5545 asks for, and the right hour wherever the clocks change."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from memoria.outputs.calendars import MOST
from tests.cases import each
from tests.contents import SERIES, session
from tests.demo import CODES, SITE, demo, hostile, one_line, small
from tests.hostile import TEXTS

MARCH = "starts: 2024-03-01"


def read(text: str) -> tuple[Any, list[Any]]:
    """Return a calendar and its events."""
    calendar = Calendar.from_ical(text)
    return calendar, list(calendar.walk("VEVENT"))


def event(*lines: str) -> Any:
    """Return the event of a small session."""
    (found,) = read(small({"sessions.yaml": session(*lines)}).files["calendar.ics"])[1]
    return found


@pytest.mark.parametrize("language", CODES)
def test_every_session_with_a_date_is_in_the_calendar_and_has_a_file(language: str) -> None:
    made = demo(language)
    dated = {one.id: one for one in made.publication.sessions if one.planned}
    first = {name: [*one.aliases, name][0] for name, one in dated.items()}
    _, events = read(made.files["calendar.ics"])
    assert {str(one["UID"]) for one in events} == {
        f"{one}@towns.example.org" for one in first.values()
    }
    for one in dated:
        (alone,) = read(made.files[f"sessions/{one}/event.ics"])[1]
        assert alone["UID"] == f"{first[one]}@towns.example.org"
    assert len([name for name in made.files if name.endswith("event.ics")]) == len(dated)


def test_of_many_sessions_the_calendar_holds_the_latest_and_each_has_its_file() -> None:
    lines = [
        f"  - {{id: s{at}, series: harbour-talks, original: en,"
        f" title: {{en: S}}, starts: {1900 + at}-01-01}}\n"
        for at in reversed(range(MOST + 2))
    ]
    made = small({"sessions.yaml": f"{SERIES}sessions:\n{''.join(lines)}"})
    events = [str(one["UID"]) for one in read(made.files["calendar.ics"])[1]]
    assert events == [f"s{at}@towns.example.org" for at in range(2, MOST + 2)]
    assert "sessions/s0/event.ics" in made.files
    assert str(MOST) in made.edition.words("data.calendar", file="")


@pytest.mark.parametrize("language", CODES)
def test_a_calendar_and_its_events_have_what_the_format_asks_for(language: str) -> None:
    calendar, events = read(demo(language).files["calendar.ics"])
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == "Towns"
    assert "METHOD" not in calendar
    for one in events:
        assert one["DTSTAMP"].dt.utcoffset() == timedelta()
        assert one["SUMMARY"].params["LANGUAGE"] in CODES
        assert str(one["URL"]).startswith(SITE)
        assert one["DTSTART"].dt <= one["DTEND"].dt
        assert one["CATEGORIES"].cats
        assert one["CONTACT"]
        assert "ORGANIZER" not in one


@pytest.mark.parametrize("language", CODES)
def test_lines_end_and_fold_as_the_format_has_it(language: str) -> None:
    for name, text in demo(language).files.items():
        if name.endswith(".ics"):
            assert re.fullmatch(r"([^\r\n]*\r\n)+", text)
            assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_an_event_is_the_same_one_in_every_language() -> None:
    (english, spanish) = (read(demo(one).files["calendar.ics"])[1] for one in CODES)
    for one, other in zip(english, spanish, strict=True):
        for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE"):
            assert one[name] == other[name]


@pytest.mark.parametrize(
    ("starts", "ends", "first", "last"),
    [
        ("2024-03-31 01:30", "2024-03-31 04:30", "2024-03-31 00:30", "2024-03-31 02:30"),
        ("2024-10-27 01:30", "2024-10-27 03:30", "2024-10-26 23:30", "2024-10-27 02:30"),
        ("2024-02-29 23:30", "2024-03-01 00:30", "2024-02-29 22:30", "2024-02-29 23:30"),
        ("2024-12-31 23:30", "2025-01-01 01:30", "2024-12-31 22:30", "2025-01-01 00:30"),
    ],
)
def test_hours_are_in_utc_also_where_the_clocks_change(
    starts: str, ends: str, first: str, last: str
) -> None:
    found = event("timezone: Europe/Madrid", f"starts: {starts}", f"ends: {ends}")
    assert found["DTSTART"].dt == datetime.fromisoformat(f"{first}Z")
    assert found["DTEND"].dt == datetime.fromisoformat(f"{last}Z")


def test_the_demo_crosses_a_change_of_clocks() -> None:
    text = demo("es").files["sessions/the-short-night/event.ics"]
    assert "DTSTART:20240331T003000Z\r\n" in text
    assert "DTEND:20240331T023000Z\r\n" in text


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        (["starts: 2024-12-31"], date(2024, 12, 31), date(2025, 1, 1)),
        (["starts: 2024-02-29"], date(2024, 2, 29), date(2024, 3, 1)),
        (["starts: 2024-02-28"], date(2024, 2, 28), date(2024, 2, 29)),
        (["starts: 2024-12-30", "ends: 2024-12-31"], date(2024, 12, 30), date(2025, 1, 1)),
        (["timezone: Europe/Madrid", "starts: 2024-03-31"], date(2024, 3, 31), date(2024, 4, 1)),
    ],
)
def test_days_end_before_the_day_that_is_named(lines: list[str], start: date, end: date) -> None:
    found = event(*lines)
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (start, end)
    assert found["DTSTART"].params["VALUE"] == found["DTEND"].params["VALUE"] == "DATE"


def test_an_hour_without_an_end_is_a_moment() -> None:
    found = event("timezone: Europe/Madrid", "starts: 2024-07-01 10:00")
    assert found["DTSTART"].dt == datetime(2024, 7, 1, 8, tzinfo=UTC)
    assert "DTEND" not in found


def test_a_session_without_a_date_is_no_event() -> None:
    files = small({"sessions.yaml": session()}).files
    assert read(files["calendar.ics"])[1] == []
    assert [name for name in files if name.endswith("event.ics")] == []


@each(
    ("lines", "standing", "first", "last"),
    [
        ([MARCH], "CONFIRMED", date(2024, 3, 1), date(2024, 3, 2)),
        ([MARCH, "status: cancelled"], "CANCELLED", date(2024, 3, 1), date(2024, 3, 2)),
        ([MARCH, "status: postponed"], "TENTATIVE", date(2024, 3, 1), date(2024, 3, 2)),
        (["rescheduled_from: 2024-03-01"], "TENTATIVE", date(2024, 3, 1), date(2024, 3, 2)),
        (["starts: 2024-02"], "TENTATIVE", date(2024, 2, 1), date(2024, 3, 1)),
        (["starts: 2024"], "TENTATIVE", date(2024, 1, 1), date(2025, 1, 1)),
        (["starts: 2024-02", "ends: 2024-03"], "TENTATIVE", date(2024, 2, 1), date(2024, 4, 1)),
    ],
)  # fmt: skip
def test_what_does_not_take_place_as_planned_stays_in_the_calendar(
    lines: list[str], standing: str, first: date, last: date
) -> None:
    found = event(*lines)
    assert (found["STATUS"], found["DTSTART"].dt, found["DTEND"].dt) == (standing, first, last)
    assert (found.get("TRANSP") == "TRANSPARENT") == (standing != "CONFIRMED")


def test_a_session_moved_to_another_day_is_held_then() -> None:
    found = event("starts: 2024-04-01", "rescheduled_from: 2024-03-01", "status: postponed")
    assert (found["STATUS"], found["DTSTART"].dt) == ("CONFIRMED", date(2024, 4, 1))


def test_the_record_tells_when_it_was_revised() -> None:
    source = "sources: [{id: s, title: S, language: en, read: 2024-05-01}]"
    assert event("starts: 2024-03-01", source)["DTSTAMP"].dt == datetime(2024, 5, 1, tzinfo=UTC)
    assert event("starts: 2024-03-01")["DTSTAMP"].dt == datetime(2024, 3, 1, tzinfo=UTC)
    assert event("starts: 2024-03-01")["SEQUENCE"] == 0
    moved = event("starts: 2024-03-01", "rescheduled_from: 2024-02-01")
    assert moved["SEQUENCE"] == 1


@each("number", range(len(TEXTS)))
def test_a_hostile_text_comes_out_as_it_went_in(number: int) -> None:
    ((found,), text) = (read(hostile().files[f"sessions/s{number}/event.ics"])[1], TEXTS[number])
    assert found["SUMMARY"] == one_line(text)
    assert str(found["LOCATION"]).partition(", ")[2] == one_line(text)
