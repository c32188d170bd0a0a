"""Signs that a language writes otherwise: where they stand, and what belongs there."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from memoria.messages.words import Words

# More of a sentence than a message shows of it.
LONGEST = 100
# A message says so where its language has no such rule.
NONE = "-"
RUN = re.compile(r"[?!]+")
SENTENCE = re.compile(r"[.…:;?!]\s+")
STRAIGHT = re.compile(r'(?<!\d)"')
APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
DOTS = re.compile(r"(?<!\.)\.{3,}")
HYPHEN = re.compile(
    r"(?<=[^\W\d][.,!?)»”’\"]) -{1,3} (?=[^\W\d])|(?<=[^\W\d]) -{1,3} (?=[\w«“¿¡(\"])"
    r"|(?<=\d) -{1,3} (?=[^\W\d])|(?<=[^\W\d_])-{2,3}(?=[^\W\d_])"
)
SPACE_BEFORE = re.compile(r"(?<=[\w)»”’]) (?=[,!?][\s»”’)]|[,;:!?]\s|[,;:!?]$|\.(?:\s|$))")
SPACE_INSIDE = re.compile(r"(?<=[(\[“¿¡«]) (?=\S)|(?<=[^\s(\[“«]) (?=[)\]”»])")
NO_SPACE_AFTER = re.compile(r"(?<=[^\W\d_]{2})[,;](?=[^\W\d_]{2})")
# Spaces that do not break; the narrow one is as right as the other.
NO_BREAK, NARROW = "\u00a0", "\u202f"
UNBREAKABLE = NO_BREAK + NARROW
PERCENT = re.compile(rf"(?<=\d)[ {UNBREAKABLE}]?%")


@dataclass(frozen=True)
class Style:
    """How a language writes its signs, by its catalogue and by the Unicode locale data.

    `quotes` open and close a quotation, with the space that belongs inside; `apart` are the signs
    that a space which does not break keeps from the word before; `percent` is what follows a
    number, or nothing where the sign goes before it.
    """

    quotes: tuple[str, str]
    apostrophe: str
    dash: str
    opened: bool
    apart: str
    percent: str

    @classmethod
    def of(cls, words: Words) -> "Style":
        """Read the style of a language."""
        first, _, last = words("typography.quotes").partition("|")
        apart = words("typography.apart")
        percent = words.percent(0.5)
        return cls(
            quotes=(first, last),
            apostrophe=words("typography.apostrophe"),
            dash=f" {words('typography.dash')} ",
            opened=words("typography.opened") != NONE,
            apart=apart if apart != NONE else "",
            percent=percent[2:] if percent.startswith("50") else "",
        )


@dataclass(frozen=True)
class Sign:
    """A sign that should be another: from where to where in the text, and what belongs there."""

    start: int
    end: int
    right: str
    variant: str


def unopened(text: str, style: Style) -> Iterator[Sign]:
    """List questions and exclamations that a language opens, and that are not opened."""
    if not style.opened:
        return
    pending = last = 0
    begins = [0, *(match.end() for match in SENTENCE.finditer(text))]
    for run in RUN.finditer(text):
        pending += sum(text.count(sign, last, run.start()) for sign in "¿¡")
        if not pending and text[run.start() - 1 : run.start()] not in {"(", "_", ""}:
            start = begins[bisect_right(begins, run.start()) - 1]
            opening = "¿" if "?" in run[0] else "¡"
            sentence = text[start : min(run.end(), start + LONGEST)].strip()
            yield Sign(run.start(), run.end(), opening + sentence, "opening")
        pending = max(pending - len(set(run[0])), 0)
        last = run.end()


def straight(text: str, style: Style) -> Iterator[Sign]:
    """List straight quotation marks, a pair at a time, and straight apostrophes."""
    marks = [match.start() for match in STRAIGHT.finditer(text)]
    for first, last in [*pairwise(marks)][::2]:
        quoted = text[first + 1 : last].strip()
        yield Sign(first, last + 1, f"{style.quotes[0]}{quoted}{style.quotes[1]}", "quotes")
    if style.apostrophe != "'":
        for match in APOSTROPHE.finditer(text):
            yield Sign(*match.span(), style.apostrophe, "apostrophe")


def strokes(text: str, style: Style) -> Iterator[Sign]:
    """List full stops for an ellipsis, and hyphens for a dash."""
    for match in DOTS.finditer(text):
        yield Sign(*match.span(), "…", "dots")
    for match in HYPHEN.finditer(text):
        yield Sign(*match.span(), style.dash, "dash")


def spaces(text: str, style: Style) -> Iterator[Sign]:
    """List spaces that do not belong where they are, or lack."""
    for match in SPACE_BEFORE.finditer(text):
        if text[match.end()] not in style.apart:
            yield Sign(*match.span(), "", "before")
    for match in SPACE_INSIDE.finditer(text):
        wanted = "»" in style.apart and "«" in text[match.start() - 1 : match.end()]
        if not wanted and text[match.end()] not in style.apart:
            yield Sign(*match.span(), "", "inside")
    for match in NO_SPACE_AFTER.finditer(text):
        yield Sign(*match.span(), f"{match[0]} ", "after")
    if style.apart:
        yield from breakable(text, style.apart)


def breakable(text: str, apart: str) -> Iterator[Sign]:
    """List signs that stand apart from their word, without the space that keeps them together."""
    signs = re.escape(apart.replace("»", ""))
    before = re.compile(rf"(?<=[\w)»”’]) ?(?=[{signs}](?:[\s»)]|$))")
    for match in before.finditer(text):
        yield Sign(*match.span(), NO_BREAK, "apart")
    if "»" in apart:
        for match in re.finditer(rf"(?<=«) ?(?=[^\s{UNBREAKABLE}])|(?<=[^\s«]) ?(?=»)", text):
            yield Sign(*match.span(), NO_BREAK, "apart")


def percentages(text: str, style: Style) -> Iterator[Sign]:
    """List percentages whose space is not that of the language."""
    if not style.percent:
        return
    for match in PERCENT.finditer(text):
        if re.sub(NARROW, NO_BREAK, match[0]) != re.sub(NARROW, NO_BREAK, style.percent):
            yield Sign(*match.span(), style.percent, "percent")
