"""Sentences that a translation turns round: a word that says no is lost, more becomes less."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from memoria.facts.passages import Difference, flat
from memoria.facts.sentences import Sentence
from memoria.facts.vocabulary import TURNS, Vocabulary, any_of

FOLLOWING = re.compile(r"(?:\s+[^\W\d_]+){0,2}")  # what is quoted with a word that says no
Meanings = Sequence[tuple[str, bool]]  # what a word says, and whether surely


@dataclass(frozen=True)
class Said:
    """A sentence, and how often it says a word of a kind: surely, and perhaps; and where first."""

    sentence: Sentence
    surely: Counter[str]
    perhaps: Counter[str]
    places: Mapping[str, tuple[int, int]]

    def exceeds(self, other: "Said", word: str) -> bool:
        """Tell whether it surely says a word more often than another sentence perhaps does."""
        return self.surely[word] > other.perhaps[word]

    def quoted(self, word: str, following: re.Pattern[str] | None = None) -> tuple[str, int]:
        """Return how it says a word, perhaps with what follows, and its place."""
        start, end = self.places[word]
        text = self.sentence.text
        if following and (match := following.match(text, end)):
            end = match.end()
        return text[start:end], self.sentence.at + start


@dataclass(frozen=True, eq=False)
class Table:
    """The words of a kind of difference: what finds them, and what each means."""

    pattern: re.Pattern[str]
    words: Mapping[str, Meanings]
    stems: Sequence[str]

    def said(self, sentence: Sentence) -> Said:
        """Read a sentence."""
        places: dict[str, tuple[int, int]] = {}
        found = Said(sentence, Counter(), Counter(), places)
        for match in self.pattern.finditer(flat(sentence.text)):
            for word, surely in self.meanings(even(match[0])):
                found.perhaps[word] += 1
                if surely:
                    found.surely[word] += 1
                    places.setdefault(word, match.span())
        return found

    def meanings(self, word: str) -> Meanings:
        """Return what a word means, by itself or by its beginning."""
        if word in self.words:
            return self.words[word]
        stem = next(stem for stem in self.stems if word.startswith(stem))
        return self.words[f"{stem}*"]


def even(word: str) -> str:
    """Return a phrase with one apostrophe and one kind of space."""
    return " ".join(word.replace("’", "'").split())


@cache
def table(vocabulary: Vocabulary, fact: str) -> Table:
    """Return the words of a language for a kind of difference; `*` stands for any ending."""
    words: dict[str, list[tuple[str, bool]]] = {}
    for key in dict.fromkeys(word for pair in TURNS[fact] for word in pair):
        for name, surely in ((key, True), (f"{key}.loosely", False)):
            for word in vocabulary.said(name):
                words.setdefault(even(word), []).append((key, surely))
    stems = sorted((word[:-1] for word in words if word.endswith("*")), key=len, reverse=True)
    pattern = any_of(words).replace(r"\*", r"\w*").replace("'", "['’]")
    return Table(re.compile(rf"(?<!\w){pattern}(?!\w)"), words, stems)


def differences(
    originals: Sequence[Sentence],
    translations: Sequence[Sentence],
    vocabularies: tuple[Vocabulary, Vocabulary],
) -> Iterator[Difference]:
    """List what is turned round, sentence by sentence, where both texts have as many of them."""
    if len(originals) != len(translations):
        return
    for fact, pairs in TURNS.items():
        one, other = (table(vocabulary, fact) for vocabulary in vocabularies)
        for original, translation in zip(originals, translations, strict=True):
            if (here := one.said(original)).surely:
                there = other.said(translation)
                for pair in pairs:
                    yield from turned(fact, pair, here, there)


def turned(fact: str, pair: Sequence[str], one: Said, other: Said) -> Iterator[Difference]:
    """Say that a sentence lacks a word, or says its opposite instead."""
    if len(pair) == 1:
        if one.exceeds(other, pair[0]):
            text, at = one.quoted(pair[0], FOLLOWING)
            yield Difference(fact, text, "", at, other.sentence.at, "missing")
        return
    for here, there in (pair, reversed(pair)):
        if one.exceeds(other, here) and other.exceeds(one, there):
            (text, at), (instead, place) = one.quoted(here), other.quoted(there)
            yield Difference(fact, text, instead, at, place)
