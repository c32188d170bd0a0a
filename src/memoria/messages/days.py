"""Days and hours in words: on the session's clock and in UTC."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

from babel import Locale
from babel.dates import format_date

from memoria.content.materials import Contribution
from memoria.content.moments import Moment
from memoria.content.sessions import Session
from memoria.messages.words import Words


@dataclass(frozen=True)
class When:
    """Say when a session is held; what is not known is empty.

    `machine` is the start for a `datetime` attribute, `zone` the abbreviation and the offset of
    the session's clock on that day: two of each where the clock changes in between.
    """

    day: str = ""
    machine: str = ""
    hours: str = ""
    zone: str = ""
    universal: str = ""


def day_in_words(day: date | Moment, words: Words, form: str = "date.full") -> str:
    """Write a day, or the month or the year where no more is known.

    The form is a message that holds a date pattern.
    """
    if isinstance(day, Moment):
        form = form if day.known == "day" else f"date.{day.known}"
        day = day.day
    return written(day, words(form), words.locale)


@cache
def written(day: date, pattern: str, locale: Locale) -> str:
    """Write a day as a language does."""
    return str(format_date(day, pattern, locale=locale))


def when(session: Session, words: Words) -> When:
    """Say when a session is held, in a language."""
    starts, ends = session.planned, session.ends
    if starts is None:
        return When()
    day = day_in_words(starts, words)
    if ends and ends.iso != starts.iso:
        day = words("date.span", start=day, end=day_in_words(ends, words))
    if not starts.hour or not session.timezone:
        return When(day, str(starts))
    moments = [one.at(session.timezone) for one in (starts, ends) if one and one.hour]
    return When(
        day,
        f"{moments[0]:%Y-%m-%dT%H:%M}{offset(moments[0])}",
        span(moments, starts.day, words),
        " / ".join(dict.fromkeys(map(zone_name, moments))),
        span([one.astimezone(UTC) for one in moments], starts.day, words),
    )


def during(item: Contribution, session: Session, words: Words) -> str:
    """Say when a contribution is given: the hours, and the day where the session has several."""
    known = [one for one in (item.starts, item.ends) if one]
    held = {one.day for one in (session.planned, session.ends) if one}
    told = {one.day: None for one in known}
    days = [day_in_words(one, words, "date.long") for one in told]
    day = words("date.span", start=days[0], end=days[1]) if len(days) > 1 else "".join(days)
    hours = "–".join(f"{one.hour:%H:%M}" for one in known if one.hour)
    return ", ".join(filter(None, ("" if hours and held == told.keys() else day, hours)))


def span(moments: list[datetime], day: date, words: Words) -> str:
    """Write a span of hours; an hour of another day than `day` names its day."""
    return "–".join(
        f"{one:%H:%M}"
        if one.date() == day
        else words(
            "date.other_day", hour=f"{one:%H:%M}", day=day_in_words(one, words, "date.short")
        )
        for one in moments
    )


def offset(moment: datetime) -> str:
    """Return the offset from UTC as `+02:00`, to the minute: old clocks have seconds, too."""
    minutes = round((moment.utcoffset() or timedelta()) / timedelta(minutes=1))
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def local_time(value: Moment, timezone: str) -> str:
    """Write an hour on a clock as ISO 8601 does, with the offset from UTC."""
    local = value.at(timezone)
    return f"{local:%Y-%m-%dT%H:%M:%S}{offset(local)}"


def zone_name(moment: datetime) -> str:
    """Return the abbreviation of a zone, where it has one, and its offset from UTC."""
    sign, hours, minutes = re.findall(r"[+-]|\d\d", offset(moment))
    hour = f"{sign.replace('-', '−')}{int(hours)}" if int(hours + minutes) else ""
    universal = f"UTC{hour}" + (f":{minutes}" if int(minutes) else "")
    name = moment.tzname() or ""
    return f"{name}, {universal}" if name.isalpha() and name != "UTC" else universal
