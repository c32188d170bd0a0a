"""Where a YAML file names records: in fields that hold ids, in cross-links, in names of texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

import yaml

from memoria.content.base import Reference
from memoria.content.registers import Deviation, Guide
from memoria.edit.rename.names import Rename
from memoria.load.documents import Path
from memoria.load.entries import Entry
from memoria.load.records import model_at


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
    for location, scalar in scalars(node):
        yield Mention(scalar, entry.model, location, entry.scope)


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
