"""Syntax errors: told where an editor has to look for them, with the line as it is right."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

import yaml

from memoria.content.files import field_names
from memoria.content.withdrawals import GLOBAL_KINDS, SESSION_KINDS
from memoria.load.documents import Document
from memoria.load.mistakes.indentation import begins_item, indent, misplaced
from memoria.load.mistakes.signs import (
    bare,
    glued_hyphen,
    hashtag_in_brackets,
    misquoted,
    misquoted_values,
    slip_in_brackets,
    unclosed_single,
)
from memoria.load.mistakes.slips import START, Slip, cut, field_line, is_name
from memoria.load.yaml_writing import quoted
from memoria.rules import syntax
from memoria.rules.problems import Position, Problem

NO_SPACE = re.compile(rf"{START}:(?=[^\s:/])(?P<value>.*)")
NO_COLON = re.compile(rf"{START}(?P<sign> *[=;：]| +|$)(?P<value>.*)")
# An item that names a record, as in `- theme:rents`, is no field without its space.
LINK = rf"(?:{'|'.join((*GLOBAL_KINDS, *SESSION_KINDS))}):[a-z0-9/-]+"
LINK_ITEM = re.compile(rf" *- +{LINK} *")
# A line of a comparison, pasted with its sign.
PASTED = re.compile(r"\+(?P<line>\s*(?:- +)*[A-Za-z_-]+:(?:\s.*)?)")
# What stands between brackets at the end of a line is no matter of the line's own colon.
IN_BRACKETS = re.compile(r"[\[{].*[\]}] *$")
# Names of fields that are words of sentences as well.
WORDS = {"about", "at", "by", "of", "read"}
# Spaces that look like those of the keyboard: YAML takes them for letters.
ODD = r"[\u00a0\u2002-\u200a\u202f\u3000]"
ODD_SPACE = re.compile(rf" *(?P<before>{ODD})[ {ODD[1:]}*|{START}:(?P<after>{ODD})[ {ODD[1:]}*")
# What follows a field in braces that has no value.
IN_BRACES = re.compile(r"(?P<name>[A-Za-z_-]+)(?P<sign>:|\s*[=;]|\s)\s*(?P<value>.+)")


def syntax_problems(document: Document, error: yaml.MarkedYAMLError) -> Iterator[Problem]:
    """Report a syntax error; the signs before it come first, then its line, then what YAML says."""
    mark, where = error.problem_mark, telling_mark(error)
    in_brackets = "flow" in (error.context or "")
    slip = mark and (slip_of_quotation(document, mark) or glued_hyphen(document.source, mark.line))
    if mark and not slip and in_brackets:
        hashtag = hashtag_in_brackets(document.source, where.index, mark.index)
        if hashtag:
            yield from syntax.unquoted(place(document, hashtag[0]), "", hashtag[1])
            return
        slip = slip_in_brackets(document.source, where.line, mark.line, mark.column)
    elif mark and not slip:
        slip = slip_at(document.source, where.line)
    if slip:
        position = Position(document.file, slip.row + document.first, slip.column + 1)
        is_text = slip.reason == "stray" and document.first > 1
        yield from syntax.syntax(
            position, "below" if is_text else slip.reason, slip.line, slip.values
        )
    else:
        reason = syntax.reason_of(error.problem or "", error.context or "")
        line = closed(document, document.at(where)) if reason == "quote" else ""
        yield from syntax.syntax(document.at(where), "quote-line" if line else reason, line)


def telling_mark(error: yaml.MarkedYAMLError) -> Any:
    """Return where a syntax error is, or where that begins which is never finished."""
    opened, found, context = error.context_mark, error.problem_mark, error.context or ""
    if not opened or not found:
        return opened or found
    unfinished = "simple key" in context or "end of stream" in (error.problem or "")
    in_brackets = "flow" in context and opened.line < found.line
    return opened if unfinished or in_brackets else found


def place(document: Document, offset: int) -> Position:
    """Return where a character of the source stands."""
    return Position.at(document.file, document.source, offset, document.first)


def slip_of_quotation(document: Document, mark: Any) -> Slip | None:
    """Return what is wrong with the quotation marks before a mark."""
    if found := misquoted(document.source, mark.index):
        at = place(document, found[1])
        line = closed(document, at) if found[0] == "quote" else ""
        reason = "quote-line" if line else found[0]
        return Slip(reason, at.line - document.first, at.column - 1, line)
    start = unclosed_single(document.source, mark.index)
    if start is None:
        return None
    at = place(document, start)
    line, comment = cut(document.after(at), "")
    value = quoted(line.strip("'").replace("''", "'"))
    right = f"{document.before(at)}{value}{comment}".strip()
    return Slip("single", at.line - document.first, at.column - 1, right)


def closed(document: Document, at: Position) -> str:
    """Return the line of a text with the mark at its end that it lacks, where that is sure."""
    line = document.lines[at.line - document.first].strip()
    # What begins within brackets may end anywhere.
    sure = line.count('"') == 1 and " #" not in line
    return f'{line}"' if sure and not re.search(r"[\[{]", document.before(at)) else ""


def slip_at(text: str, row: int) -> Slip | None:
    """Return what is wrong with a line, or with the one before it that it seems to continue."""
    lines, bares = text.split("\n"), bare(text).split("\n")
    row = min(row, len(lines) - 1)
    before = next((one for one in range(row - 1, -1, -1) if bares[one].strip()), row)
    comments: dict[int, str] = {}
    for one in (row, before):
        lines[one], comments[one] = cut(lines[one], bares[one])
    found = chain(
        *(pasted(lines[one], one) for one in (row, before)),
        unmarked(lines[row], lines[before], row),
        *(misspelt(lines[one], bares[one], one) for one in (row, before)),
        misplaced(lines, bares, row, before),
        misquoted_values(lines[row], row),
    )
    if slip := next(found, None):
        return slip.followed_by(comments[slip.row])
    return next(strays(lines[row], bares[row], row), None)


def pasted(line: str, row: int) -> Iterator[Slip]:
    """Find a field behind the sign that a comparison puts before what is new."""
    if match := PASTED.fullmatch(line):
        yield Slip("plus", row, 0, match["line"].strip())


def unmarked(line: str, before: str, row: int) -> Iterator[Slip]:
    """Find an item that names a record and lacks its hyphen, below one that has it."""
    if re.fullmatch(LINK, line.strip()) and LINK_ITEM.fullmatch(before):
        yield Slip("item", row, indent(line), f"- {line.strip()}", indent(before))


def misspelt(line: str, plain: str, row: int) -> Iterator[Slip]:
    """Find a field without its colon, or without the space after it."""
    if (odd := ODD_SPACE.match(plain)) and (odd["before"] or is_name(odd["name"])):
        name = f"{odd['start']}{odd['name']}: " if odd["after"] else ""
        at = max(odd.start("before"), odd.start("after"))
        yield Slip("odd-space", row, at, f"{name}{line[odd.end() :]}".strip())
    match = None if LINK_ITEM.fullmatch(line) else NO_SPACE.fullmatch(line.rstrip())
    if match and is_name(match["name"]):
        yield Slip("space", row, match.start("value"), field_line(match, match["value"]))
    match = NO_COLON.fullmatch(line.rstrip())
    outside = IN_BRACKETS.sub("", plain)
    if match and names_field(match) and ": " not in f"{outside.strip()} ":
        yield Slip("no-colon", row, match.end("name"), field_line(match, match["value"].lstrip()))


def names_field(match: re.Match[str]) -> bool:
    """Tell whether the first word of a line without a colon is meant as the name of a field."""
    name, sure = match["name"], match["sign"].strip() or match["value"][:1] in {*"\"'[{"}
    return bool(sure and is_name(name)) or (name in field_names() and name not in WORDS)


def strays(line: str, plain: str, row: int) -> Iterator[Slip]:
    """Find a line that is neither a field nor an item: the rest of a text, most likely."""
    words = plain.strip()
    if words and not begins_item(plain) and not re.search(r":(?: |$)|[\[\]{}_]", words):
        yield Slip("stray", row, indent(line), line.strip())


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
