"""A pin is written into a file: which state of the original a translation was made from."""

import re

import yaml

from memoria.content.kinds import KINDS
from memoria.edit.source import Source, newline_of, pair_of
from memoria.edit.yaml import Changes
from memoria.load.documents import Path
from memoria.load.yaml_writing import field, quoted

FRONT = re.compile(
    r"(\ufeff?---[ \t]*(?:\r\n|\r|\n))(.*?)((?<=[\r\n])---[ \t]*(?=[\r\n]|\Z))", re.DOTALL
)
Pin = dict[str, str]


def pin_summary(text: str, pin: Pin) -> str:
    """Return a summary file with a pin in its front matter, which it may not have yet."""
    newline = newline_of(text)
    front, fence = FRONT.match(text), f"---{newline}"
    if front:
        return front[1] + pinned_fields(front[2], pin, newline) + text[front.end(2) :]
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return mark + fence + pinned_fields("", pin, newline) + fence + text.removeprefix(mark)


def pinned_fields(fields: str, pin: Pin, newline: str) -> str:
    """Return the fields of a front matter with a pin."""
    changes = Changes(fields)
    if not isinstance(changes.source.root, yaml.MappingNode):
        lines = (field(key, quoted(value)) + newline for key, value in pin.items())
        return "".join(lines) + fields
    changes.put((), (), pin)
    return changes.proved()


def pin_record(text: str, kind: str, identifier: str, language: str, pin: Pin) -> str:
    """Return a YAML file with the pin of one of its records.

    Raises LookupError where the file has no such record.
    """
    changes = Changes(text)
    changes.put(path_of(changes.source, kind, identifier), ("translations", language), pin)
    return changes.proved()


def path_of(source: Source, kind: str, identifier: str) -> Path:
    """Return the path of a record: one of a list, or the file's only one."""
    shelf = KINDS[kind].field
    listed = pair_of(source.root, shelf)
    paths: list[Path] = [(shelf, number) for number in range(len(listed[1].value) if listed else 0)]
    for path in [*paths, ()]:
        found = pair_of(source.node_at(path), "id")
        if found and found[1].value == identifier:
            return path
    raise LookupError(identifier)
