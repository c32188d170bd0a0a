"""The words of quantity in a language: from CLDR, and what it lacks from the messages `facts.*`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from babel import Locale

from memoria.facts.passages import Setting, alternatives, flat

KEYS = (
    "percent", "ordinal", "at", "range", "of", "hours", "noon", "midnight",
    "scale.1000", "scale.1000000", "scale.1000000000",
    "short.1000", "short.1000000", "short.1000000000",
)  # fmt: skip
# Values that a language may say loosely, by a word of its own: a half, both, a dozen, a fortnight.
VALUES = (
    "0", "0.25", "0.5", "1", "2", "3", "4", "10", "12", "14", "15", "20", "30", "40", "50", "60",
    "70", "80", "90", "100", "1000",
)  # fmt: skip


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language, by the key of their message without `facts.`."""

    language: str
    listed: tuple[str, ...] = ("",) * (len(KEYS) + len(VALUES))

    @property
    def locale(self) -> Locale:
        """Return the language's rules."""
        return locale_of(self.language)

    def said(self, key: str) -> tuple[str, ...]:
        """Return the alternatives of a message, without accents and case."""
        return tuple(map(flat, alternatives(self.listed[KEYS.index(key)])))

    def loose(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """List the values that may be said loosely, each with its words."""
        for value, listed in zip(VALUES, self.listed[len(KEYS) :], strict=True):
            if listed:
                yield value, tuple(map(flat, alternatives(listed)))


@cache
def locale_of(language: str) -> Locale:
    """Return the rules of a language by its code."""
    return Locale.parse(language.replace("-", "_"))


def vocabulary(language: str, setting: Setting) -> Vocabulary:
    """Return the vocabulary of a language from the catalogues of a setting."""
    keys = (*KEYS, *(f"value.{value}" for value in VALUES))
    return Vocabulary(language, tuple(setting.listed(language, f"facts.{key}") for key in keys))


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first; any white space is a space."""
    plain = {flat(word).strip() for word in words if word.strip()}
    ordered = sorted(plain, key=lambda word: (-len(word), word))
    return "|".join(re.sub(r"(\\?\s)+", r"\\s+", re.escape(word)) for word in ordered) or "(?!)"
