"""What a reader sees of a page: its words, block by block."""

import json
import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

from memoria.content.base import one_line

FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
TITLE = re.compile(r'^title: (".*")$', re.MULTILINE)
# A Markdown heading with its id and its language.
HEADING = re.compile(r"^#{2,6} (.*?)(?: \{#[^}]*\})?$", re.MULTILINE)
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# These stand in a line; all others begin and end a block.
INLINE = {
    "a", "abbr", "b", "bdi", "button", "cite", "code", "data", "del", "dfn", "em", "i", "img",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup",
    "time", "u", "var", "wbr",
}  # fmt: skip
# These stand in a line with what they belong to.
CELLS = {"dd", "td", "th"}
BETWEEN = " · "
UNSEEN = {"script", "style", "svg", "template"}
# How a work is cited, in words to be copied: the files of citations say the same.
CITATION = "citation"
EMPTY = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass(frozen=True)
class Block:
    """A paragraph, a heading, an item of a list: all that stands in lines of its own."""

    text: str
    is_heading: bool = False


def title_of(page: str) -> str:
    """Return the title of a page, from its front matter."""
    found = TITLE.search(page)
    return unescape(json.loads(found[1])) if found else ""


def blocks_of(page: str) -> tuple[Block, ...]:
    """Return the words of a page as `render` makes it: Markdown headings, all else in HTML."""
    seen = Seen()
    seen.feed(HEADING.sub(r"<h2>\1</h2>", FRONT_MATTER.sub("", page)))
    seen.close()
    seen.finish()
    return tuple(seen.blocks)


class Seen(HTMLParser):
    """Gather the words of a page; what is hidden from readers, or a citation, is passed over."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.words: list[str] = []
        self.is_heading = False
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, or pass over an element with all that is in it."""
        given = dict(attrs)
        passed = tag in UNSEEN or "hidden" in given or given.get("class") == CITATION
        if self.unseen or passed:
            self.unseen += tag not in EMPTY
        elif tag == "img":
            self.words.append(given.get("alt") or "")
        elif tag in CELLS:
            said = one_line("".join(self.words)).strip(BETWEEN)
            self.words = [said, BETWEEN] if said else []
        elif tag not in INLINE:
            self.finish()
            self.is_heading = tag in HEADINGS

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        if self.unseen:
            self.unseen -= tag not in EMPTY
        elif tag not in INLINE | CELLS | {"dt"}:
            self.finish()

    def handle_data(self, data: str) -> None:
        """Note words."""
        if not self.unseen:
            self.words.append(data)

    def finish(self) -> None:
        """Make a block of the words since the last one."""
        text = one_line("".join(self.words)).strip(BETWEEN)
        if text:
            self.blocks.append(Block(text, self.is_heading))
        self.words, self.is_heading = [], False
