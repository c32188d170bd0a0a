"""The time zones that a text names, with their offsets from UTC in minutes."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global

from memoria.facts.matching import Quantity
from memoria.facts.passages import flat
from memoria.facts.vocabulary import Phrases, Vocabulary

SUMMER = " summer"
OFFSET = re.compile(r"(?<!\w)(?:GMT|UTC)(?:\s?([+\-−–])\s?(\d{1,2})(?::?(\d\d))?)?(?![\w:])")
IDENTIFIER = re.compile(r"(?<![\w/])[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_-]+){1,2}(?!\w)")
ABBREVIATION = re.compile(r"(?<![\w/-])[A-Z]{2,5}(?![\w/])")
# An abbreviation is a zone's where it stands at an hour; elsewhere it may be an institute's.
NEAR = 30
AT_HOUR = re.compile(r"\d\s?[^\W\d_]{0,5}\s?\(?$")
DEFAULT_YEAR = 2020


@dataclass(frozen=True)
class Zone:
    """What a name may mean: offsets from UTC in minutes, and the clocks that are called so.

    A clock of CLDR ("Europe_Central") has a time of its own in summer.
    """

    offsets: frozenset[int]
    clocks: frozenset[str] = frozenset()

    def __or__(self, other: "Zone") -> "Zone":
        """Return a zone that means either."""
        return Zone(self.offsets | other.offsets, self.clocks | other.clocks)


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
def phrases(vocabulary: Vocabulary) -> Phrases:
    """Return all names of zones, to be found: they are the same in every year."""
    return Phrases(names(vocabulary, DEFAULT_YEAR))


@cache
def names(vocabulary: Vocabulary, year: int) -> dict[str, Zone]:
    """Return the names of zones in a language; a name of several zones means each of them."""
    found: dict[str, Zone] = {}
    for name, zone in (*of_clocks(vocabulary, year), *of_cities(vocabulary, year)):
        found[name] = found[name] | zone if name in found else zone
    for name, zone in shortened(vocabulary, found):
        found.setdefault(name, zone)
    return found


def of_clocks(vocabulary: Vocabulary, year: int) -> Iterator[tuple[str, Zone]]:
    """List the names of the clocks that many zones share: "Central European Time"."""
    members: dict[str, set[int]] = {}
    for identifier, clock in get_global("meta_zones").items():
        if identifier in available():
            members.setdefault(clock, set()).update(offsets_of(identifier, year))
    for clock, widths in vocabulary.locale.meta_zones.items():
        if clock in members:
            yield from kinds(dict(widths.get("long", {})), clock, members[clock])
    for clock, kind, name in vocabulary.further_clocks():
        yield from kinds({kind: name}, clock, members[clock])


def kinds(named: dict[str, str], clock: str, offsets: set[int]) -> Iterator[tuple[str, Zone]]:
    """List the names of a clock: in winter, in summer, and in general."""
    meant = {"standard": {min(offsets)}, "daylight": {max(offsets)}, "generic": offsets}
    for kind, name in named.items():
        suffix = SUMMER if kind == "daylight" else ""
        yield flat(name), Zone(frozenset(meant[kind]), frozenset({clock + suffix}))


def of_cities(vocabulary: Vocabulary, year: int) -> Iterator[tuple[str, Zone]]:
    """List the names of the zones of cities: "Madrid Time", "British Summer Time"."""
    region = vocabulary.locale.zone_formats.get("region", "%s")
    for identifier, clock in get_global("meta_zones").items():
        if identifier in available():
            offsets = offsets_of(identifier, year)
            own = vocabulary.locale.time_zones.get(identifier, {})
            city = own.get("city") or identifier.rpartition("/")[2].replace("_", " ")
            yield flat(region % city), Zone(offsets)
            yield from kinds(dict(own.get("long", {})), clock, set(offsets))


def shortened(vocabulary: Vocabulary, found: dict[str, Zone]) -> Iterator[tuple[str, Zone]]:
    """List clocks called by the last word of their name alone: "hora de Greenwich"."""
    region = flat(vocabulary.locale.zone_formats.get("region", "%s"))
    ends: dict[str, list[Zone]] = {}
    for name, zone in found.items():
        if zone.clocks and len(name.split()) > len(region.split()):
            ends.setdefault(name.split()[-1], []).append(zone)
    for word, zones in ends.items():
        if len(zones) == 1:
            yield region % word, zones[0]


def zones(
    text: str, vocabulary: Vocabulary, year: int | None, hours: list[Quantity]
) -> list[Quantity]:
    """List the zones of a text; offsets that are not known are empty."""
    found = list(named(text, vocabulary, year or DEFAULT_YEAR))
    taken = {at for one in found for at in range(one.start, one.end)}
    for match in ABBREVIATION.finditer(text):
        offsets = abbreviations(year or DEFAULT_YEAR).get(match[0])
        start, end = match.span()
        near = any(start - NEAR <= one.end <= start or end <= one.start <= end + 3 for one in hours)
        beside = (
            near or beside_zone(found, match) or AT_HOUR.search(text[max(start - 12, 0) : start])
        )
        if offsets and start not in taken and beside:
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
    for match in OFFSET.finditer(text) if "GMT" in text or "UTC" in text else ():
        sign = -1 if match[1] in {"-", "−", "–"} else 1
        minutes = sign * (60 * int(match[2] or 0) + int(match[3] or 0))
        yield Quantity("zone", frozenset({minutes}), *match.span())
    for match in IDENTIFIER.finditer(text) if "/" in text else ():
        if match[0] in available():
            yield Quantity("zone", offsets_of(match[0], year), *match.span())
    for match in phrases(vocabulary).found(flat(text)):
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
