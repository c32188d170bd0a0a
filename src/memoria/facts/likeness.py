"""How probable it is that two pieces of text in two languages say the same.

Lengths, and what is written alike in both: figures, names, addresses, words of one origin. All
scores are logarithms of odds: above 0 speaks for a pair, below 0 against it.
"""

import re
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property

from memoria.facts.passages import plain
from memoria.facts.proportions import lengths
from memoria.facts.weights import Weights

WORD = re.compile(r"\d[\d.,\u00a0\u202f]*\d|[^\W_]+")
END = re.compile(r"([.!?…:;])[^\w\s]*\s*$")
STEM = 4  # so many first letters make two words of one origin alike


@dataclass(frozen=True)
class Unit:
    """A block or a sentence: its length, and the keys by which it may be known again."""

    length: int
    keys: frozenset[str]


def keys(text: str) -> Iterable[str]:
    """List what of a text may be found again in another language."""
    for word in WORD.findall(plain(text)):
        if word[0].isdigit():
            yield "#" + re.sub(r"\D", "", word)
        elif len(word) >= STEM or word.isupper():
            yield word[:STEM].lower()
    if end := END.search(text):
        yield f".{end[1]}"


def unit(text: str, further: Iterable[str] = ()) -> Unit:
    """Return what is known of a text; `further` keys begin with a mark of `SURE`."""
    return Unit(len(text), frozenset([*keys(text), *further]))


class Likeness:
    """Score pairs of units of two texts, by what each of their keys tells in these texts."""

    def __init__(self, originals: Sequence[Unit], translations: Sequence[Unit], longer: float):
        self.longer = longer
        self.forth, self.back = Weights(originals, translations), Weights(translations, originals)

    @cached_property
    def reversed(self) -> "Likeness":
        """Return the same, with the translation taken for the original."""
        other = copy(self)
        other.longer, other.forth, other.back = 1 / self.longer, self.back, self.forth
        return other

    def score(self, originals: Sequence[Unit], translations: Sequence[Unit]) -> float:
        """Return how much speaks for two groups of units being a pair."""
        first = sum(unit.length for unit in originals)
        second = sum(unit.length for unit in translations)
        one, other = together(originals), together(translations)
        common = one & other
        told = self.forth.told(one, common) + self.back.told(other, common)
        return told / 2 + lengths(first * self.longer, second)


def together(units: Sequence[Unit]) -> frozenset[str]:
    """Return the keys of all units."""
    return units[0].keys.union(*(unit.keys for unit in units[1:]))
