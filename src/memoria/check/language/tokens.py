"""The words of a text that a dictionary is asked about."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from memoria.check.language.writings import legible
from memoria.facts.blocks import Block

LETTER = r"[^\W\d_][\u0300-\u036f]*"
# Apostrophes join the parts of a word; what hyphens join are words of their own.
WORD = re.compile(rf"(?<![\w.])(?:{LETTER})+(?:['’](?:{LETTER})+)*(?!\w)")
# What stands between the beginning of a sentence and its first word.
OPENING = re.compile(r"[\s\"'“”‘’«»„(\[¿¡*•–—-]+$")
ENDS = (".", "!", "?", "…", ":", ";")
# Letters that a word, or a part of one, has at least: shorter ones are endings and particles.
LEAST, LEAST_PART = 3, 4
# Longer than any word; a dictionary would think about it for minutes.
LONGEST = 60
# A word of so many letters before a full stop may be an abbreviation.
ABBREVIATED = 4
ACUTE = "\u0301"
HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, its letters in their composed form, and where it stands in the text of its block."""

    word: str
    at: int
    least: int = LEAST

    @property
    def whole(self) -> str:
        """Return the word as dictionaries have it."""
        return self.word.replace("’", "'")

    @property
    def parts(self) -> tuple[str, ...]:
        """List what of the word must be known, if it is not known as a whole."""
        parts = self.whole.split("'")
        least = self.least if len(parts) == 1 else LEAST_PART
        return tuple(one for one in parts if len(one) >= least and not is_acronym(one))

    @property
    def is_capital(self) -> bool:
        """Tell whether the word begins as a name does."""
        return self.word[0].isupper()


def is_acronym(word: str) -> bool:
    """Tell whether a word has capitals inside, as "NGOs" and "YouTube" have."""
    return any(letter.isupper() for letter in word[1:])


def tokens(block: Block) -> Iterator[Token]:
    """List the words of a block; numbers, code, addresses and abbreviations are none."""
    text = legible(block)
    for match in WORD.finditer(text):
        before, after = (
            text[max(match.start() - 1, 0) : match.start()],
            text[match.end() : match.end() + 1],
        )
        joined = before in HYPHENS or after in HYPHENS
        word = unicodedata.normalize("NFC", match[0])
        if (after == "." and len(word) <= ABBREVIATED) or len(word) > LONGEST:
            continue
        yield Token(word, match.start(), LEAST_PART if joined else LEAST)


def begins(block: Block, at: int) -> bool:
    """Tell whether a sentence may begin at an offset: there, a common word has a capital."""
    before = OPENING.sub("", block.text[max(at - LONGEST, 0) : at])
    return not before or before.endswith(ENDS)


def stems(word: str, endings: str) -> list[str]:
    """List what one or two pronouns may have joined, without the accent that they ask for.

    "añádalo" is "añada" and "lo"; a word without an accent has no stem.
    """
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).replace(ACUTE, ""))
    pronoun = re.compile(rf"(?:{endings})$")
    one = pronoun.sub("", plain)
    return [stem for stem in (one, pronoun.sub("", one)) if word != plain != stem]
