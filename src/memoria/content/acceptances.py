"""Warnings that an editor leaves as they are: the code of each, and the reason."""

import re
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from memoria.content.base import Plain, Record

CODE = re.compile(r"M?(\d{3})", re.IGNORECASE)
FIELDS = {"rule", "because"}


class Acceptance(Record):
    """A warning that is left as it is, by the code of its rule, and why."""

    rule: str
    because: Plain


def well_formed(value: Any) -> Any:
    """Refuse all but a list of rules with reasons, with the line that says so what is there."""
    if not (isinstance(value, tuple) and all(map(is_whole, value))):
        meant = (f'{{rule: {code}, because: "{why}"}}' for code, why in meant_by(value))
        context = {"value": value, "line": f"accepted: [{', '.join(meant)}]"}
        raise PydanticCustomError("bad_acceptance", "{line}", context)
    return value


def is_whole(one: Any) -> bool:
    """Tell whether a value has the two fields of an acceptance, and words in both."""
    return (
        isinstance(one, dict)
        and set(one) == FIELDS
        and all(isinstance(each, str) and each.strip() for each in one.values())
    )


def meant_by(value: Any) -> Iterator[tuple[str, str]]:
    """List the codes in a value, each with the words beside it."""
    items = [*map(parts, value if isinstance(value, tuple) else (value,))]
    together = not all(codes for codes, _ in items)
    for codes, why in [parts(value)] if together else items:
        reason = " ".join(why).replace('"', '\\"') or "…"
        yield from ((code, reason) for code in codes or ["M…"])


def parts(value: Any) -> tuple[list[str], list[str]]:
    """Return the codes in a value, and its other words."""
    words = [word for text in texts_in(value) for word in text.split()]
    found = [CODE.fullmatch(word.strip(",;")) for word in words]
    codes = [f"M{match[1]}" for match in found if match]
    return codes, [word for word, match in zip(words, found, strict=True) if not match]


def texts_in(value: Any) -> Iterator[str]:
    """List the texts and numbers in a value; of the names of fields, codes only."""
    if isinstance(value, dict):
        yield from (key for key in value if CODE.fullmatch(key))
    inner = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict | tuple):
        for one in inner:
            yield from texts_in(one)
    elif not isinstance(value, bool | None):
        yield str(value)


Acceptances = Annotated[tuple[Acceptance, ...], BeforeValidator(well_formed)]
