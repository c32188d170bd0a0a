"""Open data: the records as JSON and tables, with their schema and its meaning."""

import json
from typing import Any

from memoria.content.files import json_schema
from memoria.outputs.open_data.document import FILE, SCHEMA, open_data
from memoria.outputs.open_data.documentation import schema
from memoria.outputs.open_data.tables import tables
from memoria.outputs.output import Link, Output
from memoria.render.views import View

RECORDS_SCHEMA = "data/records.schema.json"


def files(view: View) -> dict[str, str]:
    """Return the records of a language as JSON and tables, and what JSON has to be like."""
    data, edition = open_data(view), view.edition
    return {
        FILE: f"{data.model_dump_json(by_alias=True, indent=2)}\n",
        SCHEMA: as_json(schema(edition.absolute(SCHEMA), edition.words)),
        RECORDS_SCHEMA: as_json(json_schema()),
        **tables(data),
    }


def as_json(value: Any) -> str:
    """Write a value as JSON that people can read, too."""
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n"


OPEN_DATA = Output(
    files,
    (
        Link("files", FILE, "data.sessions", {"schema": SCHEMA}),
        Link("files", "data/initiatives.csv", "data.initiatives"),
        Link("initiatives", "data/initiatives.csv", "take.initiatives"),
        Link("files", "data/priorities.csv", "data.priorities"),
        Link("files", RECORDS_SCHEMA, "data.records"),
    ),
)
