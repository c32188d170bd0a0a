"""How well the words around two quantities of two languages fit, without a dictionary.

Words of one origin, and the words that CLDR has in every language.
"""

import re
from functools import cache

from memoria.facts.passages import flat
from memoria.facts.quantities import Quantity
from memoria.facts.readings import Reading
from memoria.facts.vocabulary import Vocabulary

WORD = re.compile(r"[^\W\d_]{2,}|%")
# So many words on each side, within so many letters, and no further than the next figure.
AROUND, WINDOW = 4, 60
# What a common shape counts, and words alike: the least share of pairs of letters, a short word.
SHAPE, KIN, FAINT, LONG = 0.2, 0.4, 0.3, 4


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
    return before, bool(re.match(r"[\s-]*[^\W\d_]", text[one.end :]))


def around(reader: Reading, number: Quantity) -> list[tuple[str, float]]:
    """Return the words around a quantity, each with its nearness."""
    even = flat(reader.text)
    left = re.split(r"\d", even[max(0, number.start - WINDOW) : number.start])[-1]
    right = re.split(r"\d", even[number.end : number.end + WINDOW])[0]
    before, after = WORD.findall(left), WORD.findall(right)
    near = [(word, 1 / (place + 1)) for place, word in enumerate(before[: -AROUND - 1 : -1])]
    near += [(word, 1 / (place + 1)) for place, word in enumerate(after[:AROUND])]
    return near


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
