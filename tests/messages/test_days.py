"""Days and hours in words, with the weekday and the hour that are right in both languages."""

import pytest

from memoria.content.base import Text
from memoria.content.moments import parse_moment
from memoria.content.sessions import Session
from memoria.messages.days import When, when
from memoria.messages.words import Words

MADRID = "Europe/Madrid"


def held(starts: str = "", ends: str = "", timezone: str = "") -> Session:
    return Session(
        id="tides",
        series="harbour-talks",
        original="en",
        title=Text({"en": "Tides"}),
        timezone=timezone or None,
        starts=parse_moment(starts) if starts else None,
        ends=parse_moment(ends) if ends else None,
    )


def test_a_session_on_one_afternoon(english: Words, spanish: Words) -> None:
    session = held("2020-04-30 15:00", "2020-04-30 17:00", MADRID)
    assert when(session, english) == When(
        day="Thursday 30 April 2020",
        machine="2020-04-30T15:00+02:00",
        hours="15:00–17:00",
        zone="CEST, UTC+2",
        universal="13:00–15:00",
    )
    assert when(session, spanish) == When(
        day="jueves, 30 de abril de 2020",
        machine="2020-04-30T15:00+02:00",
        hours="15:00–17:00",
        zone="CEST, UTC+2",
        universal="13:00–15:00",
    )


@pytest.mark.parametrize(
    ("day", "in_english", "in_spanish"),
    [
        ("2031-12-31", "Wednesday 31 December 2031", "miércoles, 31 de diciembre de 2031"),
        ("2032-02-29", "Sunday 29 February 2032", "domingo, 29 de febrero de 2032"),
        ("2032-01-01", "Thursday 1 January 2032", "jueves, 1 de enero de 2032"),
        ("2031-08-02", "Saturday 2 August 2031", "sábado, 2 de agosto de 2031"),
    ],
)
def test_the_weekday_is_that_of_the_day(
    day: str, in_english: str, in_spanish: str, english: Words, spanish: Words
) -> None:
    assert when(held(day), english) == When(day=in_english, machine=day)
    assert when(held(day), spanish) == When(day=in_spanish, machine=day)


def test_a_session_without_a_date_says_nothing(english: Words) -> None:
    assert when(held(), english) == When()


@pytest.mark.parametrize(
    ("starts", "ends"),
    [("2031-04-30", "2031-04-30"), ("2031-04-30", "")],
)
def test_a_day_without_its_hour_says_no_hour(starts: str, ends: str, english: Words) -> None:
    assert when(held(starts, ends, MADRID), english) == When(
        "Wednesday 30 April 2031", "2031-04-30"
    )


@pytest.mark.parametrize(
    ("starts", "ends", "zone", "expected"),
    [
        ("2031-04-30 15:00", "", MADRID, ("15:00", "CEST, UTC+2", "13:00")),
        ("2031-01-15 15:00", "", MADRID, ("15:00", "CET, UTC+1", "14:00")),
        ("2031-01-15 15:00", "", "Europe/London", ("15:00", "GMT, UTC", "15:00")),
        ("2031-01-15 15:00", "", "UTC", ("15:00", "UTC", "15:00")),
        ("2031-01-15 15:00", "", "Asia/Kolkata", ("15:00", "IST, UTC+5:30", "09:30")),
        ("2031-01-15 15:00", "", "Asia/Kathmandu", ("15:00", "UTC+5:45", "09:15")),
        ("2031-01-15 15:00", "", "America/St_Johns", ("15:00", "NST, UTC−3:30", "18:30")),
        ("2031-01-15 15:00", "", "America/Bogota", ("15:00", "UTC−5", "20:00")),
        ("2031-01-15 15:00", "", "Pacific/Kiritimati", ("15:00", "UTC+14", "01:00")),
        ("2031-01-15 10:00", "", "Asia/Tokyo", ("10:00", "JST, UTC+9", "01:00")),
        ("2031-10-26 01:30", "2031-10-26 03:30", MADRID,
         ("01:30–03:30", "CEST, UTC+2 / CET, UTC+1", "23:30 (25 October)–02:30")),
        ("2031-10-26 02:30", "2031-10-26 02:10", MADRID,
         ("02:30–02:10", "CEST, UTC+2 / CET, UTC+1", "00:30–01:10")),
        ("1960-01-15 15:00", "", "Africa/Monrovia", ("15:00", "MMT, UTC−0:44", "15:44")),
        ("1900-01-15 15:00", "", "Europe/Paris", ("15:00", "PMT, UTC+0:09", "14:50")),
        ("2031-01-15 21:00", "2031-01-15 23:00", "America/Bogota",
         ("21:00–23:00", "UTC−5", "02:00 (16 January)–04:00 (16 January)")),
        ("2031-12-31 23:00", "2032-01-01 01:00", MADRID,
         ("23:00–01:00 (1 January)", "CET, UTC+1", "22:00–00:00 (1 January)")),
        ("2031-01-15 00:30", "2031-01-15 02:00", MADRID,
         ("00:30–02:00", "CET, UTC+1", "23:30 (14 January)–01:00")),
    ],
)  # fmt: skip
def test_hours_on_the_clock_of_the_session_and_in_utc(
    starts: str, ends: str, zone: str, expected: tuple[str, str, str], english: Words
) -> None:
    found = when(held(starts, ends, zone), english)
    assert (found.hours, found.zone, found.universal) == expected


def test_another_day_in_utc_is_named_in_the_language(spanish: Words) -> None:
    found = when(held("2031-01-15 21:00", "2031-01-15 23:00", "America/Bogota"), spanish)
    assert found.universal == "02:00 (16 de enero)–04:00 (16 de enero)"


def test_a_session_of_several_days(english: Words, spanish: Words) -> None:
    session = held("2031-04-30", "2031-05-02")
    assert when(session, english).day == "Wednesday 30 April 2031 to Friday 2 May 2031"
    assert when(session, spanish).day == (
        "del miércoles, 30 de abril de 2031 al viernes, 2 de mayo de 2031"
    )


def test_a_session_that_ends_after_midnight_names_the_day_of_each_hour(english: Words) -> None:
    found = when(held("2031-04-30 22:00", "2031-05-01 00:30", MADRID), english)
    assert found.day == "Wednesday 30 April 2031 to Thursday 1 May 2031"
    assert found.hours == "22:00–00:30 (1 May)"
    assert found.universal == "20:00–22:30"


@pytest.mark.parametrize(
    ("starts", "zone", "expected"),
    [
        ("1960-01-15 15:00", "Africa/Monrovia", "1960-01-15T15:00-00:44"),
        ("1900-06-15 15:00", "Asia/Kathmandu", "1900-06-15T15:00+05:41"),
        ("2031-01-15 15:00", "America/St_Johns", "2031-01-15T15:00-03:30"),
        ("2999-12-31 23:59", "UTC", "2999-12-31T23:59+00:00"),
    ],
)
def test_the_offset_for_machines_has_hours_and_minutes_only(
    starts: str, zone: str, expected: str, english: Words
) -> None:
    assert when(held(starts, "", zone), english).machine == expected
