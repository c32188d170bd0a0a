"""Faults put into a sound translation, one at a time, as people make them when they translate."""

import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from memoria.facts.passages import Setting
from tests.facts import wording
from tests.facts.paragraphs import HIDDEN, Paragraph, paragraphs, seen, sentences

SEED = "the same faults every time"
ALPHABET = "aeioubcdfglmnprst"
LEAST_CLAUSE = 30  # letters, of what is left out of a sentence, and of what stays
LEAST_SENTENCE = 5  # words, of a sentence left untranslated
LINK = re.compile(r"\[(?P<words>[^\]^][^\]]*)\]\((?P<address>[^)\s]+)\)")


@dataclass(frozen=True)
class Pair:
    """A sound text in two languages: its Markdown, as original and as translation."""

    name: str
    original: str
    translation: str
    languages: tuple[str, str]
    setting: Setting

    @property
    def language(self) -> str:
        """Return the language of the translation."""
        return self.languages[1]

    @cached_property
    def originals(self) -> list[Paragraph]:
        """Return the paragraphs of the original."""
        return paragraphs(self.original)

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """Return the paragraphs of the translation."""
        return paragraphs(self.translation)

    @cached_property
    def seen(self) -> str:
        """Return what a reader sees of the translation; all offsets stay."""
        return seen(self.translation)

    @cached_property
    def timeless(self) -> str:
        """Return what a reader sees, without dates, years, times and zones."""
        text = self.seen
        dates = (wording.date(self.language), wording.NUMERIC_DATE, wording.YEARS, wording.YEAR)
        zones = re.compile("|".join(re.escape(name) for name in self.zones))
        for pattern in (*dates, zones, wording.TIMES[self.language]):
            text = pattern.sub(lambda match: HIDDEN * len(match[0]), text)
        return text

    @property
    def zones(self) -> list[str]:
        """Return the names of time zones, the longest first."""
        groups = (*wording.ZONES[""], *wording.ZONES[self.language])
        return sorted((name for group in groups for name in group), key=len, reverse=True)


@dataclass(frozen=True)
class Edit:
    """A piece of the translation, from `start` to `end`, and what stands there instead."""

    start: int
    end: int
    now: str


@dataclass(frozen=True)
class Fault:
    """A fault of some kind: the paragraph of the translation it is in, and the faulty Markdown."""

    kind: str
    pair: Pair
    paragraph: int
    edit: Edit

    @property
    def markdown(self) -> str:
        """Return the translation with the fault in it."""
        text = self.pair.translation
        return text[: self.edit.start] + self.edit.now + text[self.edit.end :]

    @property
    def was(self) -> str:
        """Return what the sound translation says."""
        return self.pair.translation[self.edit.start : self.edit.end]


def faults(pairs: Sequence[Pair], cap: int) -> list[Fault]:
    """Return faults of every kind, at most `cap` of each, the same for the same texts."""
    found = []
    for kind, seed in KINDS.items():
        eligible = [
            Fault(kind, pair, number, edit)
            for pair in pairs
            for number, paragraph in enumerate(pair.paragraphs)
            for edit in seed(pair, paragraph)
        ]
        order = random.Random(SEED + kind).sample(range(len(eligible)), min(cap, len(eligible)))
        found += [eligible[number] for number in sorted(order)]
    return found


def replaced(match: re.Match[str], now: str) -> Edit:
    """Replace what a pattern found."""
    return Edit(match.start(), match.end(), now)


def within(pattern: re.Pattern[str], text: str, place: Paragraph) -> Iterator[re.Match[str]]:
    """Find a pattern in a paragraph."""
    return pattern.finditer(text, place.start, place.end)


def any_of(words: Sequence[str], *, fold: bool = False) -> re.Pattern[str]:
    """Make a pattern of whole words, the longest first."""
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE if fold else 0)


def neighbour(words: Sequence[str], word: str, step: int = 1) -> str:
    """Return another word of a list, written with the same first letter, large or small."""
    plain = [one.lower() for one in words]
    other = words[(plain.index(word.lower()) + step) % len(words)]
    return other[0].upper() + other[1:] if word[0].isupper() else other


def other_digit(text: str) -> str:
    """Change the first digit of a text, without making it a zero."""
    found = re.search(r"\d", text)
    assert found
    changed = str(int(found[0]) % 9 + 1)
    return text[: found.start()] + changed + text[found.end() :]


def turned(text: str) -> str:
    """Exchange the last two digits that differ, as a slip of the fingers does."""
    digits = [(found.start(), found[0]) for found in re.finditer(r"\d", text)]
    for (first, a), (second, b) in reversed(list(pairwise(digits))):
        if a != b and (first > 0 or b != "0"):
            return text[:first] + b + text[first + 1 : second] + a + text[second + 1 :]
    return other_digit(text)


def numbers(pair: Pair, place: Paragraph) -> Iterator[Edit]:
    """Change a digit, turn two, confuse the separators; change spelled numbers and units."""
    comma, point = wording.GROUPING[pair.language]
    for match in within(wording.NUMBER, pair.timeless, place):
        yield replaced(match, other_digit(match[0]))
        if turned(match[0]) != other_digit(match[0]):
            yield replaced(match, turned(match[0]))
        if re.fullmatch(rf"\d{{1,3}}{re.escape(comma)}\d{{3}}", match[0]):
            yield replaced(match, match[0].replace(comma, point))
        yield from units(pair, match)
    spelled = wording.SPELLED[pair.language]
    for match in within(any_of(spelled, fold=True), pair.timeless, place):
        yield replaced(match, neighbour(spelled, match[0]))


def quantities(kind: str) -> Callable[[Pair, Paragraph], Iterator[Edit]]:
    """Write another word of quantity: millions for thousands, a third for a half."""

    def seed(pair: Pair, place: Paragraph) -> Iterator[Edit]:
        words = wording.QUANTITIES[pair.language][kind]
        lower = {word.lower(): now for word, now in words.items()}
        for match in within(any_of([*words], fold=True), pair.seen, place):
            yield replaced(match, as_before(match[0], lower[match[0].lower()]))

    return seed


def as_before(was: str, now: str) -> str:
    """Write a word with a capital where one stood before."""
    return now[0].upper() + now[1:] if was[0].isupper() and not was.isupper() else now


def units(pair: Pair, number: re.Match[str]) -> Iterator[Edit]:
    """Change what stands before or behind a number: its currency, its per cent, its measure."""
    text, start, end = pair.timeless, number.start(), number.end()
    for unit, other in wording.UNITS[pair.language].items():
        if text[start - len(unit) : start] == unit and not unit.isalpha():
            yield Edit(start - len(unit), start, other)
        space = "" if unit[0] in " \u00a0%" else " "
        if text.startswith(space + unit, end):
            yield Edit(end + len(space), end + len(space + unit), other)


def dates(pair: Pair, place: Paragraph) -> Iterator[Edit]:
    """Change the day, the month or the year of a date, or a year alone."""
    date, months = wording.date(pair.language), any_of(wording.months(pair.language), fold=True)
    for match in within(date, pair.seen, place):
        for year in wording.YEAR.finditer(match[0]):
            yield shifted(match, year, turned(year[0]))
        for month in months.finditer(match[0]):
            other = neighbour(wording.months(pair.language), month[0], 2)
            yield shifted(match, month, other)
        for day in re.finditer(r"(?<!\d)\d{1,2}(?!\d)", match[0]):
            yield shifted(match, day, str(int(day[0]) % 27 + 1))
    undated = date.sub(lambda match: HIDDEN * len(match[0]), pair.seen)
    for match in within(wording.YEAR, undated, place):
        yield replaced(match, turned(match[0]))


def shifted(outer: re.Match[str], inner: re.Match[str], now: str) -> Edit:
    """Replace a part of what a pattern found."""
    return Edit(outer.start() + inner.start(), outer.start() + inner.end(), now)


def weekdays(pair: Pair, place: Paragraph) -> Iterator[Edit]:
    """Write another day of the week."""
    words = wording.weekdays(pair.language)
    for match in within(any_of(words), pair.seen, place):
        for step in (1, 3):
            yield replaced(match, neighbour(words, match[0], step))


def times(pair: Pair, place: Paragraph) -> Iterator[Edit]:
    """Write another hour, or the other half of the day."""
    for match in within(wording.TIMES[pair.language], pair.seen, place):
        hour = re.search(r"\d{1,2}", match[0])
        assert hour
        yield shifted(match, hour, str(int(hour[0]) % 12 + 1))
        if half := re.search(r"[ap](?=\.?m$)", match[0]):
            yield shifted(match, half, "a" if half[0] == "p" else "p")


def zones(pair: Pair, place: Paragraph) -> Iterator[Edit]:
    """Name another time zone, or none."""
    groups = (*wording.ZONES[""], *wording.ZONES[pair.language])
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(one) for one in pair.zones)})(?![\w/:])")
    for match in within(pattern, pair.seen, place):
        group = next(group for group in groups if match[0] in group)
        yield from (replaced(match, other) for other in group if other != match[0])
    bracketed = re.compile(rf" \((?:{'|'.join(re.escape(one) for one in pair.zones)})\)")
    yield from (replaced(match, "") for match in within(bracketed, pair.seen, place))


def links(pair: Pair, place: Paragraph) -> Iterator[Edit]:
    """Lead a link elsewhere, or leave only its words."""
    targets = sorted({match["address"] for match in LINK.finditer(pair.translation)})
    for match in within(LINK, pair.translation, place):
        words, address = match["words"], match["address"]
        kind = address.partition(":")[0]
        others = [one for one in targets if one.startswith(kind + ":") and one != address]
        if others:
            yield replaced(match, f"[{words}]({others[place.line % len(others)]})")
        yield replaced(match, f"[{words}]({address[:-1]}{'x' if address[-1] != 'x' else 'z'})")
        yield replaced(match, words)


def names(pair: Pair, place: Paragraph) -> Iterator[Edit]:
    """Exchange a name for another of the register, or misspell it."""
    kinds: dict[str, list[str]] = {}
    for name in pair.setting.names:
        for form in name.forms.get(pair.language, ()):
            kinds.setdefault(f"{name.kind} {form.isupper()}", []).append(form)
            if name.kind == "person" and " " in form:
                kinds.setdefault("surname", []).append(form.rpartition(" ")[2])
    known = [form for forms in kinds.values() for form in forms]
    for match in within(any_of(known), pair.seen, place):
        forms = next(forms for forms in kinds.values() if match[0] in forms)
        others = [form for form in forms if form != match[0]]
        if others:
            yield replaced(match, others[place.line % len(others)])
        if not match[0].isupper():
            yield replaced(match, misspelt(match[0]))


def misspelt(name: str) -> str:
    """Write another letter in the middle of the longest word of a name."""
    longest = max(re.findall(r"\w+", name), key=len)
    at = name.index(longest) + len(longest) // 2
    letters = [letter for letter in ALPHABET if letter != name[at].lower()]
    return name[:at] + letters[len(name) % len(letters)] + name[at + 1 :]


def lost_sentences(pair: Pair, place: Paragraph) -> Iterator[Edit]:
    """Leave out a sentence of several."""
    start = place.start + marker(pair, place)
    found = sentences(pair.translation, start, place.end)
    if place.kind in {"paragraph", "item", "quote"} and len(found) > 1:
        for first, last in found:
            space = first if last < place.end else first - 1
            yield Edit(space, last, "")


def lost_clauses(pair: Pair, place: Paragraph) -> Iterator[Edit]:
    """Leave out what a sentence says after a comma, a semicolon or a colon."""
    if place.kind in {"row", "heading"}:
        return
    for first, last in sentences(pair.translation, place.start, place.end):
        text = pair.translation[first:last].rstrip()
        for match in re.finditer(r"[,;:] ", text):
            left, lost = match.start(), len(text) - match.end()
            if min(left, lost) >= LEAST_CLAUSE and not set("()[]“”«»*`") & set(text[left:]):
                yield Edit(first + left, first + len(text) - 1, "")


def marker(pair: Pair, place: Paragraph) -> int:
    """Return the length of the marks before the words of a block."""
    found = re.match(r"[ \t>]*(?:(?:\d+[.)]|[-*+]) +)?", pair.translation[place.start : place.end])
    return found.end() if found else 0


def lost_items(pair: Pair, place: Paragraph) -> Iterator[Edit]:
    """Leave out a list item."""
    if place.kind == "item":
        yield Edit(place.start, min(place.end + 1, len(pair.translation)), "")


def lost_headings(pair: Pair, place: Paragraph) -> Iterator[Edit]:
    """Leave out a heading."""
    if place.kind == "heading":
        yield Edit(place.start, min(place.end + 1, len(pair.translation)), "")


def swapped(pair: Pair, place: Paragraph) -> Iterator[Edit]:
    """Exchange two figures of a paragraph."""
    figures = list(within(wording.FIGURE, pair.timeless, place))
    couples = [*pairwise(figures), *([(figures[0], figures[-1])] if len(figures) > 2 else [])]
    for first, second in couples:
        if first[0] != second[0]:
            between = pair.translation[first.end() : second.start()]
            yield Edit(first.start(), second.end(), second[0] + between + first[0])


def untranslated(pair: Pair, place: Paragraph) -> Iterator[Edit]:
    """Leave a sentence as the original says it, where both have as many of them."""
    number = pair.paragraphs.index(place)
    if len(pair.originals) != len(pair.paragraphs) or place.kind in {"row", "heading"}:
        return
    source = pair.originals[number]
    first = sentences(pair.original, source.start, source.end)
    second = sentences(pair.translation, place.start, place.end)
    if len(first) != len(second) or len(first) < 2:
        return
    for (start, end), (begin, last) in zip(first[1:], second[1:], strict=True):
        if len(pair.original[start:end].split()) >= LEAST_SENTENCE:
            yield Edit(begin, last, pair.original[start:end])


def terms(pair: Pair, place: Paragraph) -> Iterator[Edit]:
    """Replace an agreed term by words that were not agreed."""
    listed = [term[pair.language][0] for term in pair.setting.terms if term.get(pair.language)]
    if not listed:
        return
    for match in within(any_of(listed), pair.seen, place):
        other = wording.OTHER_WORDS[pair.language].get(match[0])
        yield replaced(match, other or neighbour(listed, match[0]))


def quotations(pair: Pair, place: Paragraph) -> Iterator[Edit]:
    """Lose the mark that closes a quotation."""
    yield from (replaced(match, "") for match in within(re.compile("[”»]"), pair.seen, place))


def negations(pair: Pair, place: Paragraph) -> Iterator[Edit]:
    """Leave out a word that says no."""
    for match in within(wording.NEGATIONS[pair.language], pair.seen, place):
        yield replaced(match, "can" if match[0] == "cannot" else "")


def opposites(pair: Pair, place: Paragraph, couples: Iterable[tuple[str, str]]) -> Iterator[Edit]:
    """Say one thing for another: of what begins at one place, only the longest."""
    known = dict(couples)
    for match in within(any_of([*known], fold=True), pair.seen, place):
        now = known[match[0].lower()]
        yield replaced(match, now[0].upper() + now[1:] if match[0][0].isupper() else now)


def obligations(pair: Pair, place: Paragraph) -> Iterator[Edit]:
    """Make a choice of a duty."""
    yield from opposites(pair, place, wording.DUTIES[pair.language])


def comparisons(pair: Pair, place: Paragraph) -> Iterator[Edit]:
    """Turn a comparison round, or an order in time, or all into none."""
    couples = wording.OPPOSITES[pair.language]
    both = (*couples, *((other, one) for one, other in couples))
    yield from opposites(pair, place, both)


def unregistered(pair: Pair, place: Paragraph) -> Iterator[Edit]:
    """Exchange a name that no register knows for another of the text, misspell it or leave it out.

    A name is what begins with a capital within a sentence.
    """
    listed = {
        form for name in pair.setting.names for forms in name.forms.values() for form in forms
    }
    known = {word for form in listed for word in re.findall(r"\w+", form)}
    names = sorted({match[0] for match in wording.CAPITAL.finditer(pair.seen)} - known)
    for match in within(wording.CAPITAL, pair.seen, place):
        if match[0] in known or place.kind == "heading":
            continue
        if len(names) > 1:
            yield replaced(match, neighbour(names, match[0]))
        yield replaced(match, misspelt(match[0]))
        yield Edit(match.start() - 1, match.end(), "")


KINDS: dict[str, Callable[[Pair, Paragraph], Iterator[Edit]]] = {
    "number": numbers,
    "date": dates,
    "weekday": weekdays,
    "zone": zones,
    "link": links,
    "name": names,
    "sentence": lost_sentences,
    "item": lost_items,
    "swapped": swapped,
    "untranslated": untranslated,
    "term": terms,
    "quotation": quotations,
    "time": times,
    "heading": lost_headings,
    "magnitude": quantities("magnitude"),
    "fraction": quantities("fraction"),
    "multiple": quantities("multiple"),
    "ordinal": quantities("ordinal"),
    "decade": quantities("decade"),
    "dozen": quantities("dozen"),
    "clause": lost_clauses,
    "negation": negations,
    "obligation": obligations,
    "comparison": comparisons,
    "unregistered": unregistered,
}
SHOWN = tuple(KINDS)[:9]  # the kinds that must be found
