"""Tables for spreadsheets: comma-separated values after RFC 4180, in UTF-8.

A byte-order mark tells spreadsheets the encoding, and every cell is quoted. A text has its language
in the next column, and ids have what they name there; several in a cell stand with "; " between
them. What a spreadsheet would take for a formula begins with an apostrophe.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from typing import Any, get_args, get_origin

from memoria.content.base import Record
from memoria.content.chain import Item
from memoria.content.directory import by_date
from memoria.content.kinds import KINDS, NAMES
from memoria.content.materials import Contribution, Initiative, Priority, Ranking
from memoria.content.sessions import Session
from memoria.outputs.open_data.models import fields_of, parts_of
from memoria.outputs.open_data.values import Datum, Setting, Time, Wording, wording
from memoria.render.escaping import csv_cell
from memoria.render.steps import item_name
from memoria.render.views import View

Row = dict[str, str]
MARK = "\ufeff"
LANGUAGE, NAMES_OF = "_language", "_names"
# What says in which session something came up.
TITLE = "session_title"
HELD = ("session", TITLE, f"{TITLE}{LANGUAGE}", "session_date")
LAST = {"state", "undocumented", "answers", "closest_to", "sources", "original", "address"}
# What its ids name is a text, or stands nowhere else.
NAMELESS = {"question", "source"}


@dataclass(frozen=True)
class Table:
    """A table of sessions, or of what they hold in a field: a row for each.

    The fields that fit in a cell are its columns; those of a field `beside` say more of each row.
    """

    model: type[Record]
    field: str = ""
    beside: tuple[str, type[Record]] | None = None

    @property
    def models(self) -> tuple[type[Record], ...]:
        """List the kinds of records whose fields are columns."""
        return (self.model, *(self.beside or ())[1:])

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """List the names of the columns; what a reader looks for first comes first."""
        own = (column for model in self.models for column in columns_of(model))
        columns = (*(HELD if self.field else ()), *own)
        return tuple(sorted(columns, key=lambda one: one.removesuffix(LANGUAGE) in LAST))

    def rows(self, session: Session, view: View) -> Iterator[Row]:
        """List the rows of a session."""
        here = Setting(view)
        if not self.field:
            yield cells(session, session, here)
            return
        here = here.inside(session)
        more = getattr(session, self.beside[0]) if self.beside else None
        shared = {**held(session, here), **(cells(more, session, here) if more else {})}
        for one in sorted(self.items(session), key=lambda one: getattr(one, "rank", 0)):
            yield {**shared, **cells(one, session, here)}

    def items(self, session: Session) -> list[Any]:
        """List what of a session has a row."""
        found = getattr(session, self.field) if self.field else [session]
        return [one for one in found if getattr(one, "is_shown", True)]


def columns_of(model: type[Record]) -> Iterator[str]:
    """List the columns that a kind of record takes."""
    for name, form in fields_of(model).items():
        if fits(form.type):
            yield name
            if Wording in (form.type, *get_args(form.type)):
                yield f"{name}{LANGUAGE}"
            if kind := kind_named(model, name):
                yield names_column(name, kind)


def fits(form: Any) -> bool:
    """Tell whether values of a type fit in a cell: lists of ids do, lists of records do not."""
    if get_origin(form) is tuple:
        return get_args(form)[0] is str
    if get_origin(form):
        return get_origin(form) is not dict and all(map(fits, get_args(form)))
    return form in (Wording, Time) or not (isinstance(form, type) and issubclass(form, Datum))


def kind_named(model: type[Record], field: str) -> str:
    """Return the kind of what the ids in a field name, if it has names."""
    kind = KINDS[NAMES[model]].references.get(field, "") if model in NAMES else ""
    return "" if kind in NAMELESS else kind


def names_column(field: str, kind: str) -> str:
    """Return the column beside one of ids: `place_names` beside `places`."""
    return f"{kind if KINDS[kind].field == field else field.removesuffix('s')}{NAMES_OF}"


def table(name: str, view: View) -> str:
    """Write the rows of a table below the names of its columns."""
    made, text = TABLES[name], StringIO()
    text.write(MARK)
    writer = csv.DictWriter(text, made.columns, restval="", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    for session in by_date(view.publication.sessions):
        writer.writerows(made.rows(session, view))
    return text.getvalue()


def held(session: Session, here: Setting) -> Row:
    """Return the cells that say in which session something came up."""
    planned = session.planned
    named = {"session": session.id, "session_date": planned.iso if planned else ""}
    return {**named, **text_cells(TITLE, wording(session.title, here))}


def cells(record: Record, session: Session, here: Setting) -> Row:
    """Return the cells of a record; what is not known stays empty."""
    model, found = type(record), Row()
    names = [name for name, form in fields_of(model).items() if fits(form.type)]
    for name, value in parts_of(record, names, here).items():
        found |= text_cells(name, value) if isinstance(value, Wording) else {name: cell(value)}
        if value and (kind := kind_named(model, name)):
            ids = value if isinstance(value, tuple) else (value,)
            found[names_column(name, kind)] = cell(tuple(named(kind, ids, session, here.view)))
    return found


def named(kind: str, ids: Iterable[str], session: Session, view: View) -> Iterator[str]:
    """List what ids name in a session."""
    for one in ids:
        if (kind, one) in view.directory.records:
            record = view.record(kind, one)
            yield view.plain_name(record) if KINDS[kind].register else view.plain(record.title)
        else:
            held = view.record("session", view.directory.owners.get((kind, one), session.id))
            yield item_name(view, Item(kind, held.id, one), held).striptags()


def text_cells(name: str, value: Wording) -> Row:
    """Return the cells of a text and of its language."""
    return {name: csv_cell(value.text), f"{name}{LANGUAGE}": value.language}


def cell(value: Any) -> str:
    """Write a value into a cell; a number is none that a spreadsheet would compute."""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Time):
        return value.local or value.day
    return csv_cell("; ".join(value) if isinstance(value, tuple) else value or "")


TABLES = {
    "sessions": Table(Session),
    "contributions": Table(Contribution, "contributions"),
    "initiatives": Table(Initiative, "initiatives"),
    "priorities": Table(Priority, "priorities", ("ranking", Ranking)),
}
