"""What the files of open data hold, field by field, as the page about them tells.

It is read from the models themselves, so that the page cannot fall behind them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from memoria.messages.words import Words
from memoria.outputs.open_data.files import files
from memoria.outputs.open_data.models import fields_of
from memoria.outputs.open_data.tables import LANGUAGE, NAMES_OF, TABLES, Table

# What the names of files end in.
FILE = "File"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Plainly(GenerateJsonSchema):
    """Make a schema without the titles that only repeat the names of fields."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        """Leave the titles of fields out."""
        return False


def schema(address: str, words: Words) -> dict[str, Any]:
    """Return the schema of the files of open data, which stands at an address."""
    named = [{"$ref": f"#/$defs/{one.__name__}"} for one in files().values()]
    parts = {name: described(name, form, words) for name, form in definitions().items()}
    return {"$schema": DIALECT, "$id": address, "oneOf": named, "$defs": parts}


@cache
def definitions() -> Mapping[str, Any]:
    """Return the schemas of all objects in the files by their names."""
    forms: Any = [(one, "serialization") for one in files().values()]
    _, made = models_json_schema(forms, schema_generator=Plainly)
    found: Mapping[str, Any] = made["$defs"]
    return found


def described(name: str, form: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """Say what an object and its fields mean."""
    fields = {
        field: {**one, "description": meaning(name, field, words)}
        for field, one in form["properties"].items()
    }
    said = words.first(f"data.object.{general(name)}")
    return {**form, "properties": fields, "description": said}


def meaning(part: str, field: str, words: Words) -> str:
    """Say what a field means; where one word means two things, the part it stands in decides.

    A test asks for the messages that are lacking.
    """
    name = field.removeprefix("$")
    return words.first(f"data.field.{general(part)}.{name}", f"data.field.{name}")


def general(part: str) -> str:
    """Return the name that all files share, as they say the same of themselves; or a part's own."""
    return FILE if part.endswith(FILE) else part


@dataclass(frozen=True)
class Field:
    """A field or a column. `form` is its type; `part` names the part that it holds, if any."""

    name: str
    meaning: str
    form: str = ""
    part: str = ""


@dataclass(frozen=True)
class Part:
    """A kind of object in the JSON files."""

    name: str
    meaning: str
    fields: tuple[Field, ...]


def data_parts(words: Words) -> tuple[Part, ...]:
    """Describe the objects of the JSON files, each after the one that holds it.

    The files are one: they differ in the records that they hold.
    """
    made = schema("", words)["$defs"]
    wholes = [made[one.__name__] for one in files().values()]
    fields = {name: form for one in wholes for name, form in one["properties"].items()}
    objects = {**made, FILE: {**wholes[0], "properties": fields}}
    return tuple(
        Part(
            name,
            objects[name]["description"],
            tuple(
                Field(field, form["description"], notation(form), reference(form))
                for field, form in objects[name]["properties"].items()
            ),
        )
        for name in reached(FILE, objects)
    )


def reached(first: str, objects: dict[str, Any]) -> list[str]:
    """List the objects that one leads to, itself first, in the order of the fields."""
    found = [first]
    for name in found:
        for form in objects[name]["properties"].values():
            if (part := reference(form)) and part not in found:
                found.append(part)
    return found


def reference(form: dict[str, Any]) -> str:
    """Return the name of the object that a field holds, alone or in a list."""
    inner = [form.get("items", {}), *form.get("anyOf", ())]
    named = next((one["$ref"] for one in (form, *inner) if "$ref" in one), "")
    return str(named).rpartition("/")[2]


def notation(form: dict[str, Any]) -> str:
    """Write the type of a field in short: `string (date) | null`, `Figure[]`."""
    if "anyOf" in form:
        return " | ".join(map(notation, form["anyOf"]))
    if "enum" in form:
        return " | ".join(map(json.dumps, form["enum"]))
    if "items" in form:
        return f"{notation(form['items'])}[]"
    if "additionalProperties" in form:
        return f"{{string: {notation(form['additionalProperties'])}}}"
    detail = f" ({form['format']})" if "format" in form else ""
    return reference(form) or f"{form['type']}{detail}"


def data_columns(name: str, words: Words) -> tuple[Field, ...]:
    """Describe the columns of a table."""
    table = TABLES[name]
    return tuple(Field(one, column_meaning(one, table, words)) for one in table.columns)


def column_meaning(column: str, table: Table, words: Words) -> str:
    """Say what a column means: what the field of the same name does."""
    for model in table.models:
        if column in fields_of(model):
            return meaning(model.__name__, column, words)
    if column.endswith(NAMES_OF):
        return words("data.field.names")
    return words("data.field.text_in") if column.endswith(LANGUAGE) else meaning("", column, words)
