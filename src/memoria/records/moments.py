"""Dates and times as a session's records state them: local, with or without an hour."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from memoria.records.base import similar

# No year before 1000 or after 2999: at the ends of the calendar a zone leads out of it.
MOMENT = r"^([12]\d{3}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(?::[0-5]\d)?)?$"


@dataclass(frozen=True)
class Moment:
    """A day, and the hour where it is known, on the clock of the session's time zone."""

    day: date
    hour: time | None = None

    @property
    def month(self) -> str:
        """Return the year and the month, as sessions are grouped by."""
        return f"{self.day:%Y-%m}"

    def at(self, timezone: str) -> datetime:
        """Return the moment in its zone; a day without an hour begins at midnight."""
        return datetime.combine(self.day, self.hour or time(), ZoneInfo(timezone))

    def utc(self, timezone: str) -> datetime:
        """Return the moment in UTC."""
        return self.at(timezone).astimezone(UTC)

    def __str__(self) -> str:
        return f"{self.day} {self.hour:%H:%M}" if self.hour else str(self.day)


def parse_moment(value: Any) -> Moment:
    """Read `2020-04-30` or `2020-04-30 15:00`."""
    if isinstance(value, Moment):
        return value
    match = re.fullmatch(MOMENT, value.strip()) if isinstance(value, str) else None
    try:
        if not match:
            raise ValueError
        hour = time.fromisoformat(match[2]) if match[2] else None
        return Moment(date.fromisoformat(match[1]), hour)
    except ValueError:
        raise PydanticCustomError("bad_date", "bad_date") from None


@cache
def zones() -> frozenset[str]:
    """List the names of the time zones; looked up once, for it takes a tenth of a second."""
    return frozenset(available_timezones())


def known_zone(value: str) -> str:
    """Accept the name of a time zone such as `Europe/Madrid`, no abbreviation."""
    if value not in zones() or ("/" not in value and value != "UTC"):
        values = {"value": value, "similar": similar(value, zones()) if "/" in value else ""}
        raise PydanticCustomError("bad_time_zone", "{value}", values)
    return value


def with_zone(moment: Moment, info: ValidationInfo) -> Moment:
    """Refuse an hour of which nobody knows the time zone; of start and end the first one only."""
    told = info.field_name == "ends" and "starts" not in info.data
    if moment.hour and not told and info.data.get("timezone", "refused") is None:
        raise PydanticCustomError("time_without_zone", "{moment}", {"moment": str(moment)})
    return moment


def not_before_start(ends: Moment, info: ValidationInfo) -> Moment:
    """Refuse an end that comes before the start, counted in UTC across clock changes."""
    starts, zone = info.data.get("starts"), info.data.get("timezone") or "UTC"
    if starts is None:
        return ends
    early = ends.day < starts.day
    if starts.hour and ends.hour:
        early = ends.utc(zone) < starts.utc(zone)
    if early:
        values = {"starts": str(starts), "ends": str(ends)}
        raise PydanticCustomError("ends_before_start", "{ends}", values)
    return ends


LocalMoment = Annotated[
    Moment,
    PlainValidator(parse_moment),
    WithJsonSchema({"type": "string", "pattern": MOMENT, "examples": ["2020-04-30 15:00"]}),
]
Beginning = Annotated[LocalMoment, AfterValidator(with_zone)]
Ending = Annotated[LocalMoment, AfterValidator(with_zone), AfterValidator(not_before_start)]
TimeZone = Annotated[str, AfterValidator(known_zone)]
