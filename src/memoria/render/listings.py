"""What each list of the publication holds, in which order, and by which days it is divided."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from memoria.content.directory import Directory, by_date, newest_first
from memoria.content.kinds import COLLECTED, KINDS
from memoria.content.publication import Publication
from memoria.content.registers import Guide
from memoria.content.sessions import Series, Session
from memoria.render.leaves import ROOM, Leaf, Years, by_letter, by_year, is_long, is_long_by_date


class Entry(NamedTuple):
    """An item of a session, and the session."""

    item: Any
    session: Session


def held_on(session: Session) -> date | None:
    """Return the day on which a session begins."""
    return session.planned.day if session.planned else None


def of_sessions(kind: str) -> Callable[[Publication], tuple[Entry, ...]]:
    """Return what lists all items of a kind, those of the newest session first."""

    def entries(publication: Publication) -> tuple[Entry, ...]:
        sessions = newest_first(publication.sessions)
        return tuple(Entry(item, one) for one in sessions for item in getattr(one, kind))

    return entries


initiatives = of_sessions("initiatives")


def newest_news(publication: Publication) -> list[Entry]:
    """List the news items, each with its session, the newest first."""
    found = [Entry(item, session) for session in publication.sessions for item in session.news]
    return sorted(found, key=lambda one: (-one.item.date.day.toordinal(), one.item.id))


def newest_guides(publication: Publication) -> list[Guide]:
    """List the guides, the newest first; those without a date come last."""
    return sorted(publication.guides, key=lambda one: str(one.date or ""), reverse=True)


# By when sessions began, and by when those began in whose session something stands.
SESSIONS = Years(held_on)
ITEMS = Years(lambda one: held_on(one.session))
# Each of these says besides what it leads to.
STEPS = replace(ITEMS, whole=ROOM)
# The lists by date: their entries in their order, and how they are divided.
DATED: Mapping[str, tuple[Callable[[Publication], Sequence[Any]], Years]] = {
    "session": (lambda one: by_date(one.sessions), SESSIONS),
    "guide": (newest_guides, Years(lambda one: one.date.day if one.date else None)),
    "initiative": (initiatives, ITEMS),
    "video": (of_sessions("videos"), replace(ITEMS, room=30)),
    "news": (newest_news, Years(lambda one: one.item.date.day)),
    **{one.name: (of_sessions(one.field), STEPS) for one in COLLECTED},
}


def listed(kind: str, publication: Publication) -> Sequence[Any]:
    """List all records or items of a kind in the order in which readers are shown them."""
    return DATED[kind][0](publication)


def list_of(kind: str, publication: Publication, codes: Sequence[str]) -> Iterator[Leaf]:
    """List the pages of all records of a kind."""
    path = f"{KINDS[kind].field}/"
    if KINDS[kind].register:
        yield from by_letter(path, getattr(publication, KINDS[kind].field), codes)
    else:
        yield from by_year(path, listed(kind, publication), DATED[kind][1], codes)


def series_list(publication: Publication, codes: Sequence[str]) -> Iterator[tuple[Series, Leaf]]:
    """List the pages of each of several series."""
    if len(publication.series) > 1:
        held: dict[str, list[Session]] = defaultdict(list)
        for one in by_date(publication.sessions):
            held[one.series].append(one)
        for series in publication.series:
            found = by_year(f"series/{series.id}/", held[series.id], SESSIONS, codes)
            yield from ((series, leaf) for leaf in found)


def review_list(publication: Publication, codes: Sequence[str]) -> Iterator[Leaf]:
    """List the pages that lead to those of sessions side by side."""
    yield from by_year("review/", by_date(publication.sessions), SESSIONS, codes)


def references_to(
    kind: str, identifier: str, directory: Directory, codes: Sequence[str]
) -> Iterator[Leaf]:
    """List the pages of what refers to an entry of a register, if it is more than one page has."""
    found = directory.references.get((kind, identifier), ())
    if is_long_by_date(found):
        yield from by_year(KINDS[kind].path(identifier), found, ITEMS, codes)


def members_of(
    kind: str, identifier: str, directory: Directory, codes: Sequence[str]
) -> Iterator[tuple[str, Leaf]]:
    """List the pages of who and what belongs to an entry of a register, each with their kind."""
    for member in ("person", "organisation"):
        found = directory.members.get((member, kind, identifier), ())
        if is_long(found):
            path = f"{KINDS[kind].path(identifier)}{KINDS[member].field}/"
            yield from ((member, leaf) for leaf in by_letter(path, found, codes))
