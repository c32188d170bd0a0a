"""The quantities that an original and its translation do not both say."""

from collections.abc import Iterator
from dataclasses import dataclass

from memoria.facts.evidence import (
    is_converted,
    other_units,
    proves,
    substitutions,
)
from memoria.facts.explanations import explain, explain_hours, explain_parts
from memoria.facts.matching import (
    Matching,
    Pair,
    match,
    same_date,
    same_number,
    same_value,
    same_zone,
)
from memoria.facts.order import swapped
from memoria.facts.passages import Difference, Passage, Setting, flat
from memoria.facts.quantities import Quantity
from memoria.facts.readings import Reading, reading
from memoria.facts.weekdays import misfits
from memoria.facts.zones import clock_word


def differences(original: Passage, translation: Passage, setting: Setting) -> Iterator[Difference]:
    """List what the quantities of two passages do not both say, kind by kind."""
    texts = Texts(reading(original, setting), reading(translation, setting))
    first, second = texts.original, texts.translation
    yield from calendar(texts, setting.year)
    yield from compared(match(first.dates, second.dates, same_date), texts)
    yield from compared(match(first.weekdays, second.weekdays, same_value), texts)
    times = match(first.times, second.times, same_value)
    numbers = match(first.numbers, second.numbers, same_number)
    explain_hours(times, numbers)
    explain_parts(numbers, first, second)
    yield from compared(times, texts)
    yield from other_zones(texts)
    yield from compared(numbers, texts)


@dataclass(frozen=True)
class Texts:
    """An original and its translation, both read."""

    original: Reading
    translation: Reading

    def other(self, one: Quantity, another: Quantity, variant: str = "") -> Difference:
        """Return the difference of two quantities."""
        said = self.original.text[one.start : one.end]
        instead = self.translation.text[another.start : another.end]
        return Difference(one.fact, said, instead, one.start, another.start, variant)

    def only_original(
        self, fact: str, start: int, end: int, variant: str = "missing"
    ) -> Difference:
        """Return what only the original says."""
        return Difference(fact, self.original.text[start:end], "", start, 0, variant)

    def only_translation(
        self, fact: str, start: int, end: int, variant: str = "added"
    ) -> Difference:
        """Return what only the translation says."""
        return Difference(fact, "", self.translation.text[start:end], 0, start, variant)

    def swapped(self, first: Pair, second: Pair) -> Difference:
        """Return the difference of two values that changed places: from one to the other."""
        begin, end = first[0].start, second[0].end
        low, high = sorted((first[1], second[1]), key=lambda one: one.start)
        said = self.original.text[begin:end]
        instead = self.translation.text[low.start : high.end]
        return Difference(first[0].fact, said, instead, begin, low.start, "swapped")


def calendar(texts: Texts, year: int | None) -> Iterator[Difference]:
    """List weekdays that do not fit the date beside them, in whichever text."""
    for reader, tell in (
        (texts.original, texts.only_original),
        (texts.translation, texts.only_translation),
    ):
        for weekday, day in misfits(reader.text, reader.weekdays, reader.dates, year):
            start, end = min(weekday.start, day.start), max(weekday.end, day.end)
            yield tell("weekday", start, end, "calendar")


def compared(found: Matching, texts: Texts) -> Iterator[Difference]:
    """List what two texts do not both say in one kind of quantity."""
    explain(found, texts.original, texts.translation)
    for one, other in list(substitutions(found, texts.original, texts.translation)):
        found.originals.remove(one)
        found.translations.remove(other)
        if not is_converted(one, other):
            yield texts.other(one, other)
    for one in found.originals:
        if proves(one, texts.original, texts.translation):
            yield texts.only_original(one.fact, one.start, one.end)
    for one in found.translations:
        if proves(one, texts.translation, texts.original):
            yield texts.only_translation(one.fact, one.start, one.end)
    yield from (texts.other(*pair, "unit") for pair in other_units(found.pairs))
    for first, second in swapped(found.pairs, texts.original, texts.translation):
        yield texts.swapped(first, second)


def other_zones(texts: Texts) -> Iterator[Difference]:
    """List zones that differ, and those that only one text names."""
    found = match(texts.original.zones, texts.translation.zones, same_zone)
    for one, other in zip(found.originals, found.translations, strict=False):
        yield texts.other(one, other)
    if found.originals and not texts.translation.zones and not names_clock(texts.translation):
        for one in found.originals:
            yield texts.only_original(one.fact, one.start, one.end)
    if found.translations and not texts.original.zones and not names_clock(texts.original):
        for one in found.translations:
            yield texts.only_translation(one.fact, one.start, one.end)


def names_clock(reader: Reading) -> bool:
    """Tell whether a text names a clock in a way that we do not understand: "local time"."""
    return bool(clock_word(reader.vocabulary).search(flat(reader.text)))
