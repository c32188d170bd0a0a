"""Mistyped words, and what was most likely meant."""

import re
from bisect import bisect
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from memoria.content.base import LONGEST_IDENTIFIER
from memoria.content.vocabulary import unaccented

LONGEST = 100
# Of more candidates than MANY, only the NEAREST on each side are compared: time must not be theirs.
MANY = 200
NEAREST = 10
# Names of fields have so many letters, where one slip leaves them what they are, or two.
SHORT, LONG = 2, 8


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


def mistyped(word: str, names: Iterable[str]) -> str:
    """Return the name of a field that a word is but for a slip of the keyboard, or nothing.

    Of a longer one two slips may be made: letters left out, added, exchanged or turned round.
    """
    written = joined(word)
    found = [(distance(written, joined(one)), one) for one in names if len(word) <= LONGEST]
    slips, name = min(found, default=(LONGEST, ""), key=lambda one: one[0])
    shortest = min(len(written), len(joined(name)))
    return name if slips <= (2 if shortest >= LONG else 1 if shortest >= SHORT else 0) else ""


def joined(word: str) -> str:
    """Return a word in small letters, without accents, hyphens and underscores."""
    return re.sub(r"[\W_]+", "", unaccented(word.casefold()))


def distance(one: str, other: str) -> int:
    """Count the slips between two words; that two letters change places is one."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one):
        last, before, row = before, row, [number + 1]
        for at, met in enumerate(other):
            row.append(min(before[at] + (letter != met), before[at + 1] + 1, row[at] + 1))
            if number and at and (letter, one[number - 1]) == (other[at - 1], met):
                row[-1] = min(row[-1], last[at - 1] + 1)
    return row[-1]


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


def as_identifier(value: str) -> str:
    """Return the id that a text would have: letters, digits and hyphens only."""
    return re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")


def suggested_identifier(words: str) -> str:
    """Return the id that words suggest, or nothing: accents fall away, and what is too long."""
    return as_identifier(unaccented(words.casefold()))[:LONGEST_IDENTIFIER].strip("-")
