"""Rules for days, hours and time zones."""

from collections.abc import Iterator

from memoria.checks.failures import Failure
from memoria.problems import Finding, rule


@rule("M205")
def bad_date(failure: Failure) -> Iterator[Finding]:
    """Refuse what is no day of the calendar or no hour of the clock of its zone."""
    values = {"value": failure.value, "zone": failure["zone"]}
    yield Finding(failure.position, values, failure.expected)


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
