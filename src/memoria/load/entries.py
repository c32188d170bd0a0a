"""The raw records of a file, before they are validated: where each stands, and its id."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from memoria.content.files import GLOBAL_ITEMS, LOCAL_ITEMS, SHELVES
from memoria.content.similar import similar
from memoria.load.documents import Document, Path
from memoria.rules.problems import Position


@dataclass(frozen=True)
class Entry:
    """A raw record on its way: its kind, where it stands, and what is written there."""

    kind: str
    document: Document
    path: Path
    value: Any
    model: Any = None

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


def items(entry: Entry, key: str, kind: str) -> Iterator[Entry]:
    """List the raw records under a key of another one."""
    below = entry.value.get(key) if isinstance(entry.value, dict) else None
    for number, value in enumerate(below if isinstance(below, tuple) else ()):
        yield Entry(kind, entry.document, (*entry.path, key, number), value)


def entries(document: Document) -> Iterator[Entry]:
    """List the records of a file; a file in `sessions/` may be one session itself."""
    root = Entry("file", document, (), document.value)
    if is_one_session(document):
        yield Entry("session", document, (), document.value, SHELVES[1].model)
        return
    for shelf in SHELVES:
        for entry in items(root, shelf.key, shelf.kind):
            yield Entry(shelf.kind, document, entry.path, entry.value, shelf.model)


def is_one_session(document: Document) -> bool:
    """Tell whether a file in `sessions/` holds the fields of one session directly."""
    if not document.name.startswith("sessions/") or not isinstance(document.value, dict):
        return False
    keys = tuple(document.value)
    return "sessions" not in keys and ("id" in keys or not similar("sessions", keys))


def inner_items(record: Entry) -> Iterator[tuple[str, Entry]]:
    """List what stands inside a record, each with the scope in which its id is unique."""
    for key, kind in GLOBAL_ITEMS.items() if record.kind == "session" else ():
        for entry in items(record, key, kind):
            yield "", entry
    for key, kind in LOCAL_ITEMS.get(record.kind, {}).items():
        for entry in items(record, key, kind):
            yield record.scope, entry
            for question in items(entry, "questions", "question"):
                yield record.scope, question


def aliases(entry: Entry) -> Iterator[tuple[Position, str]]:
    """List the earlier ids of a record or an item, which nothing else of the kind may take."""
    below = entry.value.get("aliases") if isinstance(entry.value, dict) else None
    for number, alias in enumerate(below if isinstance(below, tuple) else ()):
        if isinstance(alias, str):
            yield entry.document.place((*entry.path, "aliases", number)), alias
