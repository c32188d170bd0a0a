"""A pin is written into a file: which state of the original a translation was made from."""

import re
from typing import Any

import yaml

from memoria.content.files import SHELVES
from memoria.edit.yaml import Source, newline_of, pair_of, put
from memoria.load.yaml_writing import quoted

FRONT = re.compile(
    r"(\ufeff?---[ \t]*(?:\r\n|\r|\n))(.*?)((?<=[\r\n])---[ \t]*(?=[\r\n]|\Z))", re.DOTALL
)
Pin = dict[str, str]


def pin_summary(text: str, pin: Pin) -> str:
    """Return a summary file with a pin in its front matter, which it may not have yet."""
    newline = newline_of(text)
    front, fence = FRONT.match(text), f"---{newline}"
    fields = front[2] if front else ""
    for key, value in reversed(pin.items()):
        fields = put_field(fields, key, value, newline)
    if front:
        return front[1] + fields + text[front.end(2) :]
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return mark + fence + fields + fence + text.removeprefix(mark)


def put_field(fields: str, key: str, value: str, newline: str) -> str:
    """Return the fields of a front matter with one of them set."""
    source = Source(fields)
    if isinstance(source.root, yaml.MappingNode):
        return put(source, source.root, [key], value)
    return f"{key}: {quoted(value)}{newline}{fields}"


def pin_record(text: str, kind: str, identifier: str, language: str, pin: Pin) -> str:
    """Return a YAML file with the pin of one of its records.

    Raises LookupError where the file has no such record.
    """
    for key, value in reversed(pin.items()):
        source = Source(text)
        text = put(
            source, record_in(source, kind, identifier), ["translations", language, key], value
        )
    return text


def record_in(source: Source, kind: str, identifier: str) -> Any:
    """Return the node of a record: one of a list, or the file's only one."""
    shelf = next(one.key for one in SHELVES if one.kind == kind)
    listed = pair_of(source.root, shelf) if source.root else None
    for node in [*(listed[1].value if listed else ()), source.root]:
        found = pair_of(node, "id") if node is not None else None
        if found and found[1].value == identifier:
            return node
    raise LookupError(identifier)
