"""Long passages, cut where both texts surely begin the same sentence.

What is compared at once is short, so that the work grows as the text does and no faster.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from memoria.facts.alignment import Step
from memoria.facts.likeness import Likeness, Unit
from memoria.facts.passages import Setting
from memoria.facts.recognition import Recognition
from memoria.facts.sentences import clauses, sentences
from memoria.facts.texts import Text

LONG = 1_500  # letters from which on a passage is cut
LONGEST = 3_000  # letters that are compared at once
MANY, MOST = 40, 80  # the same in sentences, and in clauses
SURE = 4.0  # what speaks for two sentences being a pair where a cut is made before them

Pair = tuple[Text, Text]


@dataclass(frozen=True)
class Side:
    """A passage, where each of its sentences begins, and what these may be known by."""

    text: Text
    starts: Sequence[int]
    units: Sequence[Unit]

    def between(self, first: int, last: int) -> Text:
        """Return the part of the passage from one sentence to another."""
        ends = [*self.starts, len(self.text.passage.text)]
        return self.text.part(ends[first] if first else 0, ends[last])


def side(text: Text, reader: Recognition, setting: Setting) -> Side:
    """Read the sentences of a passage."""
    found = sentences(text.passage, setting)
    return Side(text, [one.at for one in found], [reader.unit(one.text) for one in found])


def pieces(
    pair: Pair, readers: tuple[Recognition, Recognition], longer: float, setting: Setting
) -> list[Pair]:
    """Return a pair of passages, or of their parts if they are long."""
    if all(is_short(text, setting, LONG, MANY) for text in pair):
        return [pair]
    one, other = (side(text, reader, setting) for text, reader in zip(pair, readers, strict=True))
    here = there = 0
    found = []
    for cut in (*cuts(one, other, longer), (len(one.starts), len(other.starts))):
        found.append((one.between(here, cut[0]), other.between(there, cut[1])))
        here, there = cut
    return found


def is_short(text: Text, setting: Setting, letters: int, parts: int) -> bool:
    """Tell whether a passage has no more letters, and no more sentences, than these."""
    passage = text.passage
    return len(passage.text) <= letters and len(sentences(passage, setting)) <= parts


def is_comparable(text: Text, setting: Setting) -> bool:
    """Tell whether a passage is short enough to be compared at once."""
    if len(text.passage.text) > LONGEST:
        return False
    return sum(1 for one in sentences(text.passage, setting) for _ in clauses(one)) <= MOST


def cuts(one: Side, other: Side, longer: float) -> Iterator[Step]:
    """List before which sentences two passages are cut, so that no part is longer than it must."""
    here = there = 0
    last: Step | None = None
    for first, second in (*common(one, other, longer), (len(one.starts), len(other.starts))):
        if last and (is_far(one, here, first) or is_far(other, there, second)):
            yield last
            here, there = last
        last = first, second


def is_far(one: Side, first: int, last: int) -> bool:
    """Tell whether more stands between two sentences than is compared at once."""
    ends = [*one.starts[last : last + 1], len(one.text.passage.text)]
    return last - first > MANY or ends[0] - one.starts[first] > LONG


def common(one: Side, other: Side, longer: float) -> Iterator[Step]:
    """List pairs of sentences that are surely the same in both passages, in their order."""
    likeness = Likeness(one.units, other.units, longer)
    every = {*alike(one.units, other.units)}
    if len(one.units) == len(other.units):
        every |= {(number, number) for number in range(len(one.units))}

    def score(pair: Step) -> float:
        return likeness.score((one.units[pair[0]],), (other.units[pair[1]],))

    return in_order(filter(sure(score), sorted(every)))


def sure(score: Callable[[Step], float]) -> Callable[[Step], bool]:
    """Return what tells whether a pair surely is one, and what stands before it is one, too."""

    def tell(pair: Step) -> bool:
        first, second = pair
        return min(pair) > 0 and score(pair) > SURE and score((first - 1, second - 1)) > 0

    return tell


def alike(units: Sequence[Unit], others: Sequence[Unit]) -> Iterator[Step]:
    """List pairs of units that have a key in common that no other unit has."""
    here, there = only(units), only(others)
    yield from ((here[key], there[key]) for key in here.keys() & there.keys())


def only(units: Sequence[Unit]) -> dict[str, int]:
    """Return the keys that only one unit has, each with its number."""
    counts = Counter(key for unit in units for key in unit.keys)
    return {key: at for at, unit in enumerate(units) for key in unit.keys if counts[key] == 1}


def in_order(pairs: Iterable[Step]) -> Iterator[Step]:
    """Return as many of the pairs as stand in the same order in both texts; the first is sorted."""
    ends, chains = list[int](), list[tuple[Step, int]]()
    heads = list[int]()
    for pair in pairs:
        place = bisect_left(ends, pair[1])
        chains.append((pair, heads[place - 1] if place else -1))
        ends[place : place + 1], heads[place : place + 1] = [pair[1]], [len(chains) - 1]
    found, at = list[Step](), heads[-1] if heads else -1
    while at >= 0:
        pair, at = chains[at]
        found.append(pair)
    return reversed(found)
