"""Signs that a language writes otherwise: where they stand, and what belongs there."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from memoria.check.language.writings import HIDDEN, Writing, foreign, within
from memoria.facts.texts import Block
from memoria.messages.words import Words
from memoria.rules.advice import shortened
from memoria.rules.problems import Finding, Problem, rule

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
# What stands around a sign is shown, as far as whole words within so many characters.
AROUND = 20
# In a quotation, italics or a link, another language may keep to rules of its own.
FREE = {"opening", "before", "apart", "percent"}


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


@dataclass(frozen=True)
class Case:
    """A sign that should be another, and the text it stands in."""

    sign: Sign
    block: Block
    writing: Writing


Cases = Sequence[Case]


@rule("M315")
def unopened_question(cases: Cases) -> Iterator[Finding]:
    """Ask for the sign that opens a question or an exclamation, where a language has one."""
    yield from told(cases)


@rule("M316")
def straight_marks(cases: Cases) -> Iterator[Finding]:
    """Ask for the quotation marks and the apostrophe of the language."""
    yield from told(cases)


@rule("M317")
def typed_strokes(cases: Cases) -> Iterator[Finding]:
    """Ask for an ellipsis in place of full stops, and for a dash in place of hyphens."""
    yield from told(cases)


@rule("M318")
def spaces_at_signs(cases: Cases) -> Iterator[Finding]:
    """Ask for the spaces that the language sets at its signs, and for no others."""
    yield from told(cases)


@rule("M319")
def percent_signs(cases: Cases) -> Iterator[Finding]:
    """Ask for the space that the language sets between a number and the sign for per cent."""
    yield from told(cases)


def told(cases: Cases) -> Iterator[Finding]:
    """Tell of each kind of sign once, where it stands first."""
    kinds = defaultdict[str, list[Case]](list)
    for one in cases:
        kinds[one.sign.variant].append(one)
    for variant, found in kinds.items():
        first = found[0]
        written, right = excerpt(first.block.text, first.sign)
        values = {"written": written, "right": told_line(first, right), "times": str(len(found))}
        yield Finding(first.writing.place(first.block, first.sign.start), values, variant)


def told_line(case: Case, right: str) -> str:
    """Return what to write, with the name of a space that no eye tells from another.

    In YAML such a name means something between double quotation marks only.
    """
    if NO_BREAK not in right or case.writing.is_prose:
        return right.replace(NO_BREAK, "&nbsp;")
    named = right.replace(NO_BREAK, r"\u00a0")
    before = case.writing.source[: case.block.source(0)]
    return named if before.endswith('"') else f'"… {named} …"'


def excerpt(text: str, sign: Sign) -> tuple[str, str]:
    """Return a sign with the words around it, as it is and as it should be."""
    if sign.variant == "opening":
        return shortened(sign.right[1:]), shortened(sign.right)
    before = text[max(sign.start - AROUND, 0) : sign.start].rpartition(" ")[2]
    after = text[sign.end : sign.end + AROUND].partition(" ")[0]
    written = f"{before}{text[sign.start : sign.end]}{after}"
    return shortened(written), shortened(f"{before}{sign.right}{after}")


def restored(sign: Sign, legible: str, text: str) -> Sign:
    """Return a sign in whose words stands again what was hidden from the rules of the language."""
    first, end = sign.right.find(HIDDEN), sign.right.rfind(HIDDEN) + 1
    at = legible.rfind(sign.right[first:end], 0, sign.end) if end else -1
    if at < 0:
        return sign
    shown = text[at : at + end - first]
    return replace(sign, right=sign.right[:first] + shown + sign.right[end:])


RULES: tuple[
    tuple[Callable[[str, Style], Iterator[Sign]], Callable[[Cases], Iterator[Problem]]], ...
] = (
    (unopened, unopened_question),
    (straight, straight_marks),
    (strokes, typed_strokes),
    (spaces, spaces_at_signs),
    (percentages, percent_signs),
)


def typography_problems(
    written: Iterable[Writing], styles: Mapping[str, Style]
) -> Iterator[Problem]:
    """Check the signs of every text by the style of its language."""
    for one in written:
        for find, tell in RULES:
            yield from tell([*cases(one, find, styles[one.language])])


def cases(
    writing: Writing,
    find: Callable[[str, Style], Iterator[Sign]],
    style: Style,
) -> Iterator[Case]:
    """List the signs of a text that a rule finds, but where another language may be quoted."""
    for block, text in zip(writing.blocks, writing.texts, strict=True):
        found = [restored(one, text, block.text) for one in find(text, style)]
        quoted = foreign(block) if found else []
        for sign in found:
            if sign.variant not in FREE or not within(sign.start, quoted):
                yield Case(sign, block, writing)
