"""What is wrong with one line of a YAML file, and how the line is right."""

import re
from dataclasses import dataclass, replace

START = r"(?P<start> *(?:- +)*)(?P<name>[A-Za-z_-]+)"
# A hashtag is none.
COMMENT = re.compile(r"(?:^|[ \t]+)#(?!\w).*")


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

    def followed_by(self, comment: str) -> "Slip":
        """Return the slip with the comment that stands behind its line."""
        return replace(self, line=f"{self.line}{comment}") if self.line else self


def cut(line: str, plain: str) -> tuple[str, str]:
    """Split a line before its comment; `plain` is the line as `bare` leaves it."""
    comment = COMMENT.search(line, len(plain.rstrip()))
    return (line[: comment.start()], comment[0].rstrip()) if comment else (line.rstrip(), "")


def field_line(match: re.Match[str], value: str) -> str:
    """Return a field with a value, after the hyphens that stand before it."""
    return f"{match['start'].lstrip()}{match['name']}: {value}".rstrip()
