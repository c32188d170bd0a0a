"""Rules for the Markdown of a summary: raw HTML, pictures, and where its links lead."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from markdown_it.token import Token

from memoria.checks.failures import shortened
from memoria.checks.targets import Targets
from memoria.markdown import is_web_link, parse_cross_link, parser
from memoria.problems import Finding, Position, Problem, Severity, rule
from memoria.records.publication import Summary

# What was meant to be a link, and is none for its spaces.
SPACED = re.compile(
    r"\[(?P<words>[^\[\]\n]+)\]\s*\(\s*(?P<address>(?:https?|[a-z]+)\s*:\s*[^\s()]+)\s*\)"
)


@rule("M303", Severity.WARNING)
def raw_html(position: Position, written: str, variant: str = "") -> Iterator[Finding]:
    """Point out raw HTML, which the pages show as text; `variant` is "record" in a record."""
    yield Finding(position, {"html": shortened(" ".join(written.split()))}, variant)


@rule("M304")
def dead_link(
    position: Position, kind: str, written: str, meant: str = "", variant: str = ""
) -> Iterator[Finding]:
    """Refuse a cross-link to what does not exist or is not shown; see `Targets.fault`."""
    values = {"kind": kind, "link": shortened(written), "similar": meant}
    yield Finding(position, values, variant)


@rule("M305", Severity.WARNING)
def link_to_nowhere(position: Position, written: str, right: str = "") -> Iterator[Finding]:
    """Point out a link that is neither a cross-link nor a web address; it is shown as text.

    With spaces in the wrong places it is none at all, and `right` is how it is written.
    """
    values = {"link": shortened(written), "right": right}
    yield Finding(position, values, "spaces" if right else "")


@rule("M306", Severity.WARNING)
def picture(position: Position, written: str) -> Iterator[Finding]:
    """Point out a picture, which a summary cannot show."""
    yield Finding(position, {"address": shortened(written)})


@rule("M308", Severity.WARNING)
def lost_footnote(position: Position, label: str) -> Iterator[Finding]:
    """Point out a footnote that nothing refers to, and that therefore no page shows."""
    yield Finding(position, {"label": shortened(label)})


def markdown_problems(summary: Summary, targets: Targets) -> Iterator[Problem]:
    """Check the Markdown of one summary."""
    lines, opened = summary.markdown.split("\n"), set[str]()
    environment: dict[str, Any] = {}
    blocks = parser(lenient=True).parse(summary.markdown, environment)
    yield from footnote_problems(environment, Finder(summary, lines, 0, len(lines)))
    for block in blocks:
        first, last = block.map or (0, len(lines))
        finder = Finder(summary, lines, first, last)
        if block.type == "html_block" and not closes(block.content, opened):
            yield from raw_html(finder.find(block.content.split("\n")[0]), block.content)
        for token in block.children or []:
            if token.type != "html_inline" or not closes(token.content, opened):
                yield from inline_problems(token, finder, targets)


def footnote_problems(environment: Mapping[str, Any], finder: "Finder") -> Iterator[Problem]:
    """Check that something refers to each footnote; the parser numbers those with -1 otherwise."""
    for key, number in environment.get("footnotes", {}).get("refs", {}).items():
        if number < 0:
            label = key.removeprefix(":")
            yield from lost_footnote(finder.find(f"[^{label}]:"), label)


def closes(html: str, opened: set[str]) -> bool:
    """Tell whether raw HTML only closes what was opened before; note what it opens itself."""
    tags = re.findall(r"<(/?)([A-Za-z][A-Za-z0-9-]*)", html)
    opened |= {name.lower() for slash, name in tags if not slash}
    return bool(tags) and all(slash and name.lower() in opened for slash, name in tags)


class Finder:
    """Find where a piece of Markdown stands, each occurrence once, within the lines of a block."""

    def __init__(self, summary: Summary, lines: list[str], first: int, last: int) -> None:
        self.file, self.offset, self.session = summary.file, summary.line, summary.name.session
        self.text, self.first, self.start = "\n".join(lines[first:last]), first, 0

    def find(self, piece: str) -> Position:
        """Return the place of the next occurrence, or the beginning of the block."""
        found = self.text.find(piece, self.start)
        at = max(found, 0)
        self.start = at + len(piece) if found >= 0 else self.start
        return Position.at(self.file, self.text, at, self.first + self.offset)


def inline_problems(token: Token, finder: Finder, targets: Targets) -> Iterator[Problem]:
    """Check raw HTML, links and pictures within a block."""
    if token.type == "html_inline":
        yield from raw_html(finder.find(token.content), token.content)
    elif token.type == "image":
        address = str(token.attrs.get("src", ""))
        yield from picture(finder.find(address), address)
    elif token.type == "link_open":
        yield from link_problems(str(token.attrs.get("href", "")), finder, targets)
    elif token.type == "text":
        yield from spaced_links(token.content, finder, targets)


def spaced_links(text: str, finder: Finder, targets: Targets) -> Iterator[Problem]:
    """Find what was meant to be a link in plain text."""
    for match in SPACED.finditer(text):
        address = "".join(match["address"].split())
        link = parse_cross_link(address)
        if is_web_link(address) or (link and link.kind in targets.known(finder.session)):
            right = f"[{match['words']}]({address})"
            yield from link_to_nowhere(finder.find(match[0]), match[0], right)


def link_problems(address: str, finder: Finder, targets: Targets) -> Iterator[Problem]:
    """Check that a link leads to a record or to the web."""
    link = parse_cross_link(address)
    fault = targets.fault(link, finder.session) if link else None
    if link and fault:
        variant, meant = fault
        yield from dead_link(finder.find(address), link.kind, address, meant, variant)
    elif not link and not is_web_link(address):
        yield from link_to_nowhere(finder.find(address), address)
