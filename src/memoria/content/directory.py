"""Where to find a record by its id, what refers to it, and at which address it is shown."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from memoria.content.chain import OWNED, Chain, make_chain
from memoria.content.materials import Contribution, Question
from memoria.content.publication import Publication, SummaryName
from memoria.content.sessions import Session

REGISTERS = {
    "person": "people",
    "organisation": "organisations",
    "place": "places",
    "theme": "themes",
}
ITEM_LISTS = (
    ("contribution", "contributions"),
    ("challenge", "challenges"),
    ("initiative", "initiatives"),
    ("proposal", "proposals"),
    ("priority", "priorities"),
    ("video", "videos"),
    ("news", "news"),
)
# Kinds with a page for each record, and the folder of these pages.
PAGES = {
    **REGISTERS,
    "session": "sessions",
    "initiative": "initiatives",
    "news": "news",
    "guide": "guides",
}
# Fields in which the items of a session name records of a register.
NAMING = {
    "speaker": "person",
    "organisation": "organisation",
    "place": "place",
    "by": "organisation",
    "places": "place",
    "themes": "theme",
}
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

    `items` are what stands on the sessions' pages, by session, kind and id; `owners` the sessions
    of those whose ids are unique in the whole publication; `chain` links them all.
    """

    records: Mapping[Key, Any]
    references: Mapping[Key, tuple[Reference, ...]]
    items: Mapping[tuple[str, str, str], Any]
    owners: Mapping[Key, str]
    chain: Chain

    def address(self, kind: str, session: str, item: str) -> str | None:
        """Return the address of a record or an item of a session, from the root of a language."""
        owner = self.owners.get((kind, item), session)
        if kind in PAGES:
            known = (kind, item) in self.records or (owner, kind, item) in self.items
            return f"{PAGES[kind]}/{item}/" if known else None
        found = (owner, kind, item) in self.items
        return f"sessions/{owner}/#{kind}-{item}" if found else None

    def place(self, name: SummaryName) -> str:
        """Return the address of a summary: its item's, or its part of the session's page."""
        part = f"sessions/{name.session}/#{name.kind}"
        return (self.address(name.kind, name.session, name.item) if name.item else None) or part


def shown_contributions(session: Session) -> tuple[Contribution, ...]:
    """List the contributions that may be published."""
    return tuple(one for one in session.contributions if one.is_shown)


def unanswered(session: Session) -> tuple[Question, ...]:
    """List the key questions that no contribution answers."""
    answered = {named for one in shown_contributions(session) for named in one.answers}
    return tuple(one for one in session.questions if one.id not in answered)


def items_of(session: Session) -> Iterator[tuple[str, Any]]:
    """List what stands on a session's page under an address of its own, with its kind."""
    for question in session.questions:
        yield "question", question
    for kind, field in ITEM_LISTS:
        for item in getattr(session, field):
            if kind != "contribution" or item.is_shown:
                yield kind, item


def make_directory(publication: Publication) -> Directory:
    """Index a publication once, for all its pages."""
    sessions = by_date(publication.sessions)
    kinds = {**REGISTERS, "series": "series", "session": "sessions", "guide": "guides"}
    items = {(one.id, kind, item.id): item for one in sessions for kind, item in items_of(one)}
    owners = {(kind, item): owner for owner, kind, item in items if kind in OWNED}
    return Directory(
        records={
            (kind, record.id): record
            for kind, field in kinds.items()
            for record in getattr(publication, field)
        },
        references=references_in(sessions),
        items=items,
        owners=owners,
        chain=make_chain(items, owners, publication.guides),
    )


def references_in(sessions: list[Session]) -> dict[Key, tuple[Reference, ...]]:
    """Map each record to what refers to it, each reference once."""
    found: dict[Key, dict[tuple[str, str, str], Reference]] = defaultdict(dict)
    for session in sessions:
        for key, reference in session_references(session):
            item = reference.item.id if reference.item else ""
            found[key][reference.role, session.id, item] = reference
    return {key: tuple(references.values()) for key, references in found.items()}


def by_date(sessions: tuple[Session, ...]) -> list[Session]:
    """Sort sessions by start; those without a date come last."""
    return sorted(sessions, key=lambda one: (one.starts is None, str(one.starts), one.id))


def newest_first(sessions: Iterable[Session]) -> list[Session]:
    """Sort sessions from the newest to the oldest; those without a date come last."""
    ordered = by_date(tuple(sessions))[::-1]
    return sorted(ordered, key=lambda one: one.starts is None)


def session_references(session: Session) -> Iterator[tuple[Key, Reference]]:
    """List the records that a session refers to, each with the role it has there."""
    for role in ("organisers", "partners", "facilitators"):
        for organisation in getattr(session, role):
            yield ("organisation", organisation), Reference(role, session)
    for theme in session.themes:
        yield ("theme", theme), Reference("themes", session)
    if session.place:
        yield ("place", session.place), Reference("place", session)
    for contribution in shown_contributions(session):
        yield from item_references("contribution", contribution, session)
    for initiative in session.initiatives:
        yield from item_references("initiative", initiative, session)
    for proposal in session.proposals:
        yield from item_references("proposal", proposal, session)


def item_references(kind: str, item: Any, session: Session) -> Iterator[tuple[Key, Reference]]:
    """List the records that an item of a session refers to."""
    for field, register in NAMING.items():
        named = getattr(item, field, None) or ()
        for found in (named,) if isinstance(named, str) else named:
            yield (register, found), Reference(kind, session, item)
