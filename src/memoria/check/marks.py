"""Rules for marks that Markdown does not know as such: the pages show them as they are typed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from markdown_it.token import Token

from memoria.content.publication import Summary
from memoria.rules.advice import shortened
from memoria.rules.problems import Finding, Position, Problem, rule

# Of one paragraph so many marks are looked at.
MOST = 5

# What begins a line: a heading or an item without its space, an item with the sign of a document.
BEGINNINGS = (
    ("heading", re.compile(r"(?P<mark>\#{2,6})(?=[^\s#])(?P<words>.+)")),
    ("bullet", re.compile(r"[•●▪◦‣∙·](?P<mark>)\s*(?P<words>\S.*)")),
    ("item", re.compile(r"(?P<mark>-)(?=[^\W\d_]|\[)(?P<words>.+)")),
    ("item", re.compile(r"(?P<mark>\d{1,2}[.)])(?=[A-ZÀ-Þ\[])(?P<words>.+)")),
)
# Bold text with spaces at its marks, with a sign and no space at its end, or with no end.
BOLD = re.compile(
    r"(?<![\w*])\*\*(?: (?P<words>[^*\n]+)|(?P<more>[^*\s][^*\n]*) )\*\*(?![\w*])"
    r"|(?<![\w*])(?P<glued>\*\*[^*\s][^*\n]*[^\w\s*]\*\*)(?P<after>\w+)"
    r"|(?<![\w*])\*\*(?P<open>\w[^*\s]*)"
)
# A line of a list, whether or not its mark has its space.
LISTED = re.compile(r"[>\s]*(?:[-*+]|\d{1,2}[.)])")
# Two asterisks behind a word that close nothing point to a note that begins with two.
CLOSED = re.compile(r"\w\*\*(?!\w)")


@rule("M321")
def typed_mark(position: Position, written: str, right: str, variant: str) -> Iterator[Finding]:
    """Point out a mark that is shown as it is typed.

    The variants: "heading" and "item" lack the space after the mark, "bullet" is the sign of a word
    processor, "bold" has spaces inside its marks, "glued" none after them, "open" is never closed.
    """
    values = {"written": shortened(written), "right": shortened(right)}
    yield Finding(position, values, variant)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a summary: its tokens, its lines in the file, and the first one's number."""

    summary: Summary
    block: Token
    lines: Sequence[str]
    first: int

    def place(self, offset: int) -> Position:
        """Return where a character of the paragraph's text stands."""
        text = self.block.content
        row = text.count("\n", 0, offset)
        start = text.rfind("\n", 0, offset) + 1
        line = text[start:].partition("\n")[0]
        column = max(self.lines[row].find(line), 0) + offset - start + 1
        return Position(self.summary.file, self.summary.line + self.first + row, column)

    def find(self, written: str) -> int:
        """Return where something is written so in the text, with no escape before it, or -1."""
        at = self.block.content.find(written)
        return -1 if self.block.content[at - 1 : at] == "\\" else at

    def may_list(self, offset: int) -> bool:
        """Tell whether a line may begin an item: words that are wrapped look like one, too."""
        before = self.block.content[:offset].rstrip()
        return not before or before[-1] in ".:;" or bool(LISTED.match(self.lines[0]))

    def beginnings(self) -> Iterator[str]:
        """Yield the texts that begin its lines; of one before a link its bracket, too."""
        tokens = [*(self.block.children or []), None]
        for before, token, after in zip([None, *tokens], tokens, tokens[1:], strict=False):
            begins = before is None or before.type in {"softbreak", "hardbreak"}
            if token and token.type == "text" and begins:
                yield token.content + ("[" if after and after.type == "link_open" else "")


def mark_problems(paragraph: Paragraph) -> Iterator[Problem]:
    """Check the marks of a paragraph: the first that begins a line, and some of bold text."""
    yield from islice(beginning_problems(paragraph), 1)
    texts = (one.content for one in paragraph.block.children or [] if one.type == "text")
    for written, right, variant in islice(chain.from_iterable(map(bold, texts)), MOST):
        at = paragraph.find(written)
        if at >= 0:
            yield from typed_mark(paragraph.place(at), written, right, variant)


def beginning_problems(paragraph: Paragraph) -> Iterator[Problem]:
    """Check the marks that begin the lines of a paragraph."""
    for begun in islice(filter(beginning, paragraph.beginnings()), MOST):
        at = paragraph.find(begun)
        line = paragraph.block.content[at:].partition("\n")[0]
        found = beginning(line) if at >= 0 else None
        if found and (found[0] != "item" or paragraph.may_list(at)):
            yield from typed_mark(paragraph.place(at), line, found[1], found[0])


def beginning(line: str) -> tuple[str, str] | None:
    """Return what is wrong with the mark that a line of text begins with, and the right line."""
    for variant, pattern in BEGINNINGS:
        if match := pattern.match(line):
            return variant, f"{match['mark'] or '-'} {match['words']}"
    return None


def bold(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the marks of bold text that are none: what is written, what is right, the variant."""
    footnoted = CLOSED.search(text)
    for match in BOLD.finditer(text):
        if match["open"]:
            if not footnoted:
                yield match[0], f"{match[0]}**", "open"
        elif match["glued"]:
            yield match[0], f"{match['glued']} {match['after']}", "glued"
        else:
            right = f"**{(match['words'] or match['more']).strip()}**"
            yield match[0], right, "bold"
