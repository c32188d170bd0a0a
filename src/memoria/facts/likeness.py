"""How probable it is that two pieces of text in two languages say the same.

Lengths, and what is written alike in both: figures, names, addresses, words of one origin. All
scores are logarithms of odds: above 0 speaks for a pair, below 0 against it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import fsum, log
from typing import Protocol

from memoria.facts.passages import plain
from memoria.facts.sentences import lengths

# How often figures, addresses, names and the mark at the end are found again.
SURE = {"#": 0.85, "@": 0.9, "=": 0.9, ".": 0.85}
WORDS = "~"  # words of the catalogues; how often they are found again differs from text to text
WORD = re.compile(r"\d[\d.,\u00a0\u202f]*\d|[^\W_]+")
# What a text ends with, read from its end.
TAIL, MARK = re.compile(r"\s*([^\w\s]*)"), re.compile(r"[.!?…:;]")
STEM = 4  # so many first letters make two words of one origin alike


class Keyed(Protocol):
    """A piece of text that is known by keys; the first letter tells of what kind each is."""

    @property
    def keys(self) -> frozenset[str]:
        """Return the keys."""


class Weights:
    """Say what it tells that a key of one text is, or is not, in a part of another text."""

    def __init__(self, units: Sequence[Keyed], others: Sequence[Keyed]) -> None:
        self.spread = Counter(key for unit in others for key in unit.keys)
        self.parts = len(others)
        every = {key for unit in units for key in unit.keys if key[0] not in SURE}
        listed = {key for key in every if key[0] == WORDS}
        self.sure = {**SURE, WORDS: self.share(listed), "": self.share(every - listed)}
        self.known: dict[str, tuple[float, float]] = {}
        self.absent: dict[frozenset[str], float] = {}

    def share(self, every: set[str]) -> float:
        """Return how many of some keys are found again."""
        again = sum(key in self.spread for key in every)
        return min(max(0.8 * (again + 1) / (len(every) + 4), 0.02), 0.7)

    def told(self, every: frozenset[str], common: Collection[str]) -> float:
        """Sum what the keys of a group tell, some of which are common to both groups.

        Keys come in no order, and the sum must not depend on one.
        """
        known = self.known
        if every not in self.absent:
            for key in every - known.keys():
                known[key] = self.of(key)
            self.absent[every] = fsum([known[key][1] for key in every])
        absent = self.absent[every]
        if not common:
            return absent
        return absent + fsum([known[key][0] - known[key][1] for key in common])

    def of(self, key: str) -> tuple[float, float]:
        """Return what it tells that a key is found again, and that it is not."""
        chance = min((self.spread[key] + 0.5) / (self.parts + 1), 0.95)
        return odds(self.sure.get(key[0], self.sure[""]), chance)


@lru_cache(maxsize=1 << 12)
def odds(sure: float, chance: float) -> tuple[float, float]:
    """Return what it tells that something is there, and that it is not."""
    sure = max(sure, chance)
    return log(sure / chance), log((1 - sure) / (1 - chance))


@dataclass(frozen=True)
class Unit:
    """A block or a sentence, or several: the length, and keys by which it may be known again."""

    length: int
    keys: frozenset[str]
    parts: int = 1


def keys(text: str) -> Iterable[str]:
    """List what of a text may be found again in another language."""
    yield from filter(None, map(key, WORD.findall(plain(text))))
    if end := MARK.search(tail(text)):
        yield f".{end[0]}"


@lru_cache(maxsize=1 << 15)
def key(word: str) -> str:
    """Return what of a word may be found again; nothing of a short one."""
    if word[0].isdigit():
        return "#" + re.sub(r"\D", "", word)
    return word[:STEM].lower() if len(word) >= STEM or word.isupper() else ""


def tail(text: str) -> str:
    """Return the signs that a text ends with."""
    found = TAIL.match(text[::-1])
    return found[1][::-1] if found else ""


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
        return self.of(joined(originals), joined(translations))

    def of(self, one: Unit, other: Unit) -> float:
        """Return how much speaks for two units being a pair."""
        common = one.keys & other.keys
        told = self.forth.told(one.keys, common) + self.back.told(other.keys, common)
        return told / 2 + lengths(one.length * self.longer, other.length)


def joined(units: Sequence[Unit]) -> Unit:
    """Return one unit for several."""
    if len(units) == 1:
        return units[0]
    length = sum(unit.length for unit in units)
    return Unit(length, frozenset().union(*(unit.keys for unit in units)), len(units))
