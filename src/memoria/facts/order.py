"""Whether values that stand in another order were swapped, by the words around them."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from memoria.facts.matching import MANY, Pair
from memoria.facts.quantities import Quantity, is_weak
from memoria.facts.ranges import LINK
from memoria.facts.readings import Reading
from memoria.facts.surroundings import likeness

YEARS = range(1000, 2100)
MUCH = 100
# Measured on 27,000 sentences of news and parliament: how much better than the places the words
# must fit for another order to be taken as meant, in general and in a range such as "10 to 20".
MARGIN, MARGIN_RANGE = 0.5, 1.0


def swapped(
    pairs: list[Pair], original: Reading, translation: Reading
) -> Iterator[tuple[Pair, Pair]]:
    """List two pairs whose values changed places, unless the words around explain the order.

    Each value is told of once.
    """
    told: set[int] = set()
    telling = [pair for pair in pairs if all(is_telling(one) for one in pair)]
    for first, second in combinations(telling[:MANY], 2):
        if first[0].value == second[0].value or not crossed(first, second):
            continue
        if told & {first[0].start, second[0].start}:
            continue
        if not explained(first, second, original, translation):
            told |= {first[0].start, second[0].start}
            yield first, second


def is_telling(one: Quantity) -> bool:
    """Tell whether a value stands for itself: small numbers in words are in many phrases."""
    return one.strict or not is_weak(one)


def crossed(first: Pair, second: Pair) -> bool:
    """Tell whether two pairs stand in another order in the translation."""
    return (first[0].start < second[0].start) != (first[1].start < second[1].start)


def explained(first: Pair, second: Pair, original: Reading, translation: Reading) -> bool:
    """Tell whether the words around fit the values better than the places."""
    by_value = by_place = 0.0
    for (one, other), (_, instead) in ((first, second), (second, first)):
        by_value += likeness(one, other, original, translation)
        by_place += likeness(one, instead, original, translation)
    if any(one.unit & other.unit for one, other in (first, second)) and not (
        counted(first[0]) & counted(second[0])
    ):
        return True  # where digits change places, units stay
    if unlikely(first, second):
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


def counted(one: Quantity) -> frozenset[str]:
    """Return what a number may be counted in."""
    return one.unit | one.perhaps


def unlikely(first: Pair, second: Pair) -> bool:
    """Tell whether nobody would mistake one of two values for the other.

    A year and a count, one in digits and one in words, one a hundred times the other.
    """
    one, other = first[0].value, second[0].value
    if not isinstance(one, Decimal) or not isinstance(other, Decimal):
        return False
    least, most = sorted((one, other))
    mixed = all(low.strict != high.strict for low, high in zip(first, second, strict=True))
    return is_year(first[0]) != is_year(second[0]) or mixed or most >= MUCH * least


def is_year(one: Quantity) -> bool:
    """Tell whether a number reads as a year."""
    return isinstance(one.value, Decimal) and one.value in YEARS and not one.unit
