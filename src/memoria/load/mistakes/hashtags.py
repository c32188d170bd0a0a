"""Hashtags that YAML takes for comments, because no quotation marks stand around their text."""

import re

from memoria.load.mistakes.signs import TOKEN
from memoria.load.yaml_writing import NAME, quoted

# It goes on to the end of the line, or to a comment.
HASHTAG = re.compile(r"[ \t]+#\w(?:(?![ \t]+#(?!\w))[^\n])*")
ADDRESS = re.compile(r"https?://\S+")
# The beginning of a bare value in brackets.
VALUE = re.compile(r"[^\s\[{,:\"'][^\[{,:\"']*\Z|\Z")
# No value in brackets is looked for further back.
ROOM = 200


def is_words(value: str) -> bool:
    """Tell whether a value is no id, day, zone or address: behind those stands no hashtag."""
    return not (NAME.fullmatch(value) or ADDRESS.fullmatch(value))


def in_quotes(text: str, start: int, end: int) -> str:
    """Return the line of a value, up to its end, with quotation marks around the value."""
    before = text[text.rfind("\n", 0, start) + 1 : start].strip()
    value = re.sub(r"[ \t]*\n\s*", " ", text[start:end].strip())
    comment = text[end:].partition("\n")[0]
    return f"{before} {quoted(value)}{comment}".rstrip()


def hashtag_in_brackets(text: str, start: int, end: int) -> tuple[int, str] | None:
    """Return where a hashtag begins that took the closing bracket with it, and the right value.

    The brackets open at `start`, or in the last line before `end`.
    """
    start = min(start, text.rfind("\n", 0, len(text[:end].rstrip())) + 1)
    for match in TOKEN.finditer(text, start, end):
        if re.match(r"#\w", match[0]):
            before = VALUE.search(text, max(match.start() - ROOM, start), match.start())
            said = before[0] if before else ""
            ending = re.match(r"[^\]},]*", match[0])
            return match.start(), quoted(f"{said}{ending[0] if ending else ''}".strip())
    return None
