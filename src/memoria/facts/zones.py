"""The time zones that a text names, with their offsets from UTC in minutes."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from memoria.facts.passages import flat
from memoria.facts.quantities import Quantity
from memoria.facts.vocabulary import Vocabulary
from memoria.facts.zone_names import available, names, names_of, offsets_of, pattern

OFFSET = re.compile(r"(?<!\w)(?:GMT|UTC)(?:\s?([+\-−–])\s?(\d{1,2})(?::?(\d\d))?)?(?![\w:])")
IDENTIFIER = re.compile(r"(?<![\w/])[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_-]+){1,2}(?!\w)")
ABBREVIATION = re.compile(r"(?<![\w/-])[A-Z]{2,5}(?![\w/])")
# An abbreviation is a zone's where it stands at an hour; elsewhere it may be an institute's.
NEAR = 30
AT_HOUR = re.compile(r"\d\s?[^\W\d_]{0,5}\s?\(?$")
DEFAULT_YEAR = 2020


def zones(
    text: str, vocabulary: Vocabulary, year: int | None, hours: list[Quantity]
) -> list[Quantity]:
    """List the zones of a text; offsets that are not known are empty."""
    found = list(named(text, vocabulary, year or DEFAULT_YEAR))
    taken = {at for one in found for at in range(one.start, one.end)}
    for match in ABBREVIATION.finditer(text):
        offsets = abbreviations(year or DEFAULT_YEAR).get(match[0])
        near = any(
            match.start() - NEAR <= one.end <= match.start()
            or match.end() <= one.start <= match.end() + 3
            for one in hours
        )
        if (
            offsets
            and match.start() not in taken
            and (near or beside_zone(found, match) or AT_HOUR.search(text[: match.start()][-12:]))
        ):
            found.append(Quantity("zone", offsets, *match.span()))
    return sorted(without_inner(found), key=lambda one: one.start)


def beside_zone(found: list[Quantity], match: re.Match[str]) -> bool:
    """Tell whether a zone stands just before: "Central European Summer Time (CEST)"."""
    return any(0 <= match.start() - one.end <= len(" / ") for one in found)


def without_inner(found: list[Quantity]) -> Iterator[Quantity]:
    """Leave out what lies within another."""
    around = defaultdict[int, list[Quantity]](list)
    for one in found:
        for at in range(one.start, one.end):
            around[at].append(one)
    for one in found:
        length = one.end - one.start
        if not any(
            one.end <= other.end and length < other.end - other.start for other in around[one.start]
        ):
            yield one


def named(text: str, vocabulary: Vocabulary, year: int) -> Iterator[Quantity]:
    """List zones by offset, by identifier, and by their name in the language."""
    for match in OFFSET.finditer(text):
        sign = -1 if match[1] in {"-", "−", "–"} else 1
        minutes = sign * (60 * int(match[2] or 0) + int(match[3] or 0))
        yield Quantity("zone", frozenset({minutes}), *match.span())
    for match in IDENTIFIER.finditer(text):
        if match[0] in available():
            yield Quantity("zone", offsets_of(match[0], year), *match.span())
    for match in pattern(vocabulary, year).finditer(flat(text)):
        zone = names(vocabulary, year)[re.sub(r"\s+", " ", match[0])]
        yield Quantity("zone", zone.offsets, *match.span(), unit=zone.clocks)


@cache
def abbreviations(year: int) -> dict[str, frozenset[int]]:
    """Return the abbreviations of all zones, each with the offsets that it may mean."""
    found: dict[str, set[int]] = defaultdict(set)
    for identifier in sorted(available()):
        for name, offset in names_of(identifier, year):
            if name.isalpha():
                found[name].add(offset)
    return {name: frozenset(offsets) for name, offsets in found.items()}


@cache
def clock_word(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of a zone that we know nothing of: "hora local", "Camber time".

    It stands beside an hour. What else is an hour or a time names no clock: "Hora: 15.00".
    """
    region = flat(vocabulary.locale.zone_formats.get("region", "%s"))
    word = re.escape(max(re.findall(r"\w+", region.replace("%s", "")), key=len, default=""))
    if not word:
        return re.compile(r"(?!)")
    name = r"[^\W\d_]+"
    clock = rf"{name}\s{word}" if region.startswith("%s") else rf"{word}\s{name}"
    return re.compile(
        rf"\d[^\n]{{0,{NEAR}}}?(?<!\w){clock}(?!\w)|(?<!\w){clock}[^\n]{{0,{NEAR}}}?\d"
    )
