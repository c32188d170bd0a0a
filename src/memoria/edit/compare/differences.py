"""What differs between two states of a page, word by word."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from memoria.edit.compare.texts import Block

# So many words are shown before and after a change.
CONTEXT = 10
# From this share of common words on, a block is taken for another state of the same one.
ALIKE = 0.5
# Of more pairs of blocks it is not asked which belong together.
MOST = 400

Mark = Literal["", "del", "ins"]
Run = tuple[Mark, str]


@dataclass(frozen=True)
class Passage:
    """A block that is not as it was: runs of words that stayed, went or came.

    `heading` is the one that it stands under.
    """

    heading: str
    runs: tuple[Run, ...]


def passages(then: Sequence[Block], now: Sequence[Block]) -> Iterator[Passage]:
    """List the blocks of a page that differ, in the order of the page."""
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
        (likeness(old, new), -i, -j) for i, old in enumerate(then) for j, new in enumerate(now)
    )
    if best < ALIKE:
        return alone
    i, j = -i, -j
    return [*pairs(then[:i], now[:j]), (then[i], now[j]), *pairs(then[i + 1 :], now[j + 1 :])]


def likeness(then: Block, now: Block) -> float:
    """Return the share of words that two blocks have in common, from 0 to 1."""
    old, new = Counter(then.text.split(" ")), Counter(now.text.split(" "))
    return 2 * (old & new).total() / (old.total() + new.total())


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
