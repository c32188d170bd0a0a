"""The board of translations: what is stale, missing or made by a machine, and who translated."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from memoria.content.directory import REGISTERS
from memoria.content.states import Material, State
from memoria.render.drafts import LONGEST
from memoria.render.due import DUE, Row, rows_of
from memoria.render.views import View
from memoria.translation.coverage import count
from memoria.translation.statuses import RECORD, Status, statuses

# The addresses of all drafts on the page together are not to be longer than this.
ROOM = 300_000
SHORTEST = 600


@dataclass(frozen=True)
class Group:
    """The rows of a session, of a guide or series, or of all entries of a register."""

    kind: str
    record: Any
    rows: tuple[Row, ...]

    @property
    def number(self) -> int:
        """Count the texts."""
        return sum(row.number for row in self.rows)


@dataclass(frozen=True)
class Board:
    """How far a language is: counts, what is to be done by state, who did how many texts."""

    language: str
    counts: Mapping[State, int]
    due: Mapping[State, tuple[Group, ...]]
    translators: tuple[tuple[str, int], ...]
    reviewers: tuple[tuple[str, int], ...]

    @property
    def number(self) -> int:
        """Count all texts."""
        return sum(self.counts.values())


def boards(view: View) -> tuple[Board, ...]:
    """Make the board of each language of the site."""
    codes = [one.code for one in view.edition.languages]
    found = list(statuses(view.publication, codes))
    missing = sum(one.form != RECORD and one.state is State.MISSING for one in found)
    longest = max(min(LONGEST, ROOM // max(missing, 1)), SHORTEST)
    return tuple(board(view, found, code, longest) for code in codes)


def board(view: View, found: Iterable[Status], language: str, longest: int) -> Board:
    """Make the board of one language; drafts have addresses of at most a length."""
    own = [one for one in found if one.language == language]
    due = {state: tuple(groups(view, own, state, longest)) for state in DUE}
    return Board(
        language,
        counts=count(own, language),
        due={state: listed for state, listed in due.items() if listed},
        translators=people(own, "by"),
        reviewers=people(own, "reviewed_by"),
    )


def people(found: Iterable[Status], role: str) -> tuple[tuple[str, int], ...]:
    """List who translated or reviewed, each with the number of texts, the most first."""
    done: Counter[str] = Counter()
    for one in found:
        if name := getattr(one.pin, role, None):
            done[name] += one.translated
    named = ((name, number) for name, number in done.items() if number)
    return tuple(sorted(named, key=lambda one: (-one[1], one[0])))


def groups(view: View, found: Iterable[Status], state: State, longest: int) -> Iterator[Group]:
    """Group what is in a state: by session, and the entries of a register together."""
    listed = [one for one in found if state in one.states]
    for key, group in groupby(listed, key=group_of):
        rows = tuple(rows_of(view, list(group), state, longest))
        record = view.record(*key) if key[1] else None
        yield Group(key[0], record, rows)


def group_of(status: Status) -> Material:
    """Return the kind and id of the record that a text is listed under."""
    kind = status.record[0]
    return (kind, "") if kind in REGISTERS else status.record
