"""What every field of every record holds, as the lists for editors tell it.

It is read from the models themselves, so that the lists cannot fall behind them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from memoria.content.files import FILES, json_schema
from memoria.messages.words import Words
from memoria.schema.notation import notation, parts_of
from memoria.schema.words import meaning, record_meaning

# Where the lists stand on the site, from the root of a language.
PAGE = "fields/"
EXAMPLES = Path(__file__).parent / "examples.yaml"


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
    def anchor(self) -> str:
        """Return the fragment of its heading."""
        return "record-" + re.sub(r"(?<=[a-z])(?=[A-Z])", "-", self.name).lower()


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
            example=examples()[name][one],
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
