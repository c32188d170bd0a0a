"""Rules for the shape of a record: one for each way in which a model can refuse a value.

The models report a failure by its type; the table at the end says which rule answers it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from memoria.problems import Finding, Position, Problem, rule
from memoria.records.base import similar


@dataclass(frozen=True)
class Failure:
    """Describe a value that a model refused.

    `field` is the name of the field, `known` are the fields its record may have,
    `missing` those it lacks; `context` are the values that the validator gave.
    """

    position: Position
    field: str
    expected: str = ""
    known: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    context: Mapping[str, object] | None = None

    def __getitem__(self, name: str) -> str:
        """Return one of the validator's values as text."""
        return written((self.context or {}).get(name, ""))


def written(value: object) -> str:
    """Return a value as it stands in a file."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, dict):
        fields = (f"{key}: {written(inner)}" for key, inner in value.items())
        return f"{{{', '.join(fields)}}}"
    return str(value)


@rule("M201")
def unknown_field(failure: Failure) -> Iterator[Finding]:
    """Refuse a field that the record does not have."""
    meant = similar(failure.field, failure.missing) or similar(failure.field, failure.known)
    values = {"field": failure.field, "similar": meant, "known": ", ".join(failure.known)}
    yield Finding(failure.position, values, "similar" if meant else "")


@rule("M202")
def missing_field(failure: Failure) -> Iterator[Finding]:
    """Demand a field that the record cannot do without."""
    yield Finding(failure.position, {"field": failure.field})


@rule("M203")
def wrong_type(failure: Failure) -> Iterator[Finding]:
    """Refuse a value of another type than the field's."""
    yield Finding(failure.position, {"field": failure.field}, failure.expected)


@rule("M204")
def unknown_choice(failure: Failure) -> Iterator[Finding]:
    """Refuse a word that is not one of the field's few."""
    choices = tuple(re.findall(r"'([^']*)'", failure["expected"]))
    meant = similar(failure["value"], choices)
    values = {"field": failure.field, "value": failure["value"], "similar": meant}
    yield Finding(
        failure.position, values | {"choices": ", ".join(choices)}, "similar" if meant else ""
    )


@rule("M205")
def bad_date(failure: Failure) -> Iterator[Finding]:
    """Refuse what is no day of the calendar or no hour of the clock."""
    yield Finding(failure.position, {"value": failure["value"]})


@rule("M206")
def bad_time_zone(failure: Failure) -> Iterator[Finding]:
    """Refuse what is not the name of a time zone."""
    values = {"value": failure["value"], "similar": failure["similar"]}
    yield Finding(failure.position, values, "similar" if failure["similar"] else "")


@rule("M207")
def ends_before_start(failure: Failure) -> Iterator[Finding]:
    """Refuse a session that ends before it starts."""
    yield Finding(failure.position, {"starts": failure["starts"], "ends": failure["ends"]})


@rule("M208")
def bad_identifier(failure: Failure) -> Iterator[Finding]:
    """Refuse an id that cannot be part of an address."""
    yield Finding(failure.position, {"value": failure["value"]})


@rule("M210")
def dangling_reference(failure: Failure) -> Iterator[Finding]:
    """Refuse the id of something that does not exist."""
    values = {name: failure[name] for name in ("value", "kind", "similar")}
    yield Finding(failure.position, values, "similar" if values["similar"] else "")


@rule("M211")
def unknown_language(failure: Failure) -> Iterator[Finding]:
    """Refuse a language that the site does not publish in."""
    values = {"value": failure["value"], "languages": failure["languages"]}
    yield Finding(failure.position, values)


@rule("M212")
def no_language(failure: Failure) -> Iterator[Finding]:
    """Refuse a text that has words in no language."""
    yield Finding(failure.position, {"field": failure.field})


@rule("M213")
def bad_address(failure: Failure) -> Iterator[Finding]:
    """Refuse an address that is not a whole http or https one."""
    yield Finding(failure.position, {"value": failure["value"]})


@rule("M214")
def out_of_range(failure: Failure) -> Iterator[Finding]:
    """Refuse a number that is too small or too large."""
    limits = {"greater_than_equal": "ge", "less_than_equal": "le"}
    limit = failure[limits[failure.expected]].removesuffix(".0")
    yield Finding(failure.position, {"field": failure.field, "limit": limit}, failure.expected)


@rule("M215")
def bad_pattern(failure: Failure) -> Iterator[Finding]:
    """Refuse a text that is not written in the field's form."""
    values = {"field": failure.field, "form": failure["pattern"]}
    yield Finding(failure.position, values, failure.field)


@rule("M216")
def blank(failure: Failure) -> Iterator[Finding]:
    """Refuse a text without words."""
    yield Finding(failure.position, {"field": failure.field})


@rule("M217")
def time_without_zone(failure: Failure) -> Iterator[Finding]:
    """Demand the time zone of an hour."""
    yield Finding(failure.position)


# The type of a failure → its rule and, where the rule asks, which kind was expected.
ANSWERS: Mapping[str, tuple[Callable[[Failure], Iterator[Problem]], str]] = {
    "extra_forbidden": (unknown_field, ""),
    "missing": (missing_field, ""),
    "string_type": (wrong_type, "text"),
    "int_type": (wrong_type, "number"),
    "float_type": (wrong_type, "number"),
    "bool_type": (wrong_type, "yes_or_no"),
    "tuple_type": (wrong_type, "list"),
    "dict_type": (wrong_type, "mapping"),
    "model_type": (wrong_type, "mapping"),
    "literal_error": (unknown_choice, ""),
    "bad_date": (bad_date, ""),
    "bad_time_zone": (bad_time_zone, ""),
    "ends_before_start": (ends_before_start, ""),
    "bad_identifier": (bad_identifier, ""),
    "dangling_reference": (dangling_reference, ""),
    "unknown_language": (unknown_language, ""),
    "no_language": (no_language, ""),
    "bad_address": (bad_address, ""),
    "greater_than_equal": (out_of_range, "greater_than_equal"),
    "less_than_equal": (out_of_range, "less_than_equal"),
    "string_pattern_mismatch": (bad_pattern, ""),
    "blank": (blank, ""),
    "time_without_zone": (time_without_zone, ""),
}
