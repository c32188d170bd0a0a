"""What stands behind a value in both texts, and so whether another value may have been there."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from memoria.facts.matching import Pair
from memoria.facts.numbers import last_scale
from memoria.facts.quantities import Quantity
from memoria.facts.readings import Reading

FIRST_YEAR, LAST_YEAR = 1000, 2100
FOUR_DIGITS = re.compile(r"\d{4}")
NEXT = re.compile(r"[\s-]?([^\W\d_]*)")
BRACKET = re.compile(r"\s?\(")


@dataclass(frozen=True, eq=False)
class Place:
    """A value in both texts: its marks, and whether it stands alone, with nothing to count."""

    pair: Pair
    marks: tuple[frozenset[str], frozenset[str]]
    alone: tuple[bool, bool]
    year: bool

    @property
    def value(self) -> Any:
        """Return what it is worth."""
        return self.pair[0].value

    @property
    def start(self) -> int:
        """Return where it stands in the original."""
        return self.pair[0].start

    @property
    def there(self) -> int:
        """Return where it stands in the translation."""
        return self.pair[1].start

    @cached_property
    def proof(self) -> frozenset[str]:
        """Return what it is counted in, in both texts."""
        return self.marks[0] & self.marks[1]

    @cached_property
    def possible(self) -> frozenset[str]:
        """Return what it may be counted in, in either text."""
        own = {f"({self.value}"}
        return self.marks[0] | self.marks[1] | self.pair[0].perhaps | own

    def crosses(self, other: "Place") -> bool:
        """Tell whether two values stand in another order in the translation."""
        return (self.start < other.start) != (self.there < other.there)

    def may_be(self, other: "Place") -> bool:
        """Tell whether two values may have been exchanged: where digits are, units stay.

        A year that stands alone in both texts is no number that counts something.
        """
        if self.year != other.year:
            year, number = (self, other) if self.year else (other, self)
            if all(year.alone) and not all(number.alone):
                return False
        return self.proof <= other.possible and other.proof <= self.possible

    def took(self, other: "Place") -> bool:
        """Tell whether one value took the unit of the other in the translation.

        "Between 3 and 5 years" says one unit for both; a year has none.
        """
        for one, another in ((self, other), (other, self)):
            taken = (another.marks[0] - another.marks[1]) & (one.marks[1] - one.marks[0])
            if (
                taken
                and not (another.pair[0].perhaps | another.pair[1].perhaps)
                and (one.year or not (another.alone[1] or one.alone[0]))
            ):
                return True
        return False


def place_of(pair: Pair, original: Reading, translation: Reading) -> Place:
    """Return the place of a value in two texts."""
    readers = (original, translation)
    first, second = (marks(one, reader) for one, reader in zip(pair, readers, strict=True))
    alone, there = (
        stands_alone(one, reader.text) for one, reader in zip(pair, readers, strict=True)
    )
    years = (is_year(one, reader.text) for one, reader in zip(pair, readers, strict=True))
    return Place(pair, (first, second), (alone, there), all(years))


def marks(one: Quantity, reader: Reading) -> frozenset[str]:
    """Return what a value is counted in: its unit, its measure, its scale, a number in brackets."""
    found = one.unit | one.measure
    if one.fact == "number" and (scale := last_scale(reader.text, one, reader.vocabulary)):
        found |= {str(scale)}
    if match := BRACKET.match(reader.text, one.end):
        found |= {f"({other.value}" for other in reader.numbers if other.start == match.end()}
    return found


def stands_alone(one: Quantity, text: str) -> bool:
    """Tell whether what follows is nothing to count: a mark, a short word, a name, the end."""
    word = NEXT.match(text, one.end)
    return not word or len(word[1]) < len("from") or word[1][0].isupper()


def is_year(one: Quantity, text: str) -> bool:
    """Tell whether a number reads as a year: four bare digits."""
    bare = FOUR_DIGITS.fullmatch(text, one.start, one.end)
    if not bare or not isinstance(one.value, Decimal):
        return False
    return FIRST_YEAR <= one.value <= LAST_YEAR and one.value % 1 == 0
