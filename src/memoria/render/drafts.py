"""The file that a translator begins with: it has the original in it."""

from collections.abc import Callable, Iterator
from itertools import takewhile
from urllib.parse import quote

from memoria.content.markdown import parser
from memoria.content.publication import Summary, digest

# Forges refuse longer addresses.
LONGEST = 7_500
Create = Callable[[str], str]


def draft_address(
    original: Summary, markdown: str, create: Create, rest: str, longest: int = LONGEST
) -> str:
    """Return the address at which a translation can be begun: pin and original are filled in.

    The `markdown` is that of the original, as far as it is shown.
    `create` makes the address from the content of the file. An original for which the address
    would be too long is cut between two blocks, and `rest` is the line that then says so.
    """
    front, text = front_matter(original), markdown.strip("\n")
    whole = create(f"{front}{text}\n")
    if not whole or len(whole) <= longest:
        return whole
    room = longest - len(create(f"{front}\n\n{rest}\n"))
    fitting = takewhile(lambda end: len(quote(text[:end], safe="/")) <= room, ends(text[:longest]))
    begun = text[: max(fitting, default=0)].rstrip("\n")
    return create(f"{front}{begun}\n\n{rest}\n" if begun else f"{front}{rest}\n")


def front_matter(original: Summary) -> str:
    """Return the front matter of a translation; who made it is still to be filled in."""
    return f'---\nof: "{digest(original.markdown)}"\nby:\n---\n'


def ends(markdown: str) -> Iterator[int]:
    """List where the blocks of a text that may go on end, but for the last one."""
    lines = markdown.split("\n")
    blocks = [one.map for one in parser().parse(markdown, {}) if one.level == 0 and one.map]
    return (sum(len(line) + 1 for line in lines[:last]) for _, last in blocks[:-1])
