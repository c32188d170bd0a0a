"""Open data: the records as JSON and tables, with their schema and its meaning."""

import json
from functools import partial
from typing import Any

from memoria.content.files import json_schema
from memoria.outputs.open_data.catalogue import RECORDS_SCHEMA
from memoria.outputs.open_data.documentation import schema
from memoria.outputs.open_data.files import SCHEMA, list_file, of_session, runs, session_file
from memoria.outputs.open_data.tables import TABLES, table
from memoria.outputs.output import Link, Make, Output
from memoria.render.views import View


def artifacts(view: View) -> dict[str, Make]:
    """List the records of a language as JSON and tables, and what JSON has to be like."""
    publication = view.publication
    return {
        **{run.path: partial(list_file, run) for run in runs(publication)},
        **{of_session(one): partial(session_file, one) for one in publication.sessions},
        **{f"data/{name}.csv": partial(table, name) for name in TABLES},
        SCHEMA: data_schema,
        RECORDS_SCHEMA: records_schema,
    }


def data_schema(view: View) -> str:
    """Return what the JSON of the records is like, in the words of a language."""
    return as_json(schema(view.edition.absolute(SCHEMA), view.edition.words))


def records_schema(_: View) -> str:
    """Return what the records are like in their own files."""
    return as_json(json_schema())


def as_json(value: Any) -> str:
    """Write a value as JSON that people can read, too."""
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n"


# The page about the data lists its files by itself.
OPEN_DATA = Output(
    artifacts,
    (Link("initiatives", "data/initiatives.csv", "take.initiatives"),),
)
