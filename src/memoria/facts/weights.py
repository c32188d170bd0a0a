"""What it tells that a word, a figure or a name is found again in another text, or is not."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from typing import Protocol

# How often figures, addresses, names and the mark at the end are found again.
SURE = {"#": 0.85, "@": 0.9, "=": 0.9, ".": 0.85}
WORDS = "~"  # words of the catalogues; how often they are found again differs from text to text


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

    def told(self, every: frozenset[str], common: Iterable[str]) -> float:
        """Sum what the keys of a group tell, some of which are common to both groups."""
        if every not in self.absent:
            self.absent[every] = sum(self.of(key)[1] for key in every)
        return self.absent[every] + sum(found - absent for found, absent in map(self.of, common))

    def of(self, key: str) -> tuple[float, float]:
        """Return what it tells that a key is found again, and that it is not."""
        if key not in self.known:
            chance = min((self.spread[key] + 0.5) / (self.parts + 1), 0.95)
            sure = max(self.sure.get(key[0], self.sure[""]), chance)
            self.known[key] = log(sure / chance), log((1 - sure) / (1 - chance))
        return self.known[key]
