"""The names that fields may have, whatever record they belong to."""

import re
from functools import cache

from memoria.content.base import REFERS_TO
from memoria.content.files import FILES, json_schema

LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Z]{2})?")
# What a text in words is not held to.
LIMITS = {"enum", "format", "pattern", REFERS_TO}


@cache
def prose_fields() -> frozenset[str]:
    """List the names of the fields that hold one text in words, in whatever language."""
    return frozenset(
        name
        for record in json_schema()["$defs"].values()
        for name, form in record.get("properties", {}).items()
        for one in (form, *form.get("anyOf", ()))
        if one.get("type") == "string" and not LIMITS & one.keys()
    )


@cache
def field_names() -> frozenset[str]:
    """List the names of all fields."""
    forms = json_schema()["$defs"].values()
    tops = (name for form in FILES.values() for name in form.model_fields)
    return frozenset({*tops, *(name for form in forms for name in form.get("properties", ()))})


def is_language(word: str) -> bool:
    """Tell whether a word can be the code of a language: no field has that name."""
    return bool(LANGUAGE.fullmatch(word)) and word not in field_names()


def is_name(word: str) -> bool:
    """Tell whether a word is the name of a field, or the code of a language."""
    return word in field_names() or is_language(word)
