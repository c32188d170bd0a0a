"""A record's own id is changed in its YAML text, and the earlier one noted as its alias."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, get_args

import yaml

from memoria.content.base import Reference
from memoria.content.registers import Deviation, Guide
from memoria.edit.rename.names import Rename
from memoria.edit.yaml import Edit, Pair, Source, in_style, pair_of
from memoria.load.documents import Document, Path
from memoria.load.identifiers import Entry, entries, inner_items
from memoria.load.records import model_at
from memoria.load.yaml_writing import is_safe_bare, scalar


@dataclass(frozen=True)
class Mention:
    """A value that names something: where it stands in its record, and the record's model."""

    node: yaml.ScalarNode
    model: Any
    location: Path
    scope: str

    def after(self, rename: Rename) -> str:
        """Return the value as it is after a record has been renamed."""
        return renamed_value(str(self.node.value), self.model, self.location, self.scope, rename)


def mentions(entry: Entry, node: yaml.Node) -> Iterator[Mention]:
    """List the values of a record that may name another one."""
    for location, value in scalars(node):
        yield Mention(value, entry.model, location, entry.scope)


def scalars(node: yaml.Node, location: Path = ()) -> Iterator[tuple[Path, yaml.ScalarNode]]:
    """List the values inside a node, each with its path."""
    if isinstance(node, yaml.ScalarNode):
        yield location, node
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from scalars(item, (*location, number))
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from scalars(value, (*location, str(key.value)))


def renamed_value(value: str, model: Any, location: Path, scope: str, rename: Rename) -> str:
    """Return a value at a location of a record as it is after another one has been renamed."""
    inner = tuple(location)
    while inner and isinstance(inner[-1], int):
        inner = inner[:-1]
    holder, name = model_at(model, inner[:-1]), str(inner[-1]) if inner else ""
    if holder is Guide and name == "items":
        return rename.link(value)
    if holder is Deviation and name == "text":
        return rename.text(value, scope)
    kind = kind_of(holder.model_fields[name]) if holder and name in holder.model_fields else ""
    return rename.identifier(kind, scope, value) if kind else value


def kind_of(annotated: Any) -> str:
    """Return of which kind the ids are that a field, or a type, holds, or nothing."""
    details = (*getattr(annotated, "metadata", ()), *getattr(annotated, "__metadata__", ()))
    own = next((one.kind for one in details if isinstance(one, Reference)), "")
    inner = (*get_args(getattr(annotated, "annotation", annotated)),)
    if getattr(annotated, "annotation", None) is not None:
        inner = (annotated.annotation, *inner)
    return own or next(filter(None, map(kind_of, inner)), "")


@dataclass(frozen=True)
class Alias:
    """Say which earlier id a record gets and which one it loses; either may be none."""

    more: str
    less: str


NO_ALIAS = Alias("", "")


def renamed_yaml(text: str, document: Document, rename: Rename, alias: Alias) -> str:
    """Return the text of a YAML file after a record has been renamed."""
    source = Source(text)
    edits: list[Edit] = []
    for entry in entries(document):
        for mention in mentions(entry, node_at(source.root, entry.path)):
            new = mention.after(rename)
            if new != mention.node.value:
                edits.append(replacement(source, mention.node, new))
        for scope, each in (("", entry), *inner_items(entry)):
            if (each.kind, scope, each.identifier) == (rename.kind, rename.scope, rename.old):
                record = node_at(source.root, each.path)
                has_aliases = "aliases" in fields_of(entry, each)
                edits += identifier_edits(
                    source, record, rename.new, alias if has_aliases else NO_ALIAS
                )
    return edited(text, edits)


def fields_of(record: Entry, item: Entry) -> tuple[str, ...]:
    """List the fields that a record, or an item inside it, may have."""
    model = model_at(record.model, item.path[len(record.path) :]) or record.model
    return tuple(model.model_fields)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with its pieces replaced, the last first."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def node_at(node: Any, path: Path) -> Any:
    """Return the node at a path."""
    for part in path:
        found = pair_of(node, part) if isinstance(part, str) else None
        node = found[1] if found else node.value[part]
    return node


def replacement(source: Source, node: yaml.ScalarNode, value: str) -> Edit:
    """Return the edit that writes a value in place of another one, in its style.

    Quotes that only the old value needed go with it.
    """
    written = in_style(node, value) if is_safe_bare(node.value) else scalar(value)
    return source.index(node.start_mark), source.close_of(node), written


def identifier_edits(source: Source, record: Any, new: str, alias: Alias) -> Iterator[Edit]:
    """Return the edits of the record itself: its id and its earlier ids."""
    pair = pair_of(record, "id")
    if pair and isinstance(pair[1], yaml.ScalarNode):
        yield replacement(source, pair[1], new)
        yield from alias_edits(source, record, pair[1], alias)


def alias_edits(
    source: Source, record: Any, identifier: yaml.ScalarNode, alias: Alias
) -> Iterator[Edit]:
    """Return the edits of the list of earlier ids: one is swapped, taken away or added."""
    pair = pair_of(record, "aliases")
    known = pair[1].value if pair and isinstance(pair[1], yaml.SequenceNode) else []
    gone = next((one for one in known if alias.less and one.value == alias.less), None)
    if gone and alias.more:
        yield replacement(source, gone, alias.more)
    elif gone and pair:
        yield removal(source, record, pair, gone)
    elif alias.more:
        written = in_style(identifier, alias.more)
        if pair:
            yield addition(source, pair[1], written)
        else:
            yield new_list(source, record, identifier, written)


def addition(source: Source, listed: yaml.Node, written: str) -> Edit:
    """Return the edit that adds an id to a list, which may be a field without a value."""
    start, column = source.index(listed.start_mark), listed.start_mark.column
    if not isinstance(listed, yaml.SequenceNode):
        space = " " if source.before(listed).endswith(":") else ""
        return start, source.index(listed.end_mark), f"{space}[{written}]"
    if not listed.value:
        return start + 1, start + 1, written
    if listed.flow_style:
        end = source.close_of(listed.value[-1])
        return end, end, f", {written}"
    end = source.end_of(listed)
    return end, end, f"{source.newline_at(end)}{' ' * column}- {written}"


def new_list(source: Source, record: Any, identifier: yaml.ScalarNode, written: str) -> Edit:
    """Return the edit that adds the list behind the id."""
    if record.flow_style:
        end = source.close_of(identifier)
        return end, end, f", aliases: [{written}]"
    end = source.end_of(identifier)
    margin = " " * record.start_mark.column
    return end, end, f"{source.newline_at(end)}{margin}aliases: [{written}]"


def removal(source: Source, record: Any, pair: Pair, gone: yaml.Node) -> Edit:
    """Return the edit that takes an id out of a list, and the list away if it was the last."""
    key, listed = pair
    if len(listed.value) > 1:
        return removal_of_item(source, listed, listed.value.index(gone))
    before = record.value[: record.value.index(pair)]
    if before and record.flow_style:
        return source.close_of(before[-1][1]), source.close_of(listed), ""
    if before and "#" not in source.text[source.index(key.end_mark) : source.end_of(listed)]:
        return source.whole_lines(key, listed)
    return source.index(listed.start_mark), source.close_of(listed), "[]"


def removal_of_item(source: Source, listed: Any, number: int) -> Edit:
    """Return the edit that takes an item out of a list of several."""
    item = listed.value[number]
    if not listed.flow_style:
        return source.whole_lines(item, item)
    if number:
        return source.close_of(listed.value[number - 1]), source.close_of(item), ""
    return source.index(item.start_mark), source.index(listed.value[1].start_mark), ""
