"""What a session holds, in a line: how many there are of each kind, and where they stand."""

from collections.abc import Iterator
from typing import NamedTuple

from memoria.content.directory import shown_contributions, tally
from memoria.content.publication import SummaryName
from memoria.content.sessions import Session
from memoria.render.views import View

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
