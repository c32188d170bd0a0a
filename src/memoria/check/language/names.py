"""A rule for the registers: that nobody and nothing stands there twice under similar names."""

from collections.abc import Iterator, Sequence
from typing import Any

from memoria.check.language.alike import abbreviated, numbered, pairs
from memoria.content.base import Text
from memoria.content.registers import Organisation, Person, Place
from memoria.load.placed import Placed
from memoria.rules.problems import Finding, Problem, rule


@rule("M320")
def similar_names(
    first: Placed[Any], second: Placed[Any], names: tuple[str, str]
) -> Iterator[Finding]:
    """Point out a record whose name is probably that of an earlier one."""
    values = {
        "name": names[1],
        "similar": names[0],
        "there": str(first.place("name")),
        "id": first.record.id,
        "own": second.record.id,
    }
    yield Finding(second.place("name"), values)


def name_problems(placed: Sequence[Placed[Any]]) -> Iterator[Problem]:
    """Compare the names of one register; of two records the later one is told, once."""
    names = numbered((n, text) for n, one in enumerate(placed) for text in forms(one.record))
    kind = type(placed[0].record) if placed else None
    found = [*pairs(names, people=kind is Person)]
    found += abbreviated(names) if kind is Organisation else ()
    told: set[int] = set()
    for one, other in found:
        first, second = placed[one.number], placed[other.number]
        if other.number not in told and not apart(first.record, second.record):
            told.add(other.number)
            yield from similar_names(first, second, (one.text, other.text))


def forms(record: Any) -> Iterator[str]:
    """List the names of a record: in each language, and the short ones."""
    for text in (record.name, getattr(record, "short_name", None)):
        if isinstance(text, Text):
            yield from text.root.values()
        elif text:
            yield text


def apart(one: Any, other: Any) -> bool:
    """Tell whether two records are known to be two: they say so, or what they say besides does.

    Two of one id are told already.
    """
    if one.id in {other.id, *other.distinct_from} or other.id in one.distinct_from:
        return True
    if isinstance(one, Place):
        countries = {one.country, other.country} - {None}
        return one.kind != other.kind or len(countries) > 1
    return False
