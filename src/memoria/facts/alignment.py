"""Which parts of a translation belong to which of its original: the best way of pairing them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

NOWHERE = float("-inf")
BAND = 12  # so far may a part of the translation stand from where it is expected


class Pair(NamedTuple):
    """Parts of an original, from `first` to `last`, and those that belong to them."""

    first: int
    last: int
    start: int
    end: int

    @property
    def originals(self) -> range:
        """Return the numbers of the parts of the original."""
        return range(self.first, self.last)

    @property
    def translations(self) -> range:
        """Return the numbers of the parts of the translation."""
        return range(self.start, self.end)


Step = tuple[int, int]
Score = Callable[[Pair], float | None]


def align(
    originals: int, translations: int, score: Score, steps: Mapping[Step, float]
) -> tuple[tuple[Pair, ...], float] | None:
    """Return the best pairs in order, and their score; nothing if the steps lead to no end.

    `score` says how much speaks for a pair, and None where it cannot be; `steps` are how many parts
    of each may make a pair, with what speaks for that at the outset.
    """
    best: dict[Step, tuple[float, Pair | None]] = {(0, 0): (0.0, None)}
    for here, there, outset in ways(originals, translations, steps):
        if here not in best:
            continue
        pair = Pair(here[0], there[0], here[1], there[1])
        if (told := score(pair)) is not None:
            total = best[here][0] + outset + told
            if there not in best or total > best[there][0]:
                best[there] = total, pair
    end = originals, translations
    return (tuple(reversed([*back(best, end)])), best[end][0]) if end in best else None


def totals(
    originals: int, translations: int, score: Score, steps: Iterable[Step]
) -> tuple[dict[Step, float], dict[Step, float]]:
    """Return the best scores of every beginning, and of the end that follows on each.

    A beginning is so many parts of each text, all of them paired; so are those of an end.
    """
    told = [
        (here, there, score(Pair(here[0], there[0], here[1], there[1])))
        for here, there, _ in ways(originals, translations, dict.fromkeys(steps, 0.0))
    ]
    before: dict[Step, float] = {(0, 0): 0.0}
    after: dict[Step, float] = {(originals, translations): 0.0}
    for here, there, gain in told:
        if gain is not None and here in before:
            before[there] = max(before.get(there, NOWHERE), before[here] + gain)
    for here, there, gain in reversed(told):
        if gain is not None and there in after:
            after[here] = max(after.get(here, NOWHERE), after[there] + gain)
    return before, after


def ways(
    originals: int, translations: int, steps: Mapping[Step, float]
) -> Iterator[tuple[Step, Step, float]]:
    """List the steps from one beginning to the next, with what speaks for each."""
    for here in cells(originals, translations):
        for (down, across), outset in steps.items():
            there = here[0] + down, here[1] + across
            if there[0] <= originals and there[1] <= translations:
                yield here, there, outset


def cells(originals: int, translations: int) -> Iterator[Step]:
    """List the cells of the table of beginnings that lie near its diagonal."""
    reach = BAND + abs(originals - translations)
    for first in range(originals + 1):
        middle = first * translations // max(originals, 1)
        low = max(middle - reach, 0) if originals else 0
        high = min(middle + reach, translations) if originals else translations
        for start in range(low, high + 1):
            yield first, start


def ways_at_most(originals: int, translations: int) -> int:
    """Return how many cells of the table lie near its diagonal, at most."""
    reach = BAND + abs(originals - translations)
    return (originals + 1) * min(2 * reach + 1, translations + 1)


def back(best: Mapping[Step, tuple[float, Pair | None]], end: Step) -> Iterator[Pair]:
    """Walk from the end to the beginning."""
    pair = best[end][1]
    while pair:
        yield pair
        pair = best[pair.first, pair.start][1]
