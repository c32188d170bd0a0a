"""Whether values that stand in another order were swapped, by what stands around them."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from memoria.facts.matching import Pair
from memoria.facts.places import Place, place_of
from memoria.facts.quantities import Quantity, is_weak
from memoria.facts.ranges import LINK
from memoria.facts.readings import Reading
from memoria.facts.surroundings import likeness

# So many values are compared each with each: more are in no text that people write.
MANY = 60
MUCH = 100
# Measured on 27,000 sentences of news and parliament: how much better than the places the words
# must fit for another order to be taken as meant, in general and in a range such as "10 to 20".
MARGIN, MARGIN_RANGE = 0.5, 1.0


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
    if is_range(original.text, first[0], second[0]) and is_range(
        translation.text, first[1], second[1]
    ):
        return by_value > by_place + MARGIN_RANGE
    return by_value > by_place + MARGIN


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
