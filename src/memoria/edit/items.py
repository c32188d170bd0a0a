"""A record, or the name of one, is added to a list of a YAML text, or taken out of it."""

from collections.abc import Sequence
from typing import Any

import yaml

from memoria.edit.source import ENDS, LINE_END, SEQUENCE, Pair, Source, newline_of, pair_of, plain
from memoria.edit.yaml import Changes, NotChanged
from memoria.load.documents import Path
from memoria.load.yaml_writing import Item, in_braces, in_lines, scalar

INDENT = 2
# How a field without a value may be written.
NOTHING = {"", "null", "Null", "NULL", "~"}


def append(changes: Changes, record: Path, key: str, item: Item, order: Sequence[str]) -> None:
    """Add an item to the end of a list of a record, in the style of its last one.

    A list that is not there is added where `order`, the fields as the model lists them, puts it.
    Raises NotChanged where something else than a list stands there.
    """
    holder = changes.source.node_at(record)
    if holder is None:
        begin(changes, key, item)
        return
    pair = pair_of(holder, key)
    if pair is None:
        add_list(changes, record, key, item, order)
        return
    if isinstance(pair[1], SEQUENCE) and pair[1].value:
        add_item(changes, pair[1], item)
    elif isinstance(pair[1], yaml.MappingNode) or (pair[1].value and pair[1].value not in NOTHING):
        raise NotChanged(changes.name)
    else:
        add_first_item(changes, holder, pair, item)
    fields = changes.value_at(record)
    fields[key] = [*(fields[key] or ()), plain(item)]


def begin(changes: Changes, key: str, item: Item) -> None:
    """Add a list behind a text of nothing but comments."""
    text = changes.source.text
    ended = not text.strip("\ufeff") or text.endswith(tuple(ENDS))
    newline = newline_of(text)
    lines = ["" if ended else newline, *(f"{one}{newline}" for one in list_in_lines(key, item))]
    changes.pieces.append((len(text), len(text), "".join(lines)))
    changes.values = {key: [plain(item)]}


def add_list(changes: Changes, record: Path, key: str, item: Item, order: Sequence[str]) -> None:
    """Add a list that a record lacks, behind what the order puts before it."""
    holder = changes.source.node_at(record)
    ranks = {name: number for number, name in enumerate(order)}
    known = [ranks.get(name.value, len(ranks)) for name, _ in holder.value]
    earlier = [(rank, at) for at, rank in enumerate(known, start=1) if rank < ranks[key]]
    if holder.flow_style or isinstance(item, str):
        lines = [f"{key}: [{in_one_piece(item)}]"]
    else:
        lines = list_in_lines(key, item, indent_of(holder), holder.start_mark.column)
    at = max(earlier, default=(0, 0))[1]
    changes.add(record, at, lines, {key: [plain(item)]})


def list_in_lines(key: str, item: Item, indent: int = INDENT, margin: int = 0) -> list[str]:
    """Write a list with its one item below its name."""
    return [f"{key}:", *(" " * indent + one for one in item_in_lines(item, margin + indent))]


def item_in_lines(item: Item, margin: int, gap: int = INDENT) -> list[str]:
    """Write an item with its hyphen `gap` columns before its fields, to be indented by `margin`."""
    first, *others = [scalar(item)] if isinstance(item, str) else in_lines(item, margin + gap)
    return ["-".ljust(gap) + first, *(" " * gap + one for one in others)]


def in_one_piece(item: Item) -> str:
    """Write an item as it stands in brackets."""
    return scalar(item) if isinstance(item, str) else in_braces(item)


def indent_of(holder: yaml.MappingNode) -> int:
    """Return by how much the lists of a record are indented below their names."""
    for key, value in holder.value:
        if isinstance(value, SEQUENCE) and not value.flow_style:
            return int(value.start_mark.column - key.start_mark.column)
    return INDENT


def add_item(changes: Changes, listed: yaml.SequenceNode, item: Item) -> None:
    """Add an item to a list that has some."""
    source, last, column = changes.source, listed.value[-1], listed.start_mark.column
    if listed.flow_style:
        changes.add_in_brackets(listed, last, in_one_piece(item))
        return
    gap = last.start_mark.column - column if source.before(last).strip() == "-" else INDENT
    lines = item_in_lines(item, column, gap)
    if getattr(last, "flow_style", False):
        lines = ["-".ljust(gap) + in_one_piece(item)]
    changes.add_below(last, column, ["", *lines] if are_apart(source, listed) else lines)


def are_apart(source: Source, listed: yaml.SequenceNode) -> bool:
    """Tell whether an empty line stands between the last two items of a list."""
    if len(listed.value) == 1:
        return False
    start, end = source.end_of(listed.value[-2]), source.index(listed.value[-1].start_mark)
    return any(not line.strip() for line in source.text[start:end].splitlines()[1:-1])


def add_first_item(changes: Changes, holder: Any, pair: Pair, item: Item) -> None:
    """Add an item to a list that is empty, or whose name has no value.

    A record stands below the line, of which the comment stays there; all else is in brackets.
    """
    (key, node), source = pair, changes.source
    start, end = source.index(node.start_mark), source.index(node.end_mark)
    inner = source.text[start + 1 : end - 1] if isinstance(node, SEQUENCE) else ""
    below = node.start_mark.line != key.start_mark.line
    if inner.strip():
        space = " " if inner.startswith("#") else ""
        changes.add_in_brackets(node, None, in_one_piece(item) + space)
    elif holder.flow_style or below or isinstance(item, str):
        changes.rewrite(node, f"[{in_one_piece(item)}]")
    else:
        changes.pieces.append((len(source.text[:start].rstrip(" ")), end, ""))
        margin = " " * indent_of(holder)
        column = holder.start_mark.column
        lines = item_in_lines(item, column + len(margin))
        changes.add_below(node, column, [margin + one for one in lines])


def remove(changes: Changes, record: Path, key: str, number: int) -> None:
    """Take an item out of a list of a record, and with the last one the list; comments stay."""
    source, holder = changes.source, changes.source.node_at(record)
    at = [name.value for name, _ in holder.value].index(key)
    listed, fields = holder.value[at][1], changes.value_at(record)
    if len(listed.value) > 1:
        start, end = piece_of(source, listed, [(one, one) for one in listed.value], number)
        if "#" in source.text[start:end] and not listed.flow_style:
            item = listed.value[number]
            end = source.close_of(item)
            start = source.text.rindex("-", start, end)
        changes.pieces.append((start, end, ""))
        del fields[key][number]
        return
    start, end = piece_of(source, holder, holder.value, at) if at else (0, 0)
    if at and "#" not in source.text[start:end]:
        changes.pieces.append((start, end, ""))
        del fields[key]
    else:
        changes.rewrite(listed, "[]")
        fields[key] = []


def piece_of(
    source: Source, holder: Any, parts: Sequence[tuple[yaml.Node, yaml.Node]], number: int
) -> tuple[int, int]:
    """Return where a field of a record, or an item of a list, begins and ends.

    `parts` are its fields with their values: lines of their own, or parts between commas.
    """
    first, last = parts[number]
    start = source.index(first.start_mark)
    if not holder.flow_style:
        end = source.end_of(last)
        found = LINE_END.match(source.text, end)
        return start - first.start_mark.column, found.end() if found else end
    if number:
        return source.close_of(parts[number - 1][1]), source.close_of(last)
    return start, source.index(parts[1][0].start_mark)
