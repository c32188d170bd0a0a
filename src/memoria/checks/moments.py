"""Rules for days, hours and time zones."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from memoria.checks.failures import Failure
from memoria.problems import Finding, rule

MONTHS = 12


@rule("M205")
def bad_date(failure: Failure) -> Iterator[Finding]:
    """Refuse what is no day of the calendar or no hour of the clock of its zone."""
    meant = "" if failure.expected else year_first(failure["value"])
    values = {"value": failure.value, "zone": failure["zone"], "similar": meant}
    yield Finding(failure.position, values, "similar" if meant else failure.expected)


def year_first(written: str) -> str:
    """Return a date that has its day first, or its month last, as it should be written."""
    if match := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})( .*)?", written):
        day, month, year, hour = match.groups("")
    elif match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})( .*)?", written):
        year, month, day, hour = match.groups("")
    else:
        return ""
    if int(month) > MONTHS:
        day, month = month, day
    with suppress(ValueError):
        meant = f"{date(int(year), int(month), int(day))}{hour}"
        return meant if meant != written else ""
    return ""


@rule("M206")
def bad_time_zone(failure: Failure) -> Iterator[Finding]:
    """Refuse what is not the name of a time zone."""
    values = {"value": failure.value, "similar": failure["similar"]}
    yield Finding(failure.position, values, "similar" if failure["similar"] else "")


@rule("M207")
def ends_before_start(failure: Failure) -> Iterator[Finding]:
    """Refuse a session that ends before it starts."""
    yield Finding(failure.position, {"starts": failure["starts"], "ends": failure["ends"]})


@rule("M217")
def time_without_zone(failure: Failure) -> Iterator[Finding]:
    """Demand the time zone of an hour."""
    yield Finding(failure.position)


@rule("M219")
def half_a_span(failure: Failure) -> Iterator[Finding]:
    """Demand the start of what has an end, and the hour of both or of neither."""
    yield Finding(failure.position, variant=failure.expected)
