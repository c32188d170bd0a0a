"""Rules for signs: what a language writes otherwise is told once a text, where it stands first."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from memoria.check.language import signs
from memoria.check.language.signs import NO_BREAK, Sign, Style
from memoria.check.language.writings import Writing, foreign, legible, within
from memoria.facts.blocks import Block
from memoria.messages.words import Words
from memoria.rules.failures import shortened
from memoria.rules.problems import Finding, Problem, rule

# What stands around a sign is shown, as far as whole words within so many characters.
AROUND = 20
# In a quotation, italics or a link, another language may keep to rules of its own.
FREE = {"opening", "before", "apart", "percent"}


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


RULES: tuple[
    tuple[Callable[[str, Style], Iterator[Sign]], Callable[[Cases], Iterator[Problem]]], ...
] = (
    (signs.unopened, unopened_question),
    (signs.straight, straight_marks),
    (signs.strokes, typed_strokes),
    (signs.spaces, spaces_at_signs),
    (signs.percentages, percent_signs),
)


def typography_problems(
    written: Iterable[Writing], words: Mapping[str, Words]
) -> Iterator[Problem]:
    """Check the signs of every text by the style of its language."""
    styles = {code: Style.of(one) for code, one in words.items()}
    for one in written:
        texts = [legible(block) for block in one.blocks]
        for find, tell in RULES:
            yield from tell([*cases(one, texts, find, styles[one.language])])


def cases(
    writing: Writing,
    texts: Sequence[str],
    find: Callable[[str, Style], Iterator[Sign]],
    style: Style,
) -> Iterator[Case]:
    """List the signs of a text that a rule finds, but where another language may be quoted."""
    for block, text in zip(writing.blocks, texts, strict=True):
        found = [*find(text, style)]
        quoted = foreign(block) if found else []
        for sign in found:
            if sign.variant not in FREE or not within(sign.start, quoted):
                yield Case(sign, block, writing)
