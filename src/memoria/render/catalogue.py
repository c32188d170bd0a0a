"""All initiatives of a publication, and what they can be filtered by."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from memoria.content.directory import newest_first
from memoria.content.materials import Initiative
from memoria.content.publication import Publication
from memoria.content.sessions import Session


@dataclass(frozen=True)
class Entry:
    """An initiative, and the session that presented it."""

    item: Initiative
    session: Session


# The filters in the order they are offered, each with the values that an entry has in it.
FACETS: Mapping[str, Callable[[Entry], tuple[str | None, ...]]] = {
    "theme": lambda one: one.item.themes,
    "place": lambda one: one.item.places,
    "status": lambda one: (one.item.status,),
    "horizon": lambda one: (one.item.horizon,),
    "session": lambda one: (one.session.id,),
}


def entries(publication: Publication) -> tuple[Entry, ...]:
    """List all initiatives, those of the newest session first."""
    sessions = newest_first(publication.sessions)
    return tuple(Entry(item, session) for session in sessions for item in session.initiatives)


def facets(listed: Iterable[Entry]) -> dict[str, dict[str, int]]:
    """Count the values of each filter that tells some entries from others."""
    all_entries = tuple(listed)
    found = {name: counted(all_entries, values) for name, values in FACETS.items()}
    return {
        name: counts
        for name, counts in found.items()
        if any(count < len(all_entries) for count in counts.values())
    }


def counted(
    listed: Iterable[Entry], values: Callable[[Entry], tuple[str | None, ...]]
) -> dict[str, int]:
    """Count how many entries have each value, in the order of their first one."""
    return dict(Counter(value for entry in listed for value in values(entry) if value))
