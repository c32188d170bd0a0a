"""Lines of a YAML file that are indented wrongly: the columns at which its parts may begin."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from memoria.load.mistakes.slips import START, Slip, is_language

# The beginning of a line that may stand at a wrong place, and one with an empty list.
BEGINNING = re.compile(rf"(?:{START} *:|(?P<item> *)-)(?: |$)")
EMPTY = re.compile(rf"{START}: +\[ *\] *$")
# A line that begins an item, a field, or an item with its first field.
LINE = re.compile(r"(?P<hyphens> *(?:- +)*(?:-$)?)(?:(?P<key>[\w-]+) *:(?:$| +(?P<value>.*)))?")
HYPHEN = re.compile(r"-(?: |$)")
BLOCK = re.compile(r"[|>][-+0-9]*$")
STEP = 2


def misplaced(lines: Sequence[str], bares: Sequence[str], row: int, before: int) -> Iterator[Slip]:
    """Find what is wrong with the place of a line, or of the one before it."""
    match = BEGINNING.match(bares[row])
    outline = Outline().follow(bares[:row])
    if match is None or outline.fits(bares[row]):
        return
    empty = EMPTY.match(bares[before])
    if empty and begins_item(bares[row]) and indent(bares[row]) >= indent(bares[before]):
        written = f"{empty['start'].lstrip()}{empty['name']}:"
        yield Slip("empty-list", before, bares[before].index("["), written)
        return
    name, at = match["name"] or "", indent(bares[before])
    if is_language(name) and outline.strays(at):
        yield Slip("spaces", before, at, lines[before].strip(), at + STEP)
        return
    spaces = outline.wanted(bares[row], name)
    if spaces >= 0:
        yield Slip("spaces", row, indent(bares[row]), lines[row].strip(), spaces)


@dataclass
class Outline:
    """Follow the lines of a file; `fields` and `items` are the columns of what is still open.

    Columns count from 0. `names` are the fields of each open record so far. `awaited` is the column
    of a field whose value has yet to follow, or -1.
    """

    fields: list[int] = field(default_factory=list)
    items: list[int] = field(default_factory=list)
    names: dict[int, list[str]] = field(default_factory=dict)
    awaited: int = -1
    depth: int = 0
    block: int = -1

    def follow(self, lines: Sequence[str]) -> "Outline":
        """Take in lines, as `bare` leaves them."""
        for line in lines:
            if line.strip() and not self.is_inside(line):
                self.take(line.rstrip())
        return self

    def is_inside(self, line: str) -> bool:
        """Tell whether a line continues brackets or a block of text."""
        if self.depth > 0:
            self.depth += balance(line)
            return True
        if self.block >= 0 and indent(line) > self.block:
            return True
        self.block = -1
        return False

    def take(self, line: str) -> None:
        """Take in a line; what does not begin an item or a field continues a text."""
        match = LINE.match(line)
        if match is None or not (begins_item(line) or match["key"]):
            return
        self.close(indent(line))
        self.items += [at for at, sign in enumerate(match["hyphens"]) if sign == "-"]
        self.awaited = -1
        value = match["value"] or "" if match["key"] else line[match.end() :]
        if match["key"]:
            self.open(match.start("key"), match["key"], value.strip())
        self.depth = max(balance(value), 0) if value.lstrip()[:1] in {"[", "{"} else 0

    def open(self, column: int, name: str, value: str) -> None:
        """Note a field."""
        if column not in self.fields:
            self.fields.append(column)
            self.names[column] = []
        self.names[column].append(name)
        self.awaited = -1 if value else column
        self.block = column if BLOCK.match(value) else -1

    def close(self, column: int) -> None:
        """Leave what a line that begins at a column does not belong to."""
        self.fields = [one for one in self.fields if one <= column]
        self.items = [one for one in self.items if one < column]

    def fits(self, line: str) -> bool:
        """Tell whether a line may begin at its column."""
        at = indent(line)
        if 0 <= self.awaited < at or (begins_item(line) and at == self.awaited):
            return True
        return at in (self.items if begins_item(line) else self.fields)

    def wanted(self, line: str, name: str) -> int:
        """Return the column at which a line that does not fit should begin, or -1.

        Of two that are as near, that one where fields like it stand: languages with languages.
        """
        columns = list(self.items if begins_item(line) else self.fields)
        columns += [self.awaited + STEP] if self.awaited >= 0 else []
        at, speaks = indent(line), is_language(name)
        return min(
            columns,
            key=lambda one: (abs(one - at), speaks != self.holds_languages(one), -one),
            default=-1,
        )

    def strays(self, column: int) -> bool:
        """Tell whether the last field at a column is a language among fields of another kind."""
        names = self.names.get(column, [])
        return len(names) > 1 and is_language(names[-1]) and not is_language(names[-2])

    def holds_languages(self, column: int) -> bool:
        """Tell whether the fields at a column are the languages of a text."""
        return any(map(is_language, self.names.get(column, ())))


def begins_item(line: str) -> bool:
    """Tell whether a line begins an item of a list."""
    return bool(HYPHEN.match(line.lstrip(" ")))


def indent(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def balance(line: str) -> int:
    """Return how many brackets a line opens more than it closes."""
    return sum(line.count(sign) for sign in "[{") - sum(line.count(sign) for sign in "]}")
