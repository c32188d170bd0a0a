"""What the rules for values are told: where a model refused one, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from memoria.rules.problems import Position

LONGEST = 60
# Of a line that is to be written so much.
LONGEST_LINE = 160


@dataclass(frozen=True)
class Failure:
    """Describe a value that a model refused.

    `field` is the name of the field, `known` are the fields its record may have,
    `missing` those it lacks, `candidates` the ids that could be meant; `context` are the values
    that the validator gave. `within` is the field that has a value for each language, where that
    of one is refused.
    """

    position: Position
    field: str
    expected: str = ""
    known: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    candidates: frozenset[str] = frozenset()
    context: Mapping[str, object] | None = None
    within: str = ""

    def __getitem__(self, name: str) -> str:
        """Return one of the validator's values as text."""
        return written((self.context or {}).get(name, ""))

    @property
    def value(self) -> str:
        """Return the refused value as a message shows it."""
        return shortened(self["value"])

    @property
    def name(self) -> str:
        """Return the name of the field as a message shows it."""
        return shortened(self.field)


def written(value: object) -> str:
    """Return a value as it stands in a file."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, dict):
        fields = (f"{key}: {written(inner)}" for key, inner in value.items())
        return f"{{{', '.join(fields)}}}"
    return str(value)


def shortened(text: str, longest: int = LONGEST) -> str:
    """Return as much of a text as a message shows of it."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
