"""Numbers that are not in digits: spelled, Roman, or hidden in a word like dozen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from text_to_num import find_numbers

from memoria.facts.passages import flat
from memoria.facts.quantities import Quantity, masked
from memoria.facts.units import PERCENT, percent_words
from memoria.facts.vocabulary import Vocabulary, any_of

WORD = re.compile(r"[^\W\d_]+|[^\w\s-]|\d+")
ROMAN = re.compile(
    r"(?<![\w-])(?=[IVXLCDM])(M{0,3})(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})(?!\w)"
)
LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@dataclass(frozen=True)
class Token:
    """A word as the library wants it."""

    word: str

    def text(self) -> str:
        """Return the word."""
        return self.word

    def nt_separated(self, previous: "Token") -> bool:  # noqa: ARG002
        """Tell whether something unwritten stands before the word."""
        return False

    def not_a_number_part(self) -> bool:
        """Tell whether the word is known to be no number."""
        return False


def spelled(text: str, vocabulary: Vocabulary) -> list[Quantity]:
    """List the numbers in words; none in a language that the library does not know."""
    language = vocabulary.language.partition("-")[0]
    if not is_known(language):
        return []
    percent = [match.span() for match in percents(vocabulary).finditer(flat(text))]
    words = list(WORD.finditer(masked(text, percent)))
    if not any(is_number(word[0], language) for word in words):
        return []
    found = find_numbers([Token(word[0]) for word in words], language, 0.0)
    return [
        Quantity(
            "number",
            Decimal(str(one.value)).normalize() + 0,
            words[one.start].start(),
            end := words[one.end - 1].end(),
            strict=False,
            ordinal=one.is_ordinal,
            unit=PERCENT if any(0 <= start - end <= 1 for start, _ in percent) else frozenset(),
        )
        for one in found
    ]


@lru_cache(maxsize=1 << 15)
def is_number(word: str, language: str) -> bool:
    """Tell whether a word is a number alone, as one word of every number in words is."""
    return bool(find_numbers([Token(word)], language, 0.0))


@cache
def is_known(language: str) -> bool:
    """Tell whether the library knows the numerals of a language."""
    try:
        find_numbers([], language, 0.0)
    except ValueError:
        return False
    return True


@cache
def percents(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of the words for per cent."""
    return re.compile(rf"(?<!\w)(?:{any_of(percent_words(vocabulary))})(?!\w)")


def hidden(text: str, vocabulary: Vocabulary) -> Iterator[Decimal]:
    """List the values that Roman numerals and words like "both" or "dozen" may stand for."""
    for match in ROMAN.finditer(text):
        values = [LETTERS[letter] for letter in match[0]]
        pairs = zip(values, [*values[1:], 0], strict=True)
        yield Decimal(sum(-one if one < following else one for one, following in pairs))
    even = flat(text)
    for value, pattern in loose_patterns(vocabulary):
        for _ in pattern.finditer(even):
            yield value


@cache
def loose_patterns(vocabulary: Vocabulary) -> tuple[tuple[Decimal, re.Pattern[str]], ...]:
    """Return a pattern for every value that the language may say loosely."""
    return tuple(
        (Decimal(value), re.compile(rf"(?<!\w)(?:{any_of(words)})(?!\w)"))
        for value, words in vocabulary.loose()
    )
