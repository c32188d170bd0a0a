"""Lines of YAML in their canonical form: indentation, spaces, and each comment at its place."""

import re
from bisect import bisect_left
from collections import deque
from itertools import accumulate
from math import inf
from typing import TypeGuard

import yaml

from memoria.edit.format.manners import UNKNOWN, Manner
from memoria.edit.source import Comment, Source, is_block
from memoria.load.yaml_writing import NAME, is_safe_bare, is_text, quoted

# A line that ends by an escape, and a line break that is part of the text.
UNJOINABLE = re.compile(r"\\[ \t]*\n|\n[ \t]*\n")
BREAK = re.compile(r"[ \t]*\n[ \t]*")
STEP = 2


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


class Layout:
    """Write the nodes of a text one after the other, with the comments that stand between them.

    `levels` are the lists and records that are open, or were closed last: where each stood and
    where it stands now; a comment belongs to one of them. `source` is the line of the text that
    has been written last, `dash` the beginning of an item that waits for its first word.
    """

    def __init__(self, source: Source) -> None:
        self.text, self.root, self.lines = source.text, source.root, list[str]()
        self.comments: deque[Comment] = deque(source.comments)
        self.hashes = [one.index for one in self.comments]
        blank = [not line.strip() for line in self.text.split("\n")]
        # The parser puts the end of a text on a line of its own, which the text may not have.
        self.blanks = [0, *accumulate(map(int, [*blank, False]))]
        self.levels: list[tuple[float, int]] = []
        self.source, self.dash, self.takes_comment = -1, "", False

    def result(self, manner: Manner) -> str:
        """Return the whole text, of which the root is a record or nothing."""
        if self.root is not None:
            self.collection(self.root, 0, manner)
        self.comments_until(len(self.text))
        return "".join(line + "\n" for line in self.lines)

    def before(self, node: yaml.Node, depth: int) -> None:
        """Write what stands before a node: comments, and one blank line for any number of them."""
        self.comments_until(node.start_mark.index, depth)
        self.blank_line(node.start_mark.line)
        self.source, self.takes_comment = node.start_mark.line, False
        del self.levels[depth + 1 :]

    def comments_until(self, index: int, depth: int = 0) -> None:
        """Write the comments that stand before a place of the text."""
        self.trailing_comment(index)
        while self.comments and self.comments[0].index < index:
            comment = self.comments.popleft()
            self.blank_line(comment.line)
            self.lines.append(" " * self.margin(comment, depth) + comment.text)
            self.source, self.takes_comment = comment.line, False

    def trailing_comment(self, index: int) -> None:
        """Put a comment behind the value that it stood behind."""
        if not self.takes_comment or not self.comments:
            return
        comment = self.comments[0]
        if comment.line == self.source and comment.index < index:
            self.lines[-1] += "  " + self.comments.popleft().text
            self.takes_comment = False

    def blank_line(self, line: int) -> None:
        """Leave a line blank where some were, but for the first of the file."""
        if self.lines and self.blanks[line] > self.blanks[self.source + 1]:
            self.lines.append("")

    def margin(self, comment: Comment, depth: int) -> int:
        """Return the indentation of a comment: that of what follows, or of what it was inside."""
        if self.dash:
            return len(self.dash) - len(self.dash.lstrip(" "))
        if not self.levels:
            return 0
        (least, margin), *closed = self.levels[depth:]
        inside = [now for stood, now in closed if least < stood <= comment.column]
        return inside[-1] if inside else margin

    def write(self, margin: int, words: str, line: int) -> None:
        """Write a line, which begins with its dashes if it is the first of an item."""
        self.lines.append(((self.dash or " " * margin) + words).rstrip(" "))
        self.dash, self.source, self.takes_comment = "", line, True

    def collection(self, node: yaml.CollectionNode, margin: int, manner: Manner) -> None:
        """Write a record or a list in several lines."""
        depth = len(self.levels)
        self.levels.append((inf if node.flow_style else node.start_mark.column, margin))
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                self.before(key, depth)
                self.field(key, value, margin, manner.of(key.value))
        else:
            for item in node.value:
                self.before(item, depth)
                self.dash = (self.dash or " " * margin) + "- "
                self.value("", item, margin, manner.item)
        if node.flow_style:
            self.comments_until(node.end_mark.index, depth)
            self.source = node.end_mark.line

    def field(self, key: yaml.ScalarNode, value: yaml.Node, margin: int, manner: Manner) -> None:
        """Write a field; a value that a comment stands before has a line of its own."""
        name = written_key(self.raw(key), key) + ":"
        between = self.comments and self.comments[0].index < value.start_mark.index
        if self.is_open(value) or (between and self.raw(value)):
            self.write(margin, name, key.end_mark.line)
            if not self.is_open(value):
                self.levels.append((inf, margin + STEP))
                self.before(value, len(self.levels) - 1)
            self.value("", value, margin, manner)
        else:
            self.value(name + " ", value, margin, manner)

    def value(self, head: str, node: yaml.Node, margin: int, manner: Manner) -> None:
        """Write a value behind the name of its field, or below it."""
        below = margin + STEP
        if self.is_open(node):
            self.collection(node, below, manner)
        elif is_block(node):
            sign, *lines = block_lines(self.raw(node), node, below)
            self.write(margin if head else below, head + sign, node.start_mark.line)
            self.trailing_comment(node.end_mark.index)
            self.lines += lines
            self.source, self.takes_comment = node.start_mark.line + len(lines), False
        else:
            words = head + self.inline(node, manner)
            self.write(margin if head else below, words, node.end_mark.line)

    def inline(self, node: yaml.Node, manner: Manner) -> str:
        """Return a value as it stands in one line, with one space after each comma and colon."""
        if isinstance(node, yaml.ScalarNode):
            return written(self.raw(node), node, manner)
        if isinstance(node, yaml.SequenceNode):
            items = (self.inline(item, manner.item) for item in node.value)
            return "[" + ", ".join(items) + "]"
        fields = (
            f"{written_key(self.raw(key), key)}: {self.inline(value, manner.of(key.value))}"
            for key, value in node.value
        )
        return "{" + ", ".join(fields) + "}"

    def is_open(self, node: yaml.Node) -> TypeGuard[yaml.CollectionNode]:
        """Tell whether a list or a record has several lines: always, where it has comments."""
        if not isinstance(node, yaml.CollectionNode) or not node.value:
            return False
        start, end = node.start_mark.index, node.end_mark.index
        return not node.flow_style or bisect_left(self.hashes, start) < bisect_left(
            self.hashes, end
        )

    def raw(self, node: yaml.Node) -> str:
        """Return how a node stands in the text."""
        return self.text[node.start_mark.index : node.end_mark.index]
