"""The sentences of a text, and the clauses that a translator may make sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from memoria.facts.passages import Passage, Setting, alternatives

# Where a sentence may end: its mark and what closes with it, before a blank and a beginning.
END = re.compile(
    r"""[.!?…]+[)\]"'”’»“*]*(?=\s+[^\w\s]*(?:[^\W\d_]|\d))|[。！？]+[」』）]*(?=.)""", re.VERBOSE
)
# An abbreviated measure may end a sentence, where one that stands before a name does not.
MEASURE = re.compile(r"\d\s?[^\W\d_]{1,4}\.?\s?[^\W\d_]{0,2}\.$")
INITIAL = re.compile(r"(?:^|[\s(\[«“\".])[^\W\d_]\.$")
# Where a clause ends that may be a sentence in the other text.
JOINT = re.compile(r"[;:—–](?=\s)|[；：]|\s[—–](?=\w)")
SLIGHT = 16  # letters below which nothing is a clause


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
        before = text[start : match.start() + 1]
        following = text[match.end() :].lstrip()[:2]
        after = following[:1]
        shortened = match[0].startswith(".") and not match[0].startswith("..")
        measured = MEASURE.search(before[-12:]) and after.isupper() and following[1:].islower()
        if (
            shortened
            and not measured
            and (INITIAL.search(before) or (known and known.search(before[-20:])))
        ):
            continue
        if after.islower():
            continue
        yield start, match.end()
        start = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip())
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
