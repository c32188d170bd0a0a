"""The iCalendar form (RFC 5545): each of its events is one of ours, without a programme."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from memoria.edit.imports.events import Event, Schedule, When
from memoria.edit.imports.values import address, clean, length, texts, zone

BEGIN = "BEGIN:VCALENDAR"
LINE = re.compile(r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:]*))*):(.*)', re.DOTALL)
PARAMETER = re.compile(r';([A-Za-z0-9-]+)=(?:"([^"]*)"|([^";:]*))')
MOMENT = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?")
ESCAPED = re.compile(r"\\([\\;,nN])")
# What names an event, counts its changes or says who wrote the file, and what is read.
# One of several on different days bears the day that it had in their rule.
NAMES = ("UID", "RECURRENCE-ID")
TAKEN = {
    "UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "DURATION",
    "SUMMARY", "LOCATION", "URL", "TRANSP", "RECURRENCE-ID",
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

    def moment(self, timezone: str) -> When | None:
        """Return the day or the moment that the line tells; with its zone, if one is known."""
        match = MOMENT.fullmatch(self.value.strip())
        try:
            if not match:
                return None
            if not match[2]:
                return datetime.strptime(match[1], "%Y%m%d").replace(tzinfo=UTC).date()
            local = datetime.strptime(match[1] + match[2], "%Y%m%d%H%M%S")
        except ValueError:
            return None
        if match[3]:
            return local.replace(tzinfo=UTC)
        told = self.parameters.get("TZID", "")
        # By a zone that nobody knows, the hour is not known either.
        return local if not told or zone_named(told) == timezone else local.date()


def zone_named(name: str) -> str:
    """Return the time zone of a name, before which the name of a program may stand."""
    parts = name.split("/")
    return next(filter(None, (zone("/".join(parts[at:])) for at in range(len(parts)))), "")


def lines(text: str) -> Iterator[Property]:
    """List the lines of a calendar, those that go on in the next one whole."""
    for line in re.sub(r"\n[ \t]", "", text).split("\n"):
        if match := LINE.fullmatch(line.strip("\n")):
            found = PARAMETER.findall(match[2])
            parameters = {name.upper(): quoted or bare for name, quoted, bare in found}
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
        event: dict[str, Property] = {}
        general = ""
        for one in lines(self.text):
            match one.name, one.value.strip().upper():
                case "BEGIN", part:
                    open_parts.append(part)
                case "END", part if open_parts and open_parts[-1] == part:
                    open_parts.pop()
                    if part == "VEVENT":
                        yield self.event(event, general)
                        event = {}
                case "X-WR-TIMEZONE", _:
                    general = zone_named(one.value)
                case name, _ if open_parts and open_parts[-1] == "VEVENT":
                    event.setdefault(name, one)
                    self.left[name] += name not in TAKEN | {"STATUS"} and bool(one.value.strip())

    def event(self, told: dict[str, Property], general: str) -> Event | None:
        """Return an event; one without a title or a day is only counted."""
        status = told["STATUS"].text.upper() if "STATUS" in told else ""
        self.left["STATUS"] += status == "TENTATIVE"
        timezone = (
            zone_named(told["DTSTART"].parameters.get("TZID", "")) if "DTSTART" in told else ""
        )
        in_utc = "DTSTART" in told and told["DTSTART"].value.strip().endswith("Z")
        timezone = timezone or general or ("UTC" if in_utc else "")
        starts = told["DTSTART"].moment(timezone) if "DTSTART" in told else None
        title = told["SUMMARY"].text if "SUMMARY" in told else ""
        if not title or starts is None:
            self.left["VEVENT"] += 1
            return None
        where = told["LOCATION"].text if "LOCATION" in told else ""
        page = address(told["URL"].value) if "URL" in told else ""
        self.left["URL"] += "URL" in told and not page
        language = told["SUMMARY"].parameters.get("LANGUAGE", "").casefold()
        return Event(
            texts({language: title}),
            key="/".join(told[name].value.strip() for name in NAMES if name in told),
            language=language,
            starts=starts,
            ends=self.end(told, starts, timezone),
            timezone=timezone,
            cancelled=status == "CANCELLED",
            online=bool(address(where)),
            venue="" if address(where) else where,
            website=page or address(where),
        )  # fmt: skip

    def end(self, told: dict[str, Property], starts: When, timezone: str) -> When | None:
        """Return when an event ends; of days, the calendar tells the one after the last."""
        ends = told["DTEND"].moment(timezone) if "DTEND" in told else None
        took = length(told["DURATION"].value) if "DURATION" in told else None
        if ends is None and took:
            ends = starts + took
        if ends is None or isinstance(ends, datetime) != isinstance(starts, datetime):
            return None
        return ends if isinstance(ends, datetime) else ends - timedelta(days=1)
