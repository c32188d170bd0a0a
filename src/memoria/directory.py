"""Where to find a record by its id, what refers to it, and at which address it is shown."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from memoria.records.files import GLOBAL_ITEMS
from memoria.records.materials import Contribution, Initiative
from memoria.records.publication import Publication
from memoria.records.sessions import Session

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
# Kinds whose ids are unique in the whole publication.
OWNED = set(GLOBAL_ITEMS.values())
Key = tuple[str, str]


@dataclass(frozen=True)
class Reference:
    """Something that refers to a record: a session in a role, or an item of a session."""

    role: str
    session: Session
    item: Any = None


@dataclass(frozen=True)
class Directory:
    """Look up records by kind and id. References are listed by date of their session."""

    records: Mapping[Key, Any]
    references: Mapping[Key, tuple[Reference, ...]]
    items: Mapping[tuple[str, str, str], Any]
    owners: Mapping[Key, str]

    def address(self, kind: str, session: str, item: str) -> str | None:
        """Return the address of a record or an item of a session, from the root of a language."""
        if kind == "session":
            return f"sessions/{item}/" if ("session", item) in self.records else None
        if kind in REGISTERS:
            return f"{REGISTERS[kind]}/{item}/" if (kind, item) in self.records else None
        owner = self.owners.get((kind, item), session)
        found = (owner, kind, item) in self.items
        return f"sessions/{owner}/#{kind}-{item}" if found else None


def shown_contributions(session: Session) -> tuple[Contribution, ...]:
    """List the contributions that may be published."""
    return tuple(one for one in session.contributions if one.is_shown)


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
    kinds = {**REGISTERS, "series": "series", "session": "sessions"}
    items = {(one.id, kind, item.id): item for one in sessions for kind, item in items_of(one)}
    return Directory(
        records={
            (kind, record.id): record
            for kind, field in kinds.items()
            for record in getattr(publication, field)
        },
        references=references_in(sessions),
        items=items,
        owners={(kind, item): owner for owner, kind, item in items if kind in OWNED},
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


def session_references(session: Session) -> Iterator[tuple[Key, Reference]]:
    """List the records that a session refers to, each with the role it has there."""
    for role in ("organisers", "partners", "facilitators"):
        for organisation in getattr(session, role):
            yield ("organisation", organisation), Reference(role, session)
    for theme in session.themes:
        yield ("theme", theme), Reference("themes", session)
    for contribution in shown_contributions(session):
        yield from item_references("contribution", contribution, session)
    for initiative in session.initiatives:
        yield from item_references("initiative", initiative, session)


def item_references(
    kind: str, item: Contribution | Initiative, session: Session
) -> Iterator[tuple[Key, Reference]]:
    """List the records that a contribution or an initiative refers to."""
    reference = Reference(kind, session, item)
    if isinstance(item, Contribution):
        named = {"person": item.speaker, "organisation": item.organisation, "place": item.place}
        yield from (((name, found), reference) for name, found in named.items() if found)
        return
    for name, listed in {
        "organisation": item.by,
        "place": item.places,
        "theme": item.themes,
    }.items():
        yield from (((name, found), reference) for found in listed)
