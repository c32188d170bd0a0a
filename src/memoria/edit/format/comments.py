"""The comments of a YAML text, and where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from memoria.edit.yaml import is_block

COMMENT = re.compile(r"#[^\n]*")


@dataclass(frozen=True)
class Comment:
    """Hold a comment with its place in the text; lines and columns count from 0."""

    text: str
    index: int
    line: int
    column: int


def comments_of(text: str, root: yaml.Node | None) -> Iterator[Comment]:
    """List the comments of a text in order: what follows a `#` outside of all values."""
    start, line, seen = 0, 0, 0
    for first, last in (*spans(text, root), (len(text), len(text))):
        for match in COMMENT.finditer(text, start, first):
            index = match.start()
            line, seen = line + text.count("\n", seen, index), index
            yield Comment(match[0].rstrip(), index, line, index - text.rfind("\n", 0, index) - 1)
        start = last


def spans(text: str, root: yaml.Node | None) -> list[tuple[int, int]]:
    """List where the values and the names of fields begin and end; the sign of a block is none."""
    found: list[tuple[int, int]] = []
    waiting = [root] if root else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            found.append(span(text, node))
        elif isinstance(node, yaml.MappingNode):
            waiting += [one for pair in reversed(node.value) for one in reversed(pair)]
        else:
            waiting += reversed(node.value)
    return found


def span(text: str, node: yaml.ScalarNode) -> tuple[int, int]:
    """Return where a value begins and ends; a block of text begins behind its sign."""
    start, end = node.start_mark.index, node.end_mark.index
    if not is_block(node):
        return start, end
    head = text.find("\n", start, end)
    return (end if head < 0 else head), end
