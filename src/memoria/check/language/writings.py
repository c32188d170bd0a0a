"""Every text of the publication in the language it is written in, knowing where it stands."""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from memoria.content.publication import Summary
from memoria.content.states import phrases
from memoria.facts.texts import Block, Reader, blocks, place
from memoria.load.documents import Placed
from memoria.rules.problems import Position

Span = tuple[int, int]
# What no rule of a language holds for: addresses, names of files, hashtags, tags of HTML.
BARE = re.compile(
    r"(?:https?://|www\.)\S+|\b\w+:[^\s\d]\S*|(?<!\S)[^\s@]+@\S+|(?<!\w)[#@]\w+"
    r"|\b\w+(?:\.\w{2,})+(?:/\S*)?(?=\W|$)|</?[a-zA-Z][^<>]*>"
)
QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“]*“|\"[^\"]*\"|‘[^‘’]{3,}’")
# Stands for what was left out: a character of a word, so that no sign seems to stand alone.
HIDDEN = "_"
# A value in YAML is written no longer than so many times what it says: lines may be indented.
WIDEST, ROOM = 2, 200


@dataclass(frozen=True)
class Writing:
    """A text in one language: its blocks, and the file that they are found in.

    `first` is the line of the file on which `source` begins.
    """

    language: str
    file: str
    source: str
    blocks: tuple[Block, ...]
    first: int = 1

    @property
    def is_prose(self) -> bool:
        """Tell whether the text is Markdown, and no value of a record."""
        return self.file.endswith(".md")

    def place(self, block: Block, offset: int) -> Position:
        """Return where a character of a block stands."""
        line, column = place(self.source, block.source(offset))
        return Position(self.file, self.first - 1 + line, column)


def writings(
    placed: Mapping[str, Sequence[Placed[Any]]],
    summaries: Sequence[Summary],
    sources: Mapping[str, str],
) -> Iterator[Writing]:
    """List the texts of records and summaries; `sources` are the YAML files by name."""
    starts = {file: line_starts(source) for file, source in sources.items()}
    for field in placed:
        for record in placed[field]:
            for phrase in phrases(record.record):
                for language in phrase.text.languages:
                    at = record.place(*phrase.path, language)
                    if at.file in sources:
                        source = sources[at.file]
                        offset = starts[at.file][at.line - 1] + at.column - 1
                        block = short_text(phrase.text.get(language) or "", source, offset)
                        yield Writing(language, at.file, source, (block,))
    for summary in summaries:
        source = summary.markdown
        yield Writing(summary.language, summary.file, source, prose_blocks(source), summary.line)


def line_starts(source: str) -> list[int]:
    """Return the offsets at which the lines of a file begin."""
    return [0, *(match.end() for match in re.finditer("\n", source))]


def short_text(text: str, source: str, offset: int) -> Block:
    """Return the words of a record as a block that knows its place in the file."""
    reader = Reader(source, offset, min(offset + WIDEST * len(text) + ROOM, len(source)))
    reader.add(text, code=False)
    return reader.block("paragraph", 0, 0)


def prose_blocks(source: str) -> tuple[Block, ...]:
    """Return what of a summary is written in a language."""
    return tuple(block for block in blocks(source) if block.kind != "code" and block.text)


def legible(block: Block) -> str:
    """Return the text of a block without code, addresses and hashtags; offsets stay the same."""
    letters = list(BARE.sub(lambda match: HIDDEN * len(match[0]), block.text))
    for start, end in block.code:
        letters[start:end] = HIDDEN * (end - start)
    return "".join(letters)


def foreign(block: Block) -> list[Span]:
    """List the parts that may be in another language, in order: quotations, italics, links."""
    links = [(one.at, one.at + len(one.words)) for one in block.links]
    quoted = [match.span() for match in QUOTED.finditer(block.text)]
    found: list[Span] = []
    for start, end in sorted([*block.italics, *links, *quoted]):
        if found and start <= found[-1][1]:
            first, last = found.pop()
            found.append((first, max(last, end)))
        else:
            found.append((start, end))
    return found


def within(at: int, spans: Sequence[Span]) -> bool:
    """Tell whether an offset lies in one of the parts, which stand in order and apart."""
    before = bisect(spans, (at, at)) - 1
    return any(start <= at < end for start, end in spans[max(before, 0) : before + 2])
