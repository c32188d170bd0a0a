"""Values and records are written as YAML: what needs quotes has them, and prose always."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import yaml

from memoria.load.documents import resolve

Words = Mapping[str, str]
Value = str | float | Sequence["Value"] | Mapping[str, "Value"]
Fields = Mapping[str, Value]
# A record, or the name of one, in a list.
Item = str | Fields

WIDEST = 100
# Ids, pins, days and hours, cross-links, names of fields and of texts, time zones: no prose.
NAME = re.compile(
    r"[a-z0-9_]+([-:/.][a-z0-9_]+)*"
    r"|\d{4}-\d\d-\d\d \d\d:\d\d"
    r"|[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+)+|UTC"
)
# No sign of YAML, be it inside of brackets or outside.
PLAIN = re.compile(r"[A-Za-z0-9]([A-Za-z0-9_./:+%=~#&;?-]|(?<=\d) (?=\d))*(?<!:)")
# What some reader of YAML takes for yes, no or a number, hours and minutes among them.
MISTAKEN = re.compile(r"[yYnN]|[\d_.:]+([eE][-+]?[\d_]+)?|0[boxBOX][\da-fA-F_]+")
# Of YAML 1.1, which other tools read; those that turn a date into one are welcome to.
OTHERS = yaml.resolver.Resolver()
TEXTS = {"tag:yaml.org,2002:str", "tag:yaml.org,2002:timestamp"}


@lru_cache(4096)
def is_safe_bare(value: str) -> bool:
    """Tell whether a text is the same without quotes, in brackets, too, and for other tools."""
    if not PLAIN.fullmatch(value) or MISTAKEN.fullmatch(value) or not is_text(value):
        return False
    found = OTHERS.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
    return found in TEXTS


def is_text(value: str) -> bool:
    """Tell whether a value without quotes is a text."""
    event = yaml.ScalarEvent(None, None, (True, False), value)
    return bool(resolve(event) == value)


def scalar(value: str) -> str:
    """Write a value: bare, if it is the name of something and safe without quotes."""
    return value if NAME.fullmatch(value) and is_safe_bare(value) else quoted(value)


def quoted(value: str) -> str:
    """Write a text in double quotes."""
    return json.dumps(value, ensure_ascii=False)


def in_braces(fields: Fields) -> str:
    """Write a record in one line."""
    return "{" + ", ".join(field(key, in_one_line(value)) for key, value in fields.items()) + "}"


def field(key: str, written: str) -> str:
    """Write a field; the name of a language may need quotes, as that of Norwegian, `no`."""
    return f"{scalar(key)}: {written}"


def in_one_line(value: Value) -> str:
    """Write a value in one line: a text in languages in quotes, a list in brackets."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, int | float):
        return json.dumps(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(field(key, worded(words)) for key, words in value.items()) + "}"
    return "[" + ", ".join(map(in_one_line, value)) + "]"


def worded(value: Value) -> str:
    """Write what may be a text in a language, always in quotes then."""
    return quoted(value) if isinstance(value, str) else in_one_line(value)


def in_lines(fields: Fields, margin: int = 0) -> Iterator[str]:
    """Write a record with a line for each field; what is too wide for one takes several.

    `margin` is by how many columns the lines will be indented.
    """
    for key, value in fields.items():
        if isinstance(value, Sequence) and any(isinstance(one, Mapping) for one in value):
            yield f"{key}:"
            yield from list_lines(value, margin)
            continue
        line = field(key, in_one_line(value))
        if isinstance(value, str | float | int) or margin + len(line) <= WIDEST:
            yield line
        elif isinstance(value, Mapping):
            lines = (field(one, worded(words)) for one, words in value.items())
            yield from [f"{key}:", *(f"  {one}" for one in lines)]
        else:
            yield from [f"{key}:", *list_lines(value, margin)]


def list_lines(items: Sequence[Value], margin: int) -> Iterator[str]:
    """Write the items of a list below its name, records among them."""
    for item in items:
        lines = in_lines(item, margin + 4) if isinstance(item, Mapping) else [in_one_line(item)]
        first, *others = lines
        yield f"  - {first}"
        yield from (f"    {one}" for one in others)
