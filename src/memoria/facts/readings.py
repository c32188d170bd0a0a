"""All quantities of a passage, each taken once: dates, then times with zones, then numbers."""

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from memoria.facts.dates import dates, weekdays
from memoria.facts.matching import Quantity, masked
from memoria.facts.numbers import digits_in_names, numbers
from memoria.facts.passages import Passage, Setting, flat
from memoria.facts.spelled import in_ranges, scaled, spelled
from memoria.facts.times import HOUR, spoken, times
from memoria.facts.units import measure, measured_to
from memoria.facts.vocabulary import Vocabulary, vocabulary
from memoria.facts.wordings import without_groups, wordings
from memoria.facts.zones import zones


@dataclass(frozen=True)
class Reading:
    """What a passage says in quantities; `rest` is what is left of it without them."""

    text: str
    vocabulary: Vocabulary
    dates: list[Quantity]
    weekdays: list[Quantity]
    times: list[Quantity]
    zones: list[Quantity]
    numbers: list[Quantity]
    words: list[Quantity]
    rest: str

    def hidden(self, words: list[Quantity]) -> Counter[Decimal]:
        """Count the values that words, and the names, say in a loose way."""
        said = (number for one in words for number in one.others)
        return Counter([*said, *digits_in_names(self.rest)])

    def quoted(self, one: Quantity, *, measured: bool) -> str:
        """Return how the passage says a quantity, perhaps with the words that it is measured in."""
        end = measured_to(flat(self.text), one.end, self.vocabulary) if measured else one.end
        return self.text[one.start : end]

    def parts(self) -> set[Decimal | str]:
        """Return all figures that the passage says in whatever way: also those within dates."""
        days = {part for one in self.dates for part in one.value.parts if part}
        hours = {
            figure for one in self.times for minutes in (one.value, *one.others)
            for figure in written(minutes)
        }  # fmt: skip
        numbers = {value for one in self.numbers for value in (one.value, *one.others)}
        return {Decimal(part) for part in days} | hours | numbers


def reading(passage: Passage, setting: Setting) -> Reading:
    """Read the quantities of a passage."""
    return read(passage.text, vocabulary(passage.language, setting), setting.year)


@lru_cache(maxsize=512)
def read(text: str, words: Vocabulary, year: int | None) -> Reading:
    """Read the quantities of a text: a block is also read as its sentence, or for another text."""
    days = dates(text, words)
    rest = without(text, days)
    hours = times(rest, words)
    rest = without(rest, hours)
    named = zones(rest, words, year, hours)
    rest = without(rest, named)
    digits = numbers(rest, words)
    rest = without(rest, digits)
    said = spelled(rest, words)
    hours, said = spoken(rest, hours, said, words)
    every = sorted([*digits, *said], key=lambda one: one.start)
    every = in_ranges(text, scaled(text, measured(rest, every, words), words), words)
    said = wordings(rest, every, words)
    every = without_groups(every, said)
    return Reading(text, words, days, weekdays(text, days, words), hours, named, every, said, rest)


def without(text: str, found: list[Quantity]) -> str:
    """Return a text without what was found in it; the rest stays in its place."""
    return masked(text, ((one.start, one.end) for one in found))


def measured(text: str, found: list[Quantity], words: Vocabulary) -> list[Quantity]:
    """Give every number the measure that stands behind it."""
    even = flat(text)
    measures = [measure(even, one.end, words) for one in found]
    return [
        replace(one, measure=said) if said else one
        for one, said in zip(found, measures, strict=True)
    ]


def written(minutes: int) -> set[Decimal]:
    """Return the figures of a time: its hour on both clocks, alone and with minutes ("6.30")."""
    hours = {Decimal(minutes // HOUR), Decimal(minutes // HOUR % 12 or 12)}
    return hours | {hour + Decimal(minutes % HOUR) / 100 for hour in hours}
