"""The ids of all records, read before anything is validated, so that every reference can be."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from memoria.checks.identifiers import duplicate_identifier
from memoria.escaping import file_name
from memoria.loading.documents import Document, Path
from memoria.problems import Position, Problem
from memoria.records.base import similar
from memoria.records.files import GLOBAL_ITEMS, LOCAL_ITEMS, SHELVES, form_of

Key = tuple[str, str, str]
ITEM_LISTS = GLOBAL_ITEMS | LOCAL_ITEMS["series"] | LOCAL_ITEMS["session"]
ITEM_KINDS = ("question", *ITEM_LISTS.values())
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Identifiers:
    """Know where each id stands. A key is (kind, scope, id).

    The scope is the record inside which the id is unique, or nothing for the whole publication.

    `retired` are the earlier ids of records, taken but not to be referred to; `unknown` are the
    kinds of which some file could not be read: nothing is said of them.
    """

    places: dict[Key, Position] = field(default_factory=dict)
    retired: frozenset[Key] = frozenset()
    unknown: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def by_scope(self) -> dict[str, dict[str, frozenset[str]]]:
        """Group the ids that may be referred to, once, by scope and kind.

        A bad id is there in the form it should have, too: one mistake, one problem.
        """
        found: dict[str, dict[str, set[str]]] = {}
        for kind, scope, identifier in self.places.keys() - self.retired:
            found.setdefault(scope, {}).setdefault(kind, set()).update(
                (identifier, file_name(identifier))
            )
        return {
            scope: {kind: frozenset(listed) for kind, listed in kinds.items()}
            for scope, kinds in found.items()
        }

    def known(self, scope: str = "") -> dict[str, frozenset[str]]:
        """Map each kind to the ids that may be referred to from inside a record."""
        kinds = {*ITEM_KINDS, *(shelf.kind for shelf in SHELVES)} - self.unknown
        whole, own = self.by_scope.get("", {}), self.by_scope.get(scope, {})
        return {kind: own.get(kind) or whole.get(kind, NOTHING) for kind in kinds}


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
    form = form_of(document.name)
    for shelf in SHELVES:
        if form and shelf.key in form.model_fields and hides_ids(document, shelf.key):
            yield shelf.kind
            yield from ITEM_KINDS if shelf.kind in LOCAL_ITEMS else ()
    for entry in entries(document):
        inner = (each for _, each in inner_items(entry))
        yield from (each.kind for each in (entry, *inner) if not each.identifier)
        yield from misspelt_lists(entry)


def misspelt_lists(record: Entry) -> Iterator[str]:
    """Name the kinds of item whose list seems to stand under a misspelt key of a record."""
    fields, value = record.model.model_fields, record.value
    strange = tuple(set(value) - set(fields)) if isinstance(value, dict) else ()
    for key, kind in ITEM_LISTS.items():
        if strange and key in fields and key not in value and similar(key, strange):
            yield from (kind, "question") if key == "key_questions" else (kind,)


def list_at_top(document: Document, key: str) -> Any:
    """Return the list under a key of a file, or nothing where it may stand under a wrong one."""
    form = form_of(document.name)
    if form is None or not isinstance(document.value, dict):
        return None
    strange = set(document.value) - set(form.model_fields)
    optional = not form.model_fields[key].is_required() and not strange
    return document.value.get(key, () if optional else None)


def hides_ids(document: Document, key: str) -> bool:
    """Tell whether a list of records, or an id in it, was refused or is not there as a list."""
    if is_one_session(document):
        return bool(document.refused)
    names = {"id", "questions", *ITEM_LISTS}
    return not isinstance(list_at_top(document, key), tuple) or any(
        path[:1] in {(), (key,)} and (not path or isinstance(path[-1], int) or path[-1] in names)
        for path in document.refused
    )


def claims(documents: Iterable[Document]) -> Iterator[tuple[Key, Position, bool]]:
    """List every id a record claims, and whether it is an earlier one."""
    for document in documents:
        for entry in entries(document):
            for scope, each in (("", entry), *inner_items(entry)):
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
