"""Blocks of one text, read as one passage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from memoria.facts.blocks import Block, Link
from memoria.facts.passages import Passage

BETWEEN = "\n"  # blocks that are one in the other text are read as one
Span = tuple[int, int]


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


def text_of(found: Sequence[Block], language: str) -> Text:
    """Read blocks as one passage."""
    starts = list(accumulate((len(one.text) + len(BETWEEN) for one in found), initial=0))
    return Text(Passage(language, BETWEEN.join(one.text for one in found)), found, starts)
