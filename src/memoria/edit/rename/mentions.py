"""A record's id is changed wherever YAML files name it, and the earlier one noted as an alias."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from memoria.content.files import form_of
from memoria.content.kinds import kind_named
from memoria.content.registers import Deviation, Guide
from memoria.content.withdrawals import WithdrawnFile
from memoria.edit.items import append, remove
from memoria.edit.rename.naming import Rename
from memoria.edit.yaml import Changes
from memoria.load.documents import Document, Path
from memoria.load.entries import Entry, entries, inner_items
from memoria.load.identifiers import FIELD
from memoria.load.subjects import model_at


@dataclass(frozen=True)
class Alias:
    """Say which earlier id a record gets and which one it loses; either may be none."""

    more: str
    less: str


def renamed_yaml(text: str, document: Document, rename: Rename, alias: Alias) -> str:
    """Return the text of a YAML file after a record has been renamed.

    Raises NotChanged where it is written in a way in which that is not safe.
    """
    changes = Changes(text, document.name)
    rename_withdrawn(changes, document, rename)
    for entry in entries(document):
        rename_mentions(changes, entry, rename)
        for scope, each in (("", entry), *inner_items(entry)):
            if (each.kind, scope, each.identifier) == (rename.kind, rename.scope, rename.old):
                changes.replace((*each.path, "id"), rename.new)
                if "aliases" in each.model.model_fields:
                    change_aliases(changes, each, alias)
    return changes.proved()


def rename_withdrawn(changes: Changes, document: Document, rename: Rename) -> None:
    """Change the session in which something stood that was withdrawn."""
    listed = document.value.get(FIELD) if form_of(document.name) is WithdrawnFile else ()
    for number, written in enumerate(listed or ()):
        if (new := rename.link(written)) != written:
            changes.replace((FIELD, number), new)


def rename_mentions(changes: Changes, entry: Entry, rename: Rename) -> None:
    """Change the values of a record that name another one."""
    for location, node in scalars(changes.source.node_at(entry.path)):
        new = renamed_value(node.value, entry.model, location, entry.scope, rename)
        if new != node.value:
            changes.replace((*entry.path, *location), new)


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
    kind = kind_named(holder.model_fields[name]) if holder and name in holder.model_fields else ""
    return rename.identifier(kind, scope, value) if kind else value


def change_aliases(changes: Changes, record: Entry, alias: Alias) -> None:
    """Change the list of earlier ids: one is swapped, taken away or added."""
    known = record.value.get("aliases") or ()
    if alias.less in known and alias.more:
        changes.replace((*record.path, "aliases", known.index(alias.less)), alias.more)
    elif alias.less in known:
        remove(changes, record.path, "aliases", known.index(alias.less))
    elif alias.more:
        append(changes, record.path, "aliases", alias.more, ("id", "aliases"))
