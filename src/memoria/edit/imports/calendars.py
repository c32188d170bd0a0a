"""The iCalendar form (RFC 5545): each of its events is one of ours, without a programme."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from memoria.edit.imports.events import Event, Schedule, When
from memoria.edit.imports.values import address, clean, length, shortened, texts, zone

BEGIN = "BEGIN:VCALENDAR"
LINE = re.compile(r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:])*)*):(.*)', re.DOTALL)
PARAMETER = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:])*)')
MOMENT = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?")
ESCAPED = re.compile(r"\\([\\;,nN])")
# What names an event, counts its changes or says who wrote the file, and what is read.
# One of several on different days bears the day that it had in their rule.
NAMES = ("UID", "RECURRENCE-ID")
TAKEN = {
    "UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "DURATION",
    "SUMMARY", "LOCATION", "URL", "TRANSP", "RECURRENCE-ID", "STATUS",
}  # fmt: skip


@dataclass(frozen=True)
class Property:
    """A line of a calendar: its name, its parameters, its value."""

    name: str
    parameters: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """Return the value as people read it."""
        return clean(ESCAPED.sub(lambda one: "\n" if one[1] in "nN" else one[1], self.value))

    def moment(self) -> When | None:
        """Return the day or the moment that the line tells; in a zone, if it tells a known one."""
        match = MOMENT.fullmatch(self.value.strip())
        try:
            if not match:
                return None
            if not match[2]:
                return datetime.strptime(match[1], "%Y%m%d").date()
            local = datetime.strptime(match[1] + match[2], "%Y%m%d%H%M%S")
        except ValueError:
            return None
        zone = zone_named(self.parameters.get("TZID", ""))
        return local.replace(tzinfo=UTC if match[3] else ZoneInfo(zone) if zone else None)


class Told(dict[str, Property]):
    """The lines of an event by name; those that are not there say nothing."""

    def __missing__(self, name: str) -> Property:
        return Property(name, {}, "")


def zone_named(name: str) -> str:
    """Return the time zone of a name, before which the name of a program may stand."""
    parts = name.split("/")
    return next(filter(None, (zone("/".join(parts[at:])) for at in range(len(parts)))), "")


def lines(text: str) -> Iterator[Property]:
    """List the lines of a calendar, those that go on in the next one whole."""
    for line in re.sub(r"\n[ \t]", "", text).split("\n"):
        if match := LINE.fullmatch(line.strip("\n")):
            found = PARAMETER.findall(match[2])
            parameters = {name.upper(): value.strip('"') for name, value in found}
            yield Property(match[1].upper(), parameters, match[3])


@dataclass(frozen=True)
class Reader:
    """Read a calendar; count what has no place."""

    text: str
    left: Counter[str] = field(default_factory=Counter)

    def schedule(self) -> Schedule:
        """Return the events of a calendar."""
        return Schedule(tuple(filter(None, self.events())), self.left)

    def events(self) -> Iterator[Event | None]:
        """Read the events, and nothing that stands inside of one, such as an alarm."""
        open_parts: list[str] = []
        event = Told()
        general = ""
        for one in lines(self.text):
            match one.name, one.value.strip().upper():
                case "BEGIN", part:
                    open_parts.append(part)
                case "END", part if open_parts and open_parts[-1] == part:
                    open_parts.pop()
                    if part == "VEVENT":
                        yield self.event(event, general)
                        event = Told()
                case "X-WR-TIMEZONE", _:
                    general = zone_named(one.value)
                case name, _ if open_parts and open_parts[-1] == "VEVENT":
                    event.setdefault(name, one)
                    self.left[shortened(name)] += name not in TAKEN and bool(one.value.strip())

    def event(self, told: Told, general: str) -> Event | None:
        """Return an event; one without a title or a day is only counted."""
        title, starts = told["SUMMARY"], told["DTSTART"].moment()
        where, page = told["LOCATION"].text, address(told["URL"].value)
        self.left["STATUS"] += told["STATUS"].text.upper() == "TENTATIVE"
        self.left["URL"] += bool(told["URL"].value) and not page
        if not title.text or starts is None:
            self.left["VEVENT"] += 1
            return None
        in_utc = "UTC" if isinstance(starts, datetime) and starts.tzinfo is UTC else ""
        language = title.parameters.get("LANGUAGE", "").casefold()
        return Event(
            texts({language: title.text}),
            key="/".join(told[name].value.strip() for name in NAMES if name in told),
            language=language,
            starts=starts,
            ends=end(told, starts),
            timezone=zone_named(told["DTSTART"].parameters.get("TZID", "")) or general or in_utc,
            cancelled=told["STATUS"].text.upper() == "CANCELLED",
            mode="online" if address(where) else "",
            venue="" if address(where) else where,
            website=page or address(where),
        )


def end(told: Told, starts: When) -> When | None:
    """Return when an event ends; of days, the calendar tells the one after the last."""
    ends, took = told["DTEND"].moment(), length(told["DURATION"].value)
    if ends is None and took:
        ends = starts + took
    if ends is None or isinstance(ends, datetime) != isinstance(starts, datetime):
        return None
    return ends if isinstance(ends, datetime) else ends - timedelta(days=1)
