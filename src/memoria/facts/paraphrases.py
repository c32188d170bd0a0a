"""What explains that a quantity has no counterpart: the other text says it in another way."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from memoria.facts.matching import ROUND, Matching, Pair, Quantity, is_weak
from memoria.facts.numbers import last_scale
from memoria.facts.readings import Reading, written
from memoria.facts.spelled import LINK
from memoria.facts.surroundings import Place, likeness, place_of
from memoria.facts.times import HALF_DAY, HOUR
from memoria.facts.units import PERCENT

CENTS = 100
HALF, QUARTER = Decimal("0.5"), Decimal("0.25")
MINUTE = "duration-minute"
# So many values are compared each with each: more are in no text that people write.
MANY = 60
MUCH = 100
# Measured on 27,000 sentences of news and parliament: how much better than the places the words
# must fit for another order to be taken as meant, in general and in a range such as "10 to 20".
MARGIN, MARGIN_RANGE = 0.5, 1.0


def explain(numbers: list[Quantity], hidden: Counter[Decimal]) -> None:
    """Drop what the other text says in a loose way: "both", "a dozen", a Roman numeral."""
    for one in list(numbers):
        for loose in sayings(one):
            if hidden[loose]:
                hidden[loose] -= 1
                numbers.remove(one)
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
            bare = (one for one in figures if not (one.unit or one.ordinal))
            if same := next((one for one in bare if one.value in said), None):
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
    if part.measure or one.value in ROUND or last_scale(reader.text, part, reader.vocabulary):
        return False
    scales = (last_scale(reader.text, other, reader.vocabulary) for other in reader.numbers)
    return part.value != 0 and any(scale and part.value * scale == one.value for scale in scales)


def swapped(
    pairs: list[Pair], original: Reading, translation: Reading
) -> Iterator[tuple[Pair, Pair]]:
    """List two pairs whose values changed places, unless something explains the order.

    Each value is told of once.
    """
    told: set[int] = set()
    telling = [pair for pair in pairs[:MANY] if is_telling(*pair)]
    places = [place_of(pair, original, translation) for pair in telling if len(telling) > 1]
    for one, other in combinations(places, 2):
        if one.value == other.value or told & {one.start, other.start}:
            continue
        exchanged = is_exchange(one, other, places)
        if one.took(other) or (exchanged and not explained(one, other, original, translation)):
            told |= {one.start, other.start}
            yield one.pair, other.pair


def is_telling(one: Quantity, there: Quantity) -> bool:
    """Tell whether a value stands for itself: what is in words is in many phrases."""
    return not is_weak(one) and (there.strict or there.fact not in {"number", "time"})


def is_exchange(one: Place, other: Place, places: list[Place]) -> bool:
    """Tell whether two values changed places, and what else might have done so keeps its own.

    Any other order is the translator's own.
    """
    if not (one.crosses(other) and one.may_be(other)):
        return False
    rivals = [place for place in places if place.may_be(one) or place.may_be(other)]
    between = [place for place in rivals if one.start < place.start < other.start]
    return between == sorted(between, key=lambda place: place.there) and all(
        place.crosses(one) == place.crosses(other) == (place in between)
        for place in rivals
        if place not in (one, other)
    )


def explained(one: Place, other: Place, original: Reading, translation: Reading) -> bool:
    """Tell whether the words around fit the values better than the places."""
    first, second = one.pair, other.pair
    by_value = by_place = 0.0
    for (said, same), (_, instead) in ((first, second), (second, first)):
        by_value += likeness(said, same, original, translation)
        by_place += likeness(said, instead, original, translation)
    if one.year != other.year or unlikely(first, second):
        return by_value > by_place
    texts = original.text, translation.text
    ranges = all(map(is_range, texts, first, second))
    return by_value > by_place + (MARGIN_RANGE if ranges else MARGIN)


def is_range(text: str, one: Quantity, other: Quantity) -> bool:
    """Tell whether hardly anything stands between two quantities: nobody turns a range around."""
    low, high = sorted((one, other), key=lambda number: number.start)
    return bool(LINK.fullmatch(text[low.end : high.start]))


def unlikely(first: Pair, second: Pair) -> bool:
    """Tell whether nobody would mistake one of two values for the other."""
    one, other = first[0].value, second[0].value
    if not isinstance(one, Decimal) or not isinstance(other, Decimal):
        return False
    least, most = sorted((one, other))
    return most >= MUCH * least
