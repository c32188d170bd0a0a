"""Words of two languages that say the same, learnt from the messages of both catalogues."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from memoria.facts.passages import Same, Setting, flat
from memoria.facts.weights import WORDS
from memoria.messages.words import Words

WORD = re.compile(r"[^\W\d_]+")
FIELD = re.compile(r"\{[^}]*\}|<[^>]*>")
STEM = 5  # first letters by which the forms of a word are one
LEAST, ALIKE, SURE = 2, 0.4, 0.6  # messages that two words share; how much the same these are

Keys = Mapping[str, str]  # from stems to what makes them known again


def shared_words(setting: Setting, original: str, translation: str) -> tuple[Keys, Keys]:
    """Return keys for the words of two languages that say the same; none without catalogues."""
    one, other = setting.words.get(original), setting.words.get(translation)
    return by_catalogues(Same(one), Same(other)) if one and other else ({}, {})


@lru_cache(maxsize=64)
def by_catalogues(one: Same[Words], other: Same[Words]) -> tuple[Keys, Keys]:
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
    ranked = sorted(together, key=lambda pair: (together[pair], pair))
    return dict(ranked)


def stems(text: str) -> set[str]:
    """Return the beginnings of the words of a text, but the shortest ones."""
    words = WORD.findall(flat(FIELD.sub("", text)))
    return {word[:STEM] for word in words if len(word) > 2}  # noqa: PLR2004
