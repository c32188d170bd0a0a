"""The blocks of two texts, paired; headings, list items, rows and paragraphs that only one has."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from memoria.facts.alignment import Pair, align
from memoria.facts.likeness import Likeness, Unit
from memoria.facts.sentences import ratio
from memoria.facts.texts import Block

Step = tuple[int, int]
ALONE = -5.0
STEPS: dict[Step, float] = {(1, 1): 0.0, (1, 0): ALONE, (0, 1): ALONE, (1, 2): -4.0, (2, 1): -4.0}
RUNNING = {"paragraph", "quote"}  # blocks of these kinds are split and merged by translators
# What speaks against pairing blocks of different kinds; others are never paired.
KINDS = {
    frozenset({"paragraph", "item"}): -3.0,
    frozenset({"paragraph", "quote"}): -2.0,
    frozenset({"item", "quote"}): -4.0,
    frozenset({"paragraph", "heading"}): -5.0,
}
OTHER_LEVEL = -1.0
UNLIKE = -6.0  # a pair of blocks that scores less calls for a closer look


@dataclass(frozen=True)
class Group:
    """Blocks of an original, and the blocks of its translation that belong to them."""

    originals: tuple[Block, ...]
    translations: tuple[Block, ...]


@dataclass(frozen=True)
class Side:
    """The blocks of one text, and what each may be known by."""

    blocks: Sequence[Block]
    units: Sequence[Unit]


def groups(original: Side, translation: Side, usual: float) -> tuple[list[Group], float]:
    """Pair the blocks of two texts; also return how much longer the translation is."""
    one, other = original.blocks, translation.blocks
    same = [block.kind for block in one] == [block.kind for block in other]
    units = zip(original.units, translation.units, strict=False)
    longer = ratio(((a.length, b.length) for a, b in units), usual) if same else usual
    likeness = Likeness(original.units, translation.units, longer)
    judge = cache(partial(told, original, translation, likeness))
    pairs = [Pair(number, number + 1, number, number + 1) for number in range(len(one))]
    if not same or any(unlike(judge(pair)) for pair in pairs):
        found = align(len(one), len(other), judge, STEPS)
        pairs = list(found[0]) if found else pairs
    paired = [pair for pair in pairs if len(pair.originals) == len(pair.translations) == 1]
    known = ((original.units[p.first].length, translation.units[p.start].length) for p in paired)
    return list(rejoined(grouped(pair, one, other) for pair in pairs)), ratio(known, usual)


def rejoined(found: Iterable[Group]) -> Iterator[Group]:
    """Pair blocks that stand alone in the same place of both texts and are of the same kinds.

    They may differ that much because sentences are missing.
    """
    lost, added = list[Group](), list[Group]()
    for group in (*found, Group((), ())):
        if group.originals and not group.translations:
            lost.append(group)
        elif group.translations and not group.originals:
            added.append(group)
        else:
            kinds_lost = [one.originals[0].kind for one in lost]
            if kinds_lost == [one.translations[0].kind for one in added]:
                pairs = zip(lost, added, strict=True)
                yield from (Group(one.originals, other.translations) for one, other in pairs)
            else:
                yield from (*lost, *added)
            lost, added = [], []
            if group.originals:
                yield group


def unlike(score: float | None) -> bool:
    """Tell whether two blocks hardly are a pair."""
    return score is None or score < UNLIKE


def grouped(pair: Pair, original: Sequence[Block], translation: Sequence[Block]) -> Group:
    """Return the blocks of a pair."""
    return Group(tuple(original[pair.first : pair.last]), tuple(translation[pair.start : pair.end]))


def told(original: Side, translation: Side, likeness: Likeness, pair: Pair) -> float | None:
    """Return how much speaks for blocks being a pair; None where they cannot be one."""
    group = grouped(pair, original.blocks, translation.blocks)
    if not group.originals or not group.translations:
        return 0.0
    if len(pair.originals) != len(pair.translations) and not merges(group):
        return None
    one, other = group.originals[0], group.translations[0]
    outset = kinds(one, other)
    if outset is None or one.kind == "code":
        return outset
    return outset + likeness.score(
        original.units[pair.first : pair.last], translation.units[pair.start : pair.end]
    )


def merges(group: Group) -> bool:
    """Tell whether blocks may be one in the other text."""
    return {block.kind for block in (*group.originals, *group.translations)} <= RUNNING


def kinds(one: Block, other: Block) -> float | None:
    """Return what the kinds and levels of two blocks tell."""
    if one.kind != other.kind:
        return KINDS.get(frozenset({one.kind, other.kind}))
    if one.kind == "cell" and one.level != other.level:
        return None
    return 0.0 if one.level == other.level else OTHER_LEVEL


def alone(found: Iterable[Group]) -> Iterator[tuple[str, str, Group]]:
    """List blocks that only one text has, with the fact and its variant; of a row, once."""
    rows = set[int]()
    for group in found:
        block = (*group.originals, *group.translations)[0]
        if group.originals and group.translations:
            other = group.translations[0]
            if block.kind == other.kind == "heading" and block.level != other.level:
                yield "heading", "level", group
            continue
        if block.kind == "code" or (block.kind == "cell" and block.line in rows):
            continue
        rows |= {block.line} if block.kind == "cell" else set()
        added = not group.originals
        names = {"heading": "", "item": "", "cell": "row"}
        fact = {"heading": "heading", "item": "list", "cell": "list"}.get(block.kind, "sentence")
        name = names.get(block.kind, "paragraph")
        yield fact, "_".join(filter(None, ("added" if added else "", name))) or "missing", group
