"""A field that stands twice in one record: what of the second belongs to the first, and how."""

from collections.abc import Iterator
from typing import Any

from memoria.content.files import list_fields
from memoria.load.documents import Document, Path
from memoria.load.mistakes.fragments import fragment
from memoria.load.mistakes.slips import is_language
from memoria.rules import syntax
from memoria.rules.advice import LONGEST_KEPT, Fragment, keeping
from memoria.rules.problems import Position, Problem

CLOSING = {"[": "]", "{": "}"}


def repeated(
    document: Document, path: Path, at: Position, values: tuple[Any, Any]
) -> Iterator[Problem]:
    """Report a field that stands twice, by its first path and with both values."""
    first, second = fragment(document, document.keys[path]), fragment(document, at)
    key, line = str(path[-1]), first.position.line
    if values[0] == values[1]:
        found = syntax.duplicate_key(at, key, line, "same")
    elif is_language(key):
        found = syntax.duplicate_key(at, key, line, "language")
    elif right := joined(first, second, key):
        found = syntax.duplicate_key(at, key, line, "joined", {"right": right})
    elif both_in_lines(first, second, values):
        found = syntax.duplicate_key(at, key, line, "lines")
    else:
        found = syntax.duplicate_key(at, key, line)
    yield from keeping(found, second)


def joined(first: Fragment, second: Fragment, key: str) -> str:
    """Return in one line what two fields say, where both are written so and may be joined."""
    one, other = first.value, second.value
    if first.more or second.more or len(one) + len(other) > LONGEST_KEPT:
        return ""
    if one[:1] in CLOSING and one[:1] == other[:1]:
        return f"{key}: {one[:-1].rstrip()}, {other[1:].lstrip()}"
    plain = key in list_fields() and not {one[:1], other[:1]} & CLOSING.keys()
    return f"{key}: [{one}, {other}]" if plain else ""


def both_in_lines(first: Fragment, second: Fragment, values: tuple[Any, Any]) -> bool:
    """Tell whether both are lists, or both fields, that stand in lines of their own below."""
    alike = any(all(isinstance(one, kind) for one in values) for kind in (tuple, dict))
    return alike and all(one.alone and one.begins_below for one in (first, second))
