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
