"""What every field of every record holds, as the lists for editors tell it.

It is read from the models themselves, so that the lists cannot fall behind them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from memoria.content.base import DIGEST, IDENTIFIER, REFERS_TO
from memoria.content.files import FILES, json_schema
from memoria.content.kinds import KINDS, TABLE
from memoria.content.moments import DATE, DAY, MOMENT
from memoria.messages.vocabulary import meaning
from memoria.messages.words import Words

# What texts of a certain shape are called, by the beginning of the shape.
SHAPES = {
    IDENTIFIER: "id",
    DATE: "date",
    DAY: "day",
    MOMENT: "moment",
    DIGEST: "digest",
    "^media/": "media",
    "^[a-z]{2,3}(": "language",
    "^[A-Z]{2}": "country",
    "^(\\d+:)": "clock",
    "^(CC BY": "licence",
}
PLAIN = {"string": "plain", "integer": "whole", "number": "number", "boolean": "boolean"}
# Where the lists stand on the site, from the root of a language.
PAGE = "fields/"
EXAMPLES = Path(__file__).parent / "examples.yaml"


def notation(form: dict[str, Any], words: Words) -> str:
    """Write in words what a field may hold, from its JSON Schema."""
    if "anyOf" in form:
        return notation(next(one for one in form["anyOf"] if one.get("type") != "null"), words)
    if "items" in form:
        return words("form.type.list", form=notation(form["items"], words))
    if "additionalProperties" in form:
        return words("form.type.by_language", form=notation(form["additionalProperties"], words))
    return single(form, words)


def single(form: dict[str, Any], words: Words) -> str:
    """Write in words what a single value may be."""
    if "enum" in form:
        return words("form.type.choice", choices=words.join(f"`{one}`" for one in form["enum"]))
    if "$ref" in form:
        name = form["$ref"].rpartition("/")[2]
        return words("form.type.texts") if name == "Text" else words("form.type.record", name=name)
    kind = form.get(REFERS_TO, "")
    if kind and kind != "language":
        return words("form.type.reference", where=KINDS[kind].field)
    return words("form.type.site_language" if kind else f"form.type.{shape(form)}")


def shape(form: dict[str, Any]) -> str:
    """Name the shape of a single value."""
    if form.get("format") == "uri":
        return "address"
    pattern = form.get("pattern", "")
    found = (name for begins, name in SHAPES.items() if pattern and pattern.startswith(begins))
    return next(found, PLAIN[form["type"]])


def parts_of(form: dict[str, Any]) -> Iterator[str]:
    """List the records that a field holds, alone, in a list or by language."""
    if "$ref" in form:
        yield form["$ref"].rpartition("/")[2]
    for inner in (form.get("items"), form.get("additionalProperties"), *form.get("anyOf", ())):
        if isinstance(inner, dict):
            yield from parts_of(inner)


def record_meaning(record: str, words: Words) -> str:
    """Say what a record is, or a file holds."""
    return words.first(f"form.{record}", f"data.object.{record}")


@dataclass(frozen=True)
class Field:
    """A field of a record: what it holds, in which form, and a line that is right."""

    name: str
    meaning: str
    form: str
    required: bool
    example: str


@dataclass(frozen=True)
class Part:
    """A kind of record, or a whole file, and its fields."""

    name: str
    meaning: str
    fields: tuple[Field, ...]

    @property
    def spoken(self) -> str:
        """Return its name in small letters, as people write it."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", self.name).lower()

    @property
    def anchor(self) -> str:
        """Return the fragment of its heading."""
        return f"record-{self.spoken}"


@dataclass(frozen=True)
class FileForm:
    """A file of the content folder, and the records that are described with it."""

    name: str
    whole: Part
    parts: tuple[Part, ...]


def file_forms(words: Words) -> tuple[FileForm, ...]:
    """Describe each file, with the records that no file before it has."""
    objects = json_schema()["$defs"]
    told: set[str] = set()
    return tuple(
        FileForm(
            name,
            part(form.__name__, objects, words),
            tuple(part(one, objects, words) for one in reached(form.__name__, objects, told)),
        )
        for name, form in FILES.items()
    )


def named_parts(written: str, forms: Sequence[FileForm]) -> tuple[Part, ...]:
    """Return the record that somebody names, or every record with the one field of that name.

    It is named as its kind is, or as a list or a file of such records.
    """
    name = written.casefold().removesuffix(".yaml")
    parts = [part for form in forms for part in form.parts]
    meant = next((one.model.__name__ for one in TABLE if name in {one.name, one.field}), "")
    for one in parts:
        if meant == one.name or name in {one.spoken, one.name.casefold()}:
            return (one,)
    fields = [(part, one) for part in parts for one in part.fields if one.name == name]
    return tuple(replace(part, fields=(one,)) for part, one in fields)


def reached(name: str, objects: dict[str, Any], told: set[str]) -> Iterator[str]:
    """List the records that one leads to and that are not told of yet, by the fields' order."""
    for form in objects[name]["properties"].values():
        for one in parts_of(form):
            if one != "Text" and one not in told:
                told.add(one)
                yield one
                yield from reached(one, objects, told)


def part(name: str, objects: dict[str, Any], words: Words) -> Part:
    """Describe a record."""
    required = objects[name].get("required", ())
    fields = tuple(
        Field(
            name=one,
            meaning=meaning(name, one, words),
            form=notation(form, words),
            required=one in required,
            example=examples().get(name, {}).get(one, ""),
        )
        for one, form in objects[name]["properties"].items()
    )
    return Part(name, record_meaning(name, words), fields)


@cache
def examples() -> dict[str, dict[str, str]]:
    """Return the example line of every field, by record and field."""
    found: dict[str, dict[str, str]] = {}
    held: dict[str, str] = {}
    for line in EXAMPLES.read_text("utf-8").splitlines():
        name = line.strip().partition(":")[0]
        if line.startswith(" "):
            held[name] = line.strip()
        elif not line.startswith("#"):
            held = found.setdefault(name, {})
    return found
