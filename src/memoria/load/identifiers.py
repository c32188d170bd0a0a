"""The ids of all records, read before anything is validated, so that every reference can be."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from memoria.content.addresses import spelled
from memoria.content.base import Context
from memoria.content.files import form_of
from memoria.content.kinds import ITEMS, KINDS, RECORDS
from memoria.content.publication import digest
from memoria.content.similar import as_identifier, similar
from memoria.content.withdrawals import Key, WithdrawnFile, is_address, parse_withdrawal
from memoria.load.documents import Claim, Document
from memoria.load.entries import HELD, Entry, aliases, entries, inner_items, is_one_session
from memoria.load.records import validate
from memoria.rules.problems import Position, Problem
from memoria.rules.shapes import duplicate_identifier

# Stands for what the register of withdrawals may hold.
WITHDRAWN = "withdrawn"
FIELD, FORGOTTEN = "withdrawn", "forgotten"
NOTHING: frozenset[str] = frozenset()


def hidden_kinds(document: Document) -> Iterator[str]:
    """Name the kinds of record of which this file may hold some that cannot be read."""
    form = form_of(document.name)
    if form is WithdrawnFile and hides_withdrawals(document):
        yield WITHDRAWN
    for kind in RECORDS:
        if form and kind.field in form.model_fields and hides_ids(document, kind.field):
            yield kind.name
            yield from (one.name for one in ITEMS if HELD[kind.name])
    for entry in entries(document):
        inner = (each for _, each in inner_items(entry))
        yield from (name for each in (entry, *inner) for name in hidden_in(each))
        yield from misspelt_lists(entry)


def hidden_in(entry: Entry) -> Iterator[str]:
    """Name the kinds that one raw record hides: its own without an id, questions without a list."""
    if not entry.identifier:
        yield entry.kind
    if entry.kind == "question-group" and isinstance(entry.value, dict):
        yield from () if isinstance(entry.value.get("questions"), tuple) else ("question",)


def misspelt_lists(record: Entry) -> Iterator[str]:
    """Name the kinds of item whose list seems to stand under a misspelt key of a record."""
    value = record.value
    strange = set(value) - set(record.model.model_fields) if isinstance(value, dict) else set()
    for kind in HELD[record.kind]:
        if strange and kind.field not in value and similar(kind.field, strange):
            yield from (kind.name, *(one.name for one in HELD[kind.name]))


def list_at_top(document: Document, key: str) -> Any:
    """Return the list under a key of a file, or nothing where it may stand under a wrong one."""
    form = form_of(document.name)
    if form is None or not isinstance(document.value, dict):
        return None
    strange = set(document.value) - set(form.model_fields)
    optional = not form.model_fields[key].is_required() and not strange
    return document.value.get(key, () if optional else None)


def hides_withdrawals(document: Document) -> bool:
    """Tell whether something that was withdrawn cannot be read."""
    listed = list_at_top(document, WITHDRAWN)
    return not isinstance(listed, tuple) or not all(
        parse_withdrawal(one) or is_address(one) for one in listed
    )


def hides_ids(document: Document, key: str) -> bool:
    """Tell whether a list of records, or an id in it, was refused or is not there as a list."""
    if is_one_session(document):
        return bool(document.refused)
    names = {"id", *(one.field for one in ITEMS)}
    return not isinstance(list_at_top(document, key), tuple) or any(
        path[:1] in {(), (key,)} and (not path or isinstance(path[-1], int) or path[-1] in names)
        for path in document.refused
    )


def withdrawals(documents: Iterable[Document]) -> Iterator[tuple[Key, Position]]:
    """List what was withdrawn, each with its place; what is written wrong is left out."""
    for document in registers(documents):
        for number, written in enumerate(listed_in(document, FIELD)):
            if key := parse_withdrawal(written):
                yield key, document.place((FIELD, number))


def listed(documents: Iterable[Document], field: str) -> Iterator[Any]:
    """List what the register holds in a field."""
    for document in registers(documents):
        yield from filter(None, listed_in(document, field))


def listed_in(document: Document, field: str) -> tuple[Any, ...]:
    """Return what a document lists in a field, or nothing where that is no list."""
    found = document.value.get(field) if isinstance(document.value, dict) else ()
    return found if isinstance(found, tuple) else ()


def withdrawal_problems(documents: Iterable[Document], context: Context) -> Iterator[Problem]:
    """Check the register, which holds no records."""
    for document in registers(documents):
        if not document.is_refused(()):
            value = {} if document.value is None else document.value
            yield from validate(WithdrawnFile, value, document, (), context)[1]


def registers(documents: Iterable[Document]) -> Iterator[Document]:
    """List the documents of this form: there is one at most."""
    return (document for document in documents if form_of(document.name) is WithdrawnFile)


@dataclass(frozen=True)
class Identifiers:
    """Know where each id stands. A key is (kind, scope, id).

    The scope is the record inside which the id is unique, or nothing for the whole publication.

    `retired` maps the earlier ids of records, taken but not to be referred to, to the ids they have
    now; the `withdrawn` are taken, too, though nothing has them. `unknown` are the kinds of which
    some file could not be read: nothing is said of them. The `forgotten` are digests of ids that
    were published and are not to be told; the `addresses` are those of what had no record.
    """

    places: dict[Key, Position] = field(default_factory=dict)
    retired: Mapping[Key, str] = field(default_factory=dict)
    withdrawn: frozenset[Key] = frozenset()
    unknown: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    forgotten: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()

    def is_said(self, address: str) -> bool:
        """Tell whether it is said that an address, or the page above it, is gone for good."""
        above = (one for one in self.addresses if one.endswith("/"))
        return address in self.addresses or any(map(address.startswith, above))

    def is_forgotten(self, key: Key) -> bool:
        """Tell whether an id was forgotten."""
        return bool(self.forgotten) and digest(spelled(key)) in self.forgotten

    @cached_property
    def present(self) -> Set[Key]:
        """Return the ids that records have now."""
        return self.places.keys() - self.retired.keys() - self.withdrawn

    @cached_property
    def holders(self) -> Counter[tuple[str, str]]:
        """Count in how many scopes an id stands, by its kind."""
        return Counter((kind, identifier) for kind, _, identifier in self.present)

    @cached_property
    def by_scope(self) -> dict[str, dict[str, frozenset[str]]]:
        """Group the ids that may be referred to, once, by scope and kind.

        A bad id is there in the form it should have, too: one mistake, one problem. What is
        gathered on one page can be told without its scope where no other has the id.
        """
        found: dict[str, dict[str, set[str]]] = {}
        for kind, scope, identifier in self.present:
            forms = {identifier, as_identifier(identifier)} - {""}
            found.setdefault(scope, {}).setdefault(kind, set()).update(forms)
            if KINDS[kind].gathered and self.holders[kind, identifier] == 1:
                found.setdefault("", {}).setdefault(kind, set()).update(forms)
        return {
            scope: {kind: frozenset(listed) for kind, listed in kinds.items()}
            for scope, kinds in found.items()
        }

    @property
    def referable(self) -> tuple[Any, ...]:
        """Return all that is asked when something is referred to."""
        return self.by_scope, self.retired, self.withdrawn, self.unknown

    def known(self, scope: str = "") -> dict[str, frozenset[str]]:
        """Map each kind to the ids that may be referred to from inside a record."""
        if scope not in self.asked:
            whole, own = self.by_scope.get("", {}), self.by_scope.get(scope, {})
            kinds = KINDS.keys() - self.unknown
            self.asked[scope] = {
                kind: (own if KINDS[kind].local else whole).get(kind, NOTHING) for kind in kinds
            }
        return self.asked[scope]

    @cached_property
    def asked(self) -> dict[str, dict[str, frozenset[str]]]:
        """Keep what is known in the scopes that were asked for."""
        return {}

    def renamed(self, kind: str, identifier: str, scope: str = "") -> str:
        """Return the present id of what was known by another one, or nothing."""
        own = self.retired.get((kind, scope, identifier))
        now = own or self.retired.get((kind, "", identifier), "")
        if now or not KINDS[kind].gathered:
            return now
        found = (one for one in self.retired if (one[0], one[2]) == (kind, identifier))
        return next((self.retired[one] for one in found), "")

    def is_withdrawn(self, kind: str, identifier: str, scope: str = "") -> bool:
        """Tell whether something was withdrawn, or the session in which it stood."""
        gone = {(kind, "", identifier), (kind, scope, identifier), ("session", "", scope)}
        return not gone.isdisjoint(self.withdrawn)

    def is_gone(self, kind: str, identifier: str, scope: str = "") -> bool:
        """Tell whether something was withdrawn, perhaps with a session that its id does not tell.

        What is like an id that there is was rather mistyped.
        """
        if self.is_withdrawn(kind, identifier, scope):
            return True
        if not KINDS[kind].loose or self.holders[kind, identifier]:
            return False
        lost = any(one[0] == "session" for one in self.withdrawn)
        known = [one for name, one in self.holders if name == kind]
        return lost and not self.renamed(kind, identifier, scope) and not similar(identifier, known)


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
    gone = frozenset(map(str, listed(documents, FORGOTTEN)))
    files = frozenset(filter(is_address, listed(documents, FIELD)))
    return Identifiers(places, retired, frozenset(withdrawn), unknown, tuple(problems), gone, files)


def claims(documents: Iterable[Document]) -> Iterator[Claim]:
    """List every id a record claims, and with an earlier one the id that it has now."""
    for document in documents:
        yield from claims_in(document) if document.claimed is None else document.claimed


def claims_in(document: Document) -> Iterator[Claim]:
    """List the ids of one file."""
    for entry in entries(document):
        for scope, each in (("", entry), *inner_items(entry)):
            if each.identifier:
                position = document.place((*each.path, "id"))
                yield (each.kind, scope, each.identifier), position, ""
            for position, alias in aliases(each):
                yield (each.kind, scope, alias), position, each.identifier
