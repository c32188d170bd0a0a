"""The sentences of a text, and the clauses that a translator may make sentences."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import exp, log, sqrt
from statistics import median

from memoria.facts.passages import Passage, Same, Setting, alternatives
from memoria.messages.words import Words

NEUTRAL = 1.1  # how much longer a translation is, where nothing is known
LONG = 40  # letters from which on a text tells how much longer translations are
FREE = 0.02  # of all pairs, those whose lengths follow no rule
UNBOUND = 0.25  # the variance of the lengths of those
SHORT, LEAST = 0.65, 60  # of the length expected; letters of which a part may be missing
BROAD = 0.9  # the deviation of the logarithm of the ratio of two texts' lengths, if unrelated
# The variance of the logarithm of the ratio, as measured on translations: what every sentence has,
# what a paragraph has, in which sentences make up for one another, and what a letter adds.
OF_SENTENCE, OF_PARAGRAPH, OF_LETTER = 0.006, 0.0015, 1.5
# Where a sentence may end: its mark and what closes with it, before a blank and a beginning.
END = re.compile(
    r"""(?<![.!?…])[.!?…]+[)\]"'”’»“*]*(?=\s+[^\w\s]*(?:[^\W\d_]|\d))|[。！？]+[」』）]*(?=.)""",
    re.VERBOSE,
)
# An abbreviated measure may end a sentence, where one that stands before a name does not.
MEASURE = re.compile(r"\d\s?[^\W\d_]{1,4}\.?\s?[^\W\d_]{0,2}\.$")
INITIAL = re.compile(r"(?:^|[\s(\[«“\".])[^\W\d_]\.$")
# Where a clause ends that may be a sentence in the other text.
JOINT = re.compile(r"[;:—–](?=\s)|[；：]|\s[—–](?=\w)")
SLIGHT = 16  # letters below which nothing is a clause


def usual_ratio(original: str, translation: str, setting: Setting) -> float:
    """Return how much longer a language is than another, by the catalogues of both."""
    one, other = setting.words.get(original), setting.words.get(translation)
    return by_catalogues(Same(one), Same(other)) if one and other else NEUTRAL


@lru_cache(maxsize=64)
def by_catalogues(one: Same[Words], other: Same[Words]) -> float:
    """Return how much longer the messages of a catalogue are than those of another."""
    keys = one.value.messages.keys() & other.value.messages.keys()
    first, second = (
        sum(len(str(words.value.messages[key])) for key in keys) for words in (one, other)
    )
    return second / first if first and second else NEUTRAL


def ratio(pairs: Iterable[tuple[int, int]], usual: float) -> float:
    """Estimate how much longer a translation is, from the lengths of pairs that belong together.

    The usual ratio counts as much as three pairs.
    """
    known = [log(second / first) for first, second in pairs if min(first, second) >= LONG]
    return exp(median([*known, *[log(usual)] * 3]))


def lengths(expected: float, found: float) -> float:
    """Return what the lengths of two texts tell; short ones vary more, and a few without bounds."""
    off = deviation(expected, found)
    return log(likelihood(off, variance(expected)) / density(off, BROAD**2))


def balance(expected: float, lost: float, found: float) -> float:
    """Return how much better a paragraph has its usual length if a part of the original is lost."""
    return fitting(expected - lost, found) - fitting(expected, found)


def fitting(expected: float, found: float) -> float:
    """Return how well a paragraph has the length expected."""
    spread = OF_PARAGRAPH + OF_LETTER / (expected + 5)
    return log(likelihood(deviation(expected, found), spread))


def deviation(expected: float, found: float) -> float:
    """Return the logarithm of the ratio of two lengths; a few letters count little."""
    return log((found + 5) / (expected + 5))


def variance(expected: float) -> float:
    """Return the variance of the logarithm of the ratio of the lengths of two sentences."""
    return OF_SENTENCE + OF_LETTER / (expected + 5)


def likelihood(off: float, spread: float) -> float:
    """Return how likely a deviation is, by a rule or, seldom, by none."""
    return (1 - FREE) * density(off, spread) + FREE * density(off, UNBOUND)


def density(off: float, spread: float) -> float:
    """Return the density of the normal distribution of a variance."""
    return exp(-(off**2) / 2 / spread) / sqrt(spread)


def deviations(expected: float, found: float) -> float:
    """Return how many deviations a text is longer than expected; not much shorter counts as 0."""
    off = deviation(expected, found)
    if off < 0 and (off > log(SHORT) or expected < LEAST):
        return 0.0
    return off / sqrt(variance(expected))


@dataclass(frozen=True)
class Sentence:
    """A sentence, and where it begins in its text."""

    text: str
    at: int


@cache
def abbreviation(listed: str) -> re.Pattern[str]:
    """Return what finds one of the abbreviations of a language at the end of a text."""
    written = (re.escape(one).replace(r"\ ", r"\s?") for one in alternatives(listed))
    return re.compile(rf"(?:^|[^\w.])(?:{'|'.join(written)})$", re.IGNORECASE)


def sentences(passage: Passage, setting: Setting) -> list[Sentence]:
    """Split a text; abbreviations, initials and decimals end no sentence."""
    listed = setting.listed(passage.language, "facts.abbreviations")
    known = abbreviation(listed) if listed else None
    return [
        Sentence(passage.text[start:end].strip(), start)
        for start, end in spans(passage.text, known)
    ]


def spans(text: str, known: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
    """List where the sentences of a text begin and end."""
    start = 0
    for match in END.finditer(text):
        begin = match.end()
        while text[begin : begin + 1].isspace():
            begin += 1
        before = text[max(start, match.start() - 19) : match.start() + 1]
        after = text[begin : begin + 1]
        shortened = match[0].startswith(".") and not match[0].startswith("..")
        measured = (
            MEASURE.search(before[-12:])
            and after.isupper()
            and text[begin + 1 : begin + 2].islower()
        )
        ends = INITIAL.search(before) or (known and known.search(before))
        if after.islower() or (shortened and not measured and ends):
            continue
        yield start, match.end()
        start = begin
    if text[start:].strip():
        yield start, len(text)


@dataclass(frozen=True)
class Clause:
    """A part of a sentence, and where it begins; `last` if the sentence ends with it."""

    text: str
    at: int
    last: bool


def clauses(sentence: Sentence) -> Iterator[Clause]:
    """Split a sentence where another text may have a full stop."""
    text, cuts = sentence.text, [0]
    for match in JOINT.finditer(text):
        if min(match.end() - cuts[-1], len(text) - match.end()) >= SLIGHT:
            cuts.append(match.end())
    for start, end in pairwise([*cuts, len(text)]):
        written = text[start:end]
        at = sentence.at + start + len(written) - len(written.lstrip())
        yield Clause(written.strip(), at, end == len(text))
