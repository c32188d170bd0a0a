"""What stands in a file for a field: where it ends, and whether its line holds other things."""

import re
from collections.abc import Iterator
from dataclasses import replace
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
HYPHEN = re.compile(r"- *$")
NOTHING_SAID = re.compile(r"\s*(?:#.*)?")


def fragment(document: Document, at: Position, *, item: bool = False) -> Fragment:
    """Return what stands in a file for the field whose name stands at a place, or for an item."""
    before = document.before(at)
    hyphen = HYPHEN.search(before) if item else None
    at = replace(at, column=hyphen.start() + 1) if hyphen else at
    before = before[: hyphen.start()] if hyphen else before
    start = document.offset(at)
    text = document.source[start : start + ROOM]
    in_brackets = balance(bare(before)) > 0 or (item and not hyphen)
    end = 0 if in_brackets else end_of(" " * len(before), text, item=item)
    if not end or FOLLOWED.match(text, end) or text[:end].endswith(","):
        end = end_of("[" if item else "{", text, item=item) or len(text.partition("\n")[0])
        in_brackets = True
    written = text[:end] if in_brackets else without_comments(text[:end])
    return Fragment(written, at, alone=not in_brackets and not before.strip())


def end_of(lead: str, text: str, *, item: bool) -> int:
    """Return where the first field, or item, of a text ends that follows a lead, or 0."""
    try:
        events = yaml.parse(lead + text, Loader=yaml.CLoader)
        return next(ends(events, item=item), 0) - len(lead)
    except yaml.YAMLError:
        return 0


def ends(events: Iterator[Any], *, item: bool) -> Iterator[int]:
    """Yield where the values end that follow the key, or the items of the list, at the top."""
    begins = yaml.SequenceStartEvent if item else yaml.ScalarEvent
    depth, begun = 0, any(isinstance(one, begins) for one in events)
    for event in events if begun else ():
        depth += isinstance(event, OPENING) - isinstance(event, CLOSING)
        if depth <= 0:
            yield event.end_mark.index


def without_comments(text: str) -> str:
    """Return a text without the lines at its end that say nothing to YAML."""
    lines = text.rstrip().split("\n")
    while len(lines) > 1 and NOTHING_SAID.fullmatch(lines[-1]):
        lines.pop()
    return "\n".join(lines)
