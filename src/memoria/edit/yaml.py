"""A YAML text is changed at some places, and proved to say what is meant and nothing else."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import yaml

from memoria.edit.source import MAPPING, Meaning, Source, is_block, pair_of, plain
from memoria.load.documents import Path
from memoria.load.yaml_writing import Words, field, in_one_line, is_safe_bare, quoted, scalar

# A piece of a text, from one place to another, and what is to stand there.
Piece = tuple[int, int, str]


class NotChanged(LookupError):  # noqa: N818 - no fault of the program: the file is written so
    """Say that a text is written in a way in which it cannot be changed safely; name the file."""


def says(text: str, meant: Meaning) -> bool:
    """Tell whether a text says what is meant: these values and comments, and nothing else."""
    try:
        return Source(text).meaning == meant
    except yaml.YAMLError:
        return False


def edited(text: str, pieces: Sequence[Piece]) -> str:
    """Return a text with pieces of it replaced; those for one place stand there in their order."""
    done, written = 0, ""
    for start, end, new in sorted(pieces, key=lambda piece: piece[:2]):
        written, done = f"{written}{text[done:start]}{new}", end
    return written + text[done:]


def in_style(node: yaml.Node, value: str) -> str:
    """Write a value as another one was written; what had no quotes gets them where it needs any."""
    style = node.style if isinstance(node, yaml.ScalarNode) and not is_block(node) else '"'
    if style == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return quoted(value) if style or not node.value else scalar(value)


class Changes:
    """Gather changes of a YAML text: the pieces of it to be written, and the values they mean.

    A path leads from the top of the text, as it is before all changes, to a value. `name` is the
    file's, for whoever is told that it cannot be changed.
    """

    def __init__(self, text: str, name: str = "") -> None:
        self.source, self.name = Source(text), name
        self.pieces: list[Piece] = []

    @cached_property
    def values(self) -> Any:
        """Return the values of the text, with all changes so far."""
        return plain(self.source.document.value)

    def value_at(self, path: Path) -> Any:
        """Return a record or a list among the values."""
        value = self.values
        for part in path:
            value = value[part]
        return value

    def proved(self) -> str:
        """Return the text with its changes.

        Raises NotChanged where it would not say what is meant.
        """
        if not self.pieces:
            return self.source.text
        text, before = edited(self.source.text, self.pieces), self.source.meaning
        if not says(text, Meaning(repr(self.values), before.comments, before.has_mistakes)):
            raise NotChanged(self.name)
        return text

    def replace(self, path: Path, value: str) -> None:
        """Write a value in the style of the one there; quotes that only this one needed go."""
        node = self.source.node_at(path)
        written = in_style(node, value) if is_safe_bare(node.value) else scalar(value)
        self.write(path, written, value)

    def write(self, path: Path, written: str, value: Any) -> None:
        """Write a value in place of the one there, which may be none."""
        self.rewrite(self.source.node_at(path), written)
        self.value_at(path[:-1])[path[-1]] = value

    def rewrite(self, node: yaml.Node, written: str) -> None:
        """Write something where a node stands; nothing stands directly behind a colon."""
        start, end = self.source.index(node.start_mark), self.source.close_of(node)
        space = " " if start == end and not self.source.text[start - 1].isspace() else ""
        self.pieces.append((start, end, space + written))

    def put(self, record: Path, inner: Sequence[str], fields: Words) -> None:
        """Write fields into a record, or one inside it; what is not there yet is added."""
        mapping = self.source.node_at(record)
        if not inner:
            self.put_here(record, mapping, fields)
            return
        key, *deeper = inner
        pair = pair_of(mapping, key)
        if pair and isinstance(pair[1], MAPPING):
            self.put((*record, key), deeper, fields)
            return
        value: Any = dict(fields)
        written = in_one_line(fields)
        for part in reversed(deeper):
            value, written = {part: value}, "{" + field(part, written) + "}"
        if pair:
            self.write((*record, key), written, value)
        else:
            self.add(record, len(mapping.value), [field(key, written)], {key: value})

    def put_here(self, record: Path, mapping: yaml.MappingNode, fields: Words) -> None:
        """Write fields into a record: in the style of those there, or before them in quotes."""
        new = {key: value for key, value in fields.items() if pair_of(mapping, key) is None}
        for key in [one for one in fields if one not in new]:
            path = (*record, key)
            self.write(path, in_style(self.source.node_at(path), fields[key]), fields[key])
        if new:
            self.add(record, 0, [field(key, quoted(value)) for key, value in new.items()], new)

    def add(self, record: Path, at: int, lines: Sequence[str], fields: Mapping[str, Any]) -> None:
        """Add fields to a record behind the first `at` of those it has."""
        mapping = self.source.node_at(record)
        before = mapping.value[at - 1][1] if at else None
        column = mapping.start_mark.column
        if mapping.flow_style:
            self.add_in_brackets(mapping, before, ", ".join(lines))
        elif before:
            self.add_below(before, column, lines)
        else:
            start = self.source.index(mapping.start_mark)
            line_end = self.source.newline_at(start) + " " * column
            self.pieces.append((start, start, line_end.join([*lines, ""])))
        values = self.value_at(record)
        known = [*values.items()]
        values.clear()
        values |= {**dict(known[:at]), **fields, **dict(known[at:])}

    def add_in_brackets(self, holder: Any, before: yaml.Node | None, written: str) -> None:
        """Add to a record or a list in brackets, behind one of its values or at its beginning."""
        if before:
            end = self.source.close_of(before)
            self.pieces.append((end, end, f", {written}"))
        else:
            start = self.source.index(holder.start_mark) + 1
            self.pieces.append((start, start, written + (", " if holder.value else "")))

    def add_below(self, node: yaml.Node, column: int, lines: Sequence[str]) -> None:
        """Add lines that begin at a column behind a node and the deeper comments below it."""
        end = self.source.end_with_comments(node, column)
        newline, margin = self.source.newline_at(end), " " * column
        written = (newline + (margin + line if line else "") for line in lines)
        self.pieces.append((end, end, "".join(written)))
