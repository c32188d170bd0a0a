"""Rules for the form of a YAML file: what makes it unreadable, and what is refused in it."""

import json
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from memoria.rules.advice import LONGEST_LINE, shortened
from memoria.rules.files import FORBIDDEN
from memoria.rules.problems import Finding, Position, rule

# What libyaml says, and which of our messages tells it best to an editor.
REASONS = (
    (r"unknown escape|hexdecimal|hexadecimal|invalid Unicode", "escape"),
    (r"quoted scalar", "quote"),
    (r"mapping values are not allowed", "colon"),
    (r"cannot start any token", "character"),
    (r"flow (mapping|sequence|node)|expected ',' or", "bracket"),
    (r"block (mapping|collection|sequence)|expected ':'|simple key", "indentation"),
)

NOTHING: Mapping[str, str | int] = MappingProxyType({})
# Guillemets are none of them: they may begin a text.
TYPOGRAPHIC = ("“", "”", "„")


@rule("M105")
def syntax(
    position: Position, reason: str, line: str = "", values: Mapping[str, str | int] = NOTHING
) -> Iterator[Finding]:
    """Refuse what is not YAML, with the likeliest reason (see `reason_of`) and the right line."""
    yield Finding(
        position, {"line": shortened(line, LONGEST_LINE), **values} if line else values, reason
    )


def reason_of(problem: str, context: str) -> str:
    """Return which of our messages tells best what libyaml says."""
    said = f"{context} {problem}"
    return next((name for pattern, name in REASONS if re.search(pattern, said)), "")


@rule("M106")
def duplicate_key(
    position: Position,
    key: str,
    first_line: int,
    variant: str = "",
    values: Mapping[str, str | int] = NOTHING,
) -> Iterator[Finding]:
    """Refuse a field that stands twice in one record, or a language in one text.

    The variants: "same", where both say the same; "language"; "joined" and "lines", where the
    second goes on with the first; "id", where `right` is the line that begins another record.
    """
    told = {"key": shortened(key), "line": first_line, **values}
    yield Finding(position, told, variant)


@rule("M107")
def alias(position: Position, name: str) -> Iterator[Finding]:
    """Refuse an alias: every value is written out where it belongs."""
    told = shortened(name)
    yield Finding(position, {"name": told, "line": f'"*{told}"'})


@rule("M108")
def tag(position: Position, name: str) -> Iterator[Finding]:
    """Refuse a tag: the field decides the type of a value."""
    yield Finding(position, {"name": shortened(name)})


@rule("M109")
def anchor(position: Position) -> Iterator[Finding]:
    """Refuse an anchor that no alias uses; one in use is reported with its alias."""
    yield Finding(position)


@rule("M110")
def second_document(position: Position) -> Iterator[Finding]:
    """Refuse a second document in one file."""
    yield Finding(position)


@rule("M111")
def too_deep(position: Position, deepest: int) -> Iterator[Finding]:
    """Refuse lists in lists beyond any record's depth."""
    yield Finding(position, {"deepest": deepest})


@rule("M112")
def key_is_no_text(position: Position) -> Iterator[Finding]:
    """Refuse a list or a mapping as the name of a field."""
    yield Finding(position)


@rule("M113")
def control_character_in_value(position: Position, value: str) -> Iterator[Finding]:
    """Refuse an invisible character that is written as an escape."""
    if match := re.search(FORBIDDEN, value):
        yield Finding(position, {"code": f"U+{ord(match[0]):04X}"})


# Not that of inches, minutes or an English genitive.
UNOPENED = re.compile(r"""[^"]*[^"\d\s]"|[^']*[^'\ds\s]'""")


@rule("M117")
def unquoted(position: Position, value: str, line: str = "") -> Iterator[Finding]:
    """Refuse a value that stands bare and begins with a typographic quotation mark.

    So it does where a hashtag is in it, which YAML takes for a comment; `line` is then the right
    one. "unopened": its quotation mark has only its end.
    """
    if line:
        yield Finding(position, {"line": shortened(line, LONGEST_LINE)}, "hashtag")
    elif UNOPENED.fullmatch(value):
        yield Finding(position, {"line": shortened(f'"{value[:-1]}"', LONGEST_LINE)}, "unopened")
    elif value[:1] in TYPOGRAPHIC:
        said = value[1:-1] if value[-1] in TYPOGRAPHIC else value
        line = shortened(json.dumps(said, ensure_ascii=False), LONGEST_LINE)
        yield Finding(position, {"mark": value[0], "line": line})


def as_meant(value: Any) -> Any:
    """Return a value without the mark that only ends it, so that no other rule tells of it."""
    ends = isinstance(value, str) and UNOPENED.fullmatch(value)
    return value[:-1] if ends else value
