"""The quantities that an original and its translation do not both say."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from memoria.facts.confusions import confused
from memoria.facts.dates import beside, misfits
from memoria.facts.matching import (
    ROUND,
    Matching,
    Pair,
    Quantity,
    counts,
    is_weak,
    match,
    same_date,
    same_number,
    same_value,
    same_zone,
)
from memoria.facts.paraphrases import explain_hours, explain_parts, swapped
from memoria.facts.passages import Difference, Passage, Setting, flat
from memoria.facts.readings import Reading, reading, written
from memoria.facts.surroundings import likeness
from memoria.facts.units import PERCENT
from memoria.facts.zones import clock_word

ONE, DOZEN = Decimal(1), Decimal(12)
# "24 hours a day" may be said as "round the clock".
WHOLE_DAY, IN_HOURS = Decimal(24), "duration-hour"
# So far from its place, as a share of the text, or so unlike in its words, a word is another's.
APART, KIN = 0.25, 0.5


def substitutions(found: Matching, original: Reading, translation: Reading) -> Iterator[Pair]:
    """Pair what is left over on both sides, in order: one value stands for another."""
    translations = [*filter(counts, found.translations)]
    for one in filter(counts, found.originals):
        alike = (other for other in translations if stands_for(one, other, original, translation))
        if other := next(alike, None):
            translations.remove(other)
            yield one, other


def stands_for(one: Quantity, other: Quantity, original: Reading, translation: Reading) -> bool:
    """Tell whether a number may be the other, wrongly told."""
    if one.strict and other.strict:
        return True
    unlike = (is_weak(one) and other.strict) or (is_weak(other) and one.strict)
    return not (unlike or is_elsewhere(one, other, original, translation))


def is_elsewhere(one: Quantity, other: Quantity, original: Reading, translation: Reading) -> bool:
    """Tell whether two numbers in words stand in unlike places, and among unlike words."""
    if one.fact != "number" or one.strict or other.strict:
        return False
    places = one.start / len(original.text), other.start / len(translation.text)
    if abs(places[0] - places[1]) <= APART:
        return False
    return likeness(one, other, original, translation) < KIN


def proves(one: Quantity, own: Reading, other: Reading) -> bool:
    """Tell whether a quantity must have a counterpart in the other text, and has none."""
    if one.fact == "number":
        if one.value == WHOLE_DAY and IN_HOURS in one.measure:
            return False
        return (one.strict or is_large(one)) and one.value != ONE and one.value not in other.parts()
    if one.fact == "date":
        parts = {Decimal(part) for part in one.value.parts if part}
        return one.strict and not parts <= other.parts()
    if one.fact == "time":
        return one.strict and not written(one.value) & other.parts()
    # beside its date, a weekday says nothing that the date does not
    return one.strict and beside(own.text, (one.start, one.end), own.dates) is None


def is_large(one: Quantity) -> bool:
    """Tell whether a number in words is one that no good translation leaves out."""
    return not one.ordinal and one.value > DOZEN and one.value not in ROUND


def other_units(pairs: list[Pair]) -> Iterator[Pair]:
    """List the pairs of one value that count money or measures of two kinds, or per cent or not."""
    return (pair for pair in pairs if unlike_units(*pair) or unlike_measures(*pair, pairs))


def unlike_units(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers count money of two kinds, or only one of them per cent."""
    if one.value not in {other.value, *other.others} and other.value not in one.others:
        return False
    if one.unit and other.unit:
        return not one.unit & other.unit
    percent = PERCENT in (one.unit, other.unit) and one.strict and other.strict
    return percent and not (one.unit | one.perhaps) & (other.unit | other.perhaps)


def unlike_measures(one: Quantity, other: Quantity, pairs: list[Pair]) -> bool:
    """Tell whether a number is measured in two units; its value stands only once."""
    if not (one.measure and other.measure) or one.measure & other.measure:
        return False
    if not ((one.strict and other.strict) or is_converted(one, other)):
        return False  # three quarters are no quarts
    counted = (one.value in (pair[0].value, pair[1].value) for pair in pairs)
    return sum(counted) == 1


def is_converted(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers may be one measure in two systems: feet and metres."""
    return any(
        unit != another and unit.partition("-")[0] == another.partition("-")[0]
        for unit in one.measure - other.measure
        for another in other.measure - one.measure
    )


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
    yield from (texts.other(*pair) for pair in confused(numbers, first, second))
    yield from compared(times, texts)
    yield from other_zones(texts)
    yield from compared(numbers, texts)


@dataclass(frozen=True)
class Texts:
    """An original and its translation, both read."""

    original: Reading
    translation: Reading

    def other(self, one: Quantity, another: Quantity, variant: str = "") -> Difference:
        """Return the difference of two quantities; of units, also what the numbers measure."""
        said = self.original.quoted(one, measured=variant == "unit")
        instead = self.translation.quoted(another, measured=variant == "unit")
        if said == instead and one.fact == "number":
            variant = "separators"
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
    tells = texts.only_original, texts.only_translation
    for reader, tell in zip((texts.original, texts.translation), tells, strict=True):
        for weekday, day in misfits(reader.text, reader.weekdays, reader.dates, year):
            start, end = min(weekday.start, day.start), max(weekday.end, day.end)
            yield tell("weekday", start, end, "calendar")


def compared(found: Matching, texts: Texts) -> Iterator[Difference]:
    """List what two texts do not both say in one kind of quantity."""
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
    if not texts.original.zones and not texts.translation.zones:
        return
    found = match(texts.original.zones, texts.translation.zones, same_zone)
    for one, other in zip(found.originals, found.translations, strict=False):
        yield texts.other(one, other)
    if not texts.translation.zones and not names_clock(texts.translation):
        for one in found.originals:
            yield texts.only_original(one.fact, one.start, one.end)
    if not texts.original.zones and not names_clock(texts.original):
        for one in found.translations:
            yield texts.only_translation(one.fact, one.start, one.end)


def names_clock(reader: Reading) -> bool:
    """Tell whether a text names a clock in a way that we do not understand: "local time"."""
    return bool(clock_word(reader.vocabulary).search(flat(reader.text)))
