"""How the states of texts change: what became stale, what was translated."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from memoria.check.examine import Examined, contents_then
from memoria.content.publication import Publication
from memoria.content.states import State
from memoria.edit.rename.mentions import Alias
from memoria.edit.rename.naming import Rename
from memoria.edit.rename.plan import make_plan
from memoria.load.content import Loaded, load
from memoria.load.identifiers import Identifiers
from memoria.rules.files import Stored
from memoria.rules.problems import has_errors
from memoria.translation.coverage import count
from memoria.translation.statuses import URGENCY, Status, statuses

# Each rename has the whole folder planned and read again, seconds in a large one; beyond so many at
# once a summary would be long in coming.
MOST = 20
DONE, DUE = (State.CURRENT, State.MACHINE, State.ORIGINAL), (State.STALE, State.MISSING)


def under_present_ids(examined: Examined, languages: Sequence[str]) -> Loaded | None:
    """Return what a content folder said before as if all had been renamed there already.

    With errors it is left as it was: no rename would begin there, either; so it is where more has
    been renamed than can be followed in a reasonable time.
    """
    before, now = examined.before, examined.loaded
    if before is None or has_errors(before.problems):
        return before
    asked = renames(before.identifiers, now.identifiers)
    if len(asked) > MOST:
        return before
    contents = contents_then(examined.contents, examined.history, examined.base) if asked else None
    for rename in asked:
        contents = renamed(contents or {}, before, rename)
        before = load(contents, languages, now.folder)
    return before


def renames(before: Identifiers, now: Identifiers) -> list[Rename]:
    """List what has another id now, sessions first, for their ids are part of other names.

    Records that were merged into one cannot have its id each: they are left as they were.
    """
    found = list(successions(before, now))
    heirs = Counter((one.kind, one.scope, one.new) for one in found)
    return [one for one in found if heirs[one.kind, one.scope, one.new] == 1]


def successions(before: Identifiers, now: Identifiers) -> Iterator[Rename]:
    """List which id took the place of which one.

    A record that was there already beside the other is no new name of it.
    """
    former = {session: new for (kind, _, session), new in now.retired.items() if kind == "session"}
    ordered = sorted(now.retired.items(), key=lambda one: (one[0][0] != "session", one))
    for (kind, scope, old), new in ordered:
        then = {scope, *(session for session, renamed in former.items() if renamed == scope)}
        had = any((kind, one, old) in before.present for one in then)
        if had and not any((kind, one, new) in before.places for one in then):
            yield Rename(kind, scope, old, new)


def renamed(contents: Mapping[str, Stored], said: Loaded, rename: Rename) -> dict[str, Stored]:
    """Return the files of a content folder after a rename."""
    plan = make_plan(contents, said.publication, rename, Alias(rename.old, ""))
    kept = {name: one for name, one in contents.items() if name not in plan.remove}
    return {**kept, **plan.write}


@dataclass(frozen=True)
class Turn:
    """Texts with one pin that came into a state: how many, and of which materials."""

    statuses: tuple[Status, ...]
    number: int


@dataclass(frozen=True)
class Turns:
    """Hold how many texts were and are in which state, by language, and which of them turned."""

    then: Mapping[str, Mapping[State, int]]
    now: Mapping[str, Mapping[State, int]]
    turned: Mapping[str, tuple[Turn, ...]]

    @property
    def states(self) -> tuple[State, ...]:
        """List the states that any text was or is in, those that ask for no work first."""
        counted = [*self.then.values(), *self.now.values()]
        return tuple(one for one in reversed(URGENCY) if any(one in found for found in counted))


def turns(then: Publication, now: Publication, languages: Sequence[str]) -> Turns:
    """Compare the states of all texts; both may hold what is not published."""
    before, after = list(statuses(then, languages)), list(statuses(now, languages))
    known = {key: state for one in before for key, state in by_text(one)}
    return Turns(
        {one: count(before, one) for one in languages},
        {one: count(after, one) for one in languages},
        {
            "stale": turned(after, known, (State.STALE,), (State.STALE,)),
            "missing": turned(after, known, (State.MISSING,), (State.MISSING,)),
            "done": turned(after, known, DONE, (None, *DONE)),
        },
    )


def by_text(status: Status) -> Iterator[tuple[tuple[str, ...], State]]:
    """Name each text of a status, and tell its state."""
    names = status.names or ("",)
    for name, state in zip(names, status.states, strict=True):
        yield (*status.record, status.kind, status.id, status.form, status.language, name), state


def turned(
    after: Sequence[Status],
    known: Mapping[tuple[str, ...], State],
    into: Sequence[State],
    unless: Sequence[State | None],
) -> tuple[Turn, ...]:
    """List the texts that are in a state now and were not in one of others."""
    found: dict[tuple[str, str], list[Status]] = {}
    for one in after:
        for key, state in by_text(one):
            if state in into and known.get(key) not in unless:
                found.setdefault(one.pin_key, []).append(one)
    return tuple(Turn(tuple(dict.fromkeys(each)), len(each)) for each in found.values())
