"""The parts of the day as a language names them, in minutes after midnight."""

import re
from functools import cache

from memoria.facts.passages import flat
from memoria.facts.vocabulary import Vocabulary, any_of

HOUR, HALF_DAY, DAY = 60, 720, 1440


@cache
def parts_of_day(vocabulary: Vocabulary) -> dict[str, tuple[int, int]]:
    """Return the names of the parts of the day, each with its first minute and the one after."""
    found = {"am": (0, HALF_DAY), "pm": (HALF_DAY, DAY)}
    rules = spans(vocabulary)
    for context in vocabulary.locale.day_periods.values():
        for width in ("wide", "abbreviated"):
            for period, name in dict(context.get(width, {})).items():
                if period in rules:
                    found[re.sub(r"[\s.]", "", flat(name))] = rules[period]
    return found


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
        for context in vocabulary.locale.day_periods.values()
        for width in ("wide", "abbreviated")
        for period, name in dict(context.get(width, {})).items()
        if period in spans(vocabulary) and len(re.sub(r"[\s.]", "", name)) > len("am")
    )


@cache
def middles(vocabulary: Vocabulary) -> tuple[tuple[int, re.Pattern[str]], ...]:
    """Return patterns for noon and midnight."""
    found = []
    for minutes, key in ((HALF_DAY, "noon"), (0, "midnight")):
        own = {
            name
            for context in vocabulary.locale.day_periods.values()
            for width in ("wide", "abbreviated")
            for period, name in dict(context.get(width, {})).items()
            if period == key
        }
        pattern = any_of((*own, *vocabulary.said(key)))
        found.append((minutes, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")))
    return tuple(found)
