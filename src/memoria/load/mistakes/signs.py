"""What is wrong with the signs near the place where YAML could not go on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A text in quotation marks begins where a value may; what stands in a comment counts for nothing.
TOKEN = re.compile(
    r"""(?:^|(?<=[ \t]))\#[^\n]*
    |(?:^|(?<=[\s\[{,]))(?:"(?P<double>(?:[^"\\]|\\.)*)(?:"|\Z)|'(?:[^']|'')*')""",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)

# An item whose first field stands directly behind the hyphen.
GLUED = re.compile(r"( *)-(\w+: .*)")


def bare(text: str) -> str:
    """Return a text without comments and quotations: in their place stand blanks and `_`."""
    return TOKEN.sub(
        lambda match: re.sub(r"[^\n]", " " if match[0][0] == "#" else "_", match[0]), text
    )


@dataclass(frozen=True)
class Quotation:
    """A text between double quotation marks: where it begins and ends, as offsets."""

    start: int
    end: int
    text: str


def quotations(text: str) -> Iterator[Quotation]:
    """Yield the texts between double quotation marks, as YAML reads them."""
    for match in TOKEN.finditer(text):
        if match["double"] is not None:
            yield Quotation(match.start(), match.end(), match["double"])


def misquoted(text: str, offset: int) -> tuple[str, int] | None:
    """Return what is most likely wrong with the quotation marks before an offset, and where.

    "quote": the closing mark is missing; "quote-inside": one stands within a text.
    """
    before = [one for one in quotations(text) if one.end <= offset]
    if not before or text[before[-1].end : offset].strip() or text[offset : offset + 1] in ",;]}":
        return None
    last = before[-1]
    line_end = text.find("\n", offset)
    rest = text[offset : line_end if line_end >= 0 else len(text)]
    if "\n" in last.text or rest.count('"') % 2:
        return "quote", last.start
    return ("quote-inside", last.end - 1) if last.end == offset else None


def unclosed_single(text: str, offset: int) -> int | None:
    """Return where a text between single quotation marks begins that its line does not close.

    It ends in the line of the offset: at the first mark of another text.
    """
    line = text.rfind("\n", 0, offset) + 1
    for match in TOKEN.finditer(text, 0, offset):
        if match[0].startswith("'") and match.start() < line < match.end():
            return match.start()
    return None


def glued_hyphen(text: str, line: int) -> tuple[int, int, str] | None:
    """Return a hyphen without its space in a line or the one before: line, column, right line."""
    lines = text.split("\n")
    for number in (line, line - 1):
        match = GLUED.match(lines[number]) if 0 <= number < len(lines) else None
        if match:
            return number, len(match[1]), f"- {match[2].strip()}"
    return None
