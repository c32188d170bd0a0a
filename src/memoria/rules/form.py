"""Rules for the form of a file, which only the command `format` asks."""

from collections.abc import Iterator
from itertools import zip_longest

from memoria.rules.problems import Finding, Position, rule

# So much of a line is shown, and so much of it before the first difference.
SHOWN, BEFORE = 100, 20


@rule("M420")
def not_canonical(file: str, written: str, wanted: str) -> Iterator[Finding]:
    """Point out the first line of a file that is not written in the canonical form.

    Line breaks of other systems, and those at the end of the file, count last.
    """
    lines = zip_longest(written.split("\n"), wanted.split("\n"))
    for number, (stands, would_stand) in enumerate(lines, 1):
        if stands is None or stands == would_stand:
            continue
        canonical = would_stand or ""
        column = first_difference(stands, canonical)
        variant = "blank" if not stands.strip() else ""
        variant = variant or ("spaces" if stands.rstrip() == canonical.rstrip() else "")
        shown = {} if variant else {"wanted": excerpt(canonical, column)}
        yield Finding(Position(file, number, column + 1), shown, variant)
        return
    yield Finding(Position(file, written.removesuffix("\n").count("\n") + 1), variant="ends")


@rule("M423")
def no_canonical_form(file: str) -> Iterator[Finding]:
    """Report a file that the formatter cannot rewrite without changing what it says."""
    yield Finding(Position(file))


def first_difference(one: str, other: str) -> int:
    """Return where two lines part."""
    pairs = zip_longest(one, other)
    return next((place for place, (this, that) in enumerate(pairs) if this != that), 0)


def excerpt(line: str, place: int) -> str:
    """Return a line, or as much of it as shows what stands at a place."""
    start = max(0, place - BEFORE) if place > SHOWN - BEFORE else 0
    cut = line[start : start + SHOWN]
    return ("…" if start else "") + cut + ("…" if start + SHOWN < len(line) else "")
