"""Sentences of which a translation says a part only, by their length."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from memoria.facts.alignment import Pair, Step, align
from memoria.facts.likeness import Likeness, Unit
from memoria.facts.passages import Difference
from memoria.facts.proportions import LEAST, SHORT, deviations
from memoria.facts.sentences import Sentence

# What speaks, at the outset, against sentences being one in the other text.
TOGETHER: dict[Step, float] = {
    (1, 1): 0.0, (1, 2): -4.5, (2, 1): -4.5, (2, 2): -9.0, (1, 3): -9.0, (3, 1): -9.0,
}  # fmt: skip
# So many deviations below its usual length a sentence lacks a part; so many above, it has more.
UNUSUAL, LONGER = 3.5, 1.0


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


def differences(original: Side, translation: Side, likeness: Likeness) -> Iterator[Difference]:
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

    def score(pair: Pair) -> float:
        one, other = original.units[pair.first : pair.last], translation.units
        return likeness.score(one, other[pair.start : pair.end])

    found = align(len(original.units), len(translation.units), score, TOGETHER)
    return found[0] if found else ()


def sizes(original: Side, translation: Side, likeness: Likeness, pair: Pair) -> tuple[float, int]:
    """Return the length that a pair of sentences should have, and the one it has."""
    return (
        likeness.longer * sum(unit.length for unit in original.units[pair.first : pair.last]),
        sum(unit.length for unit in translation.units[pair.start : pair.end]),
    )
