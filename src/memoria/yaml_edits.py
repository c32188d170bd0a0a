"""One value is put into a YAML text, and not a character of the rest changes."""

import json
import re
from collections.abc import Sequence
from typing import Any, TypeGuard

import yaml

from memoria.loading.documents import CORE_SCHEMA

MAPPING = yaml.MappingNode
COLLECTIONS = (yaml.MappingNode, yaml.SequenceNode)
BLOCKS = {"|", ">"}
Pair = tuple[yaml.ScalarNode, yaml.Node]


class Source:
    """A YAML text and its nodes, which know where they stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.root = yaml.compose(text, Loader=yaml.CSafeLoader)

    @property
    def newline(self) -> str:
        """Return how the lines of the text end."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def index(self, mark: Any) -> int:
        """Return the place of a mark in the text."""
        before = sum(len(line) + 1 for line in self.lines[: mark.line])
        return min(before + int(mark.column), len(self.text))

    def replaced(self, start: int, end: int, new: str) -> str:
        """Return the text with a piece of it replaced."""
        return self.text[:start] + new + self.text[end:]

    def close_of(self, node: yaml.Node) -> int:
        """Return where a node ends; the parser takes for that of a block what follows it."""
        return self.end_of(node) if is_block(node) else self.index(node.end_mark)

    def end_of(self, node: yaml.Node) -> int:
        """Return where the last line of a node ends, its comment included."""
        leaf = last_leaf(node)
        line = self.last_line(leaf) if is_block(leaf) else leaf.end_mark.line
        return sum(len(one) + 1 for one in self.lines[:line]) + len(self.lines[line].rstrip("\r"))

    def last_line(self, block: yaml.Node) -> int:
        """Return the last line of a block of text: the last one that is indented as its first."""
        start = block.start_mark.line
        below = range(start + 1, min(block.end_mark.line + 1, len(self.lines)))
        written = [line for line in below if self.lines[line].strip()]
        inside = (line for line in written if self.margin(line) >= self.margin(written[0]))
        return max(inside, default=start)

    def margin(self, line: int) -> int:
        """Return by how much a line is indented."""
        return len(self.lines[line]) - len(self.lines[line].lstrip())


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
    space = "" if start < end else " "
    return source.replaced(start, end, space + written)


def add(source: Source, mapping: yaml.MappingNode, key: str, written: str, *, first: bool) -> str:
    """Return the text with one more key in a mapping, as its first one or its last."""
    entry = f"{key}: {written}"
    if mapping.flow_style:
        start = source.index(mapping.start_mark) + 1
        if first or not mapping.value:
            return source.replaced(start, start, entry + (", " if mapping.value else ""))
        end = source.close_of(mapping.value[-1][1])
        return source.replaced(end, end, ", " + entry)
    margin = source.newline + " " * mapping.start_mark.column
    if first:
        start = source.index(mapping.start_mark)
        return source.replaced(start, start, entry + margin)
    end = source.end_of(mapping)
    return source.replaced(end, end, margin + entry)


def wrapped(path: Sequence[str], value: str) -> str:
    """Write a value below further keys, in one line."""
    for key in reversed(path):
        value = f"{key}: {value if value.startswith('{') else quoted(value)}"
        value = "{" + value + "}"
    return value if path else quoted(value)


def quoted(value: str) -> str:
    """Write a text in double quotes."""
    return json.dumps(value, ensure_ascii=False)


def in_style(node: yaml.Node, value: str) -> str:
    """Write a text as another one was written: bare, if it is none but a text then."""
    style = node.style if isinstance(node, yaml.ScalarNode) and not is_block(node) else '"'
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    bare = re.fullmatch(r"[\w-]+", value) and not any(
        re.fullmatch(pattern, value) for pattern, _ in (*CORE_SCHEMA, (r"\d[\d_e]*", None))
    )
    return value if not style and bare and node.value else quoted(value)
