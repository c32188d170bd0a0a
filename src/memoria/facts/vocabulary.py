"""The words of quantity in a language: from CLDR, and what it lacks from the messages `facts.*`."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale

from memoria.facts.likeness import WORDS
from memoria.facts.passages import PIECE, Same, Setting, alternatives, flat, pieces
from memoria.messages.words import Words

WORD = re.compile(r"[^\W\d_]+")
FIELD = re.compile(r"\{[^}]*\}|<[^>]*>")
STEM = 5  # first letters by which the forms of a word are one
LEAST, ALIKE, SURE = 2, 0.4, 0.6  # messages that two words share; how much the same these are
Keys = Mapping[str, str]  # from stems to what makes them known again
KEYS: tuple[str, ...] = (
    "percent", "ordinal", "at", "range", "of", "hours", "noon", "midnight",
    "scale.1000", "scale.1000000", "scale.1000000000",
    "short.1000", "short.1000000", "short.1000000000", "times", "numerals.joined",
)  # fmt: skip
# What may be turned round: of each kind a word that may be lost, or words that are opposites. Each
# has a list of what surely says it, and one of what may say it, too.
TURNS = {
    "negation": (("not",),),
    "obligation": (("must", "may"),),
    "comparison": (("more", "less"), ("least", "most"), ("before", "after"), ("all", "none")),
}
TURNED = [word for pairs in TURNS.values() for pair in pairs for word in pair]
KEYS += tuple(key for word in TURNED for key in (word, f"{word}.loosely"))
# Lists like "2 = half, halves | 3 = third, thirds": words of quantity by their value (of periods,
# in months), and numerals by the spelling that is read.
TABLES = (
    "values", "fractions", "multiples", "groups", "decades", "periods", "numerals",
)  # fmt: skip
# Units and currencies for which a language has a word that CLDR does not list.
UNITS = ("mass-kilogram", "SEK")
# Clocks of CLDR that have further names: in general, and in summer.
CLOCKS = ("Europe_Central", "Europe_Western", "Europe_Eastern")


def shared_words(setting: Setting, original: str, translation: str) -> tuple[Keys, Keys]:
    """Return keys for the words of two languages that say the same; none without catalogues."""
    one, other = setting.words.get(original), setting.words.get(translation)
    return paired_words(Same(one), Same(other)) if one and other else ({}, {})


@lru_cache(maxsize=64)
def paired_words(one: Same[Words], other: Same[Words]) -> tuple[Keys, Keys]:
    """Pair each word with the one that stands in the same messages."""
    together = dict(alike(one.value, other.value))
    forth, back = best(together), best({(b, a): how for (a, b), how in together.items()})
    pairs = {
        word: found
        for word, found in forth.items()
        if back[found] == word or together[word, found] >= SURE
    }
    return (
        {word: WORDS + found for word, found in pairs.items()},
        {found: WORDS + found for found in pairs.values()},
    )


def alike(one: Words, other: Words) -> Iterator[tuple[tuple[str, str], float]]:
    """List pairs of words, and how much the messages in which they stand are the same ones."""
    first, second, both = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    for key in sorted(one.messages.keys() & other.messages.keys()):
        here, there = stems(str(one.messages[key])), stems(str(other.messages[key]))
        first.update(here)
        second.update(there)
        both.update((word, found) for word in here for found in there)
    for (word, found), count in both.items():
        how = 2 * count / (first[word] + second[found])
        if count >= LEAST and how >= ALIKE:
            yield (word, found), how


def best(together: Mapping[tuple[str, str], float]) -> dict[str, str]:
    """Return for each word the one that stands with it most."""
    return dict(sorted(together, key=lambda pair: (together[pair], pair)))


def stems(text: str) -> set[str]:
    """Return the beginnings of the words of a text, but the shortest ones."""
    words = WORD.findall(flat(FIELD.sub("", text)))
    return {word[:STEM] for word in words if len(word) > 2}  # noqa: PLR2004


@dataclass(frozen=True, eq=False)  # it is a key of many caches, and has hundreds of words
class Vocabulary:
    """The words of one language, by the key of their message without `facts.`."""

    language: str
    listed: tuple[str, ...] = ("",) * (len(KEYS) + len(TABLES))
    units: tuple[str, ...] = ("",) * len(UNITS)
    clocks: tuple[str, ...] = ("",) * len(CLOCKS)
    summers: tuple[str, ...] = ("",) * len(CLOCKS)

    @property
    def locale(self) -> Locale:
        """Return the rules of the language in any region: the region of a code writes numbers."""
        found = locale_of(self.language)
        return Locale(found.language, script=found.script)

    def said(self, key: str) -> tuple[str, ...]:
        """Return the alternatives of a message, without accents and case."""
        return tuple(map(flat, alternatives(self.listed[KEYS.index(key)])))

    def table(self, name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """List the lines of a table: what words stand for, and the words."""
        for line in alternatives(self.listed[len(KEYS) + TABLES.index(name)]):
            said, _, words = line.partition("=")
            yield said.strip(), tuple(flat(word).strip() for word in words.split(","))

    def further_clocks(self) -> Iterator[tuple[str, str, str]]:
        """List the names of clocks that CLDR lacks: the clock, the kind of its time, a name."""
        for kind, names in (("generic", self.clocks), ("daylight", self.summers)):
            for clock, listed in zip(CLOCKS, names, strict=True):
                yield from ((clock, kind, name) for name in alternatives(listed))

    def called(self) -> Iterator[tuple[str, str]]:
        """List the words for units and currencies that CLDR lacks: the unit and a word."""
        for unit, listed in zip(UNITS, self.units, strict=True):
            yield from ((unit, flat(word)) for word in alternatives(listed))


@cache
def locale_of(language: str) -> Locale:
    """Return the rules of a language by its code."""
    return Locale.parse(language.replace("-", "_"))


def vocabulary(language: str, setting: Setting) -> Vocabulary:
    """Return the vocabulary of a language from the catalogues of a setting."""
    return by_catalogues(language, Same(setting.words))


@lru_cache(maxsize=64)
def by_catalogues(language: str, words_of: Same[Mapping[str, Words]]) -> Vocabulary:
    """Return the vocabulary of a language from catalogues."""
    setting = Setting(words=words_of.value)

    def listed(*keys: str) -> tuple[str, ...]:
        return tuple(setting.listed(language, f"facts.{key}") for key in keys)

    words = listed(*KEYS, *TABLES)
    units = listed(*(f"unit.{unit}" for unit in UNITS))
    clocks = listed(*(f"zone.{clock}" for clock in CLOCKS))
    summers = listed(*(f"zone.{clock}.summer" for clock in CLOCKS))
    return of_words(language, words, units, clocks, summers)


@cache
def of_words(language: str, *lists: tuple[str, ...]) -> Vocabulary:
    """Return the one vocabulary of these words: what is made of it is made once."""
    return Vocabulary(language, *lists)


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first; any white space is a space."""
    return branches({" ".join(flat(word).split()) for word in words} - {""}) or "(?!)"


def branches(words: Iterable[str]) -> str:
    """Return a pattern that reads what several words begin with once for all of them."""
    heads = defaultdict[str, list[str]](list)
    for word in sorted(words):
        heads[word[:1]].append(word[1:])
    end = heads.pop("", None)
    found = "|".join(
        (r"\s+" if head == " " else re.escape(head)) + branches(rest)
        for head, rest in heads.items()
    )
    return f"(?:{found}{'|' if end else ''})" if len(heads) + bool(end) > 1 else found


class Phrases:
    """Whole phrases, looked for in a flat text only if one of their first words stands there."""

    def __init__(self, phrases: Iterable[str], pattern: str = "") -> None:
        every = [flat(one).strip() for one in phrases]
        self.firsts = frozenset(first for one in every for first in PIECE.findall(one)[:1])
        self.pattern = re.compile(pattern or rf"(?<!\w)(?:{any_of(every)})(?!\w)")

    def found(self, even: str) -> Iterator[re.Match[str]]:
        """List where they stand."""
        return iter(()) if self.firsts.isdisjoint(pieces(even)) else self.pattern.finditer(even)
