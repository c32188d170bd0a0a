"""The passages of a prose text: each keeps its name while its words change and others come and go.

A passage is called by the digest of the words that it had first. So a name never leads to another
passage, however much is known of earlier versions; without them, only edited ones have a new name.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from memoria.content.publication import digest

LENGTH = 6
# Passages are held against those with a word that stands in no more than so many.
MANY = 100
# What a line begins with that begins a passage, wherever it stands.
START = re.compile(
    r" {0,3}(?:(?P<heading>#{1,6})(?=\s|$)|(?P<item>[-*+]|\d{1,9}[.)])(?:\s+|$)"
    r"|(?P<fence>`{3,}|~{3,})|(?P<quote>>)|(?P<table>\|))"
)
GOES_ON = {("paragraph", "paragraph"), ("item", "paragraph"), ("quote", "quote"),
           ("quote", "paragraph"), ("table", "table")}  # fmt: skip
HEADING = "heading"
WORD = re.compile(r"\w+")


class Passage(NamedTuple):
    """A paragraph, an item of a list, a table: its first line, from 0, its form and its words."""

    line: int
    form: str
    words: str


def passages(markdown: str) -> tuple[Passage, ...]:
    """Split a text into its passages and its headings."""
    return tuple(
        Passage(lines[0][0], form, " ".join(line.strip() for _, line in lines))
        for form, lines in blocks(markdown)
    )


def blocks(markdown: str) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """List blocks of lines that are not blank, by what their first one begins with."""
    form, lines, fence, is_near = "", list[tuple[int, str]](), "", False
    for number, line in enumerate(markdown.split("\n")):
        if not fence and not line.strip():
            is_near = False
            continue
        mark = None if fence else START.match(line)
        found = (mark and mark.lastgroup) or "paragraph"
        inside = form == "item" and line.startswith("  ")
        if fence or inside or (is_near and (form, found) in GOES_ON):
            lines.append((number, line))
            closes = fence and line.strip().startswith(fence) and not line.strip().strip(fence[0])
            fence = "" if closes else fence
        else:
            if lines:
                yield form, lines
            fence = mark["fence"] if mark and mark["fence"] else ""
            form, lines = found, [(number, line[mark.end() :] if mark and mark["item"] else line)]
        is_near = not (form == "fence" and not fence)
    if lines:
        yield form, lines


def first_names(words: Iterable[str], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """Name passages by their words; those that say the same, one after the other."""
    used, found = set(taken), []
    for one in words:
        name, number = digest(one)[:LENGTH], 1
        while name in used:
            number += 1
            name = digest(one, str(number))[:LENGTH]
        used.add(name)
        found.append(name)
    return tuple(found)


def followed(before: Mapping[str, str], words: Sequence[str]) -> tuple[str, ...]:
    """Name the passages of a new version of a text; `before` maps names to the words till now."""
    left, found = dict(before), dict[int, str]()
    known: dict[str, list[str]] = defaultdict(list)
    for name, one in before.items():
        known[one].append(name)
    for place, one in enumerate(words):
        if same := known[one]:
            found[place] = same.pop(0)
            del left[found[place]]
    others = [place for place in range(len(words)) if place not in found]
    for name, place in alike(left, {place: words[place] for place in others}):
        if name in left and place not in found:
            found[place] = name
            del left[name]
    new = [place for place in others if place not in found]
    # What was there before is not named again, even where it is gone.
    names = first_names((words[place] for place in new), before)
    return tuple((found | dict(zip(new, names, strict=True)))[one] for one in range(len(words)))


def alike(before: Mapping[str, str], after: Mapping[int, str]) -> Iterator[tuple[str, int]]:
    """Pair passages that share most of their words, the most alike first.

    Short ones have to share more: "the social economy" has not become "the circular economy".
    """
    bags = {place: bag(one) for place, one in after.items()}
    holders = rare(bags)
    pairs = []
    for order, (name, one) in enumerate(before.items()):
        own = bag(one)
        for place in sorted({place for word in own for place in holders.get(word, ())}):
            other = bags[place]
            fewer = min(own.total(), other.total())
            shared = 2 * (own & other).total() / (own.total() + other.total() or 1)
            if fewer and shared >= 0.5 + 1 / fewer:
                pairs.append((-shared, order, place, name))
    yield from ((name, place) for _, _, place, name in sorted(pairs))


def rare(bags: Mapping[int, Counter[str]]) -> dict[str, list[int]]:
    """Map words to the passages that hold them, but for those that stand in too many.

    Where all words do so, the work would grow with the square of the text.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for place, words in bags.items():
        for word in words:
            holders[word].append(place)
    return {word: places for word, places in holders.items() if len(places) <= MANY}


def bag(words: str) -> Counter[str]:
    """Count the words of a passage."""
    return Counter(WORD.findall(words.casefold()))


def shared(
    original: Sequence[Passage],
    names: Sequence[str],
    text: Sequence[Passage],
    own: Sequence[str],
) -> tuple[str, ...]:
    """Name the passages of a translation: as the original's where both have the same sequence.

    That is asked of all, or else section by section; others keep their `own` names.
    """
    if forms(original) == forms(text):
        return tuple(names)
    theirs, ours = sections(original), sections(text)
    if [forms(one[:1]) for one in theirs] != [forms(one[:1]) for one in ours]:
        return tuple(own)
    found, first, at = list(own), 0, 0
    for their, our in zip(theirs, ours, strict=True):
        if forms(their) == forms(our):
            found[at : at + len(our)] = names[first : first + len(their)]
        first, at = first + len(their), at + len(our)
    return unlike(found)


def unlike(names: Sequence[str]) -> tuple[str, ...]:
    """Return names of which none stands twice."""
    used, found = set[str](), []
    for place, one in enumerate(names):
        found.append(digest(one, str(place))[:LENGTH] if one in used else one)
        used.add(one)
    return tuple(found)


def forms(some: Sequence[Passage]) -> list[tuple[str, int]]:
    """List the forms of passages, of headings with their level."""
    return [(one.form, len(one.words.partition(" ")[0]) * (one.form == HEADING)) for one in some]


def sections(some: Sequence[Passage]) -> list[list[Passage]]:
    """Part passages at their headings."""
    count = 0
    found: dict[int, list[Passage]] = defaultdict(list)
    for one in some:
        count += one.form == HEADING
        found[count].append(one)
    return list(found.values())
