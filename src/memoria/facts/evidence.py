"""What a quantity without a counterpart proves."""

from collections.abc import Iterator
from decimal import Decimal

from memoria.facts.matching import Matching, Pair
from memoria.facts.quantities import ROUND, Quantity, is_weak
from memoria.facts.readings import Reading, written
from memoria.facts.surroundings import likeness
from memoria.facts.units import PERCENT
from memoria.facts.weekdays import beside

ONE, DOZEN = Decimal(1), Decimal(12)
# "24 hours a day" may be said as "round the clock".
WHOLE_DAY, IN_HOURS = Decimal(24), "duration-hour"
# So far from its place, as a share of the text, or so unlike in its words, a word is another's.
APART, KIN = 0.25, 0.5


def substitutions(found: Matching, original: Reading, translation: Reading) -> Iterator[Pair]:
    """Pair what is left over on both sides, in order: one value stands for another."""
    originals, translations = filter(counts, found.originals), filter(counts, found.translations)
    for one, other in zip(originals, translations, strict=False):
        clear = one.strict and other.strict
        vague = one.value in ROUND and other.value in ROUND
        unlike = (is_weak(one) and other.strict) or (is_weak(other) and one.strict)
        if clear or not (vague or unlike or is_elsewhere(one, other, original, translation)):
            yield one, other


def is_elsewhere(one: Quantity, other: Quantity, original: Reading, translation: Reading) -> bool:
    """Tell whether two numbers in words stand in unlike places, and among unlike words."""
    if one.fact != "number" or one.strict or other.strict:
        return False
    places = one.start / len(original.text), other.start / len(translation.text)
    if abs(places[0] - places[1]) <= APART:
        return False
    return likeness(one, other, original, translation) < KIN


def counts(one: Quantity) -> bool:
    """Tell whether a number may be evidence together with another one."""
    return not is_weak(one) or not (one.ordinal or one.value <= ONE)


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
    """Tell whether a number is measured in two units of one kind; its value stands only once."""
    if not (one.strict or other.strict) or one.measure & other.measure:
        return False
    if not is_converted(one, other):
        return False
    return sum(one.value in (pair[0].value, pair[1].value) for pair in pairs) == 1


def is_converted(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers may be one measure in two systems: feet and metres."""
    return any(
        unit != another and unit.partition("-")[0] == another.partition("-")[0]
        for unit in one.measure - other.measure
        for another in other.measure - one.measure
    )
