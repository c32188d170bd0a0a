"""Tables for spreadsheets: comma-separated values after RFC 4180, in UTF-8 without a mark.

A text has its language in the next column; several ids in a cell stand with "; " between them. Text
that a spreadsheet would take for a formula begins with an apostrophe.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any, get_args

from memoria.content.directory import by_date
from memoria.content.materials import Initiative, Priority, Ranking
from memoria.outputs.open_data.models import model_of, parts_of
from memoria.outputs.open_data.values import Datum, Setting, Wording
from memoria.render.escaping import csv_cell
from memoria.render.views import View

Row = dict[str, str]
SESSION = ("session", "session_date")
# The fields of a session that give these.
HELD = ("id", "starts")
LANGUAGE = "_language"
LAST = {"answers", "sources", "original", "address"}


@dataclass(frozen=True)
class Table:
    """A table of what sessions hold: the fields they hold it in, and the rows made of these.

    The fields of the models are its columns.
    """

    fields: tuple[str, ...]
    models: tuple[type[Datum], ...]
    rows: Callable[[Mapping[str, Any]], Iterator[Row]]

    @property
    def columns(self) -> tuple[str, ...]:
        """List the names of the columns; what a reader looks for first comes first."""
        columns = (*SESSION, *columns_of(self.models))
        return tuple(sorted(columns, key=lambda one: one in LAST))


def columns_of(models: tuple[type[Datum], ...]) -> Iterator[str]:
    """List the columns that data take: a text has a second one for its language."""
    for model in models:
        for name, field in model.model_fields.items():
            yield name
            if Wording in (field.annotation, *get_args(field.annotation)):
                yield f"{name}{LANGUAGE}"


def table(name: str, view: View) -> str:
    """Write the rows of a table below the names of its columns."""
    made, text = TABLES[name], StringIO()
    writer = csv.DictWriter(text, made.columns, restval="")
    writer.writeheader()
    for session in by_date(view.publication.sessions):
        writer.writerows(made.rows(parts_of(session, (*HELD, *made.fields), Setting(view))))
    return text.getvalue()


def initiatives(session: Mapping[str, Any]) -> Iterator[Row]:
    """List the initiatives of a session."""
    for one in session["initiatives"]:
        yield {**held(session), **cells(one)}


def priorities(session: Mapping[str, Any]) -> Iterator[Row]:
    """List the priorities of a session, each with how they were ranked."""
    ranked = cells(session["ranking"]) if session["ranking"] else {}
    for one in sorted(session["priorities"], key=lambda one: one.rank):
        yield {**held(session), **cells(one), **ranked}


def held(session: Mapping[str, Any]) -> Row:
    """Return the cells that say in which session something came up."""
    starts = session["starts"]
    return {"session": session["id"], "session_date": starts.day if starts else ""}


def cells(datum: Datum) -> Row:
    """Return the cells of a datum; what is not known stays empty."""
    found: Row = {}
    for name, value in datum:
        if isinstance(value, Wording):
            found[f"{name}{LANGUAGE}"] = value.language
        if value is not None:
            found[name] = cell(value)
    return found


def cell(value: Any) -> str:
    """Write a value into a cell; a number is none that a spreadsheet would compute."""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Wording):
        return csv_cell(value.text)
    return csv_cell("; ".join(value) if isinstance(value, tuple) else value)


TABLES = {
    "initiatives": Table(("initiatives",), (model_of(Initiative),), initiatives),
    "priorities": Table(
        ("priorities", "ranking"), (model_of(Priority), model_of(Ranking)), priorities
    ),
}
