"""What explains that a quantity has no counterpart: the other text says it in another way."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from memoria.facts.hours import HALF_DAY, HOUR
from memoria.facts.matching import Matching
from memoria.facts.numbers import last_scale
from memoria.facts.quantities import ROUND, Quantity
from memoria.facts.readings import Reading, written
from memoria.facts.units import PERCENT

ONE, CENTS = Decimal(1), 100
HALF, QUARTER = Decimal("0.5"), Decimal("0.25")
MINUTE = "duration-minute"


def explain(found: Matching, original: Reading, translation: Reading) -> None:
    """Drop what the other text says in a loose way: "both", "a dozen", a Roman numeral."""
    for rest, other in ((found.originals, translation), (found.translations, original)):
        hidden = other.hidden.copy() if rest else Counter[Decimal]()
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
    if MINUTE in one.measure:
        yield one.value / HOUR
    if one.unit == PERCENT:
        yield one.value / 100
    digits = str(one.value).replace(".", "").strip("0")
    if one.value % 1 == HALF or digits in {"5", "15", "25", "35"}:
        yield HALF
    if digits in {"25", "75"}:
        yield QUARTER


def explain_hours(times: Matching, numbers: Matching) -> None:
    """Drop times that the other text says as bare numbers: "las 24", "at half past ten"."""
    for hours, figures in (
        (times.originals, numbers.translations),
        (times.translations, numbers.originals),
    ):
        for time in list(hours):
            said = spoken_as(time)
            same = next(
                (one for one in figures if one.value in said and not (one.unit or one.ordinal)),
                None,
            )
            if same:
                hours.remove(time)
                figures.remove(same)


def spoken_as(time: Quantity) -> set[Decimal]:
    """Return the hours by which a time may be said: 19.45 by seven and by eight."""
    hours = written(time.value)
    if time.value % HOUR:
        hours |= {one for one in written(time.value + HOUR) if one % 1 == 0}
    return hours | {one % (HALF_DAY // HOUR) for one in hours if one % 1}


def explain_parts(found: Matching, original: Reading, translation: Reading) -> None:
    """Drop a number that the other text says in two parts, or without the scale of its others."""
    first, second = found.originals, found.translations
    parts = [(one, part) for one in first for part in second if is_part(part, one, translation)]
    parts += [(one, part) for part in second for one in first if is_part(one, part, original)]
    if len(parts) == 1:
        first.remove(parts[0][0])
        second.remove(parts[0][1])
        found.pairs = sorted([*found.pairs, *parts], key=lambda pair: pair[0].start)


def is_part(part: Quantity, one: Quantity, reader: Reading) -> bool:
    """Tell whether a number is the cents of another, or the other without its scale."""
    if not isinstance(one.value, Decimal) or not isinstance(part.value, Decimal):
        return False
    if part.value == one.value % 1 * CENTS and part.value and not part.ordinal:
        return True
    if part.measure or one.value in ROUND:
        return False
    scales = (last_scale(reader.text, other, reader.vocabulary) for other in reader.numbers)
    return part.value != 0 and any(scale and part.value * scale == one.value for scale in scales)
