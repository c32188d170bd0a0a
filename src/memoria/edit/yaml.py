"""One value is put into a YAML text, and not a character of the rest changes."""

import re
from collections.abc import Sequence
from typing import Any, TypeGuard

import yaml

from memoria.load.yaml_writing import field, quoted, scalar

MAPPING = yaml.MappingNode
COLLECTIONS = (yaml.MappingNode, yaml.SequenceNode)
BLOCKS = {"|", ">"}
# The signs that end a line for the parser.
ENDS = "\r\n\x85\u2028\u2029"
BREAK = re.compile(rf"\r\n|[{ENDS}]")
Pair = tuple[yaml.ScalarNode, yaml.Node]
# A piece of a text, from one place to another, and what is to stand there.
Edit = tuple[int, int, str]


class Source:
    """A YAML text and its nodes, which know where they stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = yaml.compose(text, Loader=yaml.CSafeLoader)

    @property
    def newline(self) -> str:
        """Return how the first line of the text ends."""
        return newline_of(self.text)

    def newline_at(self, index: int) -> str:
        """Return how the line of a place ends; the last line of a text as the first."""
        return newline_of(self.text[index:], self.newline)

    def index(self, mark: Any) -> int:
        """Return the place of a mark in the text; a byte order mark is not counted by it."""
        return int(mark.index) + self.text.startswith("\ufeff")

    def before(self, node: yaml.Node) -> str:
        """Return what stands before a node in its line."""
        start = self.index(node.start_mark)
        return self.text[start - node.start_mark.column : start]

    def replaced(self, start: int, end: int, new: str) -> str:
        """Return the text with a piece of it replaced."""
        return self.text[:start] + new + self.text[end:]

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

    def whole_lines(self, first: yaml.Node, last: yaml.Node) -> Edit:
        """Return the edit that takes lines away: from that where a node begins to another's end."""
        end = self.end_of(last)
        found = BREAK.match(self.text, end)
        start = self.index(first.start_mark) - int(first.start_mark.column)
        return start, found.end() if found else end, ""

    def line_end(self, index: int) -> int:
        """Return where the line of a place ends."""
        found = BREAK.search(self.text, index)
        return found.start() if found else len(self.text)


def newline_of(text: str, default: str = "\n") -> str:
    """Return how the first line of a text ends."""
    found = BREAK.search(text)
    return found[0] if found else default


def is_block(node: yaml.Node) -> TypeGuard[yaml.ScalarNode]:
    """Tell whether a node is a block of text, indented below its sign."""
    return isinstance(node, yaml.ScalarNode) and node.style in BLOCKS


def last_leaf(node: yaml.Node) -> yaml.Node:
    """Return the last value inside a node; brackets end where they close."""
    if not node.value or not isinstance(node, COLLECTIONS) or node.flow_style:
        return node
    last = node.value[-1]
    return last_leaf(last[1] if isinstance(node, MAPPING) else last)


def pair_of(mapping: yaml.Node, key: str) -> Pair | None:
    """Return a key of a mapping with its value."""
    pairs = mapping.value if isinstance(mapping, MAPPING) else []
    return next((pair for pair in pairs if pair[0].value == key), None)


def put(source: Source, mapping: yaml.MappingNode, path: Sequence[str], value: str) -> str:
    """Return the text with a value at a path of keys below a mapping; what is lacking is added."""
    key, *inner = path
    found = pair_of(mapping, key)
    if found is None:
        return add(source, mapping, key, wrapped(inner, value), first=not inner)
    node = found[1]
    if inner and isinstance(node, MAPPING):
        return put(source, node, inner, value)
    start, end = source.index(node.start_mark), source.close_of(node)
    written = wrapped(inner, value) if inner else in_style(node, value)
    return source.replaced(start, end, written if start < end else " " + written)


def add(source: Source, mapping: yaml.MappingNode, key: str, written: str, *, first: bool) -> str:
    """Return the text with one more key in a mapping, as its first one or its last."""
    entry, start = field(key, written), source.index(mapping.start_mark)
    if mapping.flow_style:
        if first or not mapping.value:
            lead = entry + (", " if mapping.value else "")
            return source.replaced(start + 1, start + 1, lead)
        end = source.close_of(mapping.value[-1][1])
        return source.replaced(end, end, ", " + entry)
    margin = " " * mapping.start_mark.column
    if first:
        return source.replaced(start, start, entry + source.newline_at(start) + margin)
    end = source.end_of(mapping)
    return source.replaced(end, end, source.newline_at(end) + margin + entry)


def wrapped(path: Sequence[str], value: str) -> str:
    """Write a value below further keys, in one line."""
    written = quoted(value)
    for key in reversed(path):
        written = "{" + field(key, written) + "}"
    return written


def in_style(node: yaml.Node, value: str) -> str:
    """Write a value as another one was written; what had no quotes gets them where it needs any."""
    style = node.style if isinstance(node, yaml.ScalarNode) and not is_block(node) else '"'
    if style == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return quoted(value) if style or not node.value else scalar(value)
