"""What a reader sees of a page: its words, block by block."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from html import unescape
from html.parser import HTMLParser
from typing import Literal

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
# So many words are shown before and after a change.
CONTEXT = 10
# From this share of common words on, a block is taken for another state of the same one.
ALIKE = 0.5
# Of more pairs of blocks it is not asked which belong together.
MOST = 400
WORD = re.compile(r"\w+")
Mark = Literal["", "del", "ins"]
MARKS: tuple[Mark, ...] = ("del", "ins")
Run = tuple[Mark, str]


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


@dataclass(frozen=True)
class Passage:
    """A block that is not as it was: runs of words that stayed, went or came.

    `heading` is the one that it stands under.
    """

    heading: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Return its words, whatever became of them."""
        return " ".join(text for _, text in self.runs)

    @cached_property
    def change(self) -> tuple[tuple[str, str], ...]:
        """Return the words that went and those that came for them, each once, without signs.

        It is the same wherever the same words change among others; nothing where all stayed.
        """
        then, now = (
            WORD.findall(" ".join(text for mark, text in self.runs if mark != other))
            for other in reversed(MARKS)
        )
        steps = SequenceMatcher(None, then, now).get_opcodes()
        pairs = ((then[a:b], now[c:d]) for step, a, b, c, d in steps if step != "equal")
        words = dict.fromkeys((" ".join(gone), " ".join(come)) for gone, come in pairs)
        return tuple(words) or tuple(run for run in self.runs if run[0])


def passages(then: Sequence[Block], now: Sequence[Block]) -> list[Passage]:
    """List the blocks of a page that differ, in the order of the page.

    An entry that stands elsewhere in its list because of other words is told as one.
    """
    found = [*in_place(then, now)]
    gone, come = ([one for one in found if is_all(one, mark)] for mark in MARKS)
    for old in gone if len(gone) * len(come) <= MOST else ():
        likely = [(likeness(old.text, one.text), one) for one in come if one.heading == old.heading]
        best, new = max(likely, key=lambda one: one[0], default=(0.0, old))
        if best >= ALIKE:
            found[found.index(new)] = Passage(new.heading, runs(old.text, new.text))
            found.remove(old)
            come.remove(new)
    return found


def is_all(passage: Passage, mark: Mark) -> bool:
    """Tell whether all words of a passage went, or came."""
    return [one for one, _ in passage.runs] == [mark]


def in_place(then: Sequence[Block], now: Sequence[Block]) -> Iterator[Passage]:
    """List the blocks that differ where they stand."""
    above = headings(now)
    for step, a, b, c, d in SequenceMatcher(None, then, now).get_opcodes():
        if step != "equal":
            heading = above[c]
            for old, new in pairs(then[a:b], now[c:d]):
                yield Passage(heading, runs(old.text if old else "", new.text if new else ""))
                heading = new.text if new and new.is_heading else heading


def whole(blocks: Sequence[Block]) -> Iterator[Passage]:
    """List all blocks of a page as they are."""
    for block, heading in zip(blocks, headings(blocks), strict=False):
        if not block.is_heading:
            yield Passage(heading, (("", block.text),))


def headings(blocks: Sequence[Block]) -> list[str]:
    """Return the heading that each block stands under, and that of the end."""
    found = [""]
    for block in blocks:
        found.append(block.text if block.is_heading else found[-1])
    return found


def pairs(then: Sequence[Block], now: Sequence[Block]) -> list[tuple[Block | None, Block | None]]:
    """Pair the blocks that are states of the same one, in order; others stand alone."""
    if len(then) == len(now) == 1:
        return [(then[0], now[0])]
    alone: list[tuple[Block | None, Block | None]] = [(one, None) for one in then]
    alone += [(None, one) for one in now]
    if not then or not now or len(then) * len(now) > MOST:
        return alone
    best, i, j = max(
        (likeness(old.text, new.text), -i, -j)
        for i, old in enumerate(then)
        for j, new in enumerate(now)
    )
    if best < ALIKE:
        return alone
    i, j = -i, -j
    return [*pairs(then[:i], now[:j]), (then[i], now[j]), *pairs(then[i + 1 :], now[j + 1 :])]


def likeness(then: str, now: str) -> float:
    """Return the share of words that two blocks have in common, from 0 to 1."""
    old, new = (Counter(WORD.findall(text.lower())) for text in (then, now))
    return 2 * (old & new).total() / max(1, old.total() + new.total())


def runs(then: str, now: str) -> tuple[Run, ...]:
    """Tell the words that stayed, went and came; of many that stayed only those near a change."""
    old, new = then.split(" ") if then else [], now.split(" ") if now else []
    steps = SequenceMatcher(None, old, new).get_opcodes()
    found: list[Run] = []
    for number, (step, a, b, c, d) in enumerate(steps):
        if step == "equal":
            found.append(("", shortened(old[a:b], number == 0, number == len(steps) - 1)))
            continue
        marked: tuple[Run, Run] = ("del", " ".join(old[a:b])), ("ins", " ".join(new[c:d]))
        found += (run for run in marked if run[1])
    return tuple(found)


def shortened(words: Sequence[str], is_first: bool, is_last: bool) -> str:
    """Leave out the words that are far from a change."""
    head, tail = (0 if is_first else CONTEXT), (0 if is_last else CONTEXT)
    if len(words) <= head + tail + 1:
        return " ".join(words)
    return " ".join([*words[:head], "…", *words[len(words) - tail :]])
