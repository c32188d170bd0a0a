"""Rules for the Markdown of a summary: raw HTML, pictures, and where its links lead."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from markdown_it.token import Token

from memoria.check.chain import UNSHOWN, Targets
from memoria.check.language.writings import Writing
from memoria.check.marks import Paragraph, mark_problems
from memoria.content.base import is_own
from memoria.content.kinds import KINDS
from memoria.content.limits import DEEPEST_TEXT
from memoria.content.markdown import (
    CrossLink,
    is_web_link,
    parse_cross_link,
    parser,
    picture_named,
    too_deep,
)
from memoria.content.publication import Summary
from memoria.content.similar import suggested_identifier
from memoria.rules.advice import shortened
from memoria.rules.problems import Finding, Position, Problem, rule
from memoria.rules.shapes import unshown

ADDRESS = r"(?:https?|[a-z]+):[^\s()\[\]]+"
# What was meant to be a link, and is none for its spaces or its brackets.
BROKEN = (
    (
        "spaces",
        r"\[(?P<words>[^\[\]\n]+)\]\s*\(\s*(?P<address>(?:https?|[a-z]+)\s*:\s*[^\s()]+)\s*\)",
    ),
    ("brackets", rf"\[(?P<words>[^\[\]\n]+)\]\((?P<address>{ADDRESS})(?!\s*\))"),
    ("brackets", rf"(?<![\w’-])(?P<words>[\w’-]+)\]\((?P<address>{ADDRESS})\)"),
    ("brackets", rf"\((?P<words>[^()\n]+)\)\[(?P<address>{ADDRESS})\]"),
)
PATTERNS = tuple((variant, re.compile(pattern)) for variant, pattern in BROKEN)
PICTURE = "picture"
# A picture that is none, for the spaces in the name of its file.
SPACED = re.compile(
    r"!\[[^\[\]\n]*\]\((?P<address>(?=[^()\n]*\s)[^()\n]*\.(?:avif|gif|heic|jpe?g|png|webp))\)",
    re.IGNORECASE,
)
HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9:]*(\s[^<>]*)?/?>|&(#\d+|#x[0-9a-fA-F]+|[a-z]{2,8});")


@rule("M303")
def raw_html(position: Position, written: str, variant: str = "") -> Iterator[Finding]:
    """Point out raw HTML, which the pages show as text; `variant` is "record" in a record."""
    yield Finding(position, {"html": shortened(" ".join(written.split()))}, variant)


@rule("M304")
def dead_link(
    position: Position, kind: str, written: str, meant: str = "", variant: str = ""
) -> Iterator[Finding]:
    """Refuse a cross-link to what does not exist; see `Targets.fault`."""
    values = {"kind": kind, "link": shortened(written), "similar": meant}
    yield Finding(position, values, variant)


@rule("M305")
def link_to_nowhere(
    position: Position, written: str, right: str = "", variant: str = ""
) -> Iterator[Finding]:
    """Point out a link that is neither a cross-link nor a web address; it is shown as text.

    With wrong "spaces" or "brackets" it is none at all, and `right` is how it is written; of a
    "similar" one it is the address that is meant; an "own" one leads to a reader's own machine.
    """
    yield Finding(position, {"link": shortened(written), "right": right}, variant)


@rule("M306")
def strange_picture(
    position: Position, written: str, identifier: str, variant: str = ""
) -> Iterator[Finding]:
    """Point out a picture that is not shown as it is written.

    The variants: none, where it has another address than one of the register, with the `identifier`
    that it could have there; "spaces", where spaces in it leave its signs in the text; "words",
    where words are written that the register should hold.
    """
    yield Finding(position, {"address": shortened(written), "id": identifier}, variant)


@rule("M308")
def lost_footnote(position: Position, label: str) -> Iterator[Finding]:
    """Point out a footnote that nothing refers to, and that therefore no page shows."""
    yield Finding(position, {"label": shortened(label)})


@rule("M331")
def nested_too_deep(position: Position) -> Iterator[Finding]:
    """Refuse lists and quotations deeper within one another than pages show."""
    yield Finding(position, {"deepest": DEEPEST_TEXT})


@dataclass(frozen=True)
class Unasked(Targets):
    """Take every link for right, and note it."""

    links: set[str] = field(default_factory=set)

    def fault(self, link: CrossLink, session: str = "") -> None:  # noqa: ARG002
        """Find nothing wrong."""
        self.links.add(
            f"{link.kind}:{link.session}/{link.item}"
            if link.session
            else f"{link.kind}:{link.item}"
        )


def links_in(summary: Summary) -> list[str] | None:
    """Return the cross-links of a summary; nothing where anything else may be wrong with it."""
    unasked = Unasked(lambda _: dict.fromkeys(KINDS, frozenset()))
    return None if any(markdown_problems(summary, unasked)) else sorted(unasked.links)


def leads_astray(links: Collection[str], summary: Summary, targets: Targets) -> bool:
    """Tell whether one of the cross-links of a summary leads to nothing that is shown."""
    read = filter(None, map(read_link, links))
    return any(targets.fault(link, summary.name.session) for link in read)


def markdown_problems(summary: Summary, targets: Targets) -> Iterator[Problem]:
    """Check the Markdown of one summary."""
    lines, opened = summary.markdown.split("\n"), set[str]()
    environment: dict[str, Any] = {}
    blocks = parser(lenient=True).parse(summary.markdown, environment)
    if deep := too_deep(blocks):
        yield from nested_too_deep(Position(summary.file, summary.line + deep[0]))
    yield from footnote_problems(environment, Finder(summary, lines, 0, len(lines)))
    for before, block in pairwise([Token("", "", 0), *blocks]):
        if block.type == "html_block" or block.children:
            first, last = block.map or (0, len(lines))
            if before.type == "paragraph_open":
                paragraph = Paragraph(summary, block, lines[first:last], first)
                yield from mark_problems(paragraph)
            finder = Finder(summary, lines, first, last)
            yield from block_problems(block, opened, finder, targets)


def block_problems(
    block: Token, opened: set[str], finder: "Finder", targets: Targets
) -> Iterator[Problem]:
    """Check raw HTML, links and pictures of one block; note which HTML it opens."""
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
        yield from picture_problems(token, finder, targets)
    elif token.type == "link_open":
        yield from link_problems(str(token.attrs.get("href", "")), finder, targets)
    elif token.type == "text":
        yield from broken_links(token.content, finder, targets)


def picture_problems(token: Token, finder: Finder, targets: Targets) -> Iterator[Problem]:
    """Check that a picture is one of the register, and that its words stand there."""
    address = str(token.attrs.get("src", ""))
    link, place = read_link(address), finder.find(address)
    fault = targets.fault(link) if link else None
    if link is None or link.kind != PICTURE:
        stem = PurePosixPath(urlsplit(address).path).stem
        yield from strange_picture(place, address, suggested_identifier(stem) or "my-picture")
    elif fault:
        yield from astray(place, link, address, fault)
    elif token.content:
        yield from strange_picture(place, token.content, link.item, "words")


def astray(
    position: Position, link: CrossLink, address: str, fault: tuple[str, str]
) -> Iterator[Problem]:
    """Say what is wrong with a cross-link, see `Targets.fault`; what is not shown stops nothing."""
    variant, meant = fault
    if variant in UNSHOWN:
        gone = "picture" if link.kind == PICTURE else ""
        yield from unshown(position, address, gone if variant == "withdrawn" else variant)
    else:
        yield from dead_link(position, link.kind, address, meant, variant)


def read_link(address: str) -> CrossLink | None:
    """Read what a text leads to, or shows, by its id."""
    shown = picture_named(address)
    return CrossLink(PICTURE, "", shown) if shown else parse_cross_link(address)


def broken_links(text: str, finder: Finder, targets: Targets) -> Iterator[Problem]:
    """Find what was meant to be a link in plain text; each place counts once."""
    found = [(one, variant) for variant, form in PATTERNS for one in form.finditer(text)]
    for one in SPACED.finditer(text):
        stem = suggested_identifier(PurePosixPath(one["address"]).stem) or "my-picture"
        yield from strange_picture(finder.find(one["address"]), one["address"], stem, "spaces")
    end = 0
    for match, variant in sorted(found, key=lambda one: one[0].start()):
        address = "".join(match["address"].split()).rstrip(".,;:")
        link = parse_cross_link(address)
        known = is_web_link(address) or (link and link.kind in targets.known(finder.session))
        if known and match.start() >= end:
            end = match.end()
            right = f"[{match['words']}]({address})"
            yield from link_to_nowhere(finder.find(match[0]), match[0], right, variant)


def link_problems(address: str, finder: Finder, targets: Targets) -> Iterator[Problem]:
    """Check that a link leads to a record or to the web."""
    link = parse_cross_link(address)
    fault = targets.fault(link, finder.session) if link else None
    if link and fault:
        yield from astray(finder.find(address), link, address, fault)
    elif not link and not is_web_link(address):
        right = meant_link(address, targets.known(finder.session))
        variant = "similar" if right else "own" if is_own(address) else ""
        yield from link_to_nowhere(finder.find(address), address, right, variant)


def meant_link(address: str, known: Mapping[str, Collection[str]]) -> str:
    """Return the cross-link that an address in capitals, or an id alone, most likely means."""
    lower = parse_cross_link(address.lower())
    if lower and lower.kind in known:
        return address.lower()
    kinds = [kind for kind, names in known.items() if address in names]
    return f"{kinds[0]}:{address}" if len(kinds) == 1 else ""


def has_html(writing: Writing) -> bool:
    """Tell whether a text of a record holds HTML."""
    return not writing.is_prose and any(HTML.search(block.text) for block in writing.blocks)


def html_problems(writing: Writing) -> Iterator[Problem]:
    """Point out the first piece of HTML in a text: one mistake, one problem."""
    for block in writing.blocks:
        if match := HTML.search(block.text):
            yield from raw_html(writing.place(block, match.start()), match[0], "record")
            return
