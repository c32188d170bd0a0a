"""Rules for summaries: that each belongs to a record, and each record has its own."""

from collections.abc import Collection, Iterator, Mapping

from memoria.checks.failures import shortened
from memoria.problems import Finding, Position, Problem, rule
from memoria.records.publication import Publication, SummaryName
from memoria.records.spelling import similar

Places = Mapping[tuple[str, str, str], Position]


@rule("M301")
def summary_of_nothing(
    file: str, kind: str, written: str, known: Collection[str] = ()
) -> Iterator[Finding]:
    """Refuse a summary that belongs to no record, or whose name says no such thing."""
    meant = similar(written, known)
    values = {"kind": kind, "written": shortened(written), "similar": meant}
    variant = "form" if kind == "form" else "similar" if meant else ""
    yield Finding(Position(file), values, variant)


@rule("M302")
def record_without_summary(
    position: Position, kind: str, written: str, pattern: str
) -> Iterator[Finding]:
    """Demand the prose of a record in at least one language."""
    yield Finding(position, {"id": written, "pattern": pattern}, kind)


@rule("M307")
def front_matter_not_closed(file: str) -> Iterator[Finding]:
    """Demand the second line of three hyphens."""
    yield Finding(Position(file))


def missing_summaries(
    publication: Publication, named: Collection[SummaryName], places: Places
) -> Iterator[tuple[Problem, str]]:
    """Report the items that are shown with prose and have none, with the file that lacks."""
    for session in publication.sessions:
        shown = (one for one in session.contributions if one.is_shown)
        names = [SummaryName(session.id, "contribution", one.id) for one in shown]
        names += [SummaryName(session.id, "news", one.id) for one in session.news]
        for name in names:
            if name not in named:
                scope = "" if name.kind == "news" else session.id
                file = name.file(session.original)
                position = places[name.kind, scope, name.item]
                for problem in record_without_summary(position, name.kind, name.item, file):
                    yield problem, file
