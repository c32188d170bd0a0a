"""Rules for summaries: that each belongs to a record, and each record has its own."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from memoria.content.outcomes import documented
from memoria.content.publication import Publication, SummaryName
from memoria.content.sessions import Session
from memoria.load.documents import Placed
from memoria.rules.problems import Finding, Position, Problem, rule


@dataclass(frozen=True)
class Holdings:
    """Know the prose texts and the media files that exist.

    What may lie in a folder that could not be read (`closed`) is taken to exist.
    """

    texts: Set[SummaryName]
    media: Set[str]
    closed: Set[str]

    def has_text(self, name: SummaryName) -> bool:
        """Tell whether a prose text exists in any language."""
        return name in self.texts or self.is_closed(name.file("*"))

    def has_media(self, name: str) -> bool:
        """Tell whether a media file exists."""
        return name in self.media or self.is_closed(name)

    def is_closed(self, file: str) -> bool:
        """Tell whether a file, or a folder that would hold it, could not be read."""
        return any(f"{file}/".startswith(f"{name}/") for name in self.closed)


@rule("M302")
def record_without_summary(
    position: Position, kind: str, written: str, pattern: str
) -> Iterator[Finding]:
    """Demand the prose of a record in at least one language."""
    yield Finding(position, {"id": written, "pattern": pattern}, kind)


def missing_summaries(session: Placed[Session], holdings: Holdings) -> Iterator[Problem]:
    """Report the items of which nothing is told: no prose, and of a contribution no more."""
    shown = [one for one in session.items("contributions") if one.record.is_shown]
    empty = [one for one in shown if not (one.record.speaker or one.record.organisation)]
    untold = [one for one in empty if not one.record.title]
    for kind, items in {"contribution": untold, "news": session.items("news")}.items():
        for item in items:
            name = SummaryName(session.record.id, kind, item.record.id)
            if not holdings.has_text(name):
                file = name.file(session.record.original)
                yield from record_without_summary(item.place("id"), kind, item.record.id, file)


@rule("M242")
def session_in_short(session: Placed[Session]) -> Iterator[Finding]:
    """Point out a session of which a lot is told, and not what came out of it in short."""
    yield Finding(session.place("id"), {"id": session.record.id})


def without_summary(
    sessions: Sequence[Placed[Session]], publication: Publication
) -> Iterator[Problem]:
    """Report the documented sessions that lack their summary."""
    held = documented(publication)
    for session in sessions:
        if session.record.id in held and not session.record.summary:
            yield from session_in_short(session)
