"""Dates and times as a session's records state them: local, with or without an hour."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Annotated, Any, Literal, TypeVar
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

# No year before 1900: clocks had no zones then. None after 2999: no session is that far off.
DAY = r"^((?:19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2})$"
MOMENT = rf"{DAY[:-1]}(?:[ T]([0-9]{{2}}:[0-9]{{2}}))?$"
# A year, or a year and a month, where no more is known.
PERIOD = r"^((?:19|2[0-9])[0-9]{2})(?:-([0-9]{2}))?$"
DATE = rf"{DAY[:-1]}$|{PERIOD}"
SPELLED = rf"{MOMENT}|{PERIOD}"
DECEMBER = 12


@dataclass(frozen=True)
class Moment:
    """A day, and the hour where it is known, on the clock of the session's time zone.

    Where only the month or the year is `known`, `day` is the first one of it.
    """

    day: date
    hour: time | None = None
    known: Literal["day", "month", "year"] = "day"

    @property
    def month(self) -> str:
        """Return the year and the month, as sessions are grouped by; or the year alone."""
        return f"{self.day:%Y}" if self.known == "year" else f"{self.day:%Y-%m}"

    @property
    def iso(self) -> str:
        """Return the day, or what is known of it, as ISO 8601 writes it."""
        return str(self.day) if self.known == "day" else self.month

    @property
    def last(self) -> date:
        """Return the last day that may be meant."""
        if self.known == "day":
            return self.day
        month = DECEMBER if self.known == "year" else self.day.month
        return self.day.replace(month=month, day=monthrange(self.day.year, month)[1])

    def at(self, timezone: str) -> datetime:
        """Return the moment in its zone; a day without an hour begins at midnight."""
        return datetime.combine(self.day, self.hour or time(), ZoneInfo(timezone))

    def utc(self, timezone: str) -> datetime:
        """Return the moment in UTC."""
        return self.at(timezone).astimezone(UTC)

    def __str__(self) -> str:
        return f"{self.iso} {self.hour:%H:%M}" if self.hour else self.iso


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
    return without_hour(parse_moment(value))


def without_hour(moment: Moment) -> Moment:
    """Refuse the hour of what is a day."""
    if moment.hour:
        raise PydanticCustomError("day_with_hour", "day_with_hour")
    return moment


def parse_spelled(value: Any) -> Moment:
    """Read a moment, or `2020-04` or `2020` where only the month or the year is known."""
    match = re.fullmatch(PERIOD, str(value).strip())
    try:
        if isinstance(value, Moment) or not match:
            return parse_moment(value)
        first = date(int(match[1]), int(match[2] or 1), 1)
        return Moment(first, known="month" if match[2] else "year")
    except ValueError:
        raise PydanticCustomError("bad_date", "bad_date", {"period": "allowed"}) from None


def parse_date(value: Any) -> Moment:
    """Read a day, or the month or the year of it."""
    return without_hour(parse_spelled(value))


@cache
def zones() -> frozenset[str]:
    """List the names of the time zones; looked up once, for it takes a tenth of a second."""
    return frozenset(available_timezones())


def known_zone(value: str) -> str:
    """Accept the name of a time zone such as `Europe/Madrid`, no abbreviation."""
    if value not in zones() or ("/" not in value and value != "UTC"):
        raise PydanticCustomError("bad_time_zone", "{value}", {"value": value})
    return value


def with_start(ends: Moment, info: ValidationInfo) -> Moment:
    """Refuse an end of what has no beginning."""
    if info.data.get("starts", "refused") is None:
        raise PydanticCustomError("end_without_start", "{lacks}", {"lacks": "starts"})
    return ends


def with_zone(moment: Moment, info: ValidationInfo) -> Moment:
    """Refuse an hour of which nobody knows the time zone; an end's only where its start stands."""
    told = info.field_name == "ends" and info.data.get("starts") is None
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
    return ends.last < starts.day


def second_time(moment: Moment) -> Moment:
    """Return the second of two moments with the same hour, where the clocks go back."""
    return replace(moment, hour=moment.hour.replace(fold=1)) if moment.hour else moment


def as_precise_as_start(ends: Moment, info: ValidationInfo) -> Moment:
    """Refuse an hour at only one end."""
    starts = info.data.get("starts")
    if starts and (starts.hour is None) != (ends.hour is None):
        raise PydanticCustomError("lonely_hour", "lonely_hour")
    return ends


# A year alone is a whole number to editors of YAML.
YEAR = {"type": "integer", "minimum": 1900, "maximum": 2999}


def spelled(pattern: str, example: str) -> WithJsonSchema:
    """Describe the ways of writing a moment of which perhaps only the year is known."""
    text = {"type": "string", "pattern": pattern, "examples": [example]}
    return WithJsonSchema({"anyOf": [text, YEAR]})


LocalMoment = Annotated[
    Moment,
    PlainValidator(parse_moment),
    WithJsonSchema({"type": "string", "pattern": MOMENT, "examples": ["2020-04-30 15:00"]}),
]
SpelledMoment = Annotated[
    Moment, PlainValidator(parse_spelled), spelled(SPELLED, "2020-04-30 15:00")
]
Date = Annotated[Moment, PlainValidator(parse_date), spelled(DATE, "2020-04")]
Day = Annotated[
    Moment,
    PlainValidator(parse_day),
    WithJsonSchema({"type": "string", "pattern": DAY, "examples": ["2020-04-30"]}),
]
Beginning = Annotated[SpelledMoment, AfterValidator(with_zone), AfterValidator(on_the_clock)]
When = TypeVar("When", bound=Moment)
# An end, wherever its start and its time zone stand.
Late = Annotated[
    When,
    AfterValidator(with_start),
    AfterValidator(not_before_start),
    AfterValidator(as_precise_as_start),
]
Ending = Late[Beginning]
TimeZone = Annotated[str, AfterValidator(known_zone)]
