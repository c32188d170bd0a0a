"""A schedule is brought into the content folder: checked as if it were there, then written."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from memoria.check.everything import check
from memoria.check.examine import Examined
from memoria.content.files import FILES, file_of
from memoria.content.kinds import KINDS
from memoria.content.sessions import Session
from memoria.content.withdrawals import Key
from memoria.edit.format.forms import grown
from memoria.edit.imports.arrivals import Arrivals, Wishes, arrive
from memoria.edit.imports.events import Schedule
from memoria.edit.items import append
from memoria.edit.new.additions import errors_of, write_all
from memoria.edit.new.entries import Contents, session_file, text_of
from memoria.edit.pins import path_of
from memoria.edit.source import Source
from memoria.edit.yaml import Changes
from memoria.load.content import load
from memoria.load.yaml_writing import Fields
from memoria.project.project import Work
from memoria.rules.problems import Problem


@dataclass(frozen=True)
class Plan:
    """Say what would be written: which records are new, which there, and what has no place."""

    files: Mapping[str, bytes]
    new: Mapping[Key, str]
    there: Mapping[Key, str]
    left: Counter[str]
    problems: tuple[Problem, ...] = field(default=())


def plan(work: Work, examined: Examined, schedule: Schedule, wishes: Wishes) -> Plan:
    """Say what a schedule would change, and which errors would stand against it.

    Raises LookupError where a file is written in a way that nothing can be added to.
    """
    arrivals = arrive(schedule, examined.loaded, wishes)
    files = dict(changed_files(arrivals, examined.contents, work.folder))
    loaded = load({**examined.contents, **files}, work.settings.codes, work.shown)
    problems = errors_of(check(loaded)) if files else ()
    left = Counter({name: number for name, number in arrivals.left.items() if number})
    return Plan(files, sorted_by_kind(arrivals.new), sorted_by_kind(arrivals.there), left, problems)


def bring(work: Work, examined: Examined, planned: Plan, command: str) -> None:
    """Write what was planned, all together."""
    write_all(work, command, "", planned.files, examined.contents)


def sorted_by_kind(named: Mapping[Key, str]) -> dict[Key, str]:
    """Return records in the order of their kinds; those of a kind in the order of the source."""
    kinds = [*KINDS]
    return dict(sorted(named.items(), key=lambda one: kinds.index(one[0][0])))


def changed_files(
    arrivals: Arrivals, contents: Contents, folder: str
) -> Iterator[tuple[str, bytes]]:
    """List the files with what is new in them: who is referred to comes first."""
    for newcomers in (arrivals.people, arrivals.places):
        if newcomers.added:
            file, items = file_of(newcomers.kind), [*newcomers.added.values()]
            text = text_of(contents, file)
            yield file, grown(file, text, with_items(text, file, newcomers.kind, items))
    yield from changed_sessions(arrivals, contents)
    for identifier, fields in arrivals.sessions.items():
        file = f"sessions/{identifier}.yaml"
        yield file, grown(file, "", session_file(fields, file, folder))


def changed_sessions(arrivals: Arrivals, contents: Contents) -> Iterator[tuple[str, bytes]]:
    """List the files of known sessions that get contributions; one may hold several."""
    changed: dict[str, str] = {}
    for identifier, items in arrivals.contributions.items():
        if items:
            file = arrivals.loaded.publication.files["session", identifier]
            text = changed.get(file, text_of(contents, file))
            changed[file] = with_items(text, file, "contribution", items, identifier)
    yield from ((file, grown(file, text_of(contents, file), one)) for file, one in changed.items())


def with_items(text: str, file: str, kind: str, items: Sequence[Fields], session: str = "") -> str:
    """Return a file with records of a kind added to its list, or to that of a session.

    Raises LookupError where they cannot be added.
    """
    order = tuple((Session if session else FILES[file]).model_fields)
    holder = path_of(Source(text), "session", session) if session else ()
    # The first one may begin the list; the others follow it.
    for some in (items[:1], items[1:]):
        changes = Changes(text, file)
        for item in some:
            append(changes, holder, KINDS[kind].field, item, order)
        text = changes.proved()
    return text
