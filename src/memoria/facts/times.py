"""The times of day in a text, in minutes after midnight."""

import re
from collections.abc import Iterator
from functools import cache

from memoria.facts.hours import DAY, HALF_DAY, HOUR, middles, parts_of_day, spans
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
            found.extend(opening(even, time, match))
            found.append(time)
    found += [
        Quantity("time", minutes, *match.span(), strict=False)
        for minutes, pattern in middles(vocabulary)
        for match in pattern.finditer(even)
        if not any(one.start <= match.start() < one.end for one in found)
    ]
    return sorted(found, key=lambda one: one.start)


def read(match: re.Match[str], vocabulary: Vocabulary) -> Quantity | None:
    """Read an hour with what makes it one: minutes, half of the day, a word."""
    hour, minute = int(match["hour"]), int(match["minute"] or match["dotted"] or 0)
    marked = match["half"] or match["period"]
    told = match["at"] or match["hours"]
    clear = (
        match["minute"] or marked or (told and match["dotted"]) or (match["at"] and match["hours"])
    )
    if hour > LAST_HOUR or minute > LAST_MINUTE or not clear:
        return None
    minutes = in_half(60 * hour + minute, marked, vocabulary) if marked else 60 * hour + minute
    others = set() if marked or hour > LAST_HOUR // 2 else {(minutes + HALF_DAY) % DAY}
    end = match.end()
    return Quantity("time", minutes % DAY, match.start("hour"), end, others=frozenset(others))


def in_half(minutes: int, mark: str, vocabulary: Vocabulary) -> int:
    """Return the minutes of a time on a clock of twelve hours, in the part of day that is said."""
    begin, end = parts_of_day(vocabulary)[re.sub(r"[\s.]", "", mark)]
    options = [minutes % HALF_DAY, minutes % HALF_DAY + HALF_DAY, minutes % HALF_DAY + DAY]
    if minutes >= HALF_DAY + HOUR:
        return minutes
    return min(options, key=lambda option: max(begin - option, option - end, 0))


def opening(even: str, time: Quantity, match: re.Match[str]) -> Iterator[Quantity]:
    """Read the hour that a range begins with: "3 to 5 p.m.", "15.00–17.00"."""
    start = match.start()
    earlier = OPENING.search(even[:start])
    if not earlier or (earlier[2] and ":" in earlier[0]):
        return
    minutes = 60 * int(earlier[1]) + int(earlier[2] or 0)
    if minutes > DAY:
        return
    same = (minutes % HALF_DAY) + (HALF_DAY if time.value >= HALF_DAY else 0)
    if match["minute"] and not (match["half"] or match["period"]):
        same = minutes
    options = {same % DAY, (same + HALF_DAY) % DAY} - {same}
    yield Quantity(
        "time", same % DAY, earlier.start(1), earlier.end(2) if earlier[2] else earlier.end(1),
        others=frozenset(options),
    )  # fmt: skip


@cache
def clock(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of an hour with all that may make it one."""
    spaced = any_of(
        name
        for context in vocabulary.locale.day_periods.values()
        for width in ("wide", "abbreviated")
        for period, name in dict(context.get(width, {})).items()
        if period in spans(vocabulary) and len(re.sub(r"[\s.]", "", name)) > len("am")
    )
    hours = any_of((*vocabulary.said("hours"), "h"))
    return re.compile(
        rf"(?:(?<!\w)(?P<at>{any_of(vocabulary.said('at'))})\s+)?"
        r"(?<![\w.,:/-])(?P<hour>\d{1,2})"
        r"(?:(?::|(?<=\d)h(?=\d))(?P<minute>\d\d)(?::\d\d)?|\.(?P<dotted>\d\d))?(?![\d:]|[.,]\d)"
        rf"(?:\s?(?P<hours>{hours})(?!\w))?"
        rf"(?:\s?(?P<half>a\.?\s?m\b\.?|p\.?\s?m\b\.?)|,?\s(?:\w{{1,3}}\s){{0,2}}(?P<period>{spaced})(?!\w))?"
        r"(?!\w)"
    )
