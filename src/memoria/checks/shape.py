"""Rules for the shape of a record: which fields it has, and what each of them takes."""

import re
from collections.abc import Iterator

from memoria.checks.failures import Failure
from memoria.problems import Finding, rule
from memoria.records.spelling import similar


@rule("M201")
def unknown_field(failure: Failure) -> Iterator[Finding]:
    """Refuse a field that the record does not have."""
    meant = similar(failure.field, failure.missing) or similar(failure.field, failure.known)
    values = {"field": failure.name, "similar": meant, "known": ", ".join(failure.known)}
    yield Finding(failure.position, values, "similar" if meant else "")


@rule("M202")
def missing_field(failure: Failure) -> Iterator[Finding]:
    """Demand a field that the record cannot do without."""
    yield Finding(failure.position, {"field": failure.name})


@rule("M203")
def wrong_type(failure: Failure) -> Iterator[Finding]:
    """Refuse a value of another type than the field's."""
    yield Finding(failure.position, {"field": failure.name}, failure.expected)


@rule("M204")
def unknown_choice(failure: Failure) -> Iterator[Finding]:
    """Refuse a word that is not one of the field's few."""
    choices = tuple(re.findall(r"'([^']*)'", failure["expected"]))
    meant = similar(failure["value"], choices)
    values = {"field": failure.name, "value": failure.value, "similar": meant}
    yield Finding(
        failure.position, values | {"choices": ", ".join(choices)}, "similar" if meant else ""
    )


@rule("M208")
def bad_identifier(failure: Failure) -> Iterator[Finding]:
    """Refuse an id that cannot be part of an address."""
    yield Finding(failure.position, {"value": failure.value})


@rule("M210")
def dangling_reference(failure: Failure) -> Iterator[Finding]:
    """Refuse the id of something that does not exist, or has another id now."""
    meant = failure["renamed"] or similar(failure["value"], failure.candidates)
    values = {"value": failure.value, "kind": failure["kind"], "similar": meant}
    variant = "renamed" if failure["renamed"] else "similar" if meant else ""
    yield Finding(failure.position, values, variant)


@rule("M211")
def unknown_language(failure: Failure) -> Iterator[Finding]:
    """Refuse a language that the site does not publish in."""
    values = {"value": failure.value, "languages": failure["languages"]}
    named = {"similar": failure["similar"]}
    yield Finding(failure.position, values | named, failure.expected)


@rule("M212")
def no_language(failure: Failure) -> Iterator[Finding]:
    """Refuse a text that has words in no language."""
    yield Finding(failure.position, {"field": failure.name})


@rule("M213")
def bad_address(failure: Failure) -> Iterator[Finding]:
    """Refuse an address that is not a whole http or https one."""
    yield Finding(failure.position, {"value": failure.value})


@rule("M214")
def out_of_range(failure: Failure) -> Iterator[Finding]:
    """Refuse a number that is too small or too large."""
    limits = {"greater_than_equal": "ge", "less_than_equal": "le"}
    limit = failure[limits[failure.expected]].removesuffix(".0")
    yield Finding(failure.position, {"field": failure.name, "limit": limit}, failure.expected)


@rule("M215")
def bad_pattern(failure: Failure) -> Iterator[Finding]:
    """Refuse a text that is not written in the field's form."""
    values = {"field": failure.name, "form": failure["pattern"], "value": failure.value}
    yield Finding(failure.position, values, failure.within or failure.field)


@rule("M216")
def blank(failure: Failure) -> Iterator[Finding]:
    """Refuse a text without words, or whose only word says that there is none."""
    values = {"field": failure.name, "value": failure.value}
    yield Finding(failure.position, values, "no" if failure.value else "")


@rule("M220")
def repeated(failure: Failure) -> Iterator[Finding]:
    """Refuse what stands twice in a list of references."""
    yield Finding(failure.position, {"field": failure.name, "value": failure.value})


@rule("M221")
def part_of_itself(failure: Failure) -> Iterator[Finding]:
    """Refuse an organisation that belongs to itself."""
    yield Finding(failure.position, {"value": failure.value})
