"""The names of months, and how a language puts them into dates."""

import re
from functools import cache

from memoria.facts.passages import flat
from memoria.facts.vocabulary import Vocabulary, any_of

YEAR = r"(?:1[0-9]|20)\d\d(?![\d%]|[.,]\d)"


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
def written(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of dates with the name of a month."""
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
    return re.compile(rf"(?<![\w.,])(?<!\d-)(?:{'|'.join(options)})")


@cache
def month_first(vocabulary: Vocabulary) -> bool:
    """Tell whether a language also writes the day after the month: "April 30"."""
    pattern = vocabulary.locale.date_formats["long"].pattern
    return bool(pattern.find("M") < pattern.find("d"))
