"""What a reader sees changed on a page: blocks that differ, word by word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal

from memoria.edit.compare.blocks import Block

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
