"""Sentences, and clauses as long as one, that only the original or only the translation has."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial

from memoria.facts.alignment import Pair, Step, align, totals
from memoria.facts.likeness import Likeness, Unit, joined
from memoria.facts.passages import Difference
from memoria.facts.sentences import LEAST, SHORT, Clause, Sentence, balance, deviations

# What speaks, at the outset, against sentences being one in the other text.
TOGETHER: dict[Step, float] = {
    (1, 1): 0.0, (1, 2): -4.5, (2, 1): -4.5, (2, 2): -9.0, (1, 3): -9.0, (3, 1): -9.0,
}  # fmt: skip
# So many deviations below its usual length a sentence lacks a part; so many above, it has more.
UNUSUAL, LONGER = 3.5, 1.0
# How many clauses of each text may make a pair.
STEPS: tuple[Step, ...] = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2))
# What speaks against clauses being one in the other text: within a sentence, and beyond it; less
# where there are commas instead.
WITHIN, BEYOND, COMMAS = -1.5, -5.0, 1.5
Known = tuple[tuple[int, ...], int, int]
NEVER = -12.0  # the score of texts that cannot be paired
# How much better the best pairs must be without a part.
MISSING, ADDED = 3.3, 9.0
MOST = 12  # of a passage so many are told at once: to find each takes as long as the first
ALONE = -4.6  # what speaks against each of several parts being left out


@dataclass(frozen=True)
class Side:
    """The sentences of one text, and what reads from each what it may be known by."""

    sentences: Sequence[Sentence]
    read: Callable[[str], Unit]

    @cached_property
    def units(self) -> list[Unit]:
        """Return what each sentence may be known by."""
        return [self.read(sentence.text) for sentence in self.sentences]

    @property
    def length(self) -> int:
        """Return the length of all sentences."""
        return sum(len(sentence.text) for sentence in self.sentences)


def abridgements(original: Side, translation: Side, likeness: Likeness) -> Iterator[Difference]:
    """List sentences that are much shorter than they should be.

    What a sentence lacks may stand in the one before or after it, which is then too long.
    """
    if translation.length > original.length * likeness.longer - LEAST * (1 - SHORT):
        return
    pairs = paired(original, translation, likeness)
    off = [deviations(*sizes(original, translation, likeness, pair)) for pair in pairs]
    for number, pair in enumerate(pairs):
        beside = [*off[max(number - 1, 0) : number], *off[number + 1 : number + 2]]
        if off[number] < -UNUSUAL and all(one < LONGER for one in beside):
            one, other = original.sentences[pair.first], translation.sentences[pair.start]
            yield Difference("sentence", one.text, other.text, one.at, other.at, "part")


def paired(original: Side, translation: Side, likeness: Likeness) -> Sequence[Pair]:
    """Pair the sentences of two texts, none left alone."""
    if len(original.units) == len(translation.units) == 1:
        return (Pair(0, 1, 0, 1),)

    one, other = (
        cache(lambda first, last, side=side: joined(side.units[first:last]))
        for side in (original, translation)
    )

    def score(pair: Pair) -> float:
        return likeness.of(one(pair.first, pair.last), other(pair.start, pair.end))

    found = align(len(original.units), len(translation.units), score, TOGETHER)
    return found[0] if found else ()


def sizes(original: Side, translation: Side, likeness: Likeness, pair: Pair) -> tuple[float, int]:
    """Return the length that a pair of sentences should have, and the one it has."""
    return (
        likeness.longer * sum(unit.length for unit in original.units[pair.first : pair.last]),
        sum(unit.length for unit in translation.units[pair.start : pair.end]),
    )


@dataclass(frozen=True)
class Group:
    """Clauses that may be one in the other text, and what speaks against that.

    `split` tells whether a sentence ends within them.
    """

    unit: Unit
    merging: float
    split: bool
    commas: int


@dataclass(frozen=True)
class Parts:
    """The clauses of one text, and what each may be known by."""

    clauses: Sequence[Clause]
    units: Sequence[Unit]

    @cached_property
    def begins(self) -> tuple[int, ...]:
        """Return where each clause begins, by which it is known."""
        return tuple(clause.at for clause in self.clauses)

    @cached_property
    def groups(self) -> dict[tuple[int, int], Group]:
        """Keep the groups of clauses that were asked for."""
        return {}

    def group(self, first: int, last: int) -> Group:
        """Return some of the clauses as one."""
        if (first, last) not in self.groups:
            clauses = self.clauses[first:last]
            ends = [clause.last for clause in clauses[:-1]]
            self.groups[first, last] = Group(
                joined(self.units[first:last]),
                sum(BEYOND if end else WITHIN for end in ends),
                any(ends),
                sum(clause.text.count(",") for clause in clauses),
            )
        return self.groups[first, last]

    def without(self, number: int) -> "Parts":
        """Return all parts but one."""
        clauses, units = list(self.clauses), list(self.units)
        del clauses[number], units[number]
        return Parts(clauses, units)

    def at(self, number: int) -> int:
        """Return where a part begins; after the last, where that one begins."""
        return self.clauses[min(number, len(self.clauses) - 1)].at


def differences(original: Parts, translation: Parts, likeness: Likeness) -> Iterator[Difference]:
    """List what the original says and the translation lacks; else, what this has added."""
    if not original.units or not translation.units or sound(original, translation, likeness):
        return
    found = list(lost(original, translation, likeness, MISSING))
    found = found or list(several(original, translation, likeness))
    for text, at, there in in_sentences(found):
        yield Difference("sentence", text, "", at, there, "missing")
    longer = length(translation.units) > likeness.longer * length(original.units)
    if longer and not found:
        for text, at, there in in_sentences(lost(translation, original, likeness.reversed, ADDED)):
            yield Difference("sentence", "", text, there, at, "added")


def sound(original: Parts, translation: Parts, likeness: Likeness) -> bool:
    """Tell whether all clauses are pairs, one by one."""
    if len(original.units) != len(translation.units):
        return False
    pairs = zip(original.units, translation.units, strict=True)
    return all(likeness.score((one,), (other,)) > 0 for one, other in pairs)


def lost(
    original: Parts, translation: Parts, likeness: Likeness, enough: float
) -> Iterator[tuple[Clause, int]]:
    """List the clauses that one text lacks, and where they would stand in it; the surest first."""
    known: dict[Known, float] = {}
    for _ in range(min(len(original.units) - 1, MOST)):
        gain, number, place = max(gains(original, translation, likeness, known))
        if gain < enough:
            return
        yield original.clauses[number], translation.at(place)
        original = original.without(number)


def several(
    original: Parts, translation: Parts, likeness: Likeness
) -> Iterator[tuple[Clause, int]]:
    """List clauses that a text lacks, if none of them alone makes it fit."""
    sizes = len(original.units), len(translation.units)
    if sizes[0] < sizes[1] + 2:
        return
    judge = cache(partial(told, original, translation, likeness))
    whole = totals(*sizes, judge, STEPS)[0].get(sizes, NEVER)
    found = align(*sizes, judge, {**dict.fromkeys(STEPS, 0.0), (1, 0): ALONE})
    alone = [pair for pair in found[0] if not pair.translations] if found else []
    away = likeness.longer * length(original.units[pair.first] for pair in alone)
    gain = balance(likeness.longer * length(original.units), away, length(translation.units))
    if found and found[1] + gain > whole:
        yield from ((original.clauses[pair.first], translation.at(pair.start)) for pair in alone)


def gains(
    original: Parts,
    translation: Parts,
    likeness: Likeness,
    known: dict[Known, float],
) -> Iterator[tuple[float, int, int]]:
    """Say of each clause how much better the texts fit without it, and where it would stand.

    `known` keeps what speaks for pairs of clauses, by where these begin.
    """
    sizes = len(original.units), len(translation.units)

    def judge(pair: Pair) -> float:
        name = original.begins[pair.first : pair.last], pair.start, pair.end
        if name not in known:
            known[name] = told(original, translation, likeness, pair)
        return known[name]

    before, after = totals(*sizes, judge, STEPS)
    whole = before.get(sizes, NEVER)
    expected, found = likeness.longer * length(original.units), length(translation.units)
    for number, unit in enumerate(original.units):
        ways = [
            (before[number, place] + after[number + 1, place], place)
            for place in range(sizes[1] + 1)
            if (number, place) in before and (number + 1, place) in after
        ]
        score, place = max(ways, default=(whole + NEVER, 0))
        gain = balance(expected, likeness.longer * unit.length, found)
        yield score - whole + gain, number, place


def length(units: Iterable[Unit]) -> int:
    """Return the length of all units."""
    return sum(unit.length for unit in units)


def told(original: Parts, translation: Parts, likeness: Likeness, pair: Pair) -> float:
    """Return how much speaks for clauses being a pair."""
    if pair.start == pair.end:
        return 0.0
    one = original.group(pair.first, pair.last)
    other = translation.group(pair.start, pair.end)
    score = likeness.of(one.unit, other.unit)
    return score + one.merging + other.merging + replaced(one, other) + replaced(other, one)


def replaced(many: Group, few: Group) -> float:
    """Return what speaks for commas having taken the place of full stops."""
    return COMMAS if many.split and not few.split and few.commas > many.commas else 0.0


def in_sentences(found: Iterable[tuple[Clause, int]]) -> Iterator[tuple[str, int, int]]:
    """Join clauses of one sentence that follow one another: text, place, place in the other."""
    ordered = sorted(found, key=lambda one: one[0].at)
    for group in grouped(ordered):
        text = " ".join(clause.text for clause, _ in group)
        yield text, group[0][0].at, group[0][1]


def grouped(ordered: Sequence[tuple[Clause, int]]) -> Iterator[list[tuple[Clause, int]]]:
    """Group clauses by the sentence that they are parts of."""
    group: list[tuple[Clause, int]] = []
    for clause, place in ordered:
        if group and (group[-1][0].last or end(group[-1][0]) + 1 < clause.at):
            yield group
            group = []
        group.append((clause, place))
    if group:
        yield group


def end(clause: Clause) -> int:
    """Return where a clause ends."""
    return clause.at + len(clause.text)
