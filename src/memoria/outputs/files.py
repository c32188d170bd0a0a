"""The files of a language beside its pages."""

import json
from typing import Any

from memoria.content.directory import Directory
from memoria.content.files import json_schema
from memoria.content.publication import Publication
from memoria.outputs.calendars import calendars
from memoria.outputs.citations import citations
from memoria.outputs.feed import FILE as FEED
from memoria.outputs.feed import feed
from memoria.outputs.open_data.document import FILE as DATA
from memoria.outputs.open_data.document import SCHEMA, open_data
from memoria.outputs.open_data.documentation import schema
from memoria.outputs.open_data.tables import tables
from memoria.render.editions import Edition
from memoria.render.views import View

RECORDS_SCHEMA = "data/records.schema.json"


def export(publication: Publication, directory: Directory, edition: Edition) -> dict[str, str]:
    """Return the text of every file, by its path from the root of the language."""
    data = open_data(publication, directory, edition)
    return {
        FEED: feed(publication, directory, edition),
        **calendars(publication, directory, edition),
        DATA: f"{data.model_dump_json(by_alias=True, indent=2)}\n",
        SCHEMA: as_json(schema(edition.absolute(SCHEMA), edition.words)),
        RECORDS_SCHEMA: as_json(json_schema()),
        **tables(data),
        **citations(View(edition, publication, directory)),
    }


def as_json(value: Any) -> str:
    """Write a value as JSON that people can read, too."""
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n"
