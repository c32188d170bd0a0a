"""Which file holds which records: the form of the content folder, and its JSON Schema."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from memoria.content.base import Record
from memoria.content.kinds import KINDS
from memoria.content.registers import Guide, Organisation, Person, Picture, Place, Term, Theme
from memoria.content.sessions import Series, Session
from memoria.content.withdrawals import WithdrawnFile

SESSIONS, GUIDES = "sessions.yaml", "guides.yaml"


class SessionsFile(Record):
    """The form of `sessions.yaml`, and of the files in `sessions/` that hold several."""

    series: tuple[Series, ...] = ()
    sessions: tuple[Session, ...]


class PeopleFile(Record):
    """The form of `people.yaml`."""

    people: tuple[Person, ...]


class OrganisationsFile(Record):
    """The form of `organisations.yaml`."""

    organisations: tuple[Organisation, ...]


class PlacesFile(Record):
    """The form of `places.yaml`."""

    places: tuple[Place, ...]


class ThemesFile(Record):
    """The form of `themes.yaml`."""

    themes: tuple[Theme, ...]


class GuidesFile(Record):
    """The form of `guides.yaml`."""

    guides: tuple[Guide, ...]


class PicturesFile(Record):
    """The form of `pictures.yaml`."""

    pictures: tuple[Picture, ...]


class GlossaryFile(Record):
    """The form of `glossary.yaml`."""

    terms: tuple[Term, ...]


FILES: dict[str, type[Record]] = {
    "sessions.yaml": SessionsFile,
    "people.yaml": PeopleFile,
    "organisations.yaml": OrganisationsFile,
    "places.yaml": PlacesFile,
    "themes.yaml": ThemesFile,
    "guides.yaml": GuidesFile,
    "pictures.yaml": PicturesFile,
    "glossary.yaml": GlossaryFile,
    "withdrawn.yaml": WithdrawnFile,
}


def file_of(kind: str) -> str:
    """Return the file of the content folder that lists the records of a kind, or its sessions."""
    field = KINDS[kind].field
    return next((name for name, form in FILES.items() if field in form.model_fields), SESSIONS)


def form_of(name: str) -> type[Record] | None:
    """Return the form of a file of the content folder, by its name inside the folder."""
    return SessionsFile if name.startswith("sessions/") else FILES.get(name)


@cache
def json_schema() -> Mapping[str, Any]:
    """Return the JSON Schema of every file, and of a session that has a file of its own."""
    forms = {name: (form, "validation") for name, form in FILES.items()}
    forms["sessions/*.yaml"] = (Session, "validation")
    inputs = [(name, mode, TypeAdapter(form)) for name, (form, mode) in forms.items()]
    schemas, definitions = TypeAdapter.json_schemas(inputs)  # type: ignore[arg-type]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Memoria",
        "type": "object",
        "properties": {name: schemas[name, "validation"] for name in forms},
        **definitions,
    }


@cache
def choices() -> frozenset[str]:
    """List the values of all fields that take one of a few."""
    forms = json_schema()["$defs"].values()
    taken = (one for form in forms for one in form.get("properties", {}).values())
    listed = (one for form in taken for one in (form, *form.get("anyOf", ())))
    return frozenset(value for form in listed for value in form.get("enum", ()))


@cache
def list_fields() -> frozenset[str]:
    """List the names of all fields that take several ids, in brackets where there are more."""
    forms = [form.get("properties", {}) for form in json_schema()["$defs"].values()]
    pairs = [pair for form in forms for pair in form.items()]
    listed = {name for name, form in pairs for one in (form, *form.get("anyOf", ()))
              if one.get("items", {}).get("type") == "string"}  # fmt: skip
    others = {name for name, form in pairs if form.get("type", "array") != "array"}
    return frozenset(listed - others)


@cache
def field_names() -> frozenset[str]:
    """List the names of all fields."""
    forms = json_schema()["$defs"].values()
    tops = (name for form in FILES.values() for name in form.model_fields)
    return frozenset({*tops, *(name for form in forms for name in form.get("properties", ()))})
