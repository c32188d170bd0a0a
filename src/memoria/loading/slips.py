"""What is wrong with one line of a YAML file, and how the line is right."""

import re
from dataclasses import dataclass

START = r"(?P<start> *(?:- +)*)(?P<name>[A-Za-z_-]+)"


@dataclass(frozen=True)
class Slip:
    """A line that is not as it should be: the reason, where (from 0), the right line.

    Of a line that is indented wrongly `spaces` are those that it should begin with.
    """

    reason: str
    row: int
    column: int
    line: str
    spaces: int = -1

    @property
    def values(self) -> dict[str, str | int]:
        """Return what the message tells."""
        return {"spaces": self.spaces, "found": self.column} if self.spaces >= 0 else {}


def field_line(match: re.Match[str], value: str) -> str:
    """Return a field with a value, after the hyphens that stand before it."""
    return f"{match['start'].lstrip()}{match['name']}: {value}".rstrip()
