"""The open data of a language: one file that holds all records."""

from functools import cache
from typing import Any

from pydantic import ConfigDict, Field, create_model

from memoria.content.directory import by_date
from memoria.content.kinds import RECORDS
from memoria.outputs.open_data.models import several
from memoria.outputs.open_data.values import Code, Datum, Setting, Web
from memoria.render.views import View

FILE, SCHEMA = "data/sessions.json", "data/schema.json"
# What has an address; the glossary is a tool of editors.
LISTED = {one.field: one.model for one in RECORDS if one.addressed}


class Licence(Datum):
    """The terms on which the data may be used."""

    name: str
    address: Web


class Head(Datum):
    """What the file says of itself, before the records."""

    model_config = ConfigDict(validate_by_name=True)

    json_schema: Web = Field(alias="$schema")
    address: Web
    name: str
    language: Code
    licence: Licence


@cache
def document() -> type[Head]:
    """Make the model of the whole file."""
    lists: Any = {name: several(record, ...).type for name, record in LISTED.items()}
    return create_model("Document", __base__=Head, __doc__=Head.__doc__, **lists)


def open_data(view: View) -> Head:
    """Return the open data of a language."""
    edition = view.edition
    found = {name: getattr(view.publication, name) for name in LISTED}
    found["sessions"] = by_date(view.publication.sessions)
    return document()(
        json_schema=view.to(SCHEMA),
        address=view.to(FILE),
        name=edition.name,
        language=edition.language,
        licence=Licence(name=edition.licence.name, address=edition.licence.address),
        **{
            name: several(record, ...).value(found[name], Setting(view))
            for name, record in LISTED.items()
        },
    )
