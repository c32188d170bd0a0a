"""What is wrong between brackets or braces, in the line where YAML could not go on."""

import re
from collections.abc import Iterator
from itertools import chain

from memoria.load.mistakes.indentation import balance, indent
from memoria.load.mistakes.placement import BEGINNING
from memoria.load.mistakes.signs import bare
from memoria.load.mistakes.slips import Slip, cut
from memoria.load.mistakes.vocabulary import is_name
from memoria.load.yaml_writing import quoted

# What may stand before the first field of a line.
HYPHENS = re.compile(r" *(?:- +)*")
CLOSING = {"[": "]", "{": "}"}
FIELD = re.compile(r"(?P<name>[A-Za-z_-]+) *:(?: |$)")
# A bare text with a colon, after the name of its field.
COLON = re.compile(r"(?P<name>[A-Za-z_-]+): +(?P<value>[^\s\"'\[\]{},][^\"'\[\]{},]*)")


def slip_in_brackets(text: str, opened: int, row: int, column: int) -> Slip | None:
    """Return what is wrong in brackets that open in a line, where YAML stopped in another one."""
    lines, bares = text.split("\n"), bare(text).split("\n")
    if row >= len(lines):
        return None
    if opened < row:
        return next(unclosed(lines, bares, opened), None)
    line, comment = cut(lines[row], bares[row])
    return next(chain(separated(line, comment, row, column), colons(line, row)), None)


def separated(line: str, comment: str, row: int, column: int) -> Iterator[Slip]:
    """Find a comma that is missing, or words behind a closing quotation mark."""
    before, after = line[:column].rstrip(" ;"), line[column:].lstrip(" ;")
    name = FIELD.match(after)
    if before[-1:] in set("\"']}") and name and is_name(name["name"]):
        yield Slip("separator", row, column, f"{before.strip()}, {after.strip()}{comment}")
    elif before.endswith('"') and (words := re.match(r"[^,\]}\"]+", after)):
        text = before[:-1].rpartition('"')[2]
        yield Slip("after-quote", row, column, quoted(f"{text} {words[0].strip()}"))


def colons(line: str, row: int) -> Iterator[Slip]:
    """Find a text without quotation marks that holds a colon."""
    for match in COLON.finditer(line):
        if colon := re.search(r":(?: |$)", match["value"]):
            right = f"{match['name']}: {quoted(match['value'].strip())}"
            yield Slip("second-colon", row, match.start("value") + colon.start(), right)


def unclosed(lines: list[str], bares: list[str], row: int) -> Iterator[Slip]:
    """Find a bracket that its line does not close, while the next line is a field of its own."""
    after = next((one for one in bares[row + 1 :] if one.strip()), "")
    own = BEGINNING.match(after) or not after
    # A sign that opens at the end of a line has its values in those that follow.
    if balance(bares[row]) <= 0 or not own or bares[row].rstrip()[-1:] in CLOSING:
        return
    if (start := HYPHENS.match(bares[row])) and indent(after) > start.end():
        return
    pending: list[tuple[int, str]] = []
    for at, sign in enumerate(bares[row]):
        if sign in CLOSING:
            pending.append((at, CLOSING[sign]))
        elif sign in CLOSING.values() and pending:
            pending.pop()
    ending = "".join(sign for _, sign in reversed(pending))
    line, comment = cut(lines[row], bares[row])
    right = f"{line.strip().rstrip(',')}{ending}"
    yield Slip("unclosed", row, pending[-1][0], right).followed_by(comment)
