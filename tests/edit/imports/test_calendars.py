"""Calendars of all kinds are read: zones, days, what was called off, what comes again."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from memoria.edit.imports.calendars import Reader
from memoria.edit.imports.events import Event, Schedule
from memoria.edit.imports.fields import span

MADRID = ZoneInfo("Europe/Madrid")
TEN = datetime(2031, 5, 9, 10, tzinfo=MADRID)


def schedule(*lines: str, general: str = "") -> Schedule:
    """Return what a calendar of one event says, whose lines end as the standard asks."""
    event = ["UID:1@example.org", "SUMMARY:Lagoon days", *lines]
    whole = ["BEGIN:VCALENDAR", *filter(None, [general]), "BEGIN:VEVENT", *event, "END:VEVENT"]
    return Reader("\n".join([*whole, "END:VCALENDAR", ""])).schedule()


def only(*lines: str, general: str = "") -> Event:
    (event,) = schedule(*lines, general=general).events
    return event


@pytest.mark.parametrize(
    ("start", "general", "expected", "timezone"),
    [
        (
            "DTSTART;TZID=Europe/Madrid:20310509T100000",
            "",
            TEN,
            "Europe/Madrid",
        ),
        (
            'DTSTART;TZID="/example.org/2020/Europe/Madrid":20310509T100000',
            "",
            TEN,
            "Europe/Madrid",
        ),
        ("DTSTART:20310509T080000Z", "", datetime(2031, 5, 9, 8, tzinfo=UTC), "UTC"),
        (
            "DTSTART:20310509T080000Z",
            "X-WR-TIMEZONE:America/Bogota",
            datetime(2031, 5, 9, 8, tzinfo=UTC),
            "America/Bogota",
        ),
        ("DTSTART;VALUE=DATE:20310509", "", date(2031, 5, 9), ""),
        ("DTSTART:20310509T100000", "", datetime(2031, 5, 9, 10), ""),
        ("DTSTART;TZID=Custom Zone:20310509T100000", "", datetime(2031, 5, 9, 10), ""),
    ],
)
def test_every_way_of_telling_a_moment_is_understood(
    start: str, general: str, expected: date, timezone: str
) -> None:
    event = only(start, general=general)
    assert (event.starts, event.timezone) == (expected, timezone)


def test_the_end_is_told_as_such_or_by_how_long_it_takes_and_of_days_it_is_the_last() -> None:
    start = "DTSTART;TZID=Europe/Madrid:20310509T100000"
    assert only(start, "DURATION:PT1H30M").ends == TEN + timedelta(minutes=90)
    assert only(start, "DTEND;TZID=Europe/Madrid:20310509T110000").ends == datetime(
        2031, 5, 9, 11, tzinfo=MADRID
    )
    days = only("DTSTART;VALUE=DATE:20310509", "DTEND;VALUE=DATE:20310511")
    assert days.ends == date(2031, 5, 10)
    early = only("DTSTART;VALUE=DATE:20310509", "DTEND;VALUE=DATE:20310509")
    assert span(early, "") == (date(2031, 5, 9), None)


def test_lines_are_unfolded_signs_unescaped_and_alarms_passed_over() -> None:
    found = schedule(
        "DTSTART;VALUE=DATE:20310509",
        "LOCATION:Lantern Hall\\, Qu",
        " ay 1\\nPort Lantern",
        "URL:https://lagoon.example.org/",
        "STATUS:CANCELLED",
        "RRULE:FREQ=DAILY",
        "CATEGORIES:Water",
        "DESCRIPTION:We will show dew.",
        "BEGIN:VALARM",
        "DESCRIPTION:Soon",
        "END:VALARM",
    )
    (event,) = found.events
    assert event.venue == "Lantern Hall, Quay 1 Port Lantern"
    assert (event.website, event.cancelled) == ("https://lagoon.example.org/", True)
    left = {name: number for name, number in found.left.items() if number}
    assert left == {"RRULE": 1, "CATEGORIES": 1, "DESCRIPTION": 1}


def test_where_people_meet_may_be_an_address_of_the_web_and_none_is_taken_on_trust() -> None:
    online = only("DTSTART;VALUE=DATE:20310509", "LOCATION:https://meet.example.org/1")
    assert (online.mode, online.venue, online.website) == (
        "online",
        "",
        "https://meet.example.org/1",
    )
    found = schedule("DTSTART;VALUE=DATE:20310509", "URL:javascript:alert(1)")
    assert found.events[0].website == ""
    assert found.left["URL"] == 1


def test_events_without_a_day_are_counted_and_those_of_a_series_have_keys_of_their_own() -> None:
    lost = schedule()
    assert (lost.events, lost.left["VEVENT"]) == ((), 1)
    day = "DTSTART;VALUE=DATE:20310509"
    assert only(day).key != only(day, "RECURRENCE-ID;VALUE=DATE:20310508").key
