"""Rules for the names of fields: those that a record does not have, and those that it lacks."""

from collections.abc import Iterator

from memoria.rules.problems import Finding, rule
from memoria.rules.shapes import Failure


@rule("M201")
def unknown_field(failure: Failure) -> Iterator[Finding]:
    """Refuse a field that the record does not have, and say where what it tells belongs.

    The variants: none, where nothing is known; "called", "similar" and "present", where another
    field means it; "within", "referred", "either" and "below", where another record has it;
    "prose" and "unplaced", where a text or nothing has; "language", where one stands loose.
    """
    if failure.expected == "language":
        spaces = str(failure.position.column + 1)
        yield Finding(failure.position, {"field": failure.name, "spaces": spaces}, "language")
        return
    values = {"field": failure.name, "record": failure.record, "known": ", ".join(failure.known)}
    told = {**values, **(failure.advised or {})}
    if failure.fragment and "similar" in told:
        told["right"] = failure.fragment.named(str(told["similar"]))
    yield Finding(failure.position, told, failure.expected)


@rule("M202")
def missing_field(failure: Failure) -> Iterator[Finding]:
    """Demand a field that the record cannot do without."""
    values = {"field": failure.name, "similar": failure.name, "record": failure.record}
    yield Finding(failure.position, values)
