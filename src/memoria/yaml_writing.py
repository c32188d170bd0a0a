"""A new record is written as YAML: in one line between braces, or a line for each field."""

import re
from collections.abc import Iterator, Mapping, Sequence

from memoria.loading.documents import CORE_SCHEMA
from memoria.yaml_edits import quoted

Words = Mapping[str, str]
Value = str | Sequence[str] | Words
Fields = Mapping[str, Value]

WIDEST = 100
# What needs no quotes: ids, dates, time zones and cross-links.
BARE = re.compile(
    r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
    r"|[12]\d{3}-\d\d-\d\d( \d\d:\d\d)?"
    r"|[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_]+)+"
    r"|[a-z]+:[a-z][a-z0-9/-]*"
)
# Words that other readers of YAML take for yes and no.
SWITCHES = {"y", "n", "yes", "no", "on", "off"}


def scalar(value: str) -> str:
    """Write a value that is no prose: bare, if every reader of YAML takes it for a text then."""
    taken = value in SWITCHES or any(re.fullmatch(one, value) for one, _ in CORE_SCHEMA)
    return value if BARE.fullmatch(value) and not taken else quoted(value)


def in_braces(fields: Fields) -> str:
    """Write a record in one line."""
    return "{" + ", ".join(f"{key}: {in_one_line(value)}" for key, value in fields.items()) + "}"


def in_one_line(value: Value) -> str:
    """Write a value in one line: a text in languages in quotes, a list in brackets."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {quoted(words)}" for key, words in value.items()) + "}"
    return "[" + ", ".join(map(scalar, value)) + "]"


def in_lines(fields: Fields, margin: int = 0) -> Iterator[str]:
    """Write a record with a line for each field; what is too wide for one takes several.

    `margin` is by how many columns the lines will be indented.
    """
    for key, value in fields.items():
        line = f"{key}: {in_one_line(value)}"
        if isinstance(value, str) or margin + len(line) <= WIDEST:
            yield line
        elif isinstance(value, Mapping):
            yield from [f"{key}:", *(f"  {one}: {quoted(words)}" for one, words in value.items())]
        else:
            yield from [f"{key}:", *(f"  - {scalar(one)}" for one in value)]
