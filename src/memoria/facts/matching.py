"""Which quantities of two texts are the same, and which have no counterpart."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

SMALL, TEN = 2, Decimal(10)
ROUND = {Decimal(10) ** power for power in (1, 2, 3, 6, 9, 12)}
# It keeps its place, and is part of no word and no number.
BLANK = "\N{OBJECT REPLACEMENT CHARACTER}"
# So many quantities are compared each with each: more are in no text that people write.
MANY = 200


@dataclass(frozen=True)
class Quantity:
    """A number, date, weekday, time or zone, at `start` to `end` of its passage.

    What is not `strict` (spelled, ordinal) proves nothing alone. `unit` holds what the value may
    be counted in, `perhaps` what a range suggests, `measure` what it may be measured in; `others`
    are further readings of the value.
    """

    fact: str
    value: Any
    start: int
    end: int
    strict: bool = True
    ordinal: bool = False
    unit: frozenset[str] = frozenset()
    perhaps: frozenset[str] = frozenset()
    measure: frozenset[str] = frozenset()
    others: frozenset[Any] = frozenset()


def is_weak(one: Quantity) -> bool:
    """Tell whether a quantity proves nothing, even together with another.

    Ordinals, what is spelled up to two, and tens, hundreds, thousands … that may be said alone.
    """
    if one.strict:
        return False
    if one.ordinal or not isinstance(one.value, Decimal):
        return one.ordinal
    return one.value <= SMALL or one.value in ROUND - {TEN}


def counts(one: Quantity) -> bool:
    """Tell whether a number may be evidence together with another one."""
    return not is_weak(one) or not (one.ordinal or one.value <= 1)


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text in which spans are blanked; everything else stays in its place."""
    letters: list[str] = []
    for start, end in spans:
        letters = letters or list(text)
        letters[start:end] = BLANK * (end - start)
    return "".join(letters) or text


Pair = tuple[Quantity, Quantity]
Likeness = Callable[[Quantity, Quantity], float]


@dataclass
class Matching:
    """Pairs of one value, and what is left over in the original and in the translation."""

    pairs: list[Pair] = field(default_factory=list)
    originals: list[Quantity] = field(default_factory=list)
    translations: list[Quantity] = field(default_factory=list)


def match(
    originals: Iterable[Quantity], translations: Iterable[Quantity], like: Likeness
) -> Matching:
    """Pair what is alike, the likest first, in the order of the texts; 0 is not alike."""
    found = equals(originals, translations)
    few = found.originals[:MANY], found.translations[:MANY]
    likenesses = {
        (i, j): value
        for i, one in enumerate(few[0])
        for j, other in enumerate(few[1])
        if (value := like(one, other))
    }
    here, there = dict(enumerate(found.originals)), dict(enumerate(found.translations))
    for (i, j), _ in sorted(likenesses.items(), key=lambda item: (-item[1], item[0])):
        if i in here and j in there:
            found.pairs.append((here.pop(i), there.pop(j)))
    found.originals, found.translations = [*here.values()], [*there.values()]
    found.pairs.sort(key=lambda pair: pair[0].start)
    return found


def equals(originals: Iterable[Quantity], translations: Iterable[Quantity]) -> Matching:
    """Pair what is equal in all but its place, in the order of the texts."""
    waiting: dict[Any, deque[Quantity]] = defaultdict(deque)
    for other in translations:
        waiting[sense(other)].append(other)
    found = Matching()
    for one in originals:
        if same := waiting[sense(one)]:
            found.pairs.append((one, same.popleft()))
        else:
            found.originals.append(one)
    rest = (other for others in waiting.values() for other in others)
    found.translations = sorted(rest, key=lambda other: other.start)
    return found


def sense(one: Quantity) -> tuple[Any, ...]:
    """Return what a quantity says, wherever it stands."""
    return one.value, one.unit, one.strict, one.ordinal


def same_number(one: Quantity, other: Quantity) -> float:
    """Tell how alike two numbers are: in value, then in what they count."""
    if one.value == other.value:
        unit = bool(one.unit & other.unit) + (one.unit == other.unit) / 2
        return 3 + unit + (one.strict == other.strict) / 4
    if one.value in other.others or other.value in one.others:
        return 1
    scaled = (value > one.value and value > other.value for value in one.others & other.others)
    return any(scaled) / 2


def same_date(one: Quantity, other: Quantity) -> float:
    """Tell how alike two dates are, by the parts that both give."""
    if one.value == other.value:
        return 5
    if {one.value, *one.others} & {other.value, *other.others}:
        return 4
    if one.value.fits(other.value):
        shared = zip(one.value.parts, other.value.parts, strict=True)
        return sum(bool(a and b) for a, b in shared)
    return 0


def same_value(one: Quantity, other: Quantity) -> float:
    """Tell how alike two weekdays or times are."""
    if one.value == other.value:
        return 2
    return bool(({one.value} & other.others) | ({other.value} & one.others))


def same_zone(one: Quantity, other: Quantity) -> float:
    """Tell how alike two zones are: two names mean one clock, or some offset is common."""
    if one.unit and other.unit:
        return 2 * bool(one.unit & other.unit)
    return 2 if one.value == other.value else bool(one.value & other.value)
