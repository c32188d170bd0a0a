"""Rules for summaries: that each belongs to a record, and each record has its own."""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from memoria.check.holdings import Holdings
from memoria.content.publication import SummaryName
from memoria.content.sessions import Session
from memoria.content.similar import similar
from memoria.load.placed import Placed
from memoria.rules.failures import shortened
from memoria.rules.problems import Finding, Position, Problem, rule


@rule("M301")
def summary_of_nothing(
    file: str,
    kind: str,
    written: str,
    known: Collection[str] = (),
    lacking: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Finding]:
    """Refuse a summary that belongs to no record, or whose name says no such thing.

    Of such a name the kind is "form", or "document" where a word processor wrote the file; `known`
    are then the names that it may be meant to have. Of what was withdrawn it is "withdrawn".
    `lacking` may tell the id that the record has `now`; or which `line` would be the record, in
    which `session` and which `record_file`.
    """
    if kind in {"form", "document", "withdrawn"}:
        named = f"{kind}-similar" if len(known) == 1 else f"{kind}-several" if known else kind
        yield Finding(Position(file), {"similar": ", ".join(known)}, named)
        return
    meant = lacking.get("now") or similar(written, known)
    values = {"kind": kind, "written": shortened(written), "similar": meant, **lacking}
    variant = "renamed" if lacking.get("now") else "similar" if meant else ""
    added = "_record" if "line" in lacking and variant in {"", "similar"} else ""
    yield Finding(Position(file), values, f"{variant}{added}".removeprefix("_"))


@rule("M302")
def record_without_summary(
    position: Position, kind: str, written: str, pattern: str
) -> Iterator[Finding]:
    """Demand the prose of a record in at least one language."""
    yield Finding(position, {"id": written, "pattern": pattern}, kind)


@rule("M307")
def front_matter_not_closed(file: str, variant: str = "") -> Iterator[Finding]:
    """Demand the second line of three hyphens, and the first one at the top ("below")."""
    yield Finding(Position(file), variant=variant)


def missing_summaries(session: Placed[Session], holdings: Holdings) -> Iterator[Problem]:
    """Report the items that are shown with prose and have none."""
    shown = [one for one in session.items("contributions") if one.record.is_shown]
    for kind, items in {"contribution": shown, "news": session.items("news")}.items():
        for item in items:
            name = SummaryName(session.record.id, kind, item.record.id)
            if not holdings.has_text(name):
                file = name.file(session.record.original)
                yield from record_without_summary(item.place("id"), kind, item.record.id, file)
