"""One value is put into a YAML text, and not a character of the rest changes."""

import re
from collections.abc import Sequence
from typing import Any, TypeGuard

import yaml

from memoria.load.yaml_writing import Fields, field, in_braces, in_lines, quoted, scalar

MAPPING = yaml.MappingNode
COLLECTIONS = (yaml.MappingNode, yaml.SequenceNode)
BLOCKS = {"|", ">"}
# The signs that end a line for the parser.
ENDS = "\r\n\x85\u2028\u2029"
BREAK = re.compile(rf"\r\n|[{ENDS}]")
Pair = tuple[yaml.ScalarNode, yaml.Node]
# A piece of a text, from one place to another, and what is to stand there.
Edit = tuple[int, int, str]
SEQUENCE = yaml.SequenceNode
INDENT = 2
# How a field without a value may be written.
NOTHING = {"null", "Null", "NULL", "~"}


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


def append(source: Source, holder: Any, key: str, fields: Fields, order: Sequence[str]) -> str:
    """Return the text with a record at the end of a list of a mapping, in the style of its last.

    A list that is not there is added where `order`, the fields as the model lists them, puts it.
    """
    if holder is None:
        return added_at_end(source, key, fields)
    found = pair_of(holder, key)
    if found is None:
        return with_list(source, holder, key, fields, order)
    if isinstance(found[1], SEQUENCE) and found[1].value:
        return with_item(source, found[1], fields)
    return with_first_item(source, holder, found, fields)


def item_lines(fields: Fields, column: int, gap: int = INDENT) -> list[str]:
    """Write an item of a list with its hyphen in a column, `gap` columns before the fields."""
    first, *others = in_lines(fields, column + gap)
    lead = " " * column + "-" + " " * (gap - 1)
    return [lead + first, *(" " * (column + gap) + one for one in others)]


def added_at_end(source: Source, key: str, fields: Fields) -> str:
    """Return a text of nothing but comments with a list after them."""
    text, newline = source.text, source.newline
    begun = text if not text.strip("\ufeff") or text.endswith(tuple(ENDS)) else text + newline
    return begun + newline.join([f"{key}:", *item_lines(fields, INDENT), ""])


def with_item(source: Source, listed: yaml.SequenceNode, fields: Fields) -> str:
    """Return the text with one more item in a list that has some."""
    last = listed.value[-1]
    if listed.flow_style:
        end = source.close_of(last)
        return source.replaced(end, end, ", " + in_braces(fields))
    column = listed.start_mark.column
    beside = source.before(last).strip() == "-"
    gap = last.start_mark.column - column if beside else INDENT
    lines = item_lines(fields, column, gap)
    if getattr(last, "flow_style", False):
        lines = [" " * column + "-" + " " * (gap - 1) + in_braces(fields)]
    end = end_with_comments(source, last, column)
    newline = source.newline_at(end)
    apart = newline if are_apart(source, listed) else ""
    return source.replaced(end, end, apart + newline + newline.join(lines))


def are_apart(source: Source, listed: yaml.SequenceNode) -> bool:
    """Tell whether an empty line stands between the last two items of a list."""
    if len(listed.value) == 1:
        return False
    start, end = source.end_of(listed.value[-2]), source.index(listed.value[-1].start_mark)
    return any(not line.strip() for line in source.text[start:end].splitlines()[1:-1])


def end_with_comments(source: Source, node: yaml.Node, column: int) -> int:
    """Return where a node ends, with the comments below that are indented deeper than a column."""
    end, deeper = source.end_of(node), rf"[ \t]{{{column + 1},}}#[^{ENDS}]*"
    found = re.compile(rf"([ \t{ENDS}]*[{ENDS}]{deeper})*").match(source.text, end)
    return found.end() if found else end


def with_list(
    source: Source, holder: yaml.MappingNode, key: str, fields: Fields, order: Sequence[str]
) -> str:
    """Return the text with a list that the mapping lacked, behind what the order puts before it."""
    ranks = {name: number for number, name in enumerate(order)}
    earlier = [one for one in holder.value if ranks.get(one[0].value, len(ranks)) < ranks[key]]
    before = max(earlier, key=lambda one: ranks[one[0].value], default=None)
    if holder.flow_style:
        return with_list_in_braces(source, holder, before, f"{key}: [{in_braces(fields)}]")
    column = holder.start_mark.column
    lines = [f"{key}:", *item_lines(fields, column + indent_of(holder))]
    if before is None:
        start = source.index(holder.start_mark)
        return source.replaced(start, start, source.newline_at(start).join([*lines, " " * column]))
    end = end_with_comments(source, before[1], column)
    newline = source.newline_at(end)
    return source.replaced(end, end, newline + " " * column + newline.join(lines))


def with_list_in_braces(
    source: Source, holder: yaml.MappingNode, before: Pair | None, entry: str
) -> str:
    """Return the text with one more field between the braces of a mapping."""
    if before is None:
        start = source.index(holder.start_mark) + 1
        return source.replaced(start, start, entry + (", " if holder.value else ""))
    end = source.close_of(before[1])
    return source.replaced(end, end, ", " + entry)


def indent_of(holder: yaml.MappingNode) -> int:
    """Return by how much the lists of a mapping are indented below their keys."""
    for key, value in holder.value:
        if isinstance(value, SEQUENCE) and not value.flow_style:
            return int(value.start_mark.column - key.start_mark.column)
    return INDENT


def with_first_item(source: Source, holder: yaml.MappingNode, found: Pair, fields: Fields) -> str:
    """Return the text with the first item of a list that is empty, or whose key has no value.

    Raises LookupError where something else than a list stands there.
    """
    key, node = found
    if isinstance(node, MAPPING) or (node.value and node.value not in NOTHING):
        raise LookupError(key.value)
    start, end = source.index(node.start_mark), source.index(node.end_mark)
    inner = source.text[start + 1 : end - 1] if isinstance(node, SEQUENCE) else ""
    if inner.strip():
        space = " " if inner.startswith("#") else ""
        return source.replaced(start + 1, start + 1, in_braces(fields) + space)
    if holder.flow_style or node.start_mark.line != key.start_mark.line:
        space = "" if source.text[start - 1].isspace() else " "
        return source.replaced(start, end, f"{space}[{in_braces(fields)}]")
    return with_item_below(source, holder, node, fields)


def with_item_below(
    source: Source, holder: yaml.MappingNode, node: yaml.Node, fields: Fields
) -> str:
    """Return the text with an item below the line that had no value; its comment stays there."""
    column, end = holder.start_mark.column + indent_of(holder), source.end_of(node)
    before = source.text[: source.index(node.start_mark)].rstrip(" ")
    comment = source.text[source.index(node.end_mark) : end]
    lines = [before + (comment if comment.strip() else ""), *item_lines(fields, column)]
    return source.newline_at(end).join(lines) + source.text[end:]
