"""The JSON Schema of the open data, with the meaning of each field in the reader's language."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from memoria.messages.words import Words
from memoria.outputs.open_data.records import Document

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Plainly(GenerateJsonSchema):
    """Make a schema without the titles that only repeat the names of fields."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        """Leave the titles of fields out."""
        return False


def schema(address: str, words: Words) -> dict[str, Any]:
    """Return the schema of the open data, which stands at an address."""
    made = Document.model_json_schema(mode="serialization", schema_generator=Plainly)
    for name, part in {**made["$defs"], "Document": made}.items():
        part["description"] = words(f"data.object.{name}")
        for field, form in part["properties"].items():
            form["description"] = meaning(name, field, words)
    return {"$schema": DIALECT, "$id": address, **made}


def meaning(part: str, field: str, words: Words) -> str:
    """Say what a field means; where one word means two things, the part it stands in decides."""
    name = field.removeprefix("$")
    special = f"data.field.{part}.{name}"
    return words(special if special in words else f"data.field.{name}")
