"""The times of day in a text, in minutes after midnight."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from memoria.facts.matching import Quantity
from memoria.facts.passages import flat
from memoria.facts.spelled import fractions
from memoria.facts.vocabulary import Phrases, Vocabulary, any_of

HOUR, HALF_DAY, DAY = 60, 720, 1440
HOURS = 12
# "a quarter to eight" is up to half an hour from eight; minutes are said in fives.
HALF_HOUR, STEP = 30, 5
LINK = re.compile(r"\s?[^\W\d_]{1,5}(?:\s[^\W\d_]{1,3})?\s|\s?[-–—]\s?")
BEFORE = 20
FIGURES = re.compile(r"\d+")
# Another hour, before this one: "3 to", "15.00–", "de las 15 a las".
OPENING = re.compile(
    r"(?<![\d.,:/-])(\d{1,2})(?:[:.](\d\d))?\s*(?:[-–—]|\s\w{1,3}(?:\s\w{1,3})?\s)\s*$"
)
LAST_HOUR, LAST_MINUTE = 24, 59


@cache
def parts_of_day(vocabulary: Vocabulary) -> dict[str, tuple[int, int]]:
    """Return the names of the parts of the day, each with its first minute and the one after."""
    found = {"am": (0, HALF_DAY), "pm": (HALF_DAY, DAY)}
    rules = spans(vocabulary)
    for period, name in called(vocabulary):
        if period in rules:
            found[re.sub(r"[\s.]", "", flat(name))] = rules[period]
    return found


def called(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """List the parts of the day by their CLDR names, each with a name that the language has."""
    for context in vocabulary.locale.day_periods.values():
        for width in ("wide", "abbreviated"):
            yield from dict(context.get(width, {})).items()


@cache
def spans(vocabulary: Vocabulary) -> dict[str, tuple[int, int]]:
    """Return the parts of the day by their CLDR names, from the language's rules."""
    found = {"am": (0, HALF_DAY), "pm": (HALF_DAY, DAY)}
    for name, rules in dict(vocabulary.locale.day_period_rules.get(None, {})).items():
        for rule in rules:
            if "from" in rule and "before" in rule:
                begin, end = rule["from"] // 60, rule["before"] // 60
                found[name] = (begin, end if end > begin else end + DAY)
    return found


def in_half(minutes: int, mark: str, vocabulary: Vocabulary) -> int:
    """Return the minutes of a time on a clock of twelve hours, in the part of day that is said."""
    begin, end = parts_of_day(vocabulary)[re.sub(r"[\s.]", "", mark)]
    if minutes < HALF_DAY and end <= HALF_DAY:
        return minutes
    options = [minutes % HALF_DAY, minutes % HALF_DAY + HALF_DAY, minutes % HALF_DAY + DAY]
    if minutes >= HALF_DAY + HOUR:
        return minutes
    return min(options, key=lambda option: max(begin - option, option - end, 0))


@cache
def long_periods(vocabulary: Vocabulary) -> str:
    """Return a pattern for the parts of the day that are written in full."""
    return any_of(
        name
        for period, name in called(vocabulary)
        if period in spans(vocabulary) and len(re.sub(r"[\s.]", "", name)) > len("am")
    )


@cache
def middles(vocabulary: Vocabulary) -> tuple[tuple[int, Phrases], ...]:
    """Return the words for noon and midnight, to be found."""
    found = []
    for minutes, key in ((HALF_DAY, "noon"), (0, "midnight")):
        own = {name for period, name in called(vocabulary) if period == key}
        found.append((minutes, Phrases((*own, *vocabulary.said(key)))))
    return tuple(found)


def spoken(
    text: str, times: list[Quantity], numbers: list[Quantity], vocabulary: Vocabulary
) -> tuple[list[Quantity], list[Quantity]]:
    """Return times and numbers: a number in words before a part of the day is a time."""
    even = flat(text)
    found: dict[int, Quantity] = {}
    for place, one in enumerate(numbers):
        match = period(vocabulary).match(even, one.end) if is_hour(one) else None
        if match:
            found[place] = said(even, one, match, vocabulary)
            if place and opens(even, numbers[place - 1], one):
                found[place - 1] = opened(numbers[place - 1], found[place])
    rest = [one for place, one in enumerate(numbers) if place not in found]
    return sorted([*times, *found.values()], key=lambda one: one.start), rest


def is_hour(one: Quantity) -> bool:
    """Tell whether a number in words may be an hour."""
    return not one.ordinal and one.value % 1 == 0 and 1 <= one.value <= HOURS


def said(even: str, one: Quantity, match: re.Match[str], vocabulary: Vocabulary) -> Quantity:
    """Read an hour with its part of the day; a quarter or a half beside it leaves it open."""
    minutes = in_half(HOUR * int(one.value), match["period"], vocabulary)
    others: set[int] = set()
    near = re.split(r"[.,;:]", even[max(0, one.start - BEFORE) : one.start])[-1]
    if match["part"] or part(vocabulary).search(near):
        others = set(range(minutes - HALF_HOUR, minutes + HALF_HOUR + 1, STEP))
    return Quantity(
        "time", minutes % DAY, one.start, match.end(), strict=False,
        others=frozenset(other % DAY for other in others),
    )  # fmt: skip


def opens(even: str, one: Quantity, other: Quantity) -> bool:
    """Tell whether a range begins with a number and ends with the other: "de cuatro a siete"."""
    return is_hour(one) and bool(LINK.fullmatch(even[one.end : other.start]))


def opened(one: Quantity, time: Quantity) -> Quantity:
    """Read the hour that a range begins with: the last one before its end."""
    minutes = HOUR * int(one.value) % HALF_DAY
    start = time.value - (time.value - minutes) % HALF_DAY
    others = frozenset({(start + HALF_DAY) % DAY})
    return Quantity("time", start % DAY, one.start, one.end, strict=False, others=others)


@cache
def period(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of the part of the day after an hour, or after its quarter or half."""
    parts = "|".join(fractions(vocabulary))
    return re.compile(
        rf"(?:\s[^\W\d_]{{1,5}}\s(?P<part>{parts}))?"
        rf",?\s(?:\w{{1,3}}\s){{0,2}}(?P<period>{long_periods(vocabulary)})(?!\w)"
    )


@cache
def part(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of a quarter or a half."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(fractions(vocabulary))})(?!\w)")


def times(text: str, vocabulary: Vocabulary) -> list[Quantity]:
    """List the times of day in the order of the text."""
    even = flat(text)
    found: list[Quantity] = []
    for match in clock(vocabulary).finditer(even) if FIGURES.search(even) else ():
        if time := read(match, vocabulary):
            begun = found[-1].end if found else 0
            found.extend(one for one in opening(even, time, match) if one.start >= begun)
            found.append(time)
    if any(is_exact(one, even) for one in found):
        found = [replace(one, others=frozenset()) for one in found]
    found += [
        Quantity("time", minutes, *match.span(), strict=False)
        for minutes, words in middles(vocabulary)
        for match in words.found(even)
        if not any(one.start <= match.start() < one.end for one in found)
    ]
    return sorted(found, key=lambda one: one.start)


def is_exact(one: Quantity, even: str) -> bool:
    """Tell whether a time is on a clock of 24 hours, as all others of its text are then: 9.00 h."""
    figures = FIGURES.match(even, one.start)
    late = figures and int(figures[0]) > HALF_DAY // HOUR
    return bool(late or re.search(r"\d\s?h$", even[one.start : one.end]))


def read(match: re.Match[str], vocabulary: Vocabulary) -> Quantity | None:
    """Read an hour with what makes it one: minutes, half of the day, a word."""
    hour, minute = int(match["hour"]), int(match["minute"] or match["dotted"] or 0)
    marked = match["half"] or match["period"]
    told = match["at"] or match["hours"]
    both = (told and match["dotted"]) or (match["at"] and match["hours"])
    clear = match["minute"] or marked or both
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
    earlier = OPENING.search(even, max(start - 60, 0), start)
    if not earlier or (earlier[2] and ":" in earlier[0]):
        return
    minutes = HOUR * int(earlier[1]) + int(earlier[2] or 0)
    if minutes > DAY:
        return
    others = open_half(minutes)
    if (match["half"] or match["period"]) and minutes < HALF_DAY + HOUR:
        minutes = (time.value - (time.value - minutes) % HALF_DAY) % DAY
        others = set()
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
