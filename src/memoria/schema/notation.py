"""The form of a field in words: `id of a person`, `list of: …`, `one of …`."""

from collections.abc import Iterator
from typing import Any

from memoria.content.base import DIGEST, IDENTIFIER, REFERS_TO
from memoria.content.files import GLOBAL_ITEMS, LOCAL_ITEMS, SHELVES
from memoria.content.moments import DAY, MOMENT
from memoria.messages.words import Words

# What texts of a certain shape are called, by the beginning of the shape.
SHAPES = {
    IDENTIFIER: "id",
    DAY: "day",
    MOMENT: "moment",
    DIGEST: "digest",
    "^media/": "media",
    "^[a-z]{2,3}(": "language",
    "^[A-Z]{2}": "country",
    "^(\\d+:)": "clock",
}
# Under which field the records of a kind stand.
ITEMS = {**GLOBAL_ITEMS, **LOCAL_ITEMS["session"], "questions": "question"}
LISTS = {**{kind: key for key, kind in ITEMS.items()}, **{one.kind: one.key for one in SHELVES}}
PLAIN = {"string": "plain", "integer": "whole", "number": "number", "boolean": "boolean"}


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
        return words("form.type.reference", where=LISTS[kind])
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
