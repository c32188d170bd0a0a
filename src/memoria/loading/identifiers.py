"""The ids of all records, read before anything is validated, so that every reference can be."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from memoria.checks.identifiers import duplicate_identifier
from memoria.loading.documents import Document, Path
from memoria.problems import Position, Problem
from memoria.records.files import FILES, GLOBAL_ITEMS, LOCAL_ITEMS, SHELVES, SessionsFile

Key = tuple[str, str, str]
ITEM_KINDS = ("question", *GLOBAL_ITEMS.values(), *LOCAL_ITEMS.values())


@dataclass(frozen=True)
class Identifiers:
    """Know where each id stands. A key is (kind, session or nothing, id).

    `retired` are the earlier ids of records, taken but not to be referred to; `unknown` are the
    kinds of which some file could not be read: nothing is said of them.
    """

    places: dict[Key, Position] = field(default_factory=dict)
    retired: frozenset[Key] = frozenset()
    unknown: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()

    def known(self, session: str = "") -> dict[str, frozenset[str]]:
        """Map each kind to the ids that may be referred to from here."""
        kinds = {*ITEM_KINDS, *(shelf.kind for shelf in SHELVES)}
        found: dict[str, set[str]] = {kind: set() for kind in kinds - self.unknown}
        for kind, scope, identifier in self.places.keys() - self.retired:
            if scope in {"", session} and kind in found:
                found[kind].add(identifier)
        return {kind: frozenset(identifiers) for kind, identifiers in found.items()}


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
    value = document.value
    return "/sessions/" in document.file and isinstance(value, dict) and "sessions" not in value


def session_items(session: Entry) -> Iterator[tuple[str, Entry]]:
    """List what stands inside a session, each with the scope in which its id is unique."""
    for key, kind in GLOBAL_ITEMS.items():
        for entry in items(session, key, kind):
            yield "", entry
    for key, kind in LOCAL_ITEMS.items():
        for entry in items(session, key, kind):
            yield session.identifier, entry
            for question in items(entry, "questions", "question"):
                yield session.identifier, question


def collect(documents: Sequence[Document]) -> Identifiers:
    """Find every id, those that stand twice, and the kinds that cannot be known whole."""
    places: dict[Key, Position] = {}
    retired: set[Key] = set()
    problems: list[Problem] = []
    for key, position, is_alias in claims(documents):
        if key in places:
            problems += duplicate_identifier(position, key[2], str(places[key]))
            continue
        places[key] = position
        retired |= {key} if is_alias else set()
    unknown = frozenset(kind for document in documents for kind in hidden_kinds(document))
    return Identifiers(places, frozenset(retired), unknown, tuple(problems))


def hidden_kinds(document: Document) -> Iterator[str]:
    """Name the kinds of record of which this file may hold some that cannot be read."""
    for shelf in SHELVES:
        if shelf.key in expected_keys(document) and hides_ids(document, shelf.key):
            yield shelf.kind
            yield from ITEM_KINDS if shelf.kind == "session" else ()
    for entry in entries(document):
        inner = session_items(entry) if entry.kind == "session" else ()
        yield from (each.kind for _, each in (("", entry), *inner) if not each.identifier)


def expected_keys(document: Document) -> set[str]:
    """List the keys that belong at the top of a file."""
    name = document.file.rpartition("/")[2]
    form = FILES.get(name, SessionsFile)
    return set(form.model_fields)


def hides_ids(document: Document, key: str) -> bool:
    """Tell whether a list of records, or an id in it, was refused or is not there as a list."""
    if is_one_session(document):
        return bool(document.refused)
    listed = document.value.get(key, ()) if isinstance(document.value, dict) else None
    names = {"id", "questions", *GLOBAL_ITEMS, *LOCAL_ITEMS}
    return not isinstance(listed, tuple) or any(
        path[:1] in {(), (key,)} and (not path or isinstance(path[-1], int) or path[-1] in names)
        for path in document.refused
    )


def claims(documents: Iterable[Document]) -> Iterator[tuple[Key, Position, bool]]:
    """List every id a record claims, and whether it is an earlier one."""
    for document in documents:
        for entry in entries(document):
            inner = session_items(entry) if entry.kind == "session" else ()
            for scope, each in (("", entry), *inner):
                if each.identifier:
                    position = document.place((*each.path, "id"))
                    yield (each.kind, scope, each.identifier), position, False
            for position, alias in aliases(entry):
                yield (entry.kind, "", alias), position, True


def aliases(entry: Entry) -> Iterator[tuple[Position, str]]:
    """List the earlier ids of a record, which nothing else may take."""
    below = entry.value.get("aliases") if isinstance(entry.value, dict) else None
    for number, alias in enumerate(below if isinstance(below, tuple) else ()):
        if isinstance(alias, str):
            yield entry.document.place((*entry.path, "aliases", number)), alias
