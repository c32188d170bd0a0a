"""Warnings that editors have looked at and left as they are: these are told no more."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from memoria.content.acceptances import Acceptances
from memoria.content.kinds import KINDS, kind_of
from memoria.content.publication import SESSION_PARTS, Summary, SummaryName
from memoria.content.similar import similar
from memoria.load.content import Loaded
from memoria.load.documents import Document, Path, Placed
from memoria.load.entries import HELD
from memoria.rules.problems import RULES, Finding, Position, Problem, Severity, rule

FIELD = "accepted"
# What is told of these depends on an earlier commit, or on the dictionaries of the computer.
ELSEWHERE = {"M309", "M314"}
# A record, the scope in which its id is known, and the names of its texts in files of their own.
Holder = tuple[Placed[Any], str, tuple[SummaryName, ...]]


@dataclass(frozen=True)
class Given:
    """An acceptance, where it stands, and what is to be deleted when nobody needs it any more.

    The place is asked for only where it is told: the file may have to be read again for it.
    """

    rule: str
    place: Callable[[], Position]
    line: str
    because: str

    @property
    def position(self) -> Position:
        """Return where it stands."""
        return self.place()


@rule("M239")
def idle_acceptance(given: Given) -> Iterator[Finding]:
    """Point out the acceptance of what is no warning, or of one that is not told here."""
    values = {"code": given.rule, "line": given.line, "similar": similar(given.rule, RULES)}
    severity = RULES.get(given.rule.upper())
    if severity is None or given.rule not in RULES:
        meant = given.rule.upper() if severity else values["similar"]
        variant = "similar" if meant else "unknown"
        yield Finding(given.position, values | {"similar": meant}, variant)
    else:
        yield Finding(given.position, values, "error" if severity is Severity.ERROR else "")


@dataclass(frozen=True)
class Answers:
    """The acceptances of a content folder, by the file of a summary, or where an id stands."""

    given: Mapping[Position, Mapping[str, Given]] = field(default_factory=dict)
    every: tuple[Given, ...] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)

    @cached_property
    def rules(self) -> Mapping[str, frozenset[str]]:
        """Map the files in which warnings are accepted to the codes of these."""
        found: dict[str, set[str]] = {}
        for place, rules in self.given.items():
            found.setdefault(place.file, set()).update(rules)
        return {file: frozenset(codes) for file, codes in found.items()}

    @cached_property
    def holders(self) -> dict[str, "Holders"]:
        """Keep where the records of files stand that were asked for."""
        return {}

    def to(self, problem: Problem) -> Given | None:
        """Return the acceptance of a problem, which is never an error."""
        position = problem.finding.position
        file, code = position.file, problem.code
        if problem.severity is Severity.ERROR or code not in self.rules.get(file, ()):
            return None
        if file not in self.documents:
            return self.given[Position(file)].get(code)
        if file not in self.holders:
            self.holders[file] = Holders.of(self.documents[file])
        return self.given.get(self.holders[file].around(position), {}).get(code)

    def sift(self, problems: Iterable[Problem]) -> tuple[list[Problem], frozenset[Given]]:
        """Return the problems that are to be told, and what the others are accepted by."""
        answered = [(one, self.to(one)) for one in problems]
        used = frozenset(given for _, given in answered if given)
        return [one for one, given in answered if not given], used

    def idle(self, used: frozenset[Given], *, sure: bool) -> Iterator[Problem]:
        """Point out acceptances that silence nothing, as far as all warnings are known."""
        for one in self.every:
            waits = RULES.get(one.rule) is Severity.WARNING and (one.rule in ELSEWHERE or not sure)
            if one not in used and not waits:
                yield from idle_acceptance(one)


@dataclass(frozen=True)
class Holders:
    """Tell in which record something stands: all places of a file, and the place of its id."""

    places: list[tuple[int, int]]
    records: list[Position]

    @classmethod
    def of(cls, document: Document) -> "Holders":
        """Find the records that have an id, and all that stands in them."""
        named = {path[:-1] for path in document.keys if path[-1:] == ("id",)}
        records = {path for path in named if not path or isinstance(path[-1], int)}
        parts = [*document.keys.items(), *document.values.items()]
        ordered = sorted(parts, key=lambda one: (one[1].line, one[1].column, len(one[0])))
        held = [document.place((*innermost(path, records), "id")) for path, _ in ordered]
        return cls([(at.line, at.column) for _, at in ordered], held)

    def around(self, position: Position) -> Position:
        """Return where the id of the innermost record around a position stands."""
        found = bisect_right(self.places, (position.line, position.column))
        return self.records[found - 1] if found else Position(position.file)


def innermost(path: Path, records: Collection[Path]) -> Path:
    """Return the path of the record that holds a path most closely."""
    while path and path not in records:
        path = path[:-1]
    return path


def answers(content: Loaded) -> Answers:
    """Gather the acceptances of records and of summaries; those of a record hold in its texts."""
    given: dict[Position, list[Given]] = {}
    texts: dict[SummaryName, list[Given]] = {}
    for record, scope, names in accepting(content):
        one = record.record
        found = list(given_in(one.accepted, partial(record.place, FIELD)))
        given[content.identifiers.places[kind_of(one), scope, one.id]] = found
        texts |= dict.fromkeys(names, found)
    every = [one for found in given.values() for one in found]
    for summary in content.publication.summaries:
        own = summary.translation.accepted if summary.translation else ()
        if own or summary.name in texts:
            found = list(given_in(own, partial(summary_line, summary)))
            given[Position(summary.file)] = [*found, *texts.get(summary.name, ())]
            every += found
    by_rule = {place: {one.rule: one for one in found[::-1]} for place, found in given.items()}
    return Answers(by_rule, tuple(every), content.documents)


def summary_line(summary: Summary, number: int) -> Position:
    """Return where an acceptance stands in the front matter of a summary."""
    return Position(summary.file, summary.accepted_lines[number])


def given_in(accepted: Acceptances, place: Callable[[int], Position]) -> Iterator[Given]:
    """List what is accepted in a record; all of a list that has one only may be deleted."""
    for number, one in enumerate(accepted):
        line = f'{{rule: {one.rule}, because: "{one.because}"}}'
        whole = f"{FIELD}: [{line}]" if len(accepted) == 1 else line
        yield Given(one.rule, partial(place, number), whole, one.because)


def accepting(content: Loaded) -> Iterator[Holder]:
    """List the records that accept warnings, with the names of their texts."""
    told = {name for name, one in content.documents.items() if FIELD in one.source}
    for records in content.placed.values():
        for record in records:
            if record.file in told:
                yield from (one for one in inside(record) if one[0].record.accepted)


def inside(record: Placed[Any]) -> Iterator[Holder]:
    """List a record and those in it that may accept warnings, with the names of their texts."""
    kind, name = kind_of(record.record), record.record.id
    is_session = kind == "session"
    parts = (SummaryName(name, part) for part in SESSION_PARTS if is_session)
    yield record, "", (*parts,)
    for inner in items(record):
        one = kind_of(inner.record)
        texts = (SummaryName(name, one, inner.record.id),) if KINDS[one].prose else ()
        scope = name if is_session else f"{kind}/{name}"
        yield inner, scope if KINDS[one].local else "", texts


def items(record: Placed[Any]) -> Iterator[Placed[Any]]:
    """List the records inside of another one."""
    for kind in HELD[kind_of(record.record)]:
        for inner in record.items(kind.field):
            yield inner
            yield from items(inner)
