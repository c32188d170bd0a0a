"""What is to be done for the translations: the texts of a record in one state, the way to each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from memoria.content.base import Text
from memoria.content.directory import PAGES
from memoria.content.publication import Change, SummaryName
from memoria.content.states import Material, Phrase, State, phrases
from memoria.render.views import View
from memoria.translation.statuses import RECORD, Status

# What asks for work, in the order in which it is listed.
DUE = (State.STALE, State.MISSING, State.MACHINE)


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
    return f"{PAGES[kind]}/{identifier}/" if kind in PAGES else ""
