"""The time zones by their names in a language, as CLDR writes them in full."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global

from memoria.facts.passages import flat
from memoria.facts.vocabulary import Vocabulary, any_of

SUMMER = " summer"


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
def pattern(vocabulary: Vocabulary, year: int) -> re.Pattern[str]:
    """Return the pattern of all names of zones."""
    return re.compile(rf"(?<!\w)(?:{any_of(names(vocabulary, year))})(?!\w)")


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
