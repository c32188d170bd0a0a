"""The board of translations: what is stale, missing or made by a machine, and who translated."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from memoria.content.base import Text
from memoria.content.kinds import KINDS
from memoria.content.publication import Change, SummaryName
from memoria.content.states import Material, Phrase, State, phrases
from memoria.render.drafts import LONGEST
from memoria.render.views import View
from memoria.translation.coverage import count
from memoria.translation.statuses import RECORD, Status, statuses

# What asks for work, in the order in which it is listed.
DUE = (State.STALE, State.MISSING, State.MACHINE)
# The addresses of all drafts on the page together are not to be longer than this.
ROOM = 300_000
SHORTEST = 600


@dataclass(frozen=True)
class Part:
    """Short texts of a record that are meant: those of an item, or a field of the record itself.

    `field` is the field, empty for an item; `item` is the item's record, where it has a place of
    its own; `text` and `original` are its first text.
    """

    kind: str
    field: str
    item: Any
    text: Text
    original: str
    path: str


@dataclass(frozen=True)
class Row:
    """A summary, or the short texts of a record, with something to do in a language.

    `item` is the record of what the text belongs to; `path` leads to its place from the root of a
    language, `edit` to its file. `number` counts the texts.
    """

    state: State
    form: str
    kind: str
    item: Any
    original: str
    path: str
    edit: str
    number: int
    parts: tuple[Part, ...] = ()
    change: Change | None = None


def rows_of(view: View, found: Sequence[Status], state: State, longest: int) -> Iterator[Row]:
    """Make a row for the short texts of each record, and one for each summary."""
    for (form, *_), group in groupby(found, key=row_key):
        own = list(group)
        yield record_row(view, own, state) if form == RECORD else summary_row(view, own[0], longest)


def row_key(status: Status) -> tuple[str, ...]:
    """Return what the texts of one row have in common."""
    own = () if status.form == RECORD else (status.kind, status.id)
    return (status.form, *status.record, *own)


def record_row(view: View, found: Sequence[Status], state: State) -> Row:
    """Make the row for the short texts of a record."""
    first = found[0]
    change = view.publication.changes.get(first.pin_key) if state is State.STALE else None
    return Row(
        state,
        RECORD,
        first.record[0],
        view.record(*first.record),
        first.original,
        path_of(first.record),
        edit=view.edit(first.file),
        number=sum(one.states.count(state) for one in found),
        parts=tuple(parts_of(view, first, state, change)),
        change=change,
    )


def parts_of(view: View, status: Status, state: State, change: Change | None) -> Iterator[Part]:
    """List what of a record is missing, or has changed in the original."""
    record, changed = view.record(*status.record), change.texts if change else ()
    named: dict[tuple[Material, Any], Phrase] = {}
    meant: dict[tuple[Material, Any], None] = {}
    for one in phrases(record, getattr(record, "original", None) or ""):
        key = one.material, "" if one.material[0] else one.path[0]
        named.setdefault(key, one)
        missing = state is State.MISSING and not one.text.get(status.language)
        meant |= {key: None} if missing or one.name in changed else {}
    yield from (part(view, status.record, named[key]) for key in meant)


def part(view: View, record: Material, phrase: Phrase) -> Part:
    """Say which part of a record a text belongs to."""
    kind, identifier = phrase.material
    field = "" if kind else str(phrase.path[0])
    address = view.directory.address(kind, record[1], identifier) if kind else None
    item = view.directory.items.get((record[1], kind, identifier))
    text, original = phrase.text, phrase.original
    return Part(kind, field, item, text, original, address or path_of(record))


def summary_row(view: View, status: Status, longest: int) -> Row:
    """Make the row for a summary."""
    session = status.record[1]
    name = SummaryName(session, status.kind, status.id)
    original = view.publication.summary(name)[status.original]
    is_missing = status.state is State.MISSING
    return Row(
        status.state,
        status.form,
        status.kind,
        view.directory.items.get((session, status.kind, status.id)),
        status.original,
        view.directory.place(name),
        edit=view.draft(original, status.file, longest) if is_missing else view.edit(status.file),
        number=1,
        change=view.publication.changes.get(status.pin_key),
    )


def path_of(record: Material) -> str:
    """Return the address of a record's page; a series is shown on the home page."""
    kind, identifier = record
    return KINDS[kind].path(identifier)


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
    codes = view.edition.codes()
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
    return (kind, "") if KINDS[kind].register else status.record
