"""The dates and weekdays of a text, by the names that CLDR gives them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from memoria.facts.months import months, written
from memoria.facts.passages import flat
from memoria.facts.quantities import Quantity
from memoria.facts.vocabulary import Vocabulary

NUMERIC = re.compile(
    r"(?<![\d./-])(?:(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"
    r"|(?P<a>\d{1,2})(?P<sign>[/.-])(?P<b>\d{1,2})(?P=sign)(?P<year>(?:1[0-9]|20)\d\d))(?![\d/-]|\.\d)"
)
LAST_MONTH, LAST_DAY = 12, 31


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
    found = [one for match in NUMERIC.finditer(text) for one in numeric(match, vocabulary)]
    taken = [(one.start, one.end) for one in found]
    for match in written(vocabulary).finditer(even):
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
    sound = [one for one in options if in_calendar(one)]
    if sound:
        others = frozenset(sound[1:])
        yield Quantity("date", sound[0], match.start(), match.end(), others=others)


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
        bare = year is None
        if bare and (not is_plain_month(text, match.start(), name, cased[0])):
            return
        yield Quantity("date", Day(year, month), *match.span(), strict=not bare)
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
    begins = not re.search(r"\w[^.!?:]*$", text[:start])
    written = (usual, usual.capitalize()) if usual.islower() else (usual,)
    return name in written and not begins
