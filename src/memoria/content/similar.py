"""Mistyped words, and what was most likely meant."""

import re
import unicodedata
from bisect import bisect
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from memoria.content.base import LONGEST_IDENTIFIER

LONGEST = 100
# Of more candidates than MANY, only the NEAREST on each side are compared: time must not be theirs.
MANY = 200
NEAREST = 10


@dataclass(frozen=True)
class Candidates:
    """Hold words without case: as they are written, and sorted by beginning and by end."""

    written: dict[str, str]
    forward: list[str]
    backward: list[str]


def similar(word: str, candidates: Collection[str]) -> str:
    """Return the candidate a mistyped word most likely meant, case aside, or nothing."""
    if len(word) > LONGEST:
        return ""
    folded, among = word.casefold(), prepared(frozenset(candidates))
    found = get_close_matches(folded, near(folded, among), n=1, cutoff=0.6)
    return among.written[found[0]] if found else ""


@lru_cache(maxsize=64)
def prepared(candidates: frozenset[str]) -> Candidates:
    """Sort candidates once for all the words that are compared with them."""
    written = {one.casefold(): one for one in sorted(candidates)}
    return Candidates(written, sorted(written), sorted(one[::-1] for one in written))


def near(word: str, among: Candidates) -> list[str]:
    """List the candidates worth a comparison: of many, those that begin or end like the word."""
    if len(among.forward) <= MANY:
        return among.forward
    ends = [one[::-1] for one in around(word[::-1], among.backward)]
    return sorted({*around(word, among.forward), *ends})


def around(word: str, ordered: list[str]) -> list[str]:
    """List the neighbours that a word would have in a sorted list."""
    at = bisect(ordered, word)
    return ordered[max(at - NEAREST, 0) : at + NEAREST]


def unaccented(text: str) -> str:
    """Return a text without accents."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def as_identifier(value: str) -> str:
    """Return the id that a text would have: letters, digits and hyphens only."""
    return re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")


def suggested_identifier(words: str) -> str:
    """Return the id that words suggest, or nothing: accents fall away, and what is too long."""
    return as_identifier(unaccented(words.casefold()))[:LONGEST_IDENTIFIER].strip("-")
