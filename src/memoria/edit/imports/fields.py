"""Fields of records that follow from several of an event: when it is, what is spoken there."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from memoria.edit.imports.events import Event, When
from memoria.edit.imports.values import in_order, on_clock
from memoria.load.yaml_writing import Value

LANGUAGE = r"[a-z]{2,3}(-[a-z0-9]{2,8})*"
# What goes on after midnight belongs to the day before.
NIGHT = timedelta(hours=24)


def span(event: Event, zone: str) -> tuple[When | None, When | None]:
    """Return when an event begins and ends: of several days, only these."""
    talks = [one for talk in event.talks for one in (talk.starts, talk.ends) if one]
    own = [event.starts] if event.starts else []
    if event.ends and (not own or in_order(own[0]) <= in_order(event.ends)):
        own.append(event.ends)
    local = sorted((on_clock(one, zone) for one in talks or own), key=in_order)
    timed = [one for one in local if isinstance(one, datetime)]
    if timed and timed == local and timed[-1] - timed[0] < NIGHT:
        return timed[0], timed[-1] if timed[-1] > timed[0] else None
    days = sorted(day_of(on_clock(one, zone)) for one in (*own, *talks))
    if not days:
        return None, None
    return days[0], days[-1] if days[-1] > days[0] else None


def languages_of(event: Event) -> list[str]:
    """List the languages that are spoken, if the source says so of every talk, or of all."""
    told = {one.language for one in event.talks} or {event.language}
    return sorted(told) if all(re.fullmatch(LANGUAGE, one) for one in told) else []


def day_of(moment: When) -> When:
    """Return the day of a moment."""
    return moment.date() if isinstance(moment, datetime) else moment


def is_after(ends: When | None, starts: When | None) -> bool:
    """Tell whether an end is one: an hour later than that of the beginning."""
    both = isinstance(ends, datetime) and isinstance(starts, datetime)
    return both and f"{ends:%Y-%m-%d %H:%M}" > f"{starts:%Y-%m-%d %H:%M}"


def spelled(moment: When | None, known: str = "day") -> str:
    """Write a moment as records do."""
    if moment is None:
        return ""
    if isinstance(moment, datetime):
        return f"{moment:%Y-%m-%d %H:%M}"
    return {"month": f"{moment:%Y-%m}", "year": f"{moment:%Y}"}.get(known, str(moment))


def without_blanks(fields: Mapping[str, Value]) -> dict[str, Value]:
    """Leave out the fields that say nothing."""
    return {name: value for name, value in fields.items() if value not in ("", [], {})}
