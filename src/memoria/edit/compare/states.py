"""How the states of texts change: what became stale, what was translated."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from memoria.content.publication import Publication
from memoria.content.states import State
from memoria.translation.coverage import count
from memoria.translation.statuses import URGENCY, Status, statuses

DONE, DUE = (State.CURRENT, State.MACHINE, State.ORIGINAL), (State.STALE, State.MISSING)


@dataclass(frozen=True)
class Turn:
    """Texts of a material that came into a state: how many, of which material and language."""

    status: Status
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
    counted = Counter(
        number
        for number, one in enumerate(after)
        for key, state in by_text(one)
        if state in into and known.get(key) not in unless
    )
    return tuple(Turn(after[number], texts) for number, texts in sorted(counted.items()))
