"""Words of quantity that stand for others wrongly: a third for a half, decades for centuries."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from memoria.facts.matching import Matching, Pair, Quantity, counts, match
from memoria.facts.paraphrases import explain, sayings
from memoria.facts.readings import Reading
from memoria.facts.wordings import GROUPS, MULTIPLES, Places, hints, kinds, same_sense

# So far from its place, as a share of the text and in letters, a word is another's.
APART, FAR = 0.5, 60


def confused(numbers: Matching, original: Reading, translation: Reading) -> list[Pair]:
    """Pair words of one kind that say different quantities, and drop numbers that words explain."""
    texts = original, translation
    found = match(original.words, translation.words, lambda one, other: likeness(one, other, texts))
    drop(numbers, found.pairs)
    originals = unexplained(found.originals, numbers.translations, translation)
    translations = unexplained(found.translations, numbers.originals, original)
    told = paired(originals, translations, texts)
    told += paired(left_of(originals, told), in_words(numbers.translations), texts)
    told += paired(in_words(numbers.originals), left_of(translations, told), texts)
    drop(numbers, told)
    for rest, words, other in (
        (numbers.originals, found.translations, translation),
        (numbers.translations, found.originals, original),
    ):
        if rest:
            explain(rest, other.hidden(left_of(words, told)))
    return [nearest(pair, texts) for pair in told]


def likeness(one: Quantity, other: Quantity, texts: tuple[Reading, Reading]) -> float:
    """Tell how alike two words of quantity are: in sense, then in place."""
    same = same_sense(one, other)
    return same and same - distance((one, other), texts) / 2


def distance(pair: Pair, texts: tuple[Reading, Reading]) -> float:
    """Return how far apart the places of two quantities are, as a share of their texts."""
    first, second = (one.start / len(reader.text) for one, reader in zip(pair, texts, strict=True))
    return abs(first - second)


def is_near(pair: Pair, texts: tuple[Reading, Reading]) -> bool:
    """Tell whether two quantities stand in about the same place."""
    share = distance(pair, texts)
    return share <= APART or share * max(len(one.text) for one in texts) <= FAR


def nearest(pair: Pair, texts: tuple[Reading, Reading]) -> Pair:
    """Return those that say what two words say, and are the nearest to one another."""
    here, there = (
        [each for each in reader.words if each.value == one.value] or [one]
        for one, reader in zip(pair, texts, strict=True)
    )
    return min(product(here, there), key=lambda each: distance(each, texts))


def paired(
    originals: Sequence[Quantity], translations: Sequence[Quantity], texts: tuple[Reading, Reading]
) -> list[Pair]:
    """Pair words of quantity of one kind that stand in about the same place."""
    found: list[Pair] = []
    for one in originals:
        for other in left_of(translations, found):
            if kinds(one) & kinds(other) and is_near(nearest((one, other), texts), texts):
                found.append((one, other))
                break
    return found


def left_of(words: Sequence[Quantity], pairs: Sequence[Pair]) -> list[Quantity]:
    """Return the words that are in no pair."""
    return [one for one in words if all(one not in pair for pair in pairs)]


def unexplained(
    words: Sequence[Quantity], numbers: Sequence[Quantity], other: Reading
) -> list[Quantity]:
    """Return the words that no number of the other text says, but those within words."""
    places = Places(other.words)
    free = [one for one in numbers if counts(one) and not places.around(one.start, one.end)]
    said = {value for one in free for value in sayings(one)}
    return [one for one in words if not said & hints(one)]


def in_words(numbers: Sequence[Quantity]) -> list[Quantity]:
    """Return numbers in words as what they may stand for: nine for a dozen, "mil" for millions."""
    return [
        replace(one, value=frozenset({(kind, one.value) for kind in (GROUPS, MULTIPLES)}))
        for one in numbers
        if counts(one) and not one.strict
    ]


def drop(numbers: Matching, words: Sequence[Pair]) -> None:
    """Take out the numbers that belong to words of quantity."""
    for side, rest in enumerate((numbers.originals, numbers.translations)):
        places = Places([pair[side] for pair in words])
        rest[:] = [one for one in rest if not places.around(one.start, one.end)]
