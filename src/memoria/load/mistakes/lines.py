"""What is not YAML is told where an editor has to look for it, with the right line."""

from collections.abc import Iterator
from typing import Any

import yaml

from memoria.load.documents import Document
from memoria.load.mistakes.braces import slip_in_brackets
from memoria.load.mistakes.hashtags import hashtag_in_brackets
from memoria.load.mistakes.loading_lines import slip_at
from memoria.load.mistakes.signs import glued_hyphen, misquoted, unclosed_single
from memoria.load.mistakes.slips import Slip, cut
from memoria.load.yaml_writing import quoted
from memoria.rules import yaml as rules
from memoria.rules.problems import Position, Problem


def telling_mark(error: yaml.MarkedYAMLError) -> Any:
    """Return where a syntax error is, or where that begins which is never finished."""
    opened, found, context = error.context_mark, error.problem_mark, error.context or ""
    if not opened or not found:
        return opened or found
    unfinished = "simple key" in context or "end of stream" in (error.problem or "")
    in_brackets = "flow" in context and opened.line < found.line
    return opened if unfinished or in_brackets else found


def syntax_problems(document: Document, error: yaml.MarkedYAMLError) -> Iterator[Problem]:
    """Report a syntax error; the signs before it come first, then its line, then what YAML says."""
    mark, where = error.problem_mark, telling_mark(error)
    in_brackets = "flow" in (error.context or "")
    slip = mark and (slip_of_quotation(document, mark) or slip_of_hyphen(document, mark))
    if mark and not slip and in_brackets:
        hashtag = hashtag_in_brackets(document.source, where.index, mark.index)
        if hashtag:
            yield from rules.unquoted(place(document, hashtag[0]), "", hashtag[1])
            return
        slip = slip_in_brackets(document.source, where.line, mark.line, mark.column)
    elif mark and not slip:
        slip = slip_at(document.source, where.line)
    if slip:
        position = Position(document.file, slip.row + document.first, slip.column + 1)
        yield from rules.syntax(position, slip.reason, slip.line, slip.values)
    else:
        reason = rules.reason_of(error.problem or "", error.context or "")
        yield from rules.syntax(document.at(where), reason)


def place(document: Document, offset: int) -> Position:
    """Return where a character of the source stands."""
    return Position.at(document.file, document.source, offset, document.first)


def slip_of_quotation(document: Document, mark: Any) -> Slip | None:
    """Return what is wrong with the quotation marks before a mark."""
    if found := misquoted(document.source, mark.index):
        at = place(document, found[1])
        return Slip(found[0], at.line - document.first, at.column - 1, "")
    start = unclosed_single(document.source, mark.index)
    if start is None:
        return None
    at = place(document, start)
    line, comment = cut(document.after(at), "")
    value = quoted(line.strip("'").replace("''", "'"))
    right = f"{document.before(at)}{value}{comment}".strip()
    return Slip("single", at.line - document.first, at.column - 1, right)


def slip_of_hyphen(document: Document, mark: Any) -> Slip | None:
    """Return a hyphen that lacks its space, in the line of a mark or the one before."""
    glued = glued_hyphen(document.source, mark.line)
    return Slip("hyphen", *glued) if glued else None
