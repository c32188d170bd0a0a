"""The dates and weekdays of a text, by the names that CLDR gives them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from memoria.facts.matching import Quantity
from memoria.facts.passages import flat
from memoria.facts.vocabulary import Phrases, Vocabulary, any_of

YEAR = r"(?:1[0-9]|20)\d\d(?![\d%]|[.,]\d)"
NUMERIC = re.compile(
    r"(?<![\d./-])(?:(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"
    r"|(?P<a>\d{1,2})(?P<sign>[/.-])(?P<b>\d{1,2})(?P=sign)(?P<year>(?:1[0-9]|20)\d\d))(?![\d/-]|\.\d)"
)
FIGURE = re.compile(r"\d")
LAST_MONTH, LAST_DAY = 12, 31
BEFORE_DATE = re.compile(r"[,.]?\s*(?:\w{1,3}\s+)?")
AFTER_DATE = re.compile(r"\s?\(|,?\s")


@cache
def months(vocabulary: Vocabulary) -> dict[str, tuple[int, tuple[str, ...]]]:
    """Return the names of months, each with its number and how it may be written."""
    found: dict[str, tuple[int, tuple[str, ...]]] = {}
    for context, width in (("format", "wide"), ("stand-alone", "wide"), ("format", "abbreviated")):
        for number, full in vocabulary.locale.months[context][width].items():
            name = full.rstrip(".")
            forms = (full, name, name.capitalize(), name.upper())
            found.setdefault(flat(name), (number, forms))
    return found


@cache
def linking(vocabulary: Vocabulary) -> str:
    """Return a pattern of the words within a date: "30 de abril de 2020", "30th of April"."""
    formats = [one.pattern for one in vocabulary.locale.date_formats.values()]
    skeletons = vocabulary.locale.datetime_skeletons
    formats += [skeletons[key].pattern for key in ("yMMMM", "yMMMM", "MMMMd") if key in skeletons]
    return any_of((*re.findall(r"'([^']+)'", " ".join(formats)), *vocabulary.said("of")))


@cache
def written(vocabulary: Vocabulary) -> Phrases:
    """Return dates with the name of a month, to be found."""
    month = rf"(?:{any_of(months(vocabulary))})(?![^\W_])"
    number = r"\d{1,2}(?!\d|[.,]\d)(?:\.?[^\W\d_]{0,3}[°.]?)(?![^\W_])"
    to = any_of(vocabulary.said("range"))
    short = rf"(?!{month})\w{{1,3}}"
    join = (
        rf"(?:\s{{0,2}}[-–—/,&]\s{{0,2}}|\s{{1,2}}(?:{to}|{short})(?:\s{short})?\s{{1,2}}"
        rf"|,\s{{1,2}}{short}\s{{1,2}})"
    )
    days = rf"{number}(?:{join}{number}){{0,9}}"
    link = rf"(?:{linking(vocabulary)})"
    years = [rf"(?:\.?,?(?:\s{{1,2}}{link})?\s{{1,2}}(?P<year{n}>{YEAR}))" for n in range(4)]
    options = [
        rf"(?P<days1>{days})[\s-]{{1,2}}(?:{link}\s{{1,2}}|{link}(?<=['’]))?"
        rf"(?P<month1>{month}){years[1]}?",
        rf"(?P<month3>{month}){years[3]}",
        rf"(?P<month>{month})",
    ]
    # other languages, too, may write so; but "en abril 30 villas" is no date
    end = "" if month_first(vocabulary) else r"(?=\s{0,2}(?:[.,;:)]|$))"
    options.insert(
        1,
        rf"(?P<month2>{month})\.?\s{{1,2}}(?:\w{{1,3}}\s{{1,2}})?"
        rf"(?P<days2>{days})(?!\s?%)(?:{years[2]}|{end})",
    )
    return Phrases(months(vocabulary), rf"(?<![\w.,])(?<!\d-)(?:{'|'.join(options)})")


@cache
def month_first(vocabulary: Vocabulary) -> bool:
    """Tell whether a language also writes the day after the month: "April 30"."""
    pattern = vocabulary.locale.date_formats["long"].pattern
    return bool(pattern.find("M") < pattern.find("d"))


@dataclass(frozen=True)
class Day:
    """A date as far as it is given; None where a part is not."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def fits(self, other: "Day") -> bool:
        """Tell whether two dates share a part and contradict each other in none."""
        pairs = list(zip(self.parts, other.parts, strict=True))
        shared = [one == another for one, another in pairs if one and another]
        return bool(shared) and all(shared)

    @property
    def parts(self) -> tuple[int | None, int | None, int | None]:
        """Return year, month and day."""
        return self.year, self.month, self.day


def dates(text: str, vocabulary: Vocabulary) -> list[Quantity]:
    """List the dates of a text in their order; a bare month proves nothing alone."""
    even = flat(text)
    matches = NUMERIC.finditer(text) if FIGURE.search(text) else ()
    found = [one for match in matches for one in numeric(match, vocabulary)]
    taken = [(one.start, one.end) for one in found]
    for match in written(vocabulary).found(even):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            found.extend(in_words(text, match, vocabulary))
    return sorted(found, key=lambda one: one.start)


def numeric(match: re.Match[str], vocabulary: Vocabulary) -> Iterator[Quantity]:
    """Read 2020-04-30 or 30/04/2020; the language tells whether day or month comes first."""
    if match["y"]:
        options = [Day(int(match["y"]), int(match["m"]), int(match["d"]))]
    else:
        year, first, second = int(match["year"]), int(match["a"]), int(match["b"])
        options = [Day(year, second, first), Day(year, first, second)]
        short = vocabulary.locale.date_formats["short"].pattern
        if short.lower().find("m") < short.lower().find("d"):
            options.reverse()
    if sound := [one for one in options if in_calendar(one)]:
        yield Quantity("date", sound[0], *match.span(), others=frozenset(sound[1:]))


def in_calendar(day: Day) -> bool:
    """Tell whether month and day are ones of the calendar."""
    return 1 <= (day.month or 1) <= LAST_MONTH and 1 <= (day.day or 1) <= LAST_DAY


def in_words(text: str, match: re.Match[str], vocabulary: Vocabulary) -> Iterator[Quantity]:
    """Read a date with the name of its month: one for every day that it lists."""
    groups = {name.rstrip("123"): name for name, value in match.groupdict().items() if value}
    name = text[match.start(groups["month"]) : match.end(groups["month"])]
    month, cased = months(vocabulary)[flat(name)]
    if not any(name.startswith(form) for form in cased):
        return
    year = int(match[groups["year"]]) if "year" in groups else None
    if "days" not in groups:
        if year is not None or is_plain_month(text, match.start(), name, cased[0]):
            yield Quantity("date", Day(year, month), *match.span(), strict=year is not None)
        return
    begin = match.start(groups["days"])
    numbers = list(re.finditer(r"\d+", match[groups["days"]]))
    for number in numbers:
        day = Day(year, month, int(number[0]))
        start = begin + number.start() if number is not numbers[0] else match.start()
        end = match.end() if number is numbers[-1] else begin + number.end()
        if in_calendar(day):
            yield Quantity("date", day, start, end)


def is_plain_month(text: str, start: int, name: str, usual: str) -> bool:
    """Tell whether a bare word is a month: as CLDR writes it in full, within a sentence."""
    written = (usual, usual.capitalize()) if usual.islower() else (usual,)
    return name in written and not begins(text, start)


def weekdays(text: str, days: list[Quantity], vocabulary: Vocabulary) -> list[Quantity]:
    """List the weekdays; what may be a name ("Santo Domingo", "Black Friday") is no proof."""
    found = []
    for match in names(vocabulary).found(flat(text)):
        number, usual, full = known(vocabulary)[match[0]]
        written = text[match.start() : match.end()]
        dated = beside(text, match.span(), days) is not None
        if not dated and (not full or (written[0] != usual[0] and not begins(text, match.start()))):
            continue
        before = text[max(match.start() - 60, 0) : match.start()]
        named = written[0].isupper() and bool(re.search(r"[A-Z]\w*\s$", before))
        found.append(Quantity("weekday", number, *match.span(), strict=dated or not named))
    return found


def begins(text: str, start: int) -> bool:
    """Tell whether a sentence begins here."""
    end = max(text.rfind(mark, 0, start) for mark in ".!?:")
    return not re.search(r"\w", text[end + 1 : start])


def beside(text: str, span: tuple[int, int], days: list[Quantity]) -> Quantity | None:
    """Return the date that a weekday belongs to: the one that follows, else the one before."""
    start, end = span
    given = [one for one in days if one.value.day]
    for one in given:
        if one.start >= end and BEFORE_DATE.fullmatch(text, end, one.start):
            return one
    for one in given:
        if one.end <= start and AFTER_DATE.fullmatch(text, one.end, start):
            return one
    return None


def misfits(
    text: str, found: list[Quantity], days: list[Quantity], year: int | None
) -> Iterator[tuple[Quantity, Quantity]]:
    """List each weekday with the date that it stands at and does not fall on."""
    for weekday in found:
        day = beside(text, (weekday.start, weekday.end), days)
        if day and not any(falls(weekday.value, one, year) for one in (day.value, *day.others)):
            yield weekday, day


def falls(weekday: int, day: Day, year: int | None) -> bool:
    """Tell whether a date falls on a weekday, as far as that can be told."""
    if not (day.year or year) or not day.month or not day.day:
        return True
    try:
        return date(day.year or year or 0, day.month, day.day).weekday() == weekday
    except ValueError:
        return False


@cache
def known(vocabulary: Vocabulary) -> dict[str, tuple[int, str, bool]]:
    """Return the names of weekdays, each with its number, its usual writing, and whether full."""
    found: dict[str, tuple[int, str, bool]] = {}
    for width in ("wide", "abbreviated"):
        for number, name in vocabulary.locale.days["format"][width].items():
            full = width == "wide"
            found.setdefault(flat(name).rstrip("."), (number, name, full))
            if full:
                found.setdefault(f"{flat(name)}s", (number, name, full))
    return found


@cache
def names(vocabulary: Vocabulary) -> Phrases:
    """Return the names of weekdays, to be found."""
    return Phrases(known(vocabulary))
