"""The weekdays of a text, and whether they fit the dates beside them."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from memoria.facts.dates import Day
from memoria.facts.passages import flat
from memoria.facts.quantities import Quantity
from memoria.facts.vocabulary import Vocabulary, any_of

BEFORE_DATE = re.compile(r"[,.]?\s*(?:\w{1,3}\s+)?")
AFTER_DATE = re.compile(r"\s?\(|,?\s")


def weekdays(text: str, days: list[Quantity], vocabulary: Vocabulary) -> list[Quantity]:
    """List the weekdays; what may be a name ("Santo Domingo", "Black Friday") is no proof."""
    found = []
    for match in names(vocabulary).finditer(flat(text)):
        number, usual, full = known(vocabulary)[match["name"]]
        written = text[match.start() : match.end()]
        dated = beside(text, match.span(), days) is not None
        if not dated and (not full or (written[0] != usual[0] and not begins(text, match.start()))):
            continue
        named = written[0].isupper() and bool(re.search(r"[A-Z]\w*\s$", text[: match.start()]))
        found.append(Quantity("weekday", number, *match.span(), strict=dated or not named))
    return found


def begins(text: str, start: int) -> bool:
    """Tell whether a sentence begins here."""
    return not re.search(r"\w[^.!?:]*$", text[:start])


def beside(text: str, span: tuple[int, int], days: list[Quantity]) -> Quantity | None:
    """Return the date that a weekday belongs to: the one that follows, else the one before."""
    start, end = span
    given = [one for one in days if one.value.day]
    for one in given:
        if one.start >= end and BEFORE_DATE.fullmatch(text[end : one.start]):
            return one
    for one in given:
        if one.end <= start and AFTER_DATE.fullmatch(text[one.end : start]):
            return one
    return None


def misfits(
    text: str, found: list[Quantity], days: list[Quantity], year: int | None
) -> Iterator[tuple[Quantity, Quantity]]:
    """List each weekday with the date that it stands at and does not fall on."""
    for weekday in found:
        day = beside(text, (weekday.start, weekday.end), days)
        if day and not any(falls(weekday.value, one, year) for one in (day.value, *day.others)):
            yield weekday, day


def falls(weekday: int, day: Day, year: int | None) -> bool:
    """Tell whether a date falls on a weekday, as far as that can be told."""
    if not (day.year or year) or not day.month or not day.day:
        return True
    try:
        return date(day.year or year or 0, day.month, day.day).weekday() == weekday
    except ValueError:
        return False


@cache
def known(vocabulary: Vocabulary) -> dict[str, tuple[int, str, bool]]:
    """Return the names of weekdays, each with its number, its usual writing, and whether full."""
    found: dict[str, tuple[int, str, bool]] = {}
    for width in ("wide", "abbreviated"):
        for number, name in vocabulary.locale.days["format"][width].items():
            full = width == "wide"
            found.setdefault(flat(name).rstrip("."), (number, name, full))
            if full:
                found.setdefault(f"{flat(name)}s", (number, name, full))
    return found


@cache
def names(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of the names of weekdays."""
    return re.compile(rf"(?<!\w)(?P<name>{any_of(known(vocabulary))})(?!\w)")
