"""A slip: what is wrong with one line of a YAML file; and the names that its fields may have."""

import re
from dataclasses import dataclass, replace
from functools import cache

from memoria.content.base import REFERS_TO
from memoria.content.files import field_names, json_schema

# The beginning of a line with a field, maybe behind hyphens.
START = r"(?P<start> *(?:- +)*)(?P<name>[^\W\d][\w-]*)"
# A hashtag is none.
COMMENT = re.compile(r"(?:^|[ \t]+)#(?!\w).*")
LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Z]{2})?")
# What a text in words is not held to.
LIMITS = {"enum", "format", "pattern", REFERS_TO}


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


@cache
def prose_fields() -> frozenset[str]:
    """List the names of the fields that hold one text in words, in whatever language."""
    return frozenset(
        name
        for record in json_schema()["$defs"].values()
        for name, form in record.get("properties", {}).items()
        for one in (form, *form.get("anyOf", ()))
        if one.get("type") == "string" and not LIMITS & one.keys()
    )


def is_language(word: str) -> bool:
    """Tell whether a word can be the code of a language: no field has that name."""
    return bool(LANGUAGE.fullmatch(word)) and word not in field_names()


def is_name(word: str) -> bool:
    """Tell whether a word is the name of a field, or the code of a language."""
    return word in field_names() or is_language(word)
