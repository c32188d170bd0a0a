"""A quantity in a text: what it is worth and where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

SMALL, TEN = 2, Decimal(10)
ROUND = {Decimal(10) ** power for power in (1, 2, 3, 6, 9, 12)}
# It keeps its place, and is part of no word and no number.
BLANK = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class Quantity:
    """A number, date, weekday, time or zone, at `start` to `end` of its passage.

    What is not `strict` (spelled, ordinal) proves nothing alone. `unit` holds what the value may
    be counted in, `perhaps` what a range suggests, `measure` what it may be measured in; `others`
    are further readings of the value.
    """

    fact: str
    value: Any
    start: int
    end: int
    strict: bool = True
    ordinal: bool = False
    unit: frozenset[str] = frozenset()
    perhaps: frozenset[str] = frozenset()
    measure: frozenset[str] = frozenset()
    others: frozenset[Any] = frozenset()


def is_weak(one: Quantity) -> bool:
    """Tell whether a quantity proves nothing, even together with another.

    Ordinals, what is spelled up to two, and tens, hundreds, thousands … that may be said alone.
    """
    if one.strict:
        return False
    if one.ordinal or not isinstance(one.value, Decimal):
        return one.ordinal
    return one.value <= SMALL or one.value in ROUND - {TEN}


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text in which spans are blanked; everything else stays in its place."""
    for start, end in spans:
        text = text[:start] + BLANK * (end - start) + text[end:]
    return text
