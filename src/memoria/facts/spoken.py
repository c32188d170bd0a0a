"""The times of day that are said in words: "two in the morning", "las ocho menos cuarto"."""

import re
from functools import cache

from memoria.facts.halves import fractions
from memoria.facts.hours import DAY, HALF_DAY, HOUR, in_half, long_periods
from memoria.facts.passages import flat
from memoria.facts.quantities import Quantity
from memoria.facts.vocabulary import Vocabulary

HOURS = 12
# "a quarter to eight" is up to half an hour from eight; minutes are said in fives.
HALF_HOUR, STEP = 30, 5
LINK = re.compile(r"\s?[^\W\d_]{1,5}(?:\s[^\W\d_]{1,3})?\s|\s?[-–—]\s?")
BEFORE = 20


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
                found[place - 1] = opening(numbers[place - 1], found[place])
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


def opening(one: Quantity, time: Quantity) -> Quantity:
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
