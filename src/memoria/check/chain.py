"""Rules for the chain from key question to priority: that its links hold."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from memoria.content.kinds import KINDS, MATERIALS, TABLE
from memoria.content.markdown import CrossLink, parse_cross_link
from memoria.content.materials import Initiative, Material, Priority
from memoria.content.references import references
from memoria.content.registers import Guide, Organisation
from memoria.content.sessions import Session
from memoria.content.similar import similar
from memoria.load.documents import Placed
from memoria.rules.advice import shortened
from memoria.rules.problems import Finding, Position, Problem, rule
from memoria.rules.shapes import unshown

Known = Callable[[str], Mapping[str, frozenset[str]]]
# The present id of what a kind, an earlier id and a session name, and whether that was withdrawn.
Renamed = Callable[[str, str, str], str]
Withdrawn = Callable[[str, str, str], bool]
# What can be a chapter: whatever a session brought about in words, and the ways to select it.
CITABLE = tuple(one.name for one in TABLE if one.chapter)
# The variants of `Targets.fault` that stop nothing: a withdrawal waits for no other text.
UNSHOWN = {"withdrawn", "hidden", "hidden-person", "hidden-picture"}


@rule("M225")
def priority_on_nothing(priority: Placed[Priority]) -> Iterator[Finding]:
    """Point out a priority of which nobody can see what it came from."""
    one = priority.record
    named = (one.answers, one.closest_to, one.challenges, one.initiatives, one.proposals)
    if not any(named):
        yield Finding(priority.place("id"), {"id": one.id})


@rule("M226")
def initiative_without_question(
    initiative: Placed[Initiative], questions: tuple[str, ...]
) -> Iterator[Finding]:
    """Point out an initiative that answers none of its session's key questions, if there are any.

    It stops nothing: a source may present an initiative and not say which question it answers.
    """
    if questions and not (initiative.record.answers or initiative.record.closest_to):
        values = {"id": initiative.record.id, "questions": ", ".join(questions)}
        yield Finding(initiative.place("id"), values)


@rule("M241")
def related_twice(material: Placed[Material]) -> Iterator[Finding]:
    """Refuse a key question that something both answers and only comes closest to."""
    one = material.record
    for number, question in enumerate(one.closest_to):
        if question in one.answers:
            values = {"id": one.id, "question": question}
            yield Finding(material.place("closest_to", number), values)


def chain_problems(session: Placed[Session]) -> Iterator[Problem]:
    """Check the links of the chain in one session."""
    questions = tuple(one.id for one in session.record.questions)
    for initiative in session.items("initiatives"):
        yield from initiative_without_question(initiative, questions)
    for priority in session.items("priorities"):
        yield from priority_on_nothing(priority)
    for kind in MATERIALS:
        for material in session.items(kind.field):
            yield from related_twice(material)


@rule("M228")
def circle(organisations: Iterable[Placed[Organisation]]) -> Iterator[Finding]:
    """Refuse organisations that belong to each other in a circle; each circle is told once."""
    placed = {one.record.id: one for one in organisations}
    above = {name: one.record.part_of for name, one in placed.items() if one.record.part_of}
    for first, *others in circles(above):
        written = " → ".join([first, *others, first])
        yield Finding(placed[first].place("part_of"), {"circle": written})


def circles(above: Mapping[str, str]) -> Iterator[list[str]]:
    """List the circles among names of which each leads to one other."""
    seen: set[str] = set()
    for start in above:
        line: list[str] = []
        here = start
        while here in above and here not in seen:
            seen.add(here)
            line.append(here)
            here = above[here]
        if here in line:
            yield line[line.index(here) :]


@dataclass(frozen=True)
class Targets:
    """Know what links can lead to: the ids seen from a session, by kind, and what is not shown.

    `contributions` maps those that are hidden, by session and id, to their status.
    """

    known: Known
    contributions: Mapping[tuple[str, str], str] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    pictures: frozenset[str] = frozenset()
    renamed: Renamed = lambda _, __, ___: ""
    withdrawn: Withdrawn = lambda _, __, ___: False

    def fault(self, link: CrossLink, session: str = "") -> tuple[str, str] | None:
        """Return the variant of what is wrong with a link and what was meant, if anything is.

        The variants: none, where it leads to nothing; "similar", where a name comes near;
        "renamed"; "withdrawn"; "several", where it lacks its session; "hidden" for contributions;
        "hidden-person" and "hidden-picture".
        """
        scope = link.session or session
        names = self.names(link, scope)
        if names is not None and link.item not in names:
            if self.withdrawn(link.kind, link.item, scope):
                return "withdrawn", ""
            if several := self.several(link):
                return "several", several
            now, meant = self.now(link, scope), self.meant(link, scope)
            return ("renamed", now) if now else ("similar", meant) if meant else ("", "")
        if link.kind == "person" and link.item in self.people:
            return "hidden-person", ""
        if link.kind == "picture" and link.item in self.pictures:
            return "hidden-picture", ""
        status = self.contributions.get((scope, link.item)) if link.kind == "contribution" else None
        return ("withdrawn" if status == "withdrawn" else "hidden", "") if status else None

    def names(self, link: CrossLink, scope: str) -> frozenset[str] | None:
        """Return the ids that a link may name, or nothing where these cannot be known."""
        own = self.known(scope).get(link.kind)
        gathered = KINDS[link.kind].gathered and not link.session
        return own | self.known("")[link.kind] if own is not None and gathered else own

    def several(self, link: CrossLink) -> str:
        """Return a link to the first of several with the same id, or nothing."""
        if not KINDS[link.kind].gathered or link.session:
            return ""
        sessions = sorted(self.known("").get("session", ()))
        found = (one for one in sessions if link.item in self.known(one).get(link.kind, ()))
        return next((f"{link.kind}:{one}/{link.item}" for one in found), "")

    def now(self, link: CrossLink, scope: str) -> str:
        """Return a link that names earlier ids as it is to be written now, or nothing."""
        session = self.renamed("session", scope, "") or scope
        item = self.renamed(link.kind, link.item, session)
        if not item and session != scope:
            item = link.item if link.item in self.known(session).get(link.kind, ()) else ""
        path = f"{session}/{item}" if link.session else item
        return f"{link.kind}:{path}" if item else ""

    def meant(self, link: CrossLink, scope: str) -> str:
        """Return the link that a mistyped one most likely meant, or nothing."""
        sessions = self.known("").get("session", frozenset())
        session = similar(link.session, sessions) if link.session else ""
        item = similar(link.item, self.names(link, session or scope) or ())
        path = f"{session}/{item}" if session else item
        return f"{link.kind}:{path}" if item else ""


@rule("M227")
def uncitable_item(position: Position, written: str, variant: str, meant: str) -> Iterator[Finding]:
    """Refuse an item of a guide that cannot be one of its chapters.

    The variants: those of `Targets.fault`; "form", no cross-link at all; "kind", a kind of record
    that is no chapter; "session", the id of something in a session without the session.
    """
    link = parse_cross_link(written)
    values = {"item": shortened(written), "similar": meant, "kinds": ", ".join(CITABLE)}
    if link and variant == "session":
        values |= {"prefix": link.kind, "id": link.item}
    elif link and variant in {"", "similar"}:
        values |= {"kind": link.kind}
    yield Finding(position, values, variant)


def item_fault(link: CrossLink | None, targets: Targets) -> tuple[str, str] | None:
    """Return the variant of what is wrong with an item and what was meant, if anything is."""
    if link is None:
        return "form", ""
    if link.kind not in CITABLE:
        return "kind", ""
    if KINDS[link.kind].local and not link.session:
        return "session", ""
    return targets.fault(link)


def item_problems(position: Position, written: str, targets: Targets) -> Iterator[Problem]:
    """Check what an item of a guide leads to."""
    fault = item_fault(parse_cross_link(written), targets)
    if fault and fault[0] in UNSHOWN:
        yield from unshown(position, written, "item-hidden" if fault[0] == "hidden" else "item")
    elif fault:
        yield from uncitable_item(position, written, *fault)


@rule("M229")
def empty_guide(guide: Placed[Guide]) -> Iterator[Finding]:
    """Refuse a guide without a chapter."""
    if not guide.record.selection:
        yield Finding(guide.place("id"), {"id": guide.record.id})


def guide_problems(guide: Placed[Guide], targets: Targets) -> Iterator[Problem]:
    """Check what a guide selects."""
    yield from empty_guide(guide)
    for number, written in enumerate(guide.record.items):
        yield from item_problems(guide.place("items", number), written, targets)


def withdrawn_references(placed: Placed[Any], withdrawn: Withdrawn) -> Iterator[Problem]:
    """Check whether a record, or one inside it, names what was withdrawn."""
    scope = placed.record.id if isinstance(placed.record, Session) else ""
    for path, kind, identifier in references(placed.record):
        if withdrawn(kind, identifier, scope):
            field = next(one for one in reversed(path) if isinstance(one, str))
            yield from unshown(placed.place(*path), identifier, "field", field)
