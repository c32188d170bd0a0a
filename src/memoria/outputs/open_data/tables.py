"""Tables for spreadsheets: comma-separated values after RFC 4180, in UTF-8 without a mark.

A text has its language in the next column; several ids in a cell stand with "; " between them. Text
that a spreadsheet would take for a formula begins with an apostrophe.
"""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any, get_args

from memoria.outputs.open_data.models import (
    Datum,
    Document,
    Initiative,
    Priority,
    Ranking,
    Session,
    Wording,
)
from memoria.render.escaping import csv_cell

Row = dict[str, str]
SESSION = ("session", "session_date")
LANGUAGE = "_language"
LAST = {"answers", "sources", "original", "address"}


def tables(data: Document) -> dict[str, str]:
    """Return the tables of a language by file."""
    return {
        f"data/{name}.csv": table(columns, (row for one in data.sessions for row in rows(one)))
        for name, columns, rows in (
            ("initiatives", INITIATIVES, initiatives),
            ("priorities", PRIORITIES, priorities),
        )
    }


def table(columns: tuple[str, ...], rows: Iterator[Row]) -> str:
    """Write rows below the names of their columns."""
    text = StringIO()
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def initiatives(session: Session) -> Iterator[Row]:
    """List the initiatives of a session."""
    for one in session.initiatives:
        yield {**held(session), **cells(one)}


def priorities(session: Session) -> Iterator[Row]:
    """List the priorities of a session, each with how they were ranked."""
    for one in sorted(session.priorities, key=lambda one: one.rank):
        ranked = cells(session.ranking) if session.ranking else {}
        yield {**held(session), **cells(one), **ranked}


def held(session: Session) -> Row:
    """Return the cells that say in which session something came up."""
    return {"session": session.id, "session_date": session.starts.day if session.starts else ""}


def columns_of(*models: type[Datum]) -> Iterator[str]:
    """List the columns that data take: a text has a second one for its language."""
    for model in models:
        for name, field in model.model_fields.items():
            yield name
            if Wording in (field.annotation, *get_args(field.annotation)):
                yield f"{name}{LANGUAGE}"


def arranged(*columns: str) -> tuple[str, ...]:
    """Sort columns: what a reader of the table looks for first comes first."""
    return tuple(sorted(columns, key=lambda one: one in LAST))


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


INITIATIVES = arranged(*SESSION, *columns_of(Initiative))
PRIORITIES = arranged(*SESSION, *columns_of(Priority, Ranking))
