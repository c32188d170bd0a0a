"""Sentences of a translation that still stand in the language of the original."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from memoria.facts.passages import Difference, Passage, Same, Setting, flat
from memoria.facts.sentences import Sentence
from memoria.messages.words import Words

WORD = re.compile(r"[^\W\d_]+")
ADDRESS = re.compile(r"(?<!\S)\S*://\S+|(?<!\S)\S+@\S+|\bwww\.\S+")
# A work in a list of works: "Prado, E. (2021)".
WORK = re.compile(r"\b[^\W\d_]\.,?[^()]{0,120}\(\d{4}[a-z]?\)")
QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|‘[^‘’]*’(?!\w)|\"[^\"]*\"")
LEAST = 4  # so many words in small letters, which names and titles rarely have
TELLING = 2  # of them so many that tell the language of the original
OFTEN = 4  # times as often, a word tells one language from another
PART = 0.8  # of the words of a sentence
AROUND = 2  # small words around a quotation or link: "she said"
RUN = 8  # or so many words one after the other

Spans = Sequence[tuple[int, int]]


def untranslated(
    original: Passage,
    translation: Passage,
    found: Iterable[Sentence],
    keep: Spans,
    setting: Setting,
) -> Iterator[Difference]:
    """List sentences that are the original's own; quotations, titles, works and code may be so."""
    only = telling(setting, original.language, translation.language)
    marked = [word for word in WORD.findall(translation.text) if only is None or word in only]
    if len(marked) < TELLING or WORK.search(original.text):
        return
    follow = pairs_of(original.text)
    addresses = [match.span() for match in ADDRESS.finditer(translation.text)]
    quotations = [match.span() for match in QUOTED.finditer(translation.text)]
    linked = covered(translation.text, addresses)
    kept = covered(translation.text, [*keep, *addresses, *quotations])
    said = frozenset(WORD.findall(flat(original.text)))
    for sentence in found:
        words = inside(sentence, translation.text, kept)
        if foreign(words, said):
            words = inside(sentence, translation.text, linked)
        run = longest(words, follow)
        written = len(WORD.findall(ADDRESS.sub("", sentence.text)))
        small = [word for word in run if word.islower()]
        enough = len(run) >= RUN or len(run) >= PART * written
        tell = only is None or sum(word in only for word in small) >= TELLING
        if enough and tell and len(small) >= max(LEAST, len(run) / 2 + 1):
            at = max(flat(original.text).find(flat(run[0])), 0)
            yield Difference("sentence", "", sentence.text, at, sentence.at, "untranslated")


def telling(setting: Setting, original: str, translation: str) -> frozenset[str] | None:
    """Return the words that tell the original's language, by the catalogues, if there are both."""
    one, other = setting.words.get(original), setting.words.get(translation)
    return marks(Same(one), Same(other)) if one and other else None


@lru_cache(maxsize=64)
def marks(one: Same[Words], other: Same[Words]) -> frozenset[str]:
    """Return the words that one catalogue has much more often than the other."""
    here, there = vocabulary(one), vocabulary(other)
    return frozenset(word for word, count in here.items() if count > OFTEN * there[word])


@lru_cache(maxsize=16)
def vocabulary(words: Same[Words]) -> Counter[str]:
    """Count the words of a catalogue."""
    return Counter(WORD.findall(" ".join(map(str, words.value.messages.values())).lower()))


@lru_cache(maxsize=256)
def pairs_of(text: str) -> frozenset[tuple[str, str]]:
    """Return the pairs of words that follow one another in a text."""
    return frozenset(pairwise(WORD.findall(flat(text))))


def covered(text: str, spans: Spans) -> bytearray:
    """Tell for each character of a text, by 1 or 0, whether it lies in one of some parts."""
    found = bytearray(len(text))
    for start, end in spans:
        found[start:end] = b"\1" * (end - start)
    return found


def inside(sentence: Sentence, text: str, except_for: bytearray) -> list[str]:
    """List the words of a sentence, but those that begin in some parts of the text."""
    end = sentence.at + len(sentence.text)
    words = WORD.finditer(text, sentence.at, end)
    return [match[0] for match in words if not except_for[match.start()]]


def foreign(bare: Sequence[str], said: frozenset[str]) -> bool:
    """Tell whether also what stands around quotations and links is the original's."""
    small = sum(word.islower() for word in bare)
    return small >= AROUND and all(flat(word) in said for word in bare)


def longest(words: Sequence[str], follow: frozenset[tuple[str, str]]) -> list[str]:
    """Return the longest run of words that follow one another in the original, too."""
    best = run = list(words[:1])
    for one, other in pairwise(words):
        run = [*run, other] if (flat(one), flat(other)) in follow else [other]
        best = max(best, run, key=len)
    return best
