"""What a quantity without a counterpart proves, and what explains it."""

from collections.abc import Iterator
from decimal import Decimal

from memoria.facts.matching import Matching, Pair
from memoria.facts.passages import flat
from memoria.facts.quantities import ROUND, Quantity, is_weak
from memoria.facts.readings import Reading, written
from memoria.facts.surroundings import WORD, senses
from memoria.facts.units import PERCENT
from memoria.facts.weekdays import beside

ONE, DOZEN = Decimal(1), Decimal(12)
HALF, QUARTER = Decimal("0.5"), Decimal("0.25")
MEASURES = ("unit length-", "unit mass-", "unit area-", "unit volume-", "unit temperature-")


def explain(found: Matching, original: Reading, translation: Reading) -> None:
    """Drop what the other text says in a loose way: "both", "a dozen", a Roman numeral."""
    for rest, other in ((found.originals, translation), (found.translations, original)):
        hidden = other.hidden.copy()
        for one in list(rest):
            for loose in sayings(one):
                if hidden[loose]:
                    hidden[loose] -= 1
                    rest.remove(one)
                    break


def sayings(one: Quantity) -> Iterator[Decimal]:
    """List the values by which a number may be said: 2.5 and 500,000 by a half."""
    if one.fact != "number" or not isinstance(one.value, Decimal):
        return
    yield one.value
    if one.unit == PERCENT:
        yield one.value / 100
    digits = str(one.value).replace(".", "").strip("0")
    if one.value % 1 == HALF or digits in {"5", "15", "25", "35"}:
        yield HALF
    if digits in {"25", "75"}:
        yield QUARTER


def substitutions(found: Matching) -> Iterator[Pair]:
    """Pair what is left over on both sides, in order: one value stands for another."""
    originals, translations = filter(counts, found.originals), filter(counts, found.translations)
    for one, other in zip(originals, translations, strict=False):
        clear = one.strict and other.strict
        vague = one.value in ROUND and other.value in ROUND
        unlike = (is_weak(one) and other.strict) or (is_weak(other) and one.strict)
        if clear or not (vague or unlike):
            yield one, other


def counts(one: Quantity) -> bool:
    """Tell whether a number may be evidence together with another one."""
    return not is_weak(one) or not (one.ordinal or one.value <= ONE)


def proves(one: Quantity, own: Reading, other: Reading) -> bool:
    """Tell whether a quantity must have a counterpart in the other text, and has none."""
    if one.fact == "number":
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


def unlike_units(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers count money of two kinds, or only one of them per cent."""
    if one.unit and other.unit:
        return not one.unit & other.unit
    percent = PERCENT in (one.unit, other.unit) and one.strict and other.strict
    return percent and not (one.unit | one.perhaps) & (other.unit | other.perhaps)


def is_converted(one: Quantity, other: Quantity, original: Reading, translation: Reading) -> bool:
    """Tell whether two numbers may be one measure in two systems: feet and metres."""
    first, second = measure(one, original), measure(other, translation)
    return any(
        unit != another and unit.partition("-")[0] == another.partition("-")[0]
        for unit in first - second
        for another in second - first
    )


def measure(one: Quantity, reader: Reading) -> frozenset[str]:
    """Return the unit of measure that the word after a number names."""
    word = WORD.search(flat(reader.text[one.end :]))
    meant = senses(reader.vocabulary).get(word[0], frozenset()) if word else frozenset()
    return frozenset(unit for unit in meant if unit.startswith(MEASURES))
