"""How well the words around two quantities of two languages fit, without a dictionary.

Words of one origin, and the words that CLDR has in every language.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from memoria.facts.matching import Pair, Quantity
from memoria.facts.numbers import last_scale
from memoria.facts.passages import flat
from memoria.facts.readings import Reading
from memoria.facts.vocabulary import Vocabulary

FIRST_YEAR, LAST_YEAR = 1000, 2100
FOUR_DIGITS = re.compile(r"\d{4}")
NEXT = re.compile(r"[\s-]?([^\W\d_]*)")
FOLLOWING = re.compile(r"[\s-]*[^\W\d_]")
BRACKET = re.compile(r"\s?\(")
WORD = re.compile(r"[^\W\d_]{2,}|%")
# So many words on each side, within so many letters, and no further than the next figure.
AROUND, WINDOW = 4, 60
# What a common shape counts, and words alike: the least share of pairs of letters, a short word.
SHAPE, KIN, FAINT, LONG = 0.2, 0.4, 0.3, 4


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
    first, second = map(marks, pair, (original, translation))
    texts = original.text, translation.text
    alone, there = map(stands_alone, pair, texts)
    years = map(is_year, pair, texts)
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


def likeness(one: Quantity, other: Quantity, original: Reading, translation: Reading) -> float:
    """Return how well the surroundings of two quantities fit: their words, and their shape."""
    shapes = zip(shape(original.text, one), shape(translation.text, other), strict=True)
    same = sum(mine == theirs for mine, theirs in shapes)
    words, others = around(original, one), around(translation, other)
    return SHAPE * same + sum(
        near * far * alike(word, another, original.vocabulary, translation.vocabulary)
        for word, near in words
        for another, far in others
    )


def shape(text: str, one: Quantity) -> tuple[str, bool]:
    """Return what stands beside a quantity: a mark, a short word or a long one; whether a word."""
    word = re.search(r"([^\W\d_]*)\s*$", text[max(0, one.start - WINDOW) : one.start])
    before = "" if not word or not word[1] else "short" if len(word[1]) < len("from") else "long"
    return before, bool(FOLLOWING.match(text, one.end))


def around(reader: Reading, number: Quantity) -> list[tuple[str, float]]:
    """Return the words around a quantity, each with its nearness."""
    even = flat(reader.text)
    left = re.split(r"\d", even[max(0, number.start - WINDOW) : number.start])[-1]
    right = re.split(r"\d", even[number.end : number.end + WINDOW])[0]
    sides = WORD.findall(left)[: -AROUND - 1 : -1], WORD.findall(right)[:AROUND]
    return [(word, 1 / (place + 1)) for side in sides for place, word in enumerate(side)]


@cache
def alike(word: str, other: str, first: Vocabulary, second: Vocabulary) -> float:
    """Return how alike two words of two languages are: 1 if the same, 0 if unlike."""
    if word == other:
        return 1.0 if len(word) >= LONG or word == "%" else FAINT
    if (senses(first).get(word) or frozenset()) & (senses(second).get(other) or frozenset()):
        return 1.0
    if min(len(word), len(other)) < LONG:
        return 0.0
    one, another = grams(word), grams(other)
    share = 2 * len(one & another) / (len(one) + len(another))
    return share if share > KIN else 0.0


@cache
def grams(word: str) -> frozenset[str]:
    """Return the pairs of letters of a word, with its beginning."""
    edged = f"^{word}"
    return frozenset(edged[i : i + 2] for i in range(len(edged) - 1))


@cache
def senses(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """Return the words that CLDR has in every language: units, countries, months, weekdays."""
    found: dict[str, set[str]] = {}
    locale = vocabulary.locale
    for unit, widths in locale._data["unit_patterns"].items():
        if isinstance(unit, str) and "long" in widths and "per" not in unit:
            for name in dict(widths["long"]).values():
                add(found, str(name).replace("{0}", ""), f"unit {unit}")
    for table in (locale.territories, locale.currencies, locale.languages):
        for code, name in table.items():
            add(found, name, f"code {code}")
    for kind, names in (("month", locale.months), ("day", locale.days)):
        for number, name in names["format"]["wide"].items():
            add(found, name, f"{kind} {number}")
    return {word: frozenset(meant) for word, meant in found.items()}


def add(found: dict[str, set[str]], name: str, meaning: str) -> None:
    """Note what a word means; a name of several words is none."""
    words = WORD.findall(flat(name))
    if len(words) == 1:
        found.setdefault(words[0], set()).add(meaning)
