"""Where to find a record by its id, what refers to it, and at which address it is shown."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from memoria.content.chain import Chain, make_chain
from memoria.content.kinds import ITEMS, KINDS, RECORDS
from memoria.content.materials import Contribution, Question
from memoria.content.publication import Publication, SummaryName
from memoria.content.sessions import Session

Key = tuple[str, str]


@dataclass(frozen=True)
class Reference:
    """Something that refers to a record: a session in a role, or an item of a session."""

    role: str
    session: Session
    item: Any = None


@dataclass(frozen=True)
class Directory:
    """Look up records by kind and id. References are listed by date of their session.

    `members` are people and organisations, by their kind and by what they belong to. `items` are
    what stands on the sessions' pages, by session, kind and id; `owners` the sessions of those
    whose ids tell them in the whole publication, see `owners_in`; `chain` links them all. `beside`
    names the sessions before and after each in its series, by date, empty where there is none.
    """

    records: Mapping[Key, Any]
    references: Mapping[Key, tuple[Reference, ...]]
    members: Mapping[tuple[str, str, str], tuple[Any, ...]]
    items: Mapping[tuple[str, str, str], Any]
    owners: Mapping[Key, str]
    chain: Chain
    beside: Mapping[Key, tuple[str, str]]

    def address(self, kind: str, session: str, item: str) -> str | None:
        """Return the address of a record or an item of a session, from the root of a language."""
        own = bool(session) and (session, kind, item) in self.items
        owner = session if own else self.owners.get((kind, item), session)
        if (kind, item) in self.records or (owner, kind, item) in self.items:
            return KINDS[kind].path(item) or f"sessions/{owner}/#{kind}-{item}"
        return None

    def mark(self, kind: str, session: str, item: str) -> str:
        """Return the fragment of an item on the page of all of its kind.

        Of several with the same id the first one's is the shortest.
        """
        first = self.owners.get((kind, item), session) == session
        return f"{kind}-{item}" if first else f"{kind}-{session}-{item}"

    def place(self, name: SummaryName) -> str:
        """Return the address of a summary: its item's, or its part of the session's page."""
        part = f"sessions/{name.session}/#{name.kind}"
        return (self.address(name.kind, name.session, name.item) if name.item else None) or part


def shown_contributions(session: Session) -> tuple[Contribution, ...]:
    """List the contributions that may be published."""
    return tuple(one for one in session.contributions if one.is_shown)


class Tally(NamedTuple):
    """The key questions of a session, parted by what its contributions say of them.

    Those of which one is an answer; those to which one only comes closest; and all others.
    """

    answered: tuple[Question, ...]
    approached: tuple[Question, ...]
    open: tuple[Question, ...]


def tally(session: Session) -> Tally:
    """Part the key questions of a session into answered, approached and open ones."""
    shown = shown_contributions(session)
    answered = {named for one in shown for named in one.answers}
    approached = {named for one in shown for named in one.closest_to} - answered
    left = [one for one in session.questions if one.id not in answered | approached]
    return Tally(
        tuple(one for one in session.questions if one.id in answered),
        tuple(one for one in session.questions if one.id in approached),
        tuple(left),
    )


def items_of(session: Session) -> Iterator[tuple[str, Any]]:
    """List what stands on a session's page under an address of its own, with its kind."""
    for kind in ITEMS:
        for item in getattr(session, kind.field) if kind.linked else ():
            if kind.name != "contribution" or item.is_shown:
                yield kind.name, item


def make_directory(publication: Publication) -> Directory:
    """Index a publication once, for all its pages."""
    sessions = by_date(publication.sessions)
    items = {(one.id, kind, item.id): item for one in sessions for kind, item in items_of(one)}
    owners = owners_in(sessions, publication.withdrawn)
    return Directory(
        records={
            (kind.name, record.id): record
            for kind in RECORDS
            for record in getattr(publication, kind.field)
        },
        references=references_in(sessions),
        members=members_in(publication),
        items=items,
        owners=owners,
        chain=make_chain(items, owners, publication.guides),
        beside=dict(beside_in(sessions)),
    )


def beside_in(sessions: Iterable[Session]) -> Iterator[tuple[Key, tuple[str, str]]]:
    """Name the sessions beside each that has a date, of those by date."""
    series: dict[str, list[str]] = defaultdict(list)
    for one in sessions:
        if one.planned:
            series[one.series].append(one.id)
    for ids in series.values():
        for before, here, after in zip(["", *ids], ids, [*ids[1:], ""], strict=False):
            yield ("session", here), (before, after)


def owners_in(sessions: list[Session], withdrawn: Iterable[tuple[str, str, str]]) -> dict[Key, str]:
    """Map what is told by its kind and id alone to its session: unique, or the first with this id.

    The first keeps its address on the page of all; so does one that was withdrawn or renamed.
    """
    held = {one.id for one in sessions}
    found: dict[Key, str] = {}
    for session in (None, *sessions):
        scope = session.id if session else ""
        for key in claimed(session) if session else ():
            found.setdefault(key, scope)
        for kind, owner, item in withdrawn:
            if KINDS[kind].gathered and scope == (owner if owner in held else ""):
                found.setdefault((kind, item), scope)
    return found


def claimed(session: Session) -> Iterator[Key]:
    """List the ids in a session that tell something without it; earlier ones of videos, too."""
    for kind, item in items_of(session):
        if KINDS[kind].unique:
            yield kind, item.id
        elif KINDS[kind].gathered:
            yield from ((kind, each) for each in (item.id, *item.aliases))


def members_in(publication: Publication) -> dict[tuple[str, str, str], tuple[Any, ...]]:
    """Map organisations and places to who belongs to them, and bodies to guides they edited."""
    found: dict[tuple[str, str, str], list[Any]] = defaultdict(list)
    for person in publication.people:
        for kind, named in (("organisation", person.organisation), ("place", person.place)):
            found["person", kind, named or ""].append(person)
    for one in publication.organisations:
        for kind, named in (("organisation", one.part_of), ("place", one.place)):
            found["organisation", kind, named or ""].append(one)
    for guide in publication.guides:
        for editor in guide.by:
            found["guide", "organisation", editor].append(guide)
    return {key: tuple(members) for key, members in found.items() if key[2]}


def references_in(sessions: list[Session]) -> dict[Key, tuple[Reference, ...]]:
    """Map each record to what refers to it, each reference once."""
    found: dict[Key, dict[tuple[str, str, str], Reference]] = defaultdict(dict)
    for session in sessions:
        for key, reference in session_references(session):
            item = reference.item.id if reference.item else ""
            found[key][reference.role, session.id, item] = reference
    return {key: tuple(references.values()) for key, references in found.items()}


def by_date(sessions: tuple[Session, ...]) -> list[Session]:
    """Sort sessions by their planned start; those without a date come last."""
    return sorted(sessions, key=lambda one: (one.planned is None, str(one.planned), one.id))


def newest_first(sessions: Iterable[Session]) -> list[Session]:
    """Sort sessions from the newest to the oldest; those without a date come last."""
    ordered = by_date(tuple(sessions))[::-1]
    return sorted(ordered, key=lambda one: one.planned is None)


def session_references(session: Session) -> Iterator[tuple[Key, Reference]]:
    """List the records that a session and its items refer to, each with the role it has there."""
    for role, key in names_in("session", session):
        yield key, Reference(role, session)
    for kind, item in items_of(session):
        for _, key in names_in(kind, item):
            yield key, Reference(kind, session, item)


def names_in(kind: str, record: Any) -> Iterator[tuple[str, Key]]:
    """List the entries of registers that a record names, each with the field."""
    for field, named in KINDS[kind].references.items():
        found = (getattr(record, field) or ()) if KINDS[named].register else ()
        for one in (found,) if isinstance(found, str) else found:
            yield field, (named, one)
