"""A record's own id is changed in its YAML text, and the earlier one noted as its alias."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from memoria.loading.documents import Document, Path
from memoria.loading.entries import Entry, entries, inner_items
from memoria.loading.validation import model_at
from memoria.renaming.names import Rename
from memoria.renaming.references import mentions
from memoria.yaml_edits import Source, in_style, pair_of

# What names a record needs no quotes, either: `proposal:led-employment/credit`.
LINK = re.compile(r"[a-z][a-z_]*[:.][a-z0-9][a-z0-9_./-]*")
# A piece of a text, from one place to another, and what is to stand there.
Edit = tuple[int, int, str]


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
    """Return the edit that writes a value in place of another one, in its style."""
    bare = not node.style and re.fullmatch(LINK, value)
    written = value if bare else in_style(node, value)
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
    """Return the edits of the list of earlier ids, which may not be there yet."""
    pair, written = pair_of(record, "aliases"), in_style(identifier, alias.more)
    listed = pair[1] if pair else None
    known = listed.value if isinstance(listed, yaml.SequenceNode) else []
    gone = [one for one in known if one.value == alias.less]
    if pair and gone and alias.less and alias.more:
        yield replacement(source, gone[0], alias.more)
    elif pair and gone and alias.less:
        yield removal(source, record, pair, gone[0])
    elif alias.more and isinstance(listed, yaml.SequenceNode):
        yield one_more(source, listed, written)
    elif alias.more and listed is not None:
        end = source.index(listed.end_mark)
        yield source.index(listed.start_mark), end, f" [{written}]"
    elif alias.more:
        yield new_list(source, record, identifier, written)


def one_more(source: Source, listed: yaml.SequenceNode, written: str) -> Edit:
    """Return the edit that adds an id to a list."""
    if not listed.value:
        start = source.index(listed.start_mark) + 1
        return start, start, written
    if listed.flow_style:
        end = source.close_of(listed.value[-1])
        return end, end, f", {written}"
    end = source.end_of(listed)
    return end, end, f"{source.newline}{' ' * listed.start_mark.column}- {written}"


def new_list(source: Source, record: Any, identifier: yaml.ScalarNode, written: str) -> Edit:
    """Return the edit that adds the list behind the id."""
    if record.flow_style:
        end = source.close_of(identifier)
        return end, end, f", aliases: [{written}]"
    end = source.end_of(identifier)
    margin = " " * record.start_mark.column
    return end, end, f"{source.newline}{margin}aliases: [{written}]"


def removal(source: Source, record: Any, pair: tuple[Any, Any], gone: yaml.Node) -> Edit:
    """Return the edit that takes an id out of a list, and the list away if it was the last."""
    listed = pair[1]
    number = listed.value.index(gone)
    if len(listed.value) > 1:
        if listed.flow_style and number:
            return source.close_of(listed.value[number - 1]), source.close_of(gone), ""
        if listed.flow_style:
            return source.index(gone.start_mark), source.index(listed.value[1].start_mark), ""
        return line_of(source, gone.start_mark.line, gone.end_mark.line)
    keys = [key for key, _ in record.value]
    first = keys.index(pair[0]) == 0
    if not first and record.flow_style:
        previous = record.value[keys.index(pair[0]) - 1][1]
        return source.close_of(previous), source.close_of(listed), ""
    if not first and "#" not in source.lines[gone.end_mark.line]:
        last = listed.end_mark.line if listed.flow_style else gone.end_mark.line
        return line_of(source, pair[0].start_mark.line, last)
    return source.index(listed.start_mark), source.close_of(listed), "[]"


def line_of(source: Source, first: int, last: int) -> Edit:
    """Return the edit that takes lines away, with the break before them."""
    ends = [sum(len(one) + 1 for one in source.lines[:line]) for line in (first, last + 1)]
    return ends[0], min(ends[1], len(source.text)), ""
