"""A record is added to a list in a YAML text, and not a character of the rest changes."""

from collections.abc import Sequence
from typing import Any

import yaml

from memoria.yaml_edits import MAPPING, Pair, Source, pair_of
from memoria.yaml_writing import Fields, in_braces, in_lines

SEQUENCE = yaml.SequenceNode
INDENT = 2


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
    begun = text if not text.strip("\ufeff") or text.endswith("\n") else text + newline
    return begun + newline.join([f"{key}:", *item_lines(fields, INDENT), ""])


def with_item(source: Source, listed: yaml.SequenceNode, fields: Fields) -> str:
    """Return the text with one more item in a list that has some."""
    last = listed.value[-1]
    if listed.flow_style:
        end = source.close_of(last)
        return source.replaced(end, end, ", " + in_braces(fields))
    column, newline = listed.start_mark.column, source.newline
    beside = source.lines[last.start_mark.line][: last.start_mark.column].strip() == "-"
    gap = last.start_mark.column - column if beside else INDENT
    lines = item_lines(fields, column, gap)
    if getattr(last, "flow_style", False):
        lines = [" " * column + "-" + " " * (gap - 1) + in_braces(fields)]
    end = end_with_comments(source, last, column)
    apart = newline if are_apart(source, listed) else ""
    return source.replaced(end, end, apart + newline + newline.join(lines))


def are_apart(source: Source, listed: yaml.SequenceNode) -> bool:
    """Tell whether an empty line stands between the last two items of a list."""
    if len(listed.value) == 1:
        return False
    before = line_at(source, source.end_of(listed.value[-2]))
    between = source.lines[before + 1 : listed.value[-1].start_mark.line]
    return any(not line.strip() for line in between)


def line_at(source: Source, index: int) -> int:
    """Return the line of a place in the text, from 0."""
    return source.text.count("\n", 0, index)


def end_with_comments(source: Source, node: yaml.Node, column: int) -> int:
    """Return where a node ends, with the comments below that are indented deeper than a column."""
    line = last = line_at(source, source.end_of(node))
    for below in range(line + 1, len(source.lines)):
        written = source.lines[below].strip()
        if written and not (written.startswith("#") and source.margin(below) > column):
            break
        last = below if written else last
    return sum(len(one) + 1 for one in source.lines[:last]) + len(source.lines[last].rstrip("\r"))


def with_list(
    source: Source, holder: yaml.MappingNode, key: str, fields: Fields, order: Sequence[str]
) -> str:
    """Return the text with a list that the mapping lacked, behind what the order puts before it."""
    ranks = {name: number for number, name in enumerate(order)}
    earlier = [one for one in holder.value if ranks.get(one[0].value, len(ranks)) < ranks[key]]
    before = max(earlier, key=lambda one: ranks[one[0].value], default=None)
    if holder.flow_style:
        return with_list_in_braces(source, holder, before, f"{key}: [{in_braces(fields)}]")
    column, newline = holder.start_mark.column, source.newline
    lines = [f"{key}:", *item_lines(fields, column + indent_of(holder))]
    if before is None:
        start = source.index(holder.start_mark)
        return source.replaced(start, start, newline.join([*lines, " " * column]))
    end = end_with_comments(source, before[1], column)
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
    if isinstance(node, MAPPING) or (
        node.value and node.value not in {"null", "Null", "NULL", "~"}
    ):
        raise LookupError(key.value)
    start, end = source.index(node.start_mark), source.index(node.end_mark)
    inner = source.text[start + 1 : end - 1] if isinstance(node, SEQUENCE) else ""
    if inner.strip():
        space = " " if inner.startswith("#") else ""
        return source.replaced(start + 1, start + 1, in_braces(fields) + space)
    if holder.flow_style or node.start_mark.line != key.start_mark.line:
        space = "" if source.text[start - 1].isspace() else " "
        return source.replaced(start, end, f"{space}[{in_braces(fields)}]")
    column, newline = holder.start_mark.column + indent_of(holder), source.newline
    line_end = source.end_of(node)
    rest = source.text[end:line_end]
    kept = rest if rest.strip() else ""
    below = newline + newline.join(item_lines(fields, column))
    return source.text[:start].rstrip(" ") + kept + below + source.text[line_end:]
