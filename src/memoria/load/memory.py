"""What was worked out in an earlier run, as far as somebody keeps it."""

import marshal
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol, TypeVar

Result = TypeVar("Result")


class Memory(Protocol):
    """Keep what was made by names that hold all it was made from."""

    def get(self, name: str) -> bytes | None:
        """Return what is kept by a name."""

    def put(self, name: str, content: bytes) -> None:
        """Keep something."""


class Forgetful:
    """Keep nothing."""

    def get(self, _: str) -> bytes | None:
        """Return nothing."""
        return None

    def put(self, name: str, content: bytes) -> None:
        """Do nothing."""


NOTHING = Forgetful()


@dataclass(frozen=True)
class Last:
    """What a process that lives on made of each file the last time, and of what it was made.

    What was made before this process, the memory may know.
    """

    memory: Memory = NOTHING
    kept: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    @cached_property
    def before(self) -> "Last":
        """Return the same of the files as they were in an earlier commit."""
        return Last()

    def asking(self, memory: Memory) -> "Last":
        """Return the same with a memory, unless all was read here: it drops what nobody asks."""
        return self if self.kept else Last(memory, self.kept)

    def find(self, name: str, about: Any, make: Callable[[], Result]) -> Result:
        """Return what was made last by a name, where it was made of the same, or make it."""
        kept = self.kept.get(name)
        if kept is None or kept[0] != about:
            kept = self.kept[name] = about, make()
        found: Result = kept[1]
        return found


class Known:
    """Small plain results of one kind by what they were made from, read and kept all at once."""

    def __init__(self, memory: Memory, kind: str) -> None:
        self.memory, self.name = memory, f"{kind}:known"
        kept = memory.get(self.name)
        self.before: dict[Any, Any] = marshal.loads(kept) if kept else {}  # noqa: S302 - our own
        self.now: dict[Any, Any] = {}

    def __contains__(self, about: str | bytes) -> bool:
        return about in self.before

    def find(self, about: str | bytes, make: Callable[[], Result]) -> Result:
        """Return what is known about something, or make it."""
        found: Result = self.before[about] if about in self else make()
        self.now[about] = found
        return found

    def keep(self) -> None:
        """Keep what was asked for, and not much else: another state of the files may want it."""
        if not self.now.keys() <= self.before.keys():
            others = self.before if len(self.before) < 2 * len(self.now) else {}
            self.memory.put(self.name, marshal.dumps({**others, **self.now}))
