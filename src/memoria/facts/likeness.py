"""How probable it is that two pieces of text in two languages say the same.

Lengths, and what is written alike in both: figures, names, addresses, words of one origin. All
scores are logarithms of odds: above 0 speaks for a pair, below 0 against it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log, sqrt
from statistics import median

from memoria.facts.passages import Same, Setting, plain
from memoria.words import Words

WORD = re.compile(r"\d[\d.,\u00a0\u202f]*\d|[^\W_]+")
END = re.compile(r"([.!?…:;])[^\w\s]*\s*$")
STEM = 4  # so many first letters make two words of one origin alike
# How often figures, addresses, names and the mark at the end are found again.
SURE = {"#": 0.85, "@": 0.9, "=": 0.9, ".": 0.85}
NEUTRAL = 1.1  # how much longer a translation is, where nothing is known
LONG = 40  # letters from which on a text tells how much longer translations are
FREE = 0.02  # of all pairs, those whose lengths follow no rule
SHORT, LEAST = 0.65, 60  # of the length expected; letters of which a part may be missing
BROAD = 0.9  # the deviation of the logarithm of the ratio of two texts' lengths, if unrelated


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


def usual_ratio(original: str, translation: str, setting: Setting) -> float:
    """Return how much longer a language is than another, by the catalogues of both."""
    one, other = setting.words.get(original), setting.words.get(translation)
    return by_catalogues(Same(one), Same(other)) if one and other else NEUTRAL


@lru_cache(maxsize=64)
def by_catalogues(one: Same[Words], other: Same[Words]) -> float:
    """Return how much longer the messages of a catalogue are than those of another."""
    keys = one.value.messages.keys() & other.value.messages.keys()
    first, second = (
        sum(len(str(words.value.messages[key])) for key in keys) for words in (one, other)
    )
    return second / first if first and second else NEUTRAL


def ratio(pairs: Iterable[tuple[int, int]], usual: float) -> float:
    """Estimate how much longer a translation is, from the lengths of pairs that belong together.

    The usual ratio counts as much as three pairs.
    """
    known = [log(second / first) for first, second in pairs if min(first, second) >= LONG]
    return exp(median([*known, *[log(usual)] * 3]))


class Likeness:
    """Score pairs of units of two texts, by what each of their keys tells in these texts."""

    def __init__(self, originals: Sequence[Unit], translations: Sequence[Unit], longer: float):
        self.longer = longer
        self.forth, self.back = Weights(originals, translations), Weights(translations, originals)

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


def lengths(expected: float, found: float) -> float:
    """Return what the lengths of two texts tell; short ones vary more, and a few without bounds."""
    off = log((found + 5) / (expected + 5))
    near = density(off, variance(expected))
    return log(((1 - FREE) * near + FREE * density(off, 0.25)) / density(off, BROAD**2))


def variance(expected: float) -> float:
    """Return the variance of the logarithm of the ratio of lengths, as measured on translations."""
    return 0.006 + 1.5 / (expected + 5)


def density(off: float, spread: float) -> float:
    """Return the density of the normal distribution of a variance."""
    return exp(-(off**2) / 2 / spread) / sqrt(spread)


def deviations(expected: float, found: float) -> float:
    """Return how many deviations a text is longer than expected; not much shorter counts as 0."""
    off = log((found + 5) / (expected + 5))
    if off < 0 and (off > log(SHORT) or expected < LEAST):
        return 0.0
    return off / sqrt(variance(expected))


class Weights:
    """Say what it tells that a key of one text is, or is not, in a part of another text."""

    def __init__(self, units: Sequence[Unit], others: Sequence[Unit]) -> None:
        self.spread = Counter(key for unit in others for key in unit.keys)
        self.parts = len(others)
        every = {key for unit in units for key in unit.keys if key[0] not in SURE}
        again = sum(key in self.spread for key in every)
        self.share = min(max(0.8 * (again + 1) / (len(every) + 4), 0.02), 0.7)
        self.known: dict[str, tuple[float, float]] = {}
        self.absent: dict[frozenset[str], float] = {}

    def told(self, every: frozenset[str], common: Iterable[str]) -> float:
        """Sum what the keys of a group tell, some of which are common to both groups."""
        if every not in self.absent:
            self.absent[every] = sum(self.of(key)[1] for key in every)
        return self.absent[every] + sum(self.of(key)[0] - self.of(key)[1] for key in common)

    def of(self, key: str) -> tuple[float, float]:
        """Return what it tells that a key is found again, and that it is not."""
        if key not in self.known:
            chance = min((self.spread[key] + 0.5) / (self.parts + 1), 0.95)
            sure = max(SURE.get(key[0], self.share), chance)
            self.known[key] = log(sure / chance), log((1 - sure) / (1 - chance))
        return self.known[key]
