"""Agreed terms of the glossary that a translation says in other words."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from memoria.facts.passages import Difference, Passage, Same, Setting, alternatives, flat, shared

WORD = re.compile(r"[^\W_]+")
LEAST = 3  # first letters that two forms of a word share
TAIL = 3  # last letters in which a word may differ from an agreed one
MOSTLY = 2  # a term is kept so many times as often as not
ROOT = 4  # first letters that tell that another form of the word is meant
RARE = 7  # letters from which on a word hardly has an everyday sense
NEAR = 3  # words that may stand between those of a term

Words = tuple[str, ...]
Terms = tuple[Mapping[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Found:
    """A term in a text: its number in the glossary, and where it stands."""

    term: int
    words: int
    at: int
    end: int


@lru_cache(maxsize=32)
def glossary(terms: Same[Terms], language: str) -> dict[str, list[tuple[Words, int]]]:
    """Return the terms of a language by two first letters, the longest first."""
    found: dict[str, list[tuple[Words, int]]] = defaultdict(list)
    for number, term in enumerate(terms.value):
        for form in term.get(language, ()):
            if words := tuple(WORD.findall(flat(form))):
                found[words[0][:2]].append((words, number))
    return {start: sorted(ones, key=lambda one: -len(one[0])) for start, ones in found.items()}


def differences(
    original: Passage, translation: Passage, setting: Setting, trusted: Collection[int] = ()
) -> Iterator[Difference]:
    """List terms of the original for which the translation has none of the agreed forms.

    A single word may also have its everyday sense; only `trusted` ones are taken for the term.
    """
    kept = held(original, translation, setting)
    for found, keeps in kept.items():
        if not keeps and (found.words > 1 or found.term in trusted):
            agreed = setting.terms[found.term][translation.language][0]
            yield Difference("term", original.text[found.at : found.end], agreed, found.at)


def held(original: Passage, translation: Passage, setting: Setting) -> dict[Found, bool]:
    """Return the first use of each term, and whether the translation keeps to it."""
    if not setting.terms:
        return {}
    words = WORD.findall(flat(translation.text))
    first: dict[int, Found] = {}
    for found in terms_in(original, setting):
        if setting.terms[found.term].get(translation.language):
            first.setdefault(found.term, found)
    return {
        found: any(
            used(form, words, found.words > 1)
            for form in setting.terms[found.term][translation.language]
        )
        for found in first.values()
    }


def trusted(pairs: Iterable[tuple[Passage, Passage]], setting: Setting) -> frozenset[int]:
    """Return the terms that are meant as such.

    These are words to which a translation keeps nearly always, and long ones that it does not
    mostly say in other words.
    """
    kept, lost, long = Counter[int](), Counter[int](), set[int]()
    for original, translation in pairs:
        for found, keeps in held(original, translation, setting).items():
            (kept if keeps else lost)[found.term] += 1
            if found.end - found.at >= RARE:
                long.add(found.term)
    mostly = {term for term in kept if kept[term] >= MOSTLY * max(lost[term], 1)}
    return frozenset(mostly | {term for term in long if lost[term] <= max(kept[term], 1)})


def terms_in(passage: Passage, setting: Setting) -> tuple[Found, ...]:
    """List the terms in a text; where several begin at a word, the longest."""
    endings = alternatives(setting.listed(passage.language, "facts.endings"))
    return find(passage, Same(setting.terms), endings)


@lru_cache(maxsize=512)
def find(passage: Passage, terms: Same[Terms], endings: tuple[str, ...]) -> tuple[Found, ...]:
    """List the terms in a text."""
    known = glossary(terms, passage.language)
    text = flat(passage.text)
    words = [(match[0], match.start(), match.end()) for match in WORD.finditer(text)]
    found, number = list[Found](), 0
    while number < len(words):
        for term, index in known.get(words[number][0][:2], ()):
            here = words[number : number + len(term)]
            if len(here) == len(term) and all(
                inflected(one, word[0], endings) for one, word in zip(term, here, strict=True)
            ):
                found.append(Found(index, len(term), here[0][1], here[-1][2]))
                number += len(term) - 1
                break
        number += 1
    return tuple(found)


@cache
def inflected(one: str, other: str, endings: tuple[str, ...]) -> bool:
    """Tell whether two words are forms of one: what they do not share are endings."""
    if one == other:
        return True
    alike = shared(one, other)
    tails = one[alike:], other[alike:]
    return alike >= LEAST and all(not tail or tail in endings for tail in tails)


def used(form: str, words: Sequence[str], whole: bool) -> bool:
    """Tell whether a text uses a form, by the roots of its words: all of them together, or one."""
    parts = [part for part in WORD.findall(flat(form)) if len(part) >= ROOT] or [flat(form)]
    roots = [part[: max(len(part) - TAIL, ROOT)] for part in parts]
    places = [[at for at, word in enumerate(words) if word.startswith(root)] for root in roots]
    if not whole:
        return any(places)
    reach = NEAR + len(roots)
    return any(
        all(any(abs(at - first) < reach for at in others) for others in places[1:])
        for first in places[0]
    )
