"""Blocks of one text, read as one passage."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from markdown_it.token import Token

from memoria.content.markdown import link_to, parser
from memoria.facts.passages import Passage

KINDS = ("heading", "paragraph", "item", "quote", "cell", "note", "code")
OPENING = {
    "list_item_open": "item",
    "blockquote_open": "quote",
    "th_open": "cell",
    "td_open": "cell",
    "footnote_open": "note",
}
WORD = re.compile(r"\w+")
FARTHEST = 5_000  # letters of the source between two words of a text: an address, a title
# Of so many texts the blocks stay: neighbours are read by several rules, one after the other.
MANY = 1 << 8
CLOSING = {name.replace("open", "close"): kind for name, kind in OPENING.items()}
BETWEEN = "\n"  # blocks that are one in the other text are read as one
Span = tuple[int, int]


@dataclass(frozen=True)
class Link:
    """A link: where it leads, its words, and where those begin in the text of the block."""

    address: str
    words: str
    at: int


@dataclass(frozen=True)
class Block:
    """A block as it is read: no marks, of a link its words, no references to footnotes.

    `level` is that of a heading, the depth of an item, the column of a cell. `italics` and `code`
    are parts of the text. `anchors` pair offsets in the text with offsets in the source.
    """

    kind: str
    text: str
    level: int = 0
    line: int = 0
    links: tuple[Link, ...] = ()
    italics: tuple[tuple[int, int], ...] = ()
    code: tuple[tuple[int, int], ...] = ()
    anchors: tuple[tuple[int, int], ...] = ((0, 0),)

    def source(self, offset: int) -> int:
        """Return the offset in the source of an offset in the text."""
        found = bisect_right(self.anchors, (offset, 1 << 60)) - 1
        at, source = self.anchors[max(found, 0)]
        return source + max(offset - at, 0)

    def part(self, start: int, end: int) -> "Block":
        """Return the block with a part of its text only."""
        links = (replace(one, at=one.at - start) for one in self.links if start <= one.at < end)
        anchors = ((at - start, source) for at, source in self.anchors if start < at < end)
        return replace(
            self,
            text=self.text[start:end],
            links=tuple(links),
            italics=within(self.italics, start, end),
            code=within(self.code, start, end),
            anchors=((0, self.source(start)), *anchors),
        )


def within(spans: Iterable[Span], start: int, end: int) -> tuple[Span, ...]:
    """Return what of spans lies in a part of a text, placed in it."""
    cut = ((max(first, start), min(last, end)) for first, last in spans)
    return tuple((first - start, last - start) for first, last in cut if first < last)


@lru_cache(maxsize=MANY)
def blocks(markdown: str) -> tuple[Block, ...]:
    """Return the blocks of a text in the order they are read; footnotes come last."""
    return tuple(read(parser().parse(markdown, {}), markdown))


def place(markdown: str, offset: int) -> tuple[int, int]:
    """Return line and column, from 1, of an offset in the source."""
    before = markdown[: max(0, offset)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def read(tokens: Sequence[Token], markdown: str) -> Iterator[Block]:
    """Read the blocks out of the parser's tokens."""
    starts = list(accumulate((len(line) + 1 for line in markdown.split("\n")), initial=0))
    around: list[str] = []
    level = column = cursor = 0
    for token in tokens:
        if token.type in OPENING:
            around.append(OPENING[token.type])
        elif token.type in CLOSING:
            around.pop()
        column = 0 if token.type == "tr_open" else column + (token.type in {"th_open", "td_open"})
        level = int(token.tag[1]) if token.type == "heading_open" else level
        first, last = token.map or (0, len(starts) - 1)
        start = min(starts[min(first, len(starts) - 1)], len(markdown))
        if token.type in {"fence", "code_block"}:
            yield Block("code", token.content, line=first, anchors=((0, start),))
        if token.type == "inline":
            end = starts[min(last, len(starts) - 1)]
            reader = Reader(markdown, cursor if start <= cursor <= end else start, end)
            reader.read([one for each in token.children or [] for one in unfolded(each)])
            cursor = reader.cursor
            kind = "heading" if level else next(reversed(around), "paragraph")
            depth = level or (column if kind == "cell" else around.count("item"))
            yield reader.block(kind, depth, first)
        level = 0 if token.type == "heading_close" else level


def unfolded(token: Token) -> Iterable[Token]:
    """Take a picture for a link to it."""
    is_image = token.type == "image"
    return link_to(str(token.attrs.get("src", "")), token.content) if is_image else (token,)


class Reader:
    """Gather the text of one block, following it in the source."""

    def __init__(self, markdown: str, start: int, end: int) -> None:
        self.markdown, self.cursor, self.end = markdown, start, end
        self.pieces, self.length = list[str](), 0
        self.anchors = list[tuple[int, int]]()
        self.links = list[Link]()
        self.italics, self.code = list[tuple[int, int]](), list[tuple[int, int]]()
        self.opened: list[int] = []
        self.address: tuple[str, int, int] | None = None

    def block(self, kind: str, level: int, line: int) -> Block:
        """Return the block that was read."""
        anchors = tuple(self.anchors) or ((0, self.cursor),)
        parts = tuple(self.links), tuple(self.italics), tuple(self.code)
        return Block(kind, "".join(self.pieces), level, line, *parts, anchors)

    def read(self, tokens: Sequence[Token]) -> None:
        """Read the tokens of a line of text; a break between lines is a blank."""
        for token in tokens:
            if token.type in {"text", "code_inline", "html_inline"}:
                self.add(token.content, code=token.type == "code_inline")
            elif token.type in {"softbreak", "hardbreak"}:
                self.put(" ")
            elif token.type == "em_open":
                self.opened.append(self.length)
            elif token.type == "em_close" and self.opened:
                self.italics.append((self.opened.pop(), self.length))
            elif token.type == "link_open":
                self.address = str(token.attrs.get("href", "")), self.length, len(self.pieces)
            elif token.type == "link_close" and self.address:
                self.close_link(*self.address)

    def add(self, content: str, *, code: bool) -> None:
        """Add words, found in the source or, where those are written otherwise, one by one."""
        at = self.length
        if not self.anchor(content, at):
            self.anchors.append((at, min(self.cursor, self.end)))
            for word in WORD.finditer(content):
                self.anchor(word[0], at + word.start())
        if code:
            self.code.append((at, at + len(content)))
        self.put(content)

    def put(self, piece: str) -> None:
        """Add a piece to the text."""
        self.pieces.append(piece)
        self.length += len(piece)

    def anchor(self, piece: str, at: int) -> bool:
        """Find a piece of the text in what is left of the source."""
        end = min(self.end, self.cursor + len(piece) + FARTHEST)
        found = self.markdown.find(piece, self.cursor, end)
        if found >= 0:
            self.anchors.append((at, found))
            self.cursor = found + len(piece)
        return found >= 0

    def close_link(self, address: str, at: int, first: int) -> None:
        """Note a link, and step over its address in the source."""
        self.links.append(Link(address, "".join(self.pieces[first:]), at))
        self.address = None
        ends = {"](": ")", "][": "]"}
        closing = ends.get(self.markdown[self.cursor : self.cursor + 2])
        if closing:
            found = self.markdown.find(closing, self.cursor + 2, self.end)
            self.cursor = found + 1 if found >= 0 else self.cursor


@dataclass(frozen=True)
class Text:
    """Blocks of one text as one passage; `starts` says where each begins in it."""

    passage: Passage
    blocks: Sequence[Block]
    starts: Sequence[int]

    @property
    def placed(self) -> Iterator[tuple[Block, int]]:
        """Return each block and where it begins."""
        return zip(self.blocks, self.starts, strict=False)

    @property
    def links(self) -> list[Link]:
        """Return the links of all blocks, placed in the passage."""
        return [
            replace(link, at=link.at + start)
            for block, start in self.placed
            for link in block.links
        ]

    @property
    def code(self) -> list[Span]:
        """Return the parts that are code, placed in the passage."""
        return [
            (first + start, last + start)
            for block, start in self.placed
            for first, last in block.code
        ]

    @property
    def kept(self) -> list[Span]:
        """Return the parts that may stay in their language: code, italics, words of links."""
        italics = [
            (first + start, last + start)
            for block, start in self.placed
            for first, last in block.italics
        ]
        return [*self.code, *italics, *((one.at, one.at + len(one.words)) for one in self.links)]

    def source(self, offset: int) -> int:
        """Return the offset in the Markdown of an offset in the passage."""
        before = (one for one in self.placed if one[1] <= offset)
        block, start = max(before, key=lambda one: one[1])
        return block.source(offset - start)

    def part(self, start: int, end: int) -> "Text":
        """Return a part of the passage."""
        found = [
            block.part(max(start - begin, 0), end - begin)
            for block, begin in self.placed
            if begin < end and start < begin + len(block.text)
        ]
        return text_of(found, self.passage.language)


def text_of(found: Sequence[Block], language: str) -> Text:
    """Read blocks as one passage."""
    starts = list(accumulate((len(one.text) + len(BETWEEN) for one in found), initial=0))
    return Text(Passage(language, BETWEEN.join(one.text for one in found)), found, starts)
