"""Open data: the records as JSON and tables, with their schema and its meaning."""

import json
from functools import partial
from typing import Any

from memoria.content.files import json_schema
from memoria.outputs.open_data.document import FILE, SCHEMA, open_data
from memoria.outputs.open_data.documentation import schema
from memoria.outputs.open_data.tables import TABLES, table
from memoria.outputs.output import Link, Make, Output
from memoria.render.views import View

RECORDS_SCHEMA = "data/records.schema.json"


def artifacts(_: View) -> dict[str, Make]:
    """List the records of a language as JSON and tables, and what JSON has to be like."""
    tables: dict[str, Make] = {f"data/{name}.csv": partial(table, name) for name in TABLES}
    return {FILE: all_records, SCHEMA: data_schema, RECORDS_SCHEMA: records_schema, **tables}


def all_records(view: View) -> str:
    """Return all records as JSON."""
    return f"{open_data(view).model_dump_json(by_alias=True, indent=2)}\n"


def data_schema(view: View) -> str:
    """Return what the JSON of the records is like, in the words of a language."""
    return as_json(schema(view.edition.absolute(SCHEMA), view.edition.words))


def records_schema(_: View) -> str:
    """Return what the records are like in their own files."""
    return as_json(json_schema())


def as_json(value: Any) -> str:
    """Write a value as JSON that people can read, too."""
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n"


OPEN_DATA = Output(
    artifacts,
    (
        Link("files", FILE, "data.sessions", {"schema": SCHEMA}),
        Link("files", "data/initiatives.csv", "data.initiatives"),
        Link("initiatives", "data/initiatives.csv", "take.initiatives"),
        Link("files", "data/priorities.csv", "data.priorities"),
        Link("files", RECORDS_SCHEMA, "data.records"),
    ),
)
