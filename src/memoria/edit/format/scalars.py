"""One value of a YAML file as it is written: its quotes, and the lines of a block of text."""

import re

import yaml

from memoria.edit.format.manners import UNKNOWN, Manner
from memoria.load.yaml_writing import NAME, is_safe_bare, is_text, quoted

# A line that ends by an escape, and a line break that is part of the text.
UNJOINABLE = re.compile(r"\\[ \t]*\n|\n[ \t]*\n")
BREAK = re.compile(r"[ \t]*\n[ \t]*")


def written(raw: str, node: yaml.ScalarNode, manner: Manner) -> str:
    """Return a value in one line, from how it stands there; its meaning is the same."""
    if node.style and manner.style == "bare" and is_safe_bare(node.value):
        return str(node.value)
    if (
        node.style == "'"
        or UNJOINABLE.search(raw)
        or (not node.style and lacks_quotes(node, manner))
    ):
        return quoted(node.value)
    return BREAK.sub(" ", raw)


def written_key(raw: str, node: yaml.ScalarNode) -> str:
    """Return the name of a field in one line, without quotes where that is safe."""
    is_name = is_safe_bare(node.value) and ":" not in node.value
    return str(node.value) if is_name else written(raw, node, UNKNOWN)


def lacks_quotes(node: yaml.ScalarNode, manner: Manner) -> bool:
    """Tell whether a text stands there without the quotes that prose has; a number is no text."""
    is_name = not node.value or NAME.fullmatch(node.value)
    lacks = manner.style == "prose" or (manner.style == "words" and not is_name)
    return lacks and is_text(node.value)


def block_lines(raw: str, node: yaml.ScalarNode, margin: int) -> list[str]:
    """Return the lines of a block of text (`|`, `>`), indented by `margin`; the first is its sign.

    Blank lines at its end do not count, unless its sign says so (`|+`).
    """
    head, _, body = raw.partition("\n")
    sign = re.sub(r"\d", "2", re.split(r"[ \t]", head)[0])
    lines = body.removesuffix("\n").split("\n") if body else []
    while "+" not in sign and lines and not lines[-1].strip(" "):
        lines.pop()
    indent = max(0, leading(lines) - leading(node.value.split("\n")))
    return [sign, *(" " * margin + line[indent:] if line[indent:] else "" for line in lines)]


def leading(lines: list[str]) -> int:
    """Return how many spaces begin the first line that has words."""
    first = next((line for line in lines if line.strip(" ")), "")
    return len(first) - len(first.lstrip(" "))
