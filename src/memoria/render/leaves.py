"""The leaves of a long list: its pages by year or by letter, and a first one that leads to them.

A list of at most `WHOLE` names, or `DATED` entries with more to tell, is one page: up to 120 kB. A
longer one begins with its newest entries, or those of its first letter, and has all of them once
more on the pages of the years or letters.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from memoria.content.base import Text
from memoria.content.vocabulary import unaccented

WHOLE, DATED = 200, 80
# How many entries stand on a page of a year or a letter, and on the first one of all years.
ROOM, NAMES, FIRST = 60, 150, 30
# The keys of entries without a date, and of names that begin with no letter from a to z.
UNDATED, OTHER = "undated", "other"
Entries = tuple[Any, ...]
# The entries on a page, by the language of its readers: names have other letters in another one.
Shown = Mapping[str, Entries]


@dataclass(frozen=True)
class Years:
    """How a list is divided: the day of an entry, how many fill a page, and how many one alone."""

    day: Callable[[Any], date | None]
    room: int = ROOM
    whole: int = DATED


@dataclass(frozen=True)
class Part:
    """A year or a letter, or a further page of it, `number` from 1; `path` is that of its page."""

    key: str
    number: int
    path: str


@dataclass(frozen=True)
class Leaf:
    """A page of a list: its path, what it shows, and the pages before and after it.

    `whole` is the path of the first page. Only that has no `part`; it leads to all `parts`.
    """

    path: str
    whole: str
    shown: Shown
    part: Part | None = None
    parts: tuple[Part, ...] = ()
    before: Part | None = None
    after: Part | None = None

    @property
    def is_divided(self) -> bool:
        """Tell whether the list stands on several pages."""
        return bool(self.part or self.parts)


def is_long(names: Sequence[Any]) -> bool:
    """Tell whether a list of names is divided."""
    return len(names) > WHOLE


def is_long_by_date(entries: Sequence[Any]) -> bool:
    """Tell whether a list by date is divided."""
    return len(entries) > DATED


def folded(text: str) -> str:
    """Return text without accents and case, for sorting."""
    return unaccented(text).casefold()


def by_year(
    path: str, entries: Sequence[Any], years: Years, codes: Sequence[str]
) -> Iterator[Leaf]:
    """Divide a list by the years of its entries, the newest first; without a day they come last."""
    if len(entries) <= years.whole:
        yield Leaf(path, path, dict.fromkeys(codes, tuple(entries)))
        return
    days = {id(one): years.day(one) for one in entries}
    newest = sorted(entries, key=lambda one: -(days[id(one)] or date.min).toordinal())
    runs = [
        (key, number, dict.fromkeys(codes, run))
        for key, found in groupby(newest, lambda one: year_of(days[id(one)]))
        for number, run in enumerate(divided(tuple(found), years.room), start=1)
    ]
    yield from bound(path, "years", dict.fromkeys(codes, tuple(newest[:FIRST])), runs)


def by_letter(path: str, records: Sequence[Any], codes: Sequence[str]) -> Iterator[Leaf]:
    """Divide a register by the letters of its names in each language.

    A page is there in all languages where one of them has names for it.
    """
    named = {code: sorted_names(records, code, codes) for code in codes}
    if not is_long(records):
        shown = {code: tuple(one for _, one in found) for code, found in named.items()}
        yield Leaf(path, path, shown)
        return
    letters = {code: grouped(names) for code, names in named.items()}
    keys = sorted({key for one in letters.values() for key in one}, key=lambda key: (len(key), key))
    runs = [
        (key, at + 1, {code: at_most(one.get(key, []), at) for code, one in letters.items()})
        for key in keys
        for at in range(max(len(one.get(key, [])) for one in letters.values()))
    ]
    yield from bound(path, "letters", runs[0][2], runs)


def bound(
    path: str, folder: str, first: Shown, runs: Sequence[tuple[str, int, Shown]]
) -> Iterator[Leaf]:
    """Make the first page of a divided list and those of its parts, in their order."""
    parts = tuple(
        Part(key, number, f"{path}{folder}/{key}/{f'{number}/' if number > 1 else ''}")
        for key, number, _ in runs
    )
    yield Leaf(path, path, first, parts=parts, after=parts[0])
    around = zip((None, *parts), parts, (*parts[1:], None), runs, strict=False)
    for before, part, after, (_, _, shown) in around:
        yield Leaf(part.path, path, shown, part, before=before, after=after)


def grouped(names: Iterable[tuple[str, Any]]) -> dict[str, list[Entries]]:
    """Map the letters that names begin with to the runs of their entries."""
    found: dict[str, list[Any]] = defaultdict(list)
    for name, one in names:
        found[letter_of(name)].append(one)
    return {key: divided(tuple(listed), NAMES) for key, listed in found.items()}


def divided(entries: Entries, room: int) -> list[Entries]:
    """Cut entries into runs of so many."""
    return [entries[at : at + room] for at in range(0, len(entries), room)]


def at_most(runs: Sequence[Entries], at: int) -> Entries:
    """Return a run by its place; there is nothing after the last."""
    return runs[at] if at < len(runs) else ()


def year_of(day: date | None) -> str:
    """Return the key of the year of a day."""
    return str(day.year) if day else UNDATED


def letter_of(name: str) -> str:
    """Return the key of the letter that a folded name begins with."""
    return name[0] if name[:1].isascii() and name[:1].isalpha() else OTHER


def sorted_names(records: Iterable[Any], code: str, codes: Sequence[str]) -> list[tuple[str, Any]]:
    """Sort the entries of a register by their names in a language, each with the folded name."""
    named = [(folded(name_in(one.name, code, codes)), one) for one in records]
    return sorted(named, key=lambda pair: (pair[0], pair[1].id))


def name_in(name: Text | str, code: str, codes: Sequence[str]) -> str:
    """Return a name as readers of a language see it."""
    if isinstance(name, str):
        return name
    return next((text for one in (code, *codes) if (text := name.get(one))), "")
