"""The board of translations: what is stale, missing or made by a machine, and who translated."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import Any

from memoria.content.base import Text
from memoria.content.kinds import KINDS
from memoria.content.publication import Change, SummaryName
from memoria.content.states import Material, Phrase, State, phrases
from memoria.render.drafts import LONGEST
from memoria.render.leaves import WHOLE
from memoria.render.views import View
from memoria.translation.coverage import count
from memoria.translation.statuses import RECORD, Status, statuses

# What asks for work, in the order in which it is listed.
DUE = (State.STALE, State.MISSING, State.MACHINE)
SHORTEST = 600


@dataclass(frozen=True)
class Bounds:
    """How much the page may show: so many rows, so many parts of one.

    `room` is how long the addresses of all drafts together may be, `draft` how long that of one.
    """

    rows: int = WHOLE
    parts: int = WHOLE
    room: int = 300_000
    draft: int = LONGEST


# Where there are more rows than fit on a page.
FEW = Bounds(rows=80, parts=5, room=40_000)


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


def row_of(view: View, found: Sequence[Status], state: State, bounds: Bounds) -> Row:
    """Make the row of a summary, or of the short texts of a record."""
    if found[0].form == RECORD:
        return record_row(view, found, state, bounds.parts)
    return summary_row(view, found[0], bounds.draft)


def row_key(status: Status) -> tuple[str, ...]:
    """Return what the texts of one row have in common."""
    own = () if status.form == RECORD else (status.kind, status.id)
    return (status.form, *status.record, *own)


def record_row(view: View, found: Sequence[Status], state: State, most: int) -> Row:
    """Make the row for the short texts of a record, of which at most so many parts are named."""
    first = found[0]
    change = view.publication.changes.get(first.pin_key) if state is State.STALE else None
    return Row(
        state,
        RECORD,
        first.record[0],
        view.record(*first.record),
        first.original,
        path_of(first.record),
        edit=view.edit_record(*first.record),
        number=sum(one.states.count(state) for one in found),
        parts=tuple(islice(parts_of(view, first, state, change), most)),
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
    """How far a language is: counts, what is to be done by state, who did how many texts.

    `left` counts the rows of a state that are too many to be shown.
    """

    language: str
    counts: Mapping[State, int]
    due: Mapping[State, tuple[Group, ...]]
    left: Mapping[State, int]
    translators: tuple[tuple[str, int], ...]
    reviewers: tuple[tuple[str, int], ...]

    @property
    def number(self) -> int:
        """Count all texts."""
        return sum(self.counts.values())


# What is to be done in a language, by state: the texts of each row.
Due = dict[State, list[list[Status]]]


def boards(view: View) -> tuple[Board, ...]:
    """Make the board of each language of the site; of very many rows the first are shown."""
    codes = view.edition.codes()
    found = list(statuses(view.publication, codes))
    due = {code: due_in(found, code) for code in codes}
    bounds = bounds_of([rows for states in due.values() for rows in states.values()])
    return tuple(board(view, found, code, due[code], bounds) for code in codes)


def bounds_of(lists: Sequence[list[list[Status]]]) -> Bounds:
    """Return the bounds of the rows of each state in each language, and of their drafts."""
    fit = sum(map(len, lists)) <= Bounds.rows
    bounds = Bounds() if fit else replace(FEW, rows=max(FEW.rows // len(lists), 1))
    missing = sum(is_draft(row[0]) for rows in lists for row in rows[: bounds.rows])
    return replace(bounds, draft=max(min(LONGEST, bounds.room // max(missing, 1)), SHORTEST))


def is_draft(status: Status) -> bool:
    """Tell whether a text is to be begun with a draft."""
    return status.form != RECORD and status.state is State.MISSING


def due_in(found: Iterable[Status], language: str) -> Due:
    """List what is to be done in a language, by state; texts of one row stand together."""
    own = [one for one in found if one.language == language]
    rows = {
        state: [list(row) for _, row in groupby((o for o in own if state in o.states), row_key)]
        for state in DUE
    }
    return {state: listed for state, listed in rows.items() if listed}


def board(view: View, found: Iterable[Status], language: str, due: Due, bounds: Bounds) -> Board:
    """Make the board of one language."""
    own, most = [one for one in found if one.language == language], bounds.rows
    return Board(
        language,
        counts=count(own, language),
        due={state: tuple(groups(view, rows[:most], state, bounds)) for state, rows in due.items()},
        left={state: len(rows) - most for state, rows in due.items() if len(rows) > most},
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
    return tuple(sorted(named, key=lambda one: (-one[1], one[0])))[:WHOLE]


def groups(
    view: View, listed: Iterable[Sequence[Status]], state: State, bounds: Bounds
) -> Iterator[Group]:
    """Group the rows of a state: by session, and the entries of a register together."""
    for key, group in groupby(listed, lambda row: group_of(row[0])):
        rows = tuple(row_of(view, row, state, bounds) for row in group)
        record = view.record(*key) if key[1] else None
        yield Group(key[0], record, rows)


def group_of(status: Status) -> Material:
    """Return the kind and id of the record that a text is listed under."""
    kind = status.record[0]
    return (kind, "") if KINDS[kind].register else status.record
