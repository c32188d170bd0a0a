"""The canonical form of a summary: its front matter as that of records, its Markdown in peace."""

from itertools import pairwise

from memoria.content.markdown import parser
from memoria.content.registers import Translation
from memoria.edit.format.manners import manner_of
from memoria.edit.format.records import canonical
from memoria.load.summaries import FRONT


def canonical_summary(text: str) -> str | None:
    """Return a summary in its canonical form, or nothing if its front matter has none."""
    front = FRONT.match(text)
    if not front:
        return tidy(text)
    fields = canonical(manner_of(Translation), front[1])
    return None if fields is None else f"---\n{fields}---\n{tidy(text[front.end() :])}"


def tidy(markdown: str) -> str:
    """Return Markdown without spaces that nobody sees, and one line break at its end.

    Where they would be seen, as in a block of code, all of them stay.
    """
    ended = markdown.rstrip(" \t\n")
    if not ended:
        return ""
    lines = [*ended.split("\n"), ""]
    bare = "\n".join(without_spaces(line, below) for line, below in pairwise(lines))
    candidates = [bare + "\n", ended + "\n", markdown]
    html = "" if markdown == candidates[0] else parser().render(markdown)
    return next(one for one in candidates if not html or parser().render(one) == html)


def without_spaces(line: str, below: str) -> str:
    """Return a line without the spaces at its end; two of them before more words break it."""
    words = line.rstrip(" \t")
    breaks = words and line.endswith("  ") and below.strip()
    return f"{words}  " if breaks else words
