"""Ranges and lists: what one number says for its neighbours, its unit and its scale."""

import re
from dataclasses import replace
from decimal import Decimal

from memoria.facts.numbers import last_scale
from memoria.facts.quantities import Quantity
from memoria.facts.units import scales
from memoria.facts.vocabulary import Vocabulary

# "2 to 3 million", "10 and 20 %": so little between two numbers makes them a range or a list.
LINK = re.compile(r"\W{0,2}(?:[^\W\d_]{1,4}\W{1,2}){0,3}")


def in_ranges(text: str, found: list[Quantity], vocabulary: Vocabulary) -> list[Quantity]:
    """Give the numbers of a range what one of them says for all: its unit and its scale."""
    forward = passed_on(text, found, vocabulary)
    return passed_on(text, forward[::-1], vocabulary)[::-1]


def passed_on(text: str, found: list[Quantity], vocabulary: Vocabulary) -> list[Quantity]:
    """Pass units and scales on from each number to the next one of its range."""
    ranged: list[Quantity] = []
    for number in found:
        previous = ranged[-1] if ranged else number
        low, high = sorted((previous, number), key=lambda one: one.start)
        if previous is number or not LINK.fullmatch(text[low.end : high.start]):
            ranged.append(number)
            continue
        perhaps = number.perhaps | ((previous.unit | previous.perhaps) - number.unit)
        others = number.others | scaled(text, number, previous, vocabulary)
        ranged.append(replace(number, perhaps=perhaps, others=others))
    return ranged


def scaled(
    text: str, number: Quantity, other: Quantity, vocabulary: Vocabulary
) -> frozenset[Decimal]:
    """Return what a number is worth in the thousands or millions of its neighbour."""
    if not isinstance(number.value, Decimal) or not isinstance(other.value, Decimal):
        return frozenset()
    said = last_scale(text, other, vocabulary)
    return frozenset(
        number.value * factor
        for factor in scales(vocabulary).values()
        if number.value < factor
        and (factor == said or (factor >= said and is_multiple(other, factor)))
    )


def is_multiple(one: Quantity, factor: Decimal) -> bool:
    """Tell whether a number is thousands or millions, in words or in digits: "10 to 20,000"."""
    worths = [worth for worth in (one.value, *one.others) if isinstance(worth, Decimal)]
    return any(worth >= factor and worth % factor == 0 for worth in worths)
