"""What came of a YAML file: values that know their file, line and column."""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, Generic, TypeVar

import yaml

from memoria.rules.problems import Position, Problem

Path = tuple[str | int, ...]
# What an id names: kind, scope and id; its place; and of an earlier one, the id of now.
Claim = tuple[tuple[str, str, str], Position, str]
Kind = TypeVar("Kind")


@dataclass(eq=False)
class Document:
    """Hold the value of one file, where each part of it stands, and what was refused in it.

    `file` is the path that problems name, `name` the file's name in the content folder, `source`
    its text, which begins on the line `first`.
    `values` and `keys` map the path of a value ("sessions", 0, "title") to its place and to the
    place of its key. `refused` lists the paths whose value was not taken over. `claimed` are the
    ids in the file, where they are known already.
    """

    file: str
    name: str = ""
    value: Any = None
    values: dict[Path, Position] = field(default_factory=dict)
    keys: dict[Path, Position] = field(default_factory=dict)
    refused: set[Path] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    source: str = ""
    first: int = 1
    claimed: Sequence[Claim] | None = None
    again: "Callable[[], Document] | None" = None

    def __getattr__(self, name: str) -> Any:
        """Read the file again for its places, where they were let go."""
        if name not in {"values", "keys"} or self.again is None:
            raise AttributeError(name)
        whole = self.again()
        self.values, self.keys = whole.values, whole.keys
        return getattr(self, name)

    def without_places(self, again: "Callable[[], Document]") -> "Document":
        """Let go of the places, which only problems ask for: `again` reads the file once more."""
        self.again = again
        self.__dict__.pop("lines", None)
        del self.values, self.keys
        return self

    @cached_property
    def lines(self) -> list[str]:
        """List the lines of the source."""
        return self.source.split("\n")

    def place(self, path: Path) -> Position:
        """Return where a value stands, or the nearest thing around it that is in the file."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Position(self.file))

    def at(self, mark: Any) -> Position:
        """Turn the parser's mark, which counts from 0, into a place in the file.

        The parser puts the end of a file on a line of its own, which the file may not have.
        """
        last = len(self.lines) - 1
        if mark is None or mark.line > last:
            return Position(self.file, self.first + (last if mark else 0))
        return Position(self.file, mark.line + self.first, mark.column + 1)

    def before(self, position: Position) -> str:
        """Return what stands before a place in its line."""
        return self.lines[position.line - self.first][: position.column - 1]

    def after(self, position: Position) -> str:
        """Return what stands in a line from a place on."""
        return self.lines[position.line - self.first][position.column - 1 :]

    def offset(self, position: Position) -> int:
        """Return how many characters of the source stand before a place."""
        row = position.line - self.first
        return sum(len(line) + 1 for line in self.lines[:row]) + position.column - 1

    def is_refused(self, path: Path) -> bool:
        """Tell whether the value at a path, or one that holds it, was refused."""
        return any(path[:length] in self.refused for length in range(len(path) + 1))


def number(written: str) -> float | str:
    """Return a number, or the text itself where it is too large to be one."""
    found = float(written)
    return found if math.isfinite(found) else written


CORE_SCHEMA: tuple[tuple[str, Any], ...] = (
    (r"|~|null|Null|NULL", lambda _: None),
    (r"true|True|TRUE", lambda _: True),
    (r"false|False|FALSE", lambda _: False),
    (r"[-+]?[0-9]{1,18}", int),
    (r"[-+]?(\.[0-9]{1,18}|[0-9]{1,18}(\.[0-9]{0,18})?)([eE][-+]?[0-9]{1,3})?", number),
)


def resolve(event: yaml.ScalarEvent) -> Any:
    """Return the value of a scalar by the core schema of YAML 1.2: `no` is a text."""
    if not event.style:
        for pattern, convert in CORE_SCHEMA:
            if re.fullmatch(pattern, event.value):
                return convert(event.value)
    return event.value


@dataclass(frozen=True)
class Placed(Generic[Kind]):
    """A record, and where each part of it stands in its file: `place("chapters", 0, "at")`.

    A part that is not in the file has the place of what would hold it.
    """

    record: Kind
    place: Callable[..., Position]
    file: str = ""

    def items(self, field: str) -> Iterator["Placed[Any]"]:
        """List the records in a field of this one."""
        for number, item in enumerate(getattr(self.record, field)):
            yield Placed(item, partial(self.place, field, number), self.file)
