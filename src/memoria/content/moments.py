"""Dates and times as a session's records state them: local, with or without an hour."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from memoria.content.similar import similar

# No year before 1900: clocks had no zones then. None after 2999: no session is that far off.
DAY = r"^((?:19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2})$"
MOMENT = rf"{DAY[:-1]}(?:[ T]([0-9]{{2}}:[0-9]{{2}}))?$"


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


def parse_day(value: Any) -> Moment:
    """Read `2020-04-30`: a moment of which no hour is told."""
    moment = parse_moment(value)
    if moment.hour:
        raise PydanticCustomError("day_with_hour", "day_with_hour")
    return moment


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


def with_start(ends: Moment, info: ValidationInfo) -> Moment:
    """Refuse an end of what has no beginning."""
    if info.data.get("starts", "refused") is None:
        raise PydanticCustomError("end_without_start", "{lacks}", {"lacks": "starts"})
    return ends


def with_zone(moment: Moment, info: ValidationInfo) -> Moment:
    """Refuse an hour of which nobody knows the time zone; of start and end the first one only."""
    told = info.field_name == "ends" and "starts" not in info.data
    if moment.hour and not told and info.data.get("timezone", "refused") is None:
        raise PydanticCustomError("time_without_zone", "{lacks}", {"lacks": "timezone"})
    return moment


def on_the_clock(moment: Moment, info: ValidationInfo) -> Moment:
    """Refuse an hour that the clocks of the zone leap over when they go forward."""
    zone = info.data.get("timezone")
    if moment.hour and zone:
        back = moment.utc(zone).astimezone(ZoneInfo(zone))
        if back.replace(tzinfo=None) != moment.at(zone).replace(tzinfo=None):
            raise PydanticCustomError("clock_gap", "{zone}", {"zone": zone})
    return moment


def not_before_start(ends: Moment, info: ValidationInfo) -> Moment:
    """Refuse an end before the start, in UTC; of an hour that comes twice the later one may do."""
    starts, zone = info.data.get("starts"), info.data.get("timezone") or "UTC"
    if starts is None or not is_early(ends, starts, zone):
        return ends
    if not is_early(second_time(ends), starts, zone):
        return second_time(ends)
    values = {"starts": str(starts), "ends": str(ends)}
    raise PydanticCustomError("ends_before_start", "{ends}", values)


def is_early(ends: Moment, starts: Moment, zone: str) -> bool:
    """Tell whether an end comes before a start; without both hours the days decide."""
    if starts.hour and ends.hour:
        return ends.utc(zone) < starts.utc(zone)
    return ends.day < starts.day


def second_time(moment: Moment) -> Moment:
    """Return the second of two moments with the same hour, where the clocks go back."""
    return replace(moment, hour=moment.hour.replace(fold=1)) if moment.hour else moment


def as_precise_as_start(ends: Moment, info: ValidationInfo) -> Moment:
    """Refuse an hour at only one end."""
    starts = info.data.get("starts")
    if starts and (starts.hour is None) != (ends.hour is None):
        raise PydanticCustomError("lonely_hour", "lonely_hour")
    return ends


LocalMoment = Annotated[
    Moment,
    PlainValidator(parse_moment),
    WithJsonSchema({"type": "string", "pattern": MOMENT, "examples": ["2020-04-30 15:00"]}),
]
Day = Annotated[
    Moment,
    PlainValidator(parse_day),
    WithJsonSchema({"type": "string", "pattern": DAY, "examples": ["2020-04-30"]}),
]
Beginning = Annotated[LocalMoment, AfterValidator(with_zone), AfterValidator(on_the_clock)]
Ending = Annotated[
    LocalMoment,
    AfterValidator(with_start),
    AfterValidator(with_zone),
    AfterValidator(on_the_clock),
    AfterValidator(not_before_start),
    AfterValidator(as_precise_as_start),
]
TimeZone = Annotated[str, AfterValidator(known_zone)]
