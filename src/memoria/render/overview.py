"""The publication in numbers: how much there is of each kind, for the ways in and the charts."""

from collections import Counter
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from memoria.content.directory import tally
from memoria.content.materials import Question
from memoria.content.publication import Publication
from memoria.content.registers import Place
from memoria.content.sessions import Session
from memoria.content.states import ITEM_KINDS
from memoria.render.views import View

# How many places the map shows where there are more.
POINTS = 40
# How many key questions of a session the first page shows.
LEADING = 3
Row = tuple[Markup | str, str, int]
# What readers look for, in the order in which they are offered it.
WAYS_IN = (
    "sessions", "questions", "challenges", "initiatives", "proposals", "priorities", "guides",
    "news", "videos", "themes", "places", "people", "organisations",
)  # fmt: skip
STATUSES = {
    "status": ("implemented", "under-way", "planned", "dropped"),
    "horizon": ("immediate", "medium-term", "long-term"),
}


def counts(publication: Publication) -> dict[str, int]:
    """Count what there is of each kind; kinds of which there is nothing are left out."""
    found = {name: count(publication, name) for name in WAYS_IN}
    return {name: number for name, number in found.items() if number}


def count(publication: Publication, name: str) -> int:
    """Count the records of a kind, or the items of all sessions."""
    if name in ITEM_KINDS:
        return sum(len(getattr(session, name)) for session in publication.sessions)
    return len(getattr(publication, name))


def featured(told: Sequence[Session]) -> Session | None:
    """Choose the session that the first page shows: the newest of which there is a summary."""
    return next((one for one in told if one.summary), told[0] if told else None)


def leading_questions(session: Session) -> list[tuple[int, Question]]:
    """List three key questions with their numbers: those that something is said of come first."""
    found = tally(session)
    chosen = (*found.answered, *found.approached, *found.open)[:LEADING]
    return [pair for pair in enumerate(session.questions, start=1) if pair[1] in chosen]


def is_empty(path: str, publication: Publication) -> bool:
    """Tell whether a page lists what there is none of: the menu then leaves it out."""
    name = path.removesuffix("/")
    return name in WAYS_IN and not count(publication, name)


def on_map(view: View) -> list[Place]:
    """List the places for the map: of many those that are named most."""
    places, named = view.publication.places, view.directory.references
    if len(places) <= POINTS:
        return [*places]
    located = [one for one in places if one.latitude is not None and one.longitude is not None]
    return sorted(located, key=lambda one: (-len(named.get(("place", one.id), ())), one.id))[
        :POINTS
    ]


def theme_rows(view: View, role: str) -> list[Row]:
    """Count the sessions ("themes") or the initiatives ("initiative") on each theme."""
    themes = view.sorted(view.publication.themes)
    found = {one.id: len(view.references("theme", one.id, role)) for one in themes}
    named = [one for one in themes if found[one.id]]
    rows = [(view.name(one), view.link("theme", one.id), found[one.id]) for one in named]
    return sorted(rows, key=lambda one: -one[2])


def initiative_rows(view: View, field: str) -> list[Row]:
    """Count the initiatives by their status or their horizon."""
    listed = (one for session in view.publication.sessions for one in session.initiatives)
    name = "standing" if field == "status" else field
    found = Counter(getattr(one, name) for one in listed)
    return [row(view, field, value, found) for value in STATUSES[field] if found[value]]


def row(view: View, field: str, value: str, found: Mapping[str, int]) -> Row:
    """Return a line of a chart that leads to the list of what it counts."""
    address = view.to(f"initiatives/?{field}={value}")
    return view.edition.words(f"initiative.{value}"), address, found[value]


def charts(view: View) -> dict[str, list[Row]]:
    """Return the charts that tell something: of several lines that differ."""
    found = {
        "themes": theme_rows(view, "themes"),
        "initiatives": theme_rows(view, "initiative"),
        "status": initiative_rows(view, "status"),
        "horizon": initiative_rows(view, "horizon"),
    }
    return {name: rows for name, rows in found.items() if tells(rows)}


def tells(rows: Sequence[Row]) -> bool:
    """Tell whether a chart shows more than that there is one of most things."""
    numbers = [number for _, _, number in rows]
    return len(set(numbers)) > 1 and numbers.count(1) * 2 < len(numbers)
