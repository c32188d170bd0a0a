"""Every text of the publication in the language it is written in, knowing where it stands."""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
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
SIGNS = re.compile(r"[@#<]|[:.]\S")  # one of these is in each of them
QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“]*“|\"[^\"]*\"|‘[^‘’]{3,}’")
# Stands for what was left out: a character of a word, so that no sign seems to stand alone.
HIDDEN = "_"
# A value in YAML is written no longer than so many times what it says: lines may be indented.
WIDEST, ROOM = 2, 200


@dataclass(frozen=True)
class Writing:
    """A text in one language: its blocks, and the file that they are found in.

    `first` is the line of the file on which `source` begins. A text of a record has its `name`.
    """

    language: str
    file: str
    source: str
    blocks: tuple[Block, ...]
    first: int = 1
    record: str = ""
    name: str = ""

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Return what is legible of each block."""
        return tuple(map(legible, self.blocks))

    @property
    def is_prose(self) -> bool:
        """Tell whether the text is Markdown, and no value of a record."""
        return self.file.endswith(".md")

    def place(self, block: Block, offset: int) -> Position:
        """Return where a character of a block stands."""
        line, column = place(self.source, block.source(offset))
        return Position(self.file, self.first - 1 + line, column)


@dataclass(frozen=True)
class File:
    """A file with texts, read only where that is asked for: a summary, or a file of records.

    `source` is what of the file the places of texts count in, from its line `first` on.
    """

    name: str
    source: str
    summary: Summary | None = None
    records: tuple[Placed[Any], ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """Return all that the texts are made from."""
        if self.summary:
            return (self.name, self.source, self.summary.language, str(self.summary.line))
        return (self.name, self.source, *map(called, self.records))

    def place(self, at: int) -> Position:
        """Return where a character of the source stands."""
        return Position.at(self.name, self.source, at, self.summary.line if self.summary else 1)

    def is_comment(self, at: int) -> bool:
        """Tell whether a character stands in a comment of a file of records."""
        before = self.source[self.source.rfind("\n", 0, at) + 1 : at]
        head, sign, _ = f" {before}".partition(" #")
        return bool(sign) and not self.summary and not any(head.count(one) % 2 for one in "\"'")

    def writings(self) -> Iterator[Writing]:
        """List the texts."""
        if one := self.summary:
            text = prose_blocks(self.source)
            yield Writing(one.language, one.file, self.source, text, one.line)
        starts = line_starts(self.source) if self.records else []
        for record in self.records:
            for phrase in phrases(record.record):
                for language in phrase.text.languages:
                    at = record.place(*phrase.path, language)
                    offset = starts[at.line - 1] + at.column - 1
                    block = short_text(phrase.text.get(language) or "", self.source, offset)
                    names = called(record), phrase.name
                    yield Writing(language, at.file, self.source, (block,), 1, *names)


def called(placed: Placed[Any]) -> str:
    """Return what a record is called among those of its file."""
    return f"{type(placed.record).__name__} {placed.record.id}"


def files(
    placed: Mapping[str, Sequence[Placed[Any]]],
    summaries: Sequence[Summary],
    sources: Mapping[str, str],
) -> Iterator[File]:
    """List the files that hold texts; `sources` are the YAML files by name."""
    found: dict[str, list[Placed[Any]]] = {}
    for records in placed.values():
        for record in records:
            found.setdefault(record.file, []).append(record)
    for name, records in found.items():
        if name in sources:
            yield File(name, sources[name], records=tuple(records))
    for summary in summaries:
        yield File(summary.file, summary.markdown, summary)


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
    if not block.code and not SIGNS.search(block.text):
        return block.text
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
