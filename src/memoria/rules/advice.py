"""Advice that loses nothing: what has no place where it stands is kept as a comment."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from memoria.rules.problems import Position, Problem

LONGEST = 60
# Of a line that is to be written so much.
LONGEST_LINE = 160
# Of what is kept inside of a line so much is shown, that it can be found.
LONGEST_KEPT = 400


@dataclass(frozen=True)
class Fragment:
    """What stands in a file for a field, from its name on; `alone`, if its lines hold no more."""

    written: str
    position: Position
    alone: bool

    @property
    def line(self) -> str:
        """Return it in one line."""
        return re.sub(r"\s*\n\s*", " ", self.written)

    @property
    def value(self) -> str:
        """Return what stands behind the colon, in one line."""
        return re.sub(r"^[^:]*:\s*", "", self.line)

    def named(self, name: str) -> str:
        """Return it in one line under another name; of several lines only the name."""
        return f"{name}: {'…' if self.more else shortened(self.value, LONGEST_KEPT)}"

    @property
    def begins_below(self) -> bool:
        """Tell whether nothing stands behind its colon but what follows in the lines below."""
        return not re.sub(r"^[^:]*:|#.*", "", self.written.partition("\n")[0]).strip()

    @property
    def more(self) -> int:
        """Return how many lines it takes besides its first."""
        return self.written.count("\n")


def keeping(problems: Iterable[Problem], fragment: Fragment) -> Iterator[Problem]:
    """Add to problems how what they are about is kept as a comment, where their words ask it.

    What takes several lines is told at the first of them.
    """
    for one in problems:
        values = {**keep(fragment), **one.finding.values}
        at = fragment.position if fragment.more else one.finding.position
        yield replace(one, finding=replace(one.finding, values=values, position=at))


def keep(fragment: Fragment) -> Mapping[str, str | int]:
    """Return the values by which a message says how a field is kept as a comment."""
    if not fragment.written:
        return {"keep": "later"}
    if not fragment.alone:
        return {"keep": "inside", "comment": f"# {shortened(fragment.line, LONGEST_KEPT)}"}
    first = fragment.written.partition("\n")[0].rstrip()
    form = "lines" if fragment.more else "line"
    return {"keep": form, "comment": f"# {shortened(first, LONGEST_KEPT)}", "more": fragment.more}


def shortened(text: str, longest: int = LONGEST) -> str:
    """Return as much of a text as a message shows of it."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
