"""What stands in a file for a field: where it ends, and whether its line holds other things."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from memoria.load.documents import Document
from memoria.load.mistakes.indentation import balance
from memoria.load.mistakes.signs import bare
from memoria.rules.advice import Fragment
from memoria.rules.problems import Position

# More is not looked over for the end of a field.
ROOM = 100_000
OPENING = yaml.MappingStartEvent | yaml.SequenceStartEvent
CLOSING = yaml.MappingEndEvent | yaml.SequenceEndEvent
# Behind the end of a field in block style stand no sign of brackets, and lines of comments.
FOLLOWED = re.compile(r"\s*[,}\]]")
NOTHING_SAID = re.compile(r"\s*(?:#.*)?")


def fragment(document: Document, at: Position) -> Fragment:
    """Return what stands in a file for the field whose name stands at a place."""
    before = document.before(at)
    start = document.offset(at)
    text = document.source[start : start + ROOM]
    in_brackets = balance(bare(before)) > 0
    end = 0 if in_brackets else end_of(" " * len(before), text)
    if not end or FOLLOWED.match(text, end) or text[:end].endswith(","):
        in_brackets, end = True, end_of("{", text) or len(text.partition("\n")[0])
    written = text[:end] if in_brackets else without_comments(text[:end])
    return Fragment(written, at, alone=not in_brackets and not before.strip())


def end_of(lead: str, text: str) -> int:
    """Return where the first field of a text ends that follows a lead, or 0 if it is unreadable."""
    try:
        return next(ends(yaml.parse(lead + text, Loader=yaml.CLoader)), 0) - len(lead)
    except yaml.YAMLError:
        return 0


def ends(events: Iterator[Any]) -> Iterator[int]:
    """Yield where the values end that follow the key that the events begin with."""
    depth, key = 0, next((one for one in events if isinstance(one, yaml.ScalarEvent)), None)
    for event in events if key else ():
        depth += isinstance(event, OPENING) - isinstance(event, CLOSING)
        if depth <= 0:
            yield event.end_mark.index


def without_comments(text: str) -> str:
    """Return a text without the lines at its end that say nothing to YAML."""
    lines = text.rstrip().split("\n")
    while len(lines) > 1 and NOTHING_SAID.fullmatch(lines[-1]):
        lines.pop()
    return "\n".join(lines)
