"""A YAML text with its nodes: where each value stands and ends, its comments, and what it says."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeGuard

import yaml

from memoria.load.composer import Composer
from memoria.load.documents import Document, Path

MAPPING, SEQUENCE = yaml.MappingNode, yaml.SequenceNode
BLOCKS = {"|", ">"}
# The signs that end a line for the parser.
ENDS = "\r\n\x85\u2028\u2029"
LINE_END = re.compile(rf"\r\n|[{ENDS}]")
COMMENT = re.compile(rf"#[^{ENDS}]*")
Pair = tuple[yaml.ScalarNode, yaml.Node]


@dataclass(frozen=True)
class Comment:
    """Hold a comment with its place in the text; lines and columns count from 0."""

    text: str
    index: int
    line: int
    column: int


@dataclass(frozen=True)
class Meaning:
    """Hold what a text says: its values with types and order, its comments, and any mistakes."""

    values: str
    comments: list[str]
    has_mistakes: bool


def plain(value: Any) -> Any:
    """Return values in a form that can be changed."""
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(one) for one in value] if isinstance(value, tuple | list) else value


class Source:
    """A YAML text and its nodes, which know where they stand.

    Raises yaml.YAMLError where the text is no YAML.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Any = yaml.compose(text, Loader=yaml.CBaseLoader)

    @cached_property
    def document(self) -> Document:
        """Return what the loader reads in the text."""
        return Composer("", self.text).compose()

    @property
    def meaning(self) -> Meaning:
        """Return what the text says."""
        comments = [one.text for one in self.comments]
        return Meaning(repr(plain(self.document.value)), comments, bool(self.document.problems))

    @cached_property
    def comments(self) -> list[Comment]:
        """List the comments in order: what follows a `#` outside of all values."""
        return list(self.each_comment())

    def each_comment(self) -> Iterator[Comment]:
        """Look for comments between the values."""
        start, line, seen = 0, 0, 0
        for first, last in (*self.spans(), (len(self.text), len(self.text))):
            for match in COMMENT.finditer(self.text, start, first):
                index = match.start()
                line, seen = line + self.text.count("\n", seen, index), index
                column = index - self.text.rfind("\n", 0, index) - 1
                yield Comment(match[0].rstrip(), index, line, column)
            start = last

    def spans(self) -> Iterator[tuple[int, int]]:
        """List where values and names of fields begin and end; the sign of a block is none."""
        waiting = [self.root] if self.root else []
        while waiting:
            node = waiting.pop()
            if isinstance(node, yaml.ScalarNode):
                yield self.span(node)
            elif isinstance(node, MAPPING):
                waiting += [one for pair in reversed(node.value) for one in reversed(pair)]
            else:
                waiting += reversed(node.value)

    def span(self, node: yaml.ScalarNode) -> tuple[int, int]:
        """Return where a value begins and ends; a block of text begins behind its sign."""
        start, end = self.index(node.start_mark), self.index(node.end_mark)
        if not is_block(node):
            return start, end
        head = LINE_END.search(self.text, start, end)
        return (head.start() if head else end), end

    def index(self, mark: Any) -> int:
        """Return the place of a mark in the text; a byte order mark is not counted by it."""
        return int(mark.index) + self.text.startswith("\ufeff")

    def before(self, node: yaml.Node) -> str:
        """Return what stands before a node in its line."""
        start = self.index(node.start_mark)
        return self.text[start - node.start_mark.column : start]

    def node_at(self, path: Path) -> Any:
        """Return the node at a path."""
        node = self.root
        for part in path:
            found = pair_of(node, part) if isinstance(part, str) else None
            node = found[1] if found else node.value[part]
        return node

    def newline_at(self, index: int) -> str:
        """Return how the line of a place ends; the last line of a text as the first."""
        return newline_of(self.text[index:], newline_of(self.text))

    def line_end(self, index: int) -> int:
        """Return where the line of a place ends."""
        found = LINE_END.search(self.text, index)
        return found.start() if found else len(self.text)

    def close_of(self, node: yaml.Node) -> int:
        """Return where a node ends; the parser takes for that of a block what follows it."""
        leaf = last_leaf(node)
        return self.end_of_block(leaf) if is_block(leaf) else self.index(leaf.end_mark)

    def end_of(self, node: yaml.Node) -> int:
        """Return where the last line of a node ends, its comment included."""
        leaf = last_leaf(node)
        return self.end_of_block(leaf) if is_block(leaf) else self.line_end(self.close_of(leaf))

    def end_of_block(self, block: yaml.ScalarNode) -> int:
        """Return where the last line of a block of text ends; a `+` keeps the empty ones below."""
        start, end = self.index(block.start_mark), self.index(block.end_mark)
        written = self.text[start:end]
        last = written.splitlines(keepends=True)[-1] if "+" in written[:3] else written
        return end - (len(last) - len(last.rstrip(ENDS)))

    def end_with_comments(self, node: yaml.Node, column: int) -> int:
        """Return where a node ends, with the comments below that are deeper than a column."""
        end, deeper = self.end_of(node), rf"[ \t]{{{column + 1},}}#[^{ENDS}]*"
        found = re.compile(rf"([ \t{ENDS}]*[{ENDS}]{deeper})*").match(self.text, end)
        return found.end() if found else end


def newline_of(text: str, default: str = "\n") -> str:
    """Return how the first line of a text ends."""
    found = LINE_END.search(text)
    return found[0] if found else default


def is_block(node: yaml.Node) -> TypeGuard[yaml.ScalarNode]:
    """Tell whether a node is a block of text, indented below its sign."""
    return isinstance(node, yaml.ScalarNode) and node.style in BLOCKS


def last_leaf(node: yaml.Node) -> yaml.Node:
    """Return the last value inside a node; brackets end where they close."""
    if not isinstance(node, yaml.CollectionNode) or not node.value or node.flow_style:
        return node
    last = node.value[-1]
    return last_leaf(last[1] if isinstance(node, MAPPING) else last)


def pair_of(mapping: yaml.Node, key: str) -> Pair | None:
    """Return a key of a mapping with its value."""
    pairs = mapping.value if isinstance(mapping, MAPPING) else []
    return next((pair for pair in pairs if pair[0].value == key), None)
