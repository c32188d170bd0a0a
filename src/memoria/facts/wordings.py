"""Words of quantity: a third, twice, the fourth, dozens, the nineties, a decade."""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from memoria.facts.matching import Quantity
from memoria.facts.passages import flat
from memoria.facts.vocabulary import Vocabulary, any_of

Sense = tuple[str, Decimal]
# What a word of the first table says loosely explains a number, and is never told of.
LOOSE, FRACTIONS, MULTIPLES, GROUPS, PERIODS = (
    "values", "fractions", "multiples", "groups", "periods",
)  # fmt: skip
TABLES = (LOOSE, FRACTIONS, MULTIPLES, GROUPS, "decades", PERIODS)
ORDINALS = "ordinals"
# Of these a number tells how many: three quarters, two dozen.
COUNTED = (FRACTIONS, GROUPS)
YEAR, HUNDREDTH = Decimal(12), Decimal("0.01")
# A word of a table that ends so stands for all that begin like it.
BEGINNING = "*"
BETWEEN = re.compile(r"\s(?:\w{1,3}\s)?")
ROMAN = re.compile(
    r"(?<![\w-])(?=[IVXLCDM])(M{0,3})(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})(?!\w)"
)
LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
# Others may be words: "DC", "CD", "I".
NUMERAL = re.compile("[IVX]{2,}")


def wordings(text: str, numbers: list[Quantity], vocabulary: Vocabulary) -> list[Quantity]:
    """List the words of quantity of a text: the senses of each, and the numbers that it may hide.

    Ordinals and "three times" are among them; these hide no number, as they are numbers.
    """
    even, places = flat(text), Places(numbers)
    found = [*romans(text)]
    for match in pattern(vocabulary).finditer(even):
        if one := tabled(match, places, vocabulary):
            goes_on = found and continues(even, found[-1], one)
            found.append(product(found.pop(), one) if goes_on else one)
    known = Places(found)
    for one in numbers:
        if one.ordinal and not known.around(one.start, one.end):
            found.append(worded(one.start, one.end, {(ORDINALS, one.value)}))
        elif counted := times(vocabulary).match(even, one.end):
            found.append(worded(one.start, counted.end(), {(MULTIPLES, one.value)}))
    return sorted(found, key=lambda one: one.start)


def same_sense(one: Quantity, other: Quantity) -> int:
    """Tell how alike two words of quantity are: in a sense, or in a number that is said loosely."""
    if one.value & other.value:
        return 2
    loose = any(kind == LOOSE for kind, _ in one.value | other.value)
    return loose and bool(values(one) & values(other))


def values(one: Quantity) -> set[Decimal]:
    """Return what a word of quantity may be worth."""
    return {value for _, value in one.value}


def hints(one: Quantity) -> set[Decimal]:
    """Return the numbers by which a word of quantity may be said."""
    return values(one) | one.others


def without_groups(numbers: list[Quantity], words: list[Quantity]) -> list[Quantity]:
    """Return the numbers that belong to no group: none of "two dozen", "tens of thousands"."""
    groups = Places([one for one in words if is_group(one)])
    return [one for one in numbers if not groups.around(one.start, one.end)]


def kinds(one: Quantity) -> set[str]:
    """Return the kinds of what a word of quantity says for sure."""
    return {kind for kind, _ in one.value} - {LOOSE}


class Places:
    """Quantities by their places, none of which overlap."""

    def __init__(self, found: list[Quantity]) -> None:
        self.found = sorted(found, key=lambda one: one.start)
        self.starts = [one.start for one in self.found]
        self.ends = {one.end: one for one in found}

    def around(self, start: int, end: int) -> Quantity | None:
        """Return the one that a part of the text lies in."""
        one = self.found[bisect(self.starts, start) - 1] if self.found else None
        return one if one and one.start <= start and end <= one.end else None


def tabled(match: re.Match[str], places: Places, vocabulary: Vocabulary) -> Quantity | None:
    """Read a word of the tables with the number before it, unless it is within a number."""
    start, end = match.span()
    around, before = places.around(start, end), places.ends.get(start - 1)
    if around and (around.start, around.end) != (start, end):
        return None
    said = meant(match[0], vocabulary)
    if around and around.ordinal:
        said |= {(ORDINALS, around.value)}
    hidden = {number for sense in said for number in numbers_of(*sense)}
    many = [sense for sense in said if sense[0] in COUNTED]
    if before and many and not before.ordinal and isinstance(before.value, Decimal):
        start = before.start
        counted = {(kind, before.value * worth) for kind, worth in many}
        said = frozenset({*counted, *(one for one in said if one[0] == PERIODS)})
        hidden |= {number for sense in counted for number in numbers_of(*sense)}
    return replace(worded(start, end, said), others=frozenset(hidden))


def worded(start: int, end: int, said: Iterable[Sense]) -> Quantity:
    """Return a word of quantity."""
    return Quantity("number", frozenset(said), start, end, strict=False)


def meant(word: str, vocabulary: Vocabulary) -> frozenset[Sense]:
    """Return the senses of a word that the pattern found."""
    word, words = re.sub(r"\s+", " ", word), senses(vocabulary)
    beginnings = (word[:end] + BEGINNING for end in range(len(word), 0, -1))
    return words[next(one for one in (word, *beginnings) if one in words)]


def numbers_of(kind: str, value: Decimal) -> Iterator[Decimal]:
    """List the numbers that may say a quantity: a half by 0.5 and 2, a decade by 10."""
    yield value
    if kind == FRACTIONS:
        yield value.quantize(HUNDREDTH)
        yield 1 / value
    elif kind == PERIODS:
        yield max(value / YEAR, YEAR / value)


def is_group(one: Quantity) -> bool:
    """Tell whether a word says nothing but a group: thousands."""
    return kinds(one) == {GROUPS}


def continues(even: str, one: Quantity, other: Quantity) -> bool:
    """Tell whether two groups are one: "tens of thousands"."""
    between = BETWEEN.fullmatch(even[one.end : other.start])
    return bool(between) and is_group(one) and is_group(other)


def product(one: Quantity, other: Quantity) -> Quantity:
    """Return two groups as one."""
    values = {first * second for _, first in one.value for _, second in other.value}
    found = worded(one.start, other.end, {(GROUPS, value) for value in values})
    return replace(found, others=one.others | other.others | frozenset(values))


def romans(text: str) -> Iterator[Quantity]:
    """List Roman numerals, and what may be one."""
    for match in ROMAN.finditer(text):
        values = [LETTERS[letter] for letter in match[0]]
        pairs = zip(values, [*values[1:], 0], strict=True)
        value = Decimal(sum(-one if one < following else one for one, following in pairs))
        kind = ORDINALS if NUMERAL.fullmatch(match[0]) else LOOSE
        yield replace(worded(*match.span(), {(kind, value)}), others=frozenset({value}))


@cache
def senses(vocabulary: Vocabulary) -> dict[str, frozenset[Sense]]:
    """Return the words of all tables, each with its senses."""
    found: dict[str, set[Sense]] = defaultdict(set)
    for table in TABLES:
        for said, words in vocabulary.table(table):
            value = 1 / Decimal(said) if table == FRACTIONS else Decimal(said)
            for word in words:
                found[word].add((table, value))
    return {word: frozenset(said) for word, said in found.items()}


@cache
def pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of the words of all tables."""
    return re.compile(rf"(?<!\w)(?:{any_of(senses(vocabulary))})(?!\w)".replace(r"\*", r"\w+"))


@cache
def times(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of what makes a number a multiple: "three times"."""
    return re.compile(rf"[\s-](?:{any_of(vocabulary.said('times'))})(?!\w)")
