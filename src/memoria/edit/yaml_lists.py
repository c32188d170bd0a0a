"""A record is added to a list in a YAML text, and not a character of the rest changes."""

import re
from collections.abc import Sequence
from typing import Any

import yaml

from memoria.edit.yaml import ENDS, MAPPING, Pair, Source, pair_of
from memoria.load.yaml_writing import Fields, in_braces, in_lines

SEQUENCE = yaml.SequenceNode
INDENT = 2
# How a field without a value may be written.
NOTHING = {"null", "Null", "NULL", "~"}


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
