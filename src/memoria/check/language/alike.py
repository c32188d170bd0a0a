"""Names of a register that are probably the same, however they are written."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from memoria.content.base import Text
from memoria.content.registers import Organisation, Person, Place
from memoria.facts.passages import flat
from memoria.load.documents import Placed
from memoria.rules.problems import Finding, Problem, rule

WORD = re.compile(r"[^\W_]+")
# Letters of a word in which one may be wrong, as in shorter ones it makes another name; and of all.
LONG = 7
LEAST = 3
# Words of a name that are compared: nobody has so many.
MOST = 6
FEW = 20
Key = tuple[Hashable, ...]


@dataclass(frozen=True)
class Spelt:
    """A name word by word, without case and accents; `number` is that of its record."""

    number: int
    text: str
    words: tuple[str, ...]

    @cached_property
    def full(self) -> frozenset[str]:
        """Return the words that are no initials."""
        return frozenset(word for word in self.words if len(word) > 1)

    @cached_property
    def initials(self) -> list[str]:
        """List the initials."""
        return [word for word in self.words if len(word) == 1]


def spelt(number: int, text: str) -> Spelt:
    """Read a name."""
    return Spelt(number, text, tuple(WORD.findall(flat(text)))[:MOST])


def pairs(names: Sequence[Spelt], *, people: bool) -> Iterator[tuple[Spelt, Spelt]]:
    """List names of two records that are probably the same, the earlier record first.

    Only names that share a key are compared, and few of those that share a common one, so that
    ten thousand take no longer than they must.
    """
    shelves = defaultdict[Key, list[Spelt]](list)
    for name in names:
        for key in dict.fromkeys(keys(name, people=people)):
            for other in shelves[key][:FEW]:
                if other.number != name.number and same(other, name, key[0]):
                    yield other, name
            shelves[key].append(name)


def keys(name: Spelt, *, people: bool) -> Iterator[Key]:
    """List the keys that a name shares with those it may be the same as.

    All its words in any order; all but one letter of a long one; of people also two of the words,
    or one with the initial of another.
    """
    ordered = tuple(sorted(name.words))
    yield "words", ordered
    for at, word in enumerate(ordered):
        if len(word) >= LONG - 1 and word.isalpha():
            rest = (*ordered[:at], *ordered[at + 1 :])
            yield from (("slip", rest, one) for one in without_a_letter(word))
    if people:
        full = sorted(name.full)
        yield from (("part", *pair) for pair in combinations(full, 2))
        for word in full:
            others = {one[0] for one in name.words if one != word}
            yield from (("initial", word, one) for one in sorted(others))


def without_a_letter(word: str) -> Iterator[str]:
    """List a word, and what is left of it without one of its letters, the last one aside."""
    yield word
    yield from (word[:at] + word[at + 1 :] for at in range(len(word) - 1))


def same(one: Spelt, other: Spelt, why: Hashable) -> bool:
    """Tell whether two names that share a key are probably the same."""
    if why == "part":
        return one.full <= other.full or other.full <= one.full
    if why == "initial":
        return abbreviates(one, other) or abbreviates(other, one)
    if why == "slip":
        return is_slip(*different(one, other))
    return True


def different(one: Spelt, other: Spelt) -> tuple[str, str]:
    """Return the word of each name that the other does not have."""
    here, there = Counter(one.words), Counter(other.words)
    mine, theirs = [*(here - there).elements()], [*(there - here).elements()]
    return (mine[0], theirs[0]) if len(mine) == len(theirs) == 1 else ("", "")


def is_slip(one: str, other: str) -> bool:
    """Tell whether long words differ in a letter that is not the last: that makes other words."""
    if min(len(one), len(other)) < LONG - 1 or max(len(one), len(other)) < LONG:
        return False
    return one[-1] == other[-1] and not any(
        longer == shorter + longer[-1] for longer, shorter in ((one, other), (other, one))
    )


def abbreviates(short: Spelt, long: Spelt) -> bool:
    """Tell whether a name has initials for words of another, and all its words."""
    if not short.initials or not short.full or not short.full <= long.full:
        return False
    rest = Counter(word[0] for word in long.words if word not in short.full)
    return not Counter(short.initials) - rest


def abbreviated(names: Sequence[Spelt]) -> Iterator[tuple[Spelt, Spelt]]:
    """List names whose first letters are all that another record is called."""
    called = {name.words[0]: name for name in names if len(name.words) == 1}
    for name in names:
        other = called.get(acronym(name.text))
        if other and other.number != name.number:
            yield min(name, other, key=by_number), max(name, other, key=by_number)


def by_number(name: Spelt) -> int:
    """Sort names as their records stand."""
    return name.number


def acronym(name: str) -> str:
    """Return the capitals with which the words of a name begin, if there are three or more."""
    letters = "".join(word[0] for word in WORD.findall(name) if word[0].isupper())
    return flat(letters) if len(letters) > 2 else ""  # noqa: PLR2004


def numbered(texts: Iterable[tuple[int, str]]) -> list[Spelt]:
    """Read names with the numbers of their records, each once; a letter or two are no name."""
    names = dict.fromkeys(spelt(*pair) for pair in texts)
    return [one for one in names if len("".join(one.words)) >= LEAST]


@rule("M320")
def similar_names(
    first: Placed[Any], second: Placed[Any], names: tuple[str, str]
) -> Iterator[Finding]:
    """Point out a record whose name is probably that of an earlier one."""
    values = {
        "name": names[1],
        "similar": names[0],
        "there": str(first.place("name")),
        "id": first.record.id,
        "own": second.record.id,
    }
    yield Finding(second.place("name"), values)


def name_problems(placed: Sequence[Placed[Any]]) -> Iterator[Problem]:
    """Compare the names of one register; of two records the later one is told, once."""
    names = numbered((n, text) for n, one in enumerate(placed) for text in forms(one.record))
    kind = type(placed[0].record) if placed else None
    found = [*pairs(names, people=kind is Person)]
    found += abbreviated(names) if kind is Organisation else ()
    told: set[int] = set()
    for one, other in found:
        first, second = placed[one.number], placed[other.number]
        if other.number not in told and not apart(first.record, second.record):
            told.add(other.number)
            yield from similar_names(first, second, (one.text, other.text))


def forms(record: Any) -> Iterator[str]:
    """List the names of a record: in each language, and the short ones."""
    for text in (record.name, getattr(record, "short_name", None)):
        if isinstance(text, Text):
            yield from text.root.values()
        elif text:
            yield text


def apart(one: Any, other: Any) -> bool:
    """Tell whether two records are known to be two: they say so, or what they say besides does.

    Two of one id are told already.
    """
    if one.id in {other.id, *other.distinct_from} or other.id in one.distinct_from:
        return True
    if isinstance(one, Place):
        countries = {one.country, other.country} - {None}
        return one.kind != other.kind or len(countries) > 1
    return False
