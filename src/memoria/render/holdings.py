"""What a session holds, in a line: how many there are of each kind, and where they stand."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, get_args

from memoria.content.directory import shown_contributions, tally
from memoria.content.publication import SummaryName
from memoria.content.sessions import Session
from memoria.render.views import View

# What readers choose sessions by first, in this order; of the last little is known but their names.
Standing = Literal["to-come", "documented", "known"]
# The kinds that are only counted, in the order of the chain.
COUNTED = ("challenges", "initiatives", "proposals", "priorities", "videos", "news")


class Holding(NamedTuple):
    """Something that a session holds: its kind, what is said of it, and its place on the page."""

    kind: str
    said: str
    address: str


def holdings(view: View, session: Session) -> list[Holding]:
    """List what a session holds; nothing of one of which only title and date are known."""
    home = f"sessions/{session.id}/"
    return [
        Holding(kind, said, view.to(f"{home}#{'key-questions' if kind == 'questions' else kind}"))
        for kind, said in told(view, session)
    ]


def standing(view: View, session: Session) -> Standing:
    """Tell whether a session is to come, or else whether there is something of it to read."""
    if not session.setback and view.publication.awaited.get(("session", session.id), False):
        return "to-come"
    return "documented" if any(told(view, session)) else "known"


def by_standing(
    view: View, sessions: Sequence[Session]
) -> Iterator[tuple[Standing, list[Session]]]:
    """Part sessions by their standing; a part that would be empty is left out."""
    for name in get_args(Standing):
        if found := [one for one in sessions if standing(view, one) == name]:
            yield name, found


def told(view: View, session: Session) -> Iterator[tuple[str, str]]:
    """List the kinds of which a session holds something, each with how much it is."""
    words = view.edition.words
    if session.questions:
        yield "questions", asked(view, session)
    numbers = {"contributions": len(shown_contributions(session))}
    numbers |= {kind: len(getattr(session, kind)) for kind in COUNTED}
    for kind, number in numbers.items():
        if number:
            yield kind, words.count(f"count.{kind}", number)
    if view.publication.summary(SummaryName(session.id, "report")):
        yield "report", words("holding.report")


def asked(view: View, session: Session) -> str:
    """Say how many key questions there are, and how many are answered or approached."""
    words, found = view.edition.words, tally(session)
    parts = {
        "questions": session.questions,
        "answered": found.answered,
        "approached": found.approached,
    }
    return ", ".join(words.count(f"count.{one}", len(part)) for one, part in parts.items() if part)
