"""The times of day in a text, in minutes after midnight."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from memoria.facts.hours import DAY, HALF_DAY, HOUR, in_half, long_periods, middles
from memoria.facts.passages import flat
from memoria.facts.quantities import Quantity
from memoria.facts.vocabulary import Vocabulary, any_of

# Another hour, before this one: "3 to", "15.00–", "de las 15 a las".
OPENING = re.compile(
    r"(?<![\d.,:/-])(\d{1,2})(?:[:.](\d\d))?\s*(?:[-–—]|\s\w{1,3}(?:\s\w{1,3})?\s)\s*$"
)
LAST_HOUR, LAST_MINUTE = 24, 59


def times(text: str, vocabulary: Vocabulary) -> list[Quantity]:
    """List the times of day in the order of the text."""
    even = flat(text)
    found: list[Quantity] = []
    for match in clock(vocabulary).finditer(even):
        if time := read(match, vocabulary):
            begun = found[-1].end if found else 0
            found.extend(one for one in opening(even, time, match) if one.start >= begun)
            found.append(time)
    if any(is_exact(one, even) for one in found):
        found = [replace(one, others=frozenset()) for one in found]
    found += [
        Quantity("time", minutes, *match.span(), strict=False)
        for minutes, pattern in middles(vocabulary)
        for match in pattern.finditer(even)
        if not any(one.start <= match.start() < one.end for one in found)
    ]
    return sorted(found, key=lambda one: one.start)


def is_exact(one: Quantity, even: str) -> bool:
    """Tell whether a time is on a clock of 24 hours, as all others of its text are then: 9.00 h."""
    figures = re.match(r"\d+", even[one.start :])
    late = figures and int(figures[0]) > HALF_DAY // HOUR
    return bool(late or re.search(r"\d\s?h$", even[one.start : one.end]))


def read(match: re.Match[str], vocabulary: Vocabulary) -> Quantity | None:
    """Read an hour with what makes it one: minutes, half of the day, a word."""
    hour, minute = int(match["hour"]), int(match["minute"] or match["dotted"] or 0)
    marked = match["half"] or match["period"]
    told = match["at"] or match["hours"]
    clear = (
        match["minute"] or marked or (told and match["dotted"]) or (match["at"] and match["hours"])
    )
    whole_day = hour == LAST_HOUR and not (match["minute"] or match["dotted"])
    if hour > LAST_HOUR or minute > LAST_MINUTE or not clear or whole_day:
        return None
    minutes = in_half(60 * hour + minute, marked, vocabulary) if marked else 60 * hour + minute
    others = set() if marked else open_half(minutes)
    end = match.end()
    return Quantity("time", minutes % DAY, match.start("hour"), end, others=frozenset(others))


def opening(even: str, time: Quantity, match: re.Match[str]) -> Iterator[Quantity]:
    """Read the hour that a range begins with: "3 to 5 p.m.", "15.00–17.00".

    It is the last one before the end of the range where that tells the half of the day.
    """
    start = match.start()
    earlier = OPENING.search(even[:start])
    if not earlier or (earlier[2] and ":" in earlier[0]):
        return
    minutes = HOUR * int(earlier[1]) + int(earlier[2] or 0)
    if minutes > DAY:
        return
    if (match["half"] or match["period"]) and minutes < HALF_DAY + HOUR:
        minutes = (time.value - (time.value - minutes) % HALF_DAY) % DAY
        others = set()
    else:
        others = open_half(minutes)
    end = earlier.end(2) if earlier[2] else earlier.end(1)
    yield Quantity("time", minutes % DAY, earlier.start(1), end, others=frozenset(others))


def open_half(minutes: int) -> set[int]:
    """Return the other time that a clock of twelve hours shows alike."""
    return set() if minutes >= HALF_DAY + HOUR else {(minutes + HALF_DAY) % DAY}


@cache
def clock(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of an hour with all that may make it one."""
    spaced = long_periods(vocabulary)
    hours = any_of((*vocabulary.said("hours"), "h"))
    return re.compile(
        rf"(?:(?<!\w)(?P<at>{any_of(vocabulary.said('at'))})\s+)?"
        r"(?<![\w.,:/-])(?P<hour>\d{1,2})"
        r"(?:(?::|(?<=\d)h(?=\d))(?P<minute>\d\d)(?::\d\d)?|\.(?P<dotted>\d\d))?(?![\d:]|[.,]\d)"
        rf"(?:\s?(?P<hours>{hours})(?!\w))?"
        rf"(?:\s?(?P<half>a\.?\s?m\b\.?|p\.?\s?m\b\.?)|,?\s(?:\w{{1,3}}\s){{0,2}}(?P<period>{spaced})(?!\w))?"
        r"(?!\w)"
    )
