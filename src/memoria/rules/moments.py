"""Rules for days, hours and time zones."""

from collections.abc import Iterator

from memoria.rules.dates import form_of, year_first
from memoria.rules.failures import Failure
from memoria.rules.problems import Finding, rule


@rule("M205")
def bad_date(failure: Failure) -> Iterator[Finding]:
    """Refuse what is no day of the calendar or no hour of the clock of its zone."""
    variant, meant = failure.expected, ""
    if not variant:
        meant = year_first(failure["value"], failure["tongues"].split())
        variant = form_of(failure["value"], failure["tongues"].split())
        variant = variant_of(failure["value"], meant) if meant else variant
    values = {"value": failure.value, "zone": failure["zone"], "similar": meant}
    yield Finding(failure.position, values, variant)


def variant_of(written: str, meant: str) -> str:
    """Tell whether only the hour is written in another form, or the day."""
    return "hour" if written.startswith(f"{meant.partition(' ')[0]}") else "similar"


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
