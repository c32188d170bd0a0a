"""Lines that begin at a column where nothing of their kind does."""

import re
from collections.abc import Iterator, Sequence

from memoria.load.mistakes.indentation import STEP, Outline, begins_item, indent
from memoria.load.mistakes.slips import START, Slip
from memoria.load.mistakes.vocabulary import is_language

BEGINNING = re.compile(rf"(?:{START} *:|(?P<item> *)-)(?: |$)")
EMPTY = re.compile(rf"{START}: +\[ *\] *$")


def misplaced(lines: Sequence[str], bares: Sequence[str], row: int, before: int) -> Iterator[Slip]:
    """Find what is wrong with the place of a line, or of the one before it."""
    match = BEGINNING.match(bares[row])
    outline = Outline().follow(bares[:row])
    if match is None or outline.fits(bares[row]):
        return
    empty = EMPTY.match(bares[before])
    if empty and begins_item(bares[row]) and indent(bares[row]) >= indent(bares[before]):
        written = f"{empty['start'].lstrip()}{empty['name']}:"
        yield Slip("empty-list", before, bares[before].index("["), written)
        return
    name, at = match["name"] or "", indent(bares[before])
    if is_language(name) and outline.strays(at):
        yield Slip("spaces", before, at, lines[before].strip(), at + STEP)
        return
    spaces = outline.wanted(bares[row], name)
    if spaces >= 0:
        yield Slip("spaces", row, indent(bares[row]), lines[row].strip(), spaces)
