"""A pin is written into a file: which state of the original a translation was made from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from memoria.content.files import SHELVES
from memoria.content.publication import Publication
from memoria.content.states import TRANSLATED, Material
from memoria.edit.yaml import Source, newline_of, pair_of, put
from memoria.load.yaml_writing import quoted
from memoria.rules.files import Stored
from memoria.translation.statuses import RECORD, Status, statuses

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


@dataclass(frozen=True)
class Marked:
    """Tell what a mark changes: files by name, the texts marked, and those that are missing."""

    files: Mapping[str, bytes]
    marked: Sequence[Status]
    missing: Sequence[Status]

    @property
    def texts(self) -> int:
        """Count the texts that were marked."""
        return sum(one.translated for one in self.marked)


def find(publication: Publication, name: str) -> Material | None:
    """Return the kind and id of a session, series or guide: `tides`, or `guide:tides`."""
    asked, _, identifier = name.rpartition(":")
    for kind, register in TRANSLATED.items():
        known = {one.id for one in getattr(publication, register)}
        if asked in {"", kind} and identifier in known:
            return kind, identifier
    return None


def mark(
    publication: Publication,
    contents: Mapping[str, Stored],
    record: Material,
    language: str,
    because: str = "",
) -> Marked:
    """Pin each text of a record in a language to its original as it is now.

    `because` says why edits of the originals asked for none of the translations.
    """
    found = [one for one in statuses(publication, [language]) if one.record == record]
    due = [one for one in found if one.is_due]
    files: dict[str, bytes] = {}
    for one in each_pin(due):
        written = files.get(one.file, contents[one.file])
        assert isinstance(written, bytes)  # noqa: S101 - records were read from it
        files[one.file] = pinned(written.decode(), one, because).encode()
    return Marked(files, due, [one for one in found if one.missing])


def each_pin(due: Sequence[Status]) -> Iterator[Status]:
    """List the texts that have a pin of their own: a record has one for all of its texts."""
    yield from [one for one in due if one.form == RECORD][:1]
    yield from [one for one in due if one.form != RECORD]


def pinned(text: str, status: Status, because: str) -> str:
    """Return a file with the pin of a text as it should be."""
    pin = {"of": status.digest} | ({"unchanged_because": because} if because else {})
    if status.form == RECORD:
        return pin_record(text, *status.record, status.language, pin)
    return pin_summary(text, pin)
