"""Lines near the place where YAML could not go on: what is wrong with one, and how it is right."""

import re
from collections.abc import Iterator
from itertools import chain

from memoria.load.mistakes.bare_values import misquoted_values
from memoria.load.mistakes.indentation import begins_item
from memoria.load.mistakes.placement import misplaced
from memoria.load.mistakes.signs import bare
from memoria.load.mistakes.slips import START, Slip, cut, field_line
from memoria.load.mistakes.vocabulary import field_names, is_name

NO_SPACE = re.compile(rf"{START}:(?=[^\s:/])(?P<value>.*)")
NO_COLON = re.compile(rf"{START}(?P<sign> *[=;：]| +|$)(?P<value>.*)")
# Names of fields that are words of sentences as well.
WORDS = {"about", "at", "by", "of", "read"}
# Spaces that look like those of the keyboard: YAML takes them for letters.
ODD = r"[\u00a0\u2002-\u200a\u202f\u3000]"
ODD_SPACE = re.compile(rf" *(?P<before>{ODD})[ {ODD[1:]}*|{START}:(?P<after>{ODD})[ {ODD[1:]}*")
# What follows a field in braces that has no value.
IN_BRACES = re.compile(r"(?P<name>[A-Za-z_-]+)(?P<sign>:|\s*[=;]|\s)\s*(?P<value>.+)")


def slip_at(text: str, row: int) -> Slip | None:
    """Return what is wrong with a line, or with the one before it that it seems to continue."""
    lines, bares = text.split("\n"), bare(text).split("\n")
    row = min(row, len(lines) - 1)
    before = next((one for one in range(row - 1, -1, -1) if bares[one].strip()), row)
    comments: dict[int, str] = {}
    for one in (row, before):
        lines[one], comments[one] = cut(lines[one], bares[one])
    found = chain(
        *(misspelt(lines[one], bares[one], one) for one in (row, before)),
        misplaced(lines, bares, row, before),
        misquoted_values(lines[row], row),
    )
    if slip := next(found, None):
        return slip.followed_by(comments[slip.row])
    return next(strays(lines[row], bares[row], row), None)


def misspelt(line: str, plain: str, row: int) -> Iterator[Slip]:
    """Find a field without its colon, or without the space after it."""
    if (odd := ODD_SPACE.match(plain)) and (odd["before"] or is_name(odd["name"])):
        name = f"{odd['start']}{odd['name']}: " if odd["after"] else ""
        at = max(odd.start("before"), odd.start("after"))
        yield Slip("odd-space", row, at, f"{name}{line[odd.end() :]}".strip())
    if (match := NO_SPACE.fullmatch(line.rstrip())) and is_name(match["name"]):
        yield Slip("space", row, match.start("value"), field_line(match, match["value"]))
    match = NO_COLON.fullmatch(line.rstrip())
    if match and names_field(match) and ": " not in f"{plain.strip()} ":
        yield Slip("no-colon", row, match.end("name"), field_line(match, match["value"].lstrip()))


def names_field(match: re.Match[str]) -> bool:
    """Tell whether the first word of a line without a colon is meant as the name of a field."""
    name, sure = match["name"], match["sign"].strip() or match["value"][:1] in {*"\"'[{"}
    return bool(sure and is_name(name)) or (name in field_names() and name not in WORDS)


def strays(line: str, plain: str, row: int) -> Iterator[Slip]:
    """Find a line that is neither a field nor an item: the rest of a text, most likely."""
    words = plain.strip()
    if words and not begins_item(plain) and not re.search(r":(?: |$)|[\[\]{}_]", words):
        yield Slip("stray", row, len(line) - len(line.lstrip()), line.strip())


def slip_in_braces(key: str, *, first: bool) -> Slip | None:
    """Find a field without its colon, or without the space after it, in what YAML took for one.

    Behind a comma, a bare word that is the name of a language may be one of a text as well.
    """
    match = IN_BRACES.fullmatch(key)
    if match is None or not is_name(match["name"]):
        return None
    if match["sign"].isspace() and match["value"][0] not in "\"'" and not first:
        return None
    reason = "space" if match["sign"] == ":" else "no-colon"
    return Slip(reason, 0, match.end("name"), f"{match['name']}: {match['value']}")
