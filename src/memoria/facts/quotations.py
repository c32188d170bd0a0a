"""Quotation marks that open and do not close, or close what was never opened."""

import re
from collections.abc import Iterator, Sequence

from memoria.facts.passages import Difference, Passage

PAIRS = {"«": "»", "“": "”", "„": "“", "‚": "‘", "‹": "›"}
MARK = re.compile(r"[«»“”„‹›\"]")
INCHES = re.compile(r"\d\s?\"")

Spans = Sequence[tuple[int, int]]


def differences(
    original: Passage, translation: Passage, parts: tuple[Spans, Spans]
) -> Iterator[Difference]:
    """List the marks without a partner in either text; `parts` are code, which is left out."""
    for at, variant in unpaired(original.text, parts[0]):
        yield Difference("quotation", quoted(original.text, at), "", at, 0, variant)
    for at, variant in unpaired(translation.text, parts[1]):
        yield Difference("quotation", "", quoted(translation.text, at), 0, at, variant)


def quoted(text: str, at: int) -> str:
    """Return a mark with some of what it stands beside."""
    start = max(at - 20, 0)
    return " ".join(text[start : at + 21].split())


def unpaired(text: str, code: Spans = ()) -> Iterator[tuple[int, str]]:
    """List where marks without a partner stand, and whether they are not closed or not opened."""
    opened: list[tuple[str, int]] = []
    for mark, at in marks(text, code):
        depth = next((n for n, one in enumerate(reversed(opened), 1) if closes(one[0], mark)), 0)
        if depth and (depth == 1 or mark != '"'):
            yield from ((unclosed, "unclosed") for _, unclosed in opened[len(opened) - depth + 1 :])
            del opened[-depth:]
        elif mark in PAIRS or mark == '"':
            opened.append((mark, at))
        else:
            yield at, "unopened"
    inches = INCHES.search(text)
    yield from ((at, "unclosed") for mark, at in opened if mark != '"' or not inches)


def marks(text: str, code: Spans) -> Iterator[tuple[str, int]]:
    """List the quotation marks of a text and where they stand, but those in code."""
    for match in MARK.finditer(text):
        if not any(start <= match.start() < end for start, end in code):
            yield match[0], match.start()


def closes(opening: str, mark: str) -> bool:
    """Tell whether a mark closes another; German closes „ with “, Swedish ” with itself."""
    return mark in {'"': '"', "„": "“”"}.get(opening, PAIRS.get(opening, ""))
