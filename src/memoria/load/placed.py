"""Records that know where they stand, for the rules that are asked after all have been read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from memoria.rules.problems import Position

Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Placed(Generic[Kind]):
    """A record, and where each part of it stands in its file: `place("chapters", 0, "at")`.

    A part that is not in the file has the place of what would hold it.
    """

    record: Kind
    place: Callable[..., Position]

    def items(self, field: str) -> Iterator["Placed[Any]"]:
        """List the records in a field of this one."""
        for number, item in enumerate(getattr(self.record, field)):
            yield Placed(item, partial(self.place, field, number))
