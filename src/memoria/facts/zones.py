"""The time zones that a text names, with their offsets from UTC in minutes."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global

from memoria.facts.passages import flat
from memoria.facts.quantities import Quantity
from memoria.facts.vocabulary import Vocabulary, any_of

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
    for match in ABBREVIATION.finditer(text):
        offsets = abbreviations(year or DEFAULT_YEAR).get(match[0])
        near = any(
            match.start() - NEAR <= one.end <= match.start()
            or match.end() <= one.start <= match.end() + 3
            for one in hours
        )
        taken = any(one.start <= match.start() < one.end for one in found)
        if (
            offsets
            and not taken
            and (near or beside_zone(found, match) or AT_HOUR.search(text[: match.start()][-12:]))
        ):
            found.append(Quantity("zone", offsets, *match.span()))
    return sorted(without_inner(found), key=lambda one: one.start)


def beside_zone(found: list[Quantity], match: re.Match[str]) -> bool:
    """Tell whether a zone stands just before: "Central European Summer Time (CEST)"."""
    return any(0 <= match.start() - one.end <= len(" / ") for one in found)


def without_inner(found: list[Quantity]) -> Iterator[Quantity]:
    """Leave out what lies within another."""
    for one in found:
        if not any(
            other is not one and other.start <= one.start and one.end <= other.end
            and other.end - other.start > one.end - one.start
            for other in found
        ):  # fmt: skip
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
    for match in in_words(vocabulary, year)[0].finditer(flat(text)):
        name = re.sub(r"\s+", " ", match[0])
        yield Quantity("zone", in_words(vocabulary, year)[1][name], *match.span())


@cache
def available() -> frozenset[str]:
    """Return the identifiers of all zones."""
    return frozenset(name for name in available_timezones() if "/" in name)


@cache
def offsets_of(identifier: str, year: int) -> frozenset[int]:
    """Return the offsets of a zone in the winter and the summer of a year."""
    return frozenset(offset for _, offset in names_of(identifier, year))


@cache
def names_of(identifier: str, year: int) -> tuple[tuple[str, int], ...]:
    """Return the abbreviations of a zone in January and July, each with its offset."""
    zone = ZoneInfo(identifier)
    moments = [datetime(year, month, 15, tzinfo=UTC).astimezone(zone) for month in (1, 7)]
    return tuple(
        (one.tzname() or "", round((one.utcoffset() or timedelta()) / timedelta(minutes=1)))
        for one in moments
    )


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
def in_words(
    vocabulary: Vocabulary, year: int
) -> tuple[re.Pattern[str], dict[str, frozenset[int]]]:
    """Return the names of zones in a language, and a pattern for them."""
    members: dict[str, set[int]] = defaultdict(set)
    names: dict[str, frozenset[int]] = {}
    region = vocabulary.locale.zone_formats.get("region", "%s")
    for identifier, metazone in get_global("meta_zones").items():
        if identifier in available():
            offsets = offsets_of(identifier, year)
            members[metazone] |= offsets
            own = vocabulary.locale.time_zones.get(identifier, {}).get("city")
            city = own or identifier.rpartition("/")[2].replace("_", " ")
            names[flat(region % city)] = offsets
    for metazone, widths in vocabulary.locale.meta_zones.items():
        if every := members.get(metazone):
            kinds = {"standard": {min(every)}, "daylight": {max(every)}, "generic": every}
            for kind, name in dict(widths.get("long", {})).items():
                names[flat(name)] = frozenset(kinds[kind])
    return re.compile(rf"(?<!\w)(?:{any_of(names)})(?!\w)"), names


@cache
def clock_word(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of a zone that we know nothing of: "hora local", "Camber time"."""
    region = flat(vocabulary.locale.zone_formats.get("region", "%s")).replace("%s", "")
    word = max(re.findall(r"\w+", region), key=len, default="")
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)" if word else r"(?!)")
