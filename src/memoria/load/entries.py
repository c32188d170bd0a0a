"""Records as they are written: where each stands, before anything of it is validated."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from memoria.content.base import Record
from memoria.content.kinds import ITEMS, KINDS, RECORDS, Kind
from memoria.content.similar import similar
from memoria.load.documents import Document, Path
from memoria.rules.problems import Position

HELD = {name: tuple(one for one in ITEMS if name in one.holders) for name in KINDS}


@dataclass(frozen=True)
class Entry:
    """A raw record on its way: its kind, where it stands, and what is written there."""

    kind: str
    document: Document
    path: Path
    value: Any

    @property
    def model(self) -> type[Record]:
        """Return the model of records of the kind."""
        return KINDS[self.kind].model

    @property
    def identifier(self) -> str:
        """Return the id as written, or nothing where there is none."""
        found = self.value.get("id") if isinstance(self.value, dict) else None
        return found if isinstance(found, str) else ""

    def place(self, *inner: str | int) -> Position:
        """Return where a part of the record stands."""
        return self.document.place((*self.path, *inner))

    @property
    def scope(self) -> str:
        """Return the name under which what stands inside the record is known."""
        return self.identifier if self.kind == "session" else f"{self.kind}/{self.identifier}"


def items(kind: Kind, document: Document, path: Path, value: Any) -> Iterator[Entry]:
    """List the raw records of a kind inside a value: that of a file, or another record's."""
    below = value.get(kind.field) if isinstance(value, dict) else None
    for number, item in enumerate(below if isinstance(below, tuple) else ()):
        yield Entry(kind.name, document, (*path, kind.field, number), item)


def entries(document: Document) -> Iterator[Entry]:
    """List the records of a file; a file in `sessions/` may be one session itself."""
    if is_one_session(document):
        yield Entry("session", document, (), document.value)
        return
    for kind in RECORDS:
        yield from items(kind, document, (), document.value)


def is_one_session(document: Document) -> bool:
    """Tell whether a file in `sessions/` holds the fields of one session directly."""
    if not document.name.startswith("sessions/") or not isinstance(document.value, dict):
        return False
    keys = tuple(document.value)
    return "sessions" not in keys and ("id" in keys or not similar("sessions", keys))


def inner_items(record: Entry) -> Iterator[tuple[str, Entry]]:
    """List what stands inside a record, each with the scope in which its id is unique."""
    for kind in HELD[record.kind]:
        for entry in items(kind, record.document, record.path, record.value):
            yield record.scope if kind.local else "", entry
            yield from ((record.scope, inner) for _, inner in inner_items(entry))


def aliases(entry: Entry) -> Iterator[tuple[Position, str]]:
    """List the earlier ids of a record or an item, which nothing else of the kind may take."""
    below = entry.value.get("aliases") if isinstance(entry.value, dict) else None
    for number, alias in enumerate(below if isinstance(below, tuple) else ()):
        if isinstance(alias, str):
            yield entry.document.place((*entry.path, "aliases", number)), alias
