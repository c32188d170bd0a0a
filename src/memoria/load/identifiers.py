"""The ids of all records, read before anything is validated, so that every reference can be."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property

from memoria.content.files import SHELVES
from memoria.content.similar import as_identifier
from memoria.content.withdrawals import Key
from memoria.load.documents import Document
from memoria.load.entries import aliases, entries, inner_items
from memoria.load.hidden import ITEM_KINDS, hidden_kinds
from memoria.load.withdrawals import withdrawals
from memoria.rules.identifiers import duplicate_identifier
from memoria.rules.problems import Position, Problem

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Identifiers:
    """Know where each id stands. A key is (kind, scope, id).

    The scope is the record inside which the id is unique, or nothing for the whole publication.

    `retired` maps the earlier ids of records, taken but not to be referred to, to the ids they have
    now; the `withdrawn` are taken, too, though nothing has them. `unknown` are the kinds of which
    some file could not be read: nothing is said of them.
    """

    places: dict[Key, Position] = field(default_factory=dict)
    retired: Mapping[Key, str] = field(default_factory=dict)
    withdrawn: frozenset[Key] = frozenset()
    unknown: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def present(self) -> Set[Key]:
        """Return the ids that records have now."""
        return self.places.keys() - self.retired.keys() - self.withdrawn

    @cached_property
    def by_scope(self) -> dict[str, dict[str, frozenset[str]]]:
        """Group the ids that may be referred to, once, by scope and kind.

        A bad id is there in the form it should have, too: one mistake, one problem.
        """
        found: dict[str, dict[str, set[str]]] = {}
        for kind, scope, identifier in self.present:
            forms = {identifier, as_identifier(identifier)} - {""}
            found.setdefault(scope, {}).setdefault(kind, set()).update(forms)
        return {
            scope: {kind: frozenset(listed) for kind, listed in kinds.items()}
            for scope, kinds in found.items()
        }

    def known(self, scope: str = "") -> dict[str, frozenset[str]]:
        """Map each kind to the ids that may be referred to from inside a record."""
        kinds = {*ITEM_KINDS, *(shelf.kind for shelf in SHELVES)} - self.unknown
        whole, own = self.by_scope.get("", {}), self.by_scope.get(scope, {})
        return {kind: own.get(kind) or whole.get(kind, NOTHING) for kind in kinds}

    def renamed(self, kind: str, identifier: str, scope: str = "") -> str:
        """Return the present id of what was known by another one, or nothing."""
        own = self.retired.get((kind, scope, identifier))
        return own or self.retired.get((kind, "", identifier), "")

    def is_withdrawn(self, kind: str, identifier: str, scope: str = "") -> bool:
        """Tell whether something was withdrawn, or the session in which it stood."""
        gone = {(kind, "", identifier), (kind, scope, identifier), ("session", "", scope)}
        return not gone.isdisjoint(self.withdrawn)


def collect(documents: Sequence[Document]) -> Identifiers:
    """Find every id, those that stand twice, and the kinds that cannot be known whole."""
    places: dict[Key, Position] = {}
    retired: dict[Key, str] = {}
    problems: list[Problem] = []
    for key, position, now in claims(documents):
        if key in places:
            problems += duplicate_identifier(position, key[2], str(places[key]))
            continue
        places[key] = position
        retired |= {key: now} if now else {}
    withdrawn: set[Key] = set()
    for (kind, scope, identifier), position in withdrawals(documents):
        key = kind, retired.get(("session", "", scope), scope), identifier
        if key not in withdrawn and key in places:
            problems += duplicate_identifier(position, key[2], str(places[key]), "withdrawn")
            continue
        places.setdefault(key, position)
        withdrawn.add(key)
    unknown = frozenset(kind for document in documents for kind in hidden_kinds(document))
    return Identifiers(places, retired, frozenset(withdrawn), unknown, tuple(problems))


def claims(documents: Iterable[Document]) -> Iterator[tuple[Key, Position, str]]:
    """List every id a record claims, and with an earlier one the id that it has now."""
    for document in documents:
        for entry in entries(document):
            for scope, each in (("", entry), *inner_items(entry)):
                if each.identifier:
                    position = document.place((*each.path, "id"))
                    yield (each.kind, scope, each.identifier), position, ""
                for position, alias in aliases(each):
                    yield (each.kind, scope, alias), position, each.identifier
