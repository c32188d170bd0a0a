"""The paragraphs of a Markdown text, with their place in the source, for putting faults in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from memoria.content.markdown import parser

UNSEEN = re.compile(
    r"\]\([^)\s]*\)|\[\^[^\]]+\]:?|^[ \t]*(?:\d+[.)]|[-*+])[ \t]|^[ |:-]+$|`[^`]*`|https?://\S+",
    re.MULTILINE,
)
HIDDEN = "\x00"
SENTENCE_END = re.compile(
    r"[.!?…][”»’)]*(?:\[\^[^\]]+\])?[”»)]*[ \n]+(?=[“«¿¡—(\[*]*[A-ZÁÉÍÓÚÑ\d])"
)
ABBREVIATION = re.compile(r"(?:\b(?:[ap]\.m|Mr|Ms|Mrs|Dr|Sra?|núm|pág|art|St|No|etc)|\b[A-Z])\.$")


@dataclass(frozen=True)
class Paragraph:
    """A block of the source from `start` to `end`: paragraph, item, heading, row or quote.

    `line` is where it begins, from 1.
    """

    kind: str
    start: int
    end: int
    line: int


def paragraphs(markdown: str) -> list[Paragraph]:
    """Return the blocks of a text that hold words, in the order of the source, each line once."""
    lines = list(accumulate((len(line) + 1 for line in markdown.split("\n")), initial=0))
    found: dict[int, Paragraph] = {}
    for kind, first, last in blocks(markdown):
        end = min(lines[last], len(markdown))
        end = lines[first] + len(markdown[lines[first] : end].rstrip())
        found.setdefault(first, Paragraph(kind, lines[first], end, first + 1))
    return [found[line] for line in sorted(found)]


def blocks(markdown: str) -> Iterator[tuple[str, int, int]]:
    """List kind, first line and line after the last of what holds words."""
    around: list[str] = []
    for token in parser().parse(markdown, {}):
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.nesting > 0:
            around.append(name)
            if token.type == "list_item_open" and token.map:
                yield "item", token.map[0], token.map[1]
        elif token.nesting < 0:
            around.pop()
        elif token.type == "inline" and token.map:
            yield kind_within(around), token.map[0], token.map[1]


def kind_within(around: list[str]) -> str:
    """Name a block by what it stands in."""
    kinds = {"heading": "heading", "tr": "row", "list_item": "item", "blockquote": "quote"}
    return next((kinds[name] for name in reversed(around) if name in kinds), "paragraph")


def seen(markdown: str) -> str:
    """Return the text with all that a reader does not see blotted out; offsets stay."""
    return UNSEEN.sub(lambda match: HIDDEN * len(match[0]), markdown)


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the sentences between two offsets, each with the blank that follows it."""
    cuts = [
        match.end()
        for match in SENTENCE_END.finditer(text, start, end)
        if not ABBREVIATION.search(text, start, match.start() + 1)
    ]
    return list(zip([start, *cuts], [*cuts, end], strict=True))
