"""Rules for days, hours and time zones."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from functools import cache

from babel import Locale, UnknownLocaleError
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from memoria.content.moments import MOMENT, PERIOD, zones
from memoria.content.similar import similar
from memoria.content.vocabulary import unaccented
from memoria.rules.problems import Finding, rule
from memoria.rules.shapes import Failure

MONTHS, NOON = 12, 12
# The zones that are named by a city.
CONTINENTS = (
    "Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Europe/", "Indian/",
    "Pacific/", "Australia/",
)  # fmt: skip
# The hours that are written with a.m., and those with p.m. ("15:00 pm" is common).
HALVES = {"a": range(13), "p": range(1, 24)}
# No date is longer than that.
LONGEST = 60
WORD = r"[^\W\d_]+"
# Words within a date, such as "de" or "of".
LINK = rf"(?:[\s,.]+(?:{WORD}[\s,.]+)?|\s?[-/]\s?)"
FORMS = (
    r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})",
    r"(?P<year>\d{4})[-/.]?(?P<month>\d\d?)[-/.]?(?P<day>\d\d?)",
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.?º|\.)?{LINK}(?P<month>MONTH)\.?{LINK}(?P<year>\d{{4}})",
    rf"(?P<month>MONTH)\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?{LINK}(?P<year>\d{{4}})",
)
PERIODS = (
    rf"(?P<month>MONTH)\.?{LINK}(?P<year>\d{{4}})",
    r"(?P<year>\d{4})[-/.](?P<month>\d\d?)",
    r"(?P<month>\d\d?)[-/.](?P<year>\d{4})",
)
PART = rf"(?:(?:MONTH)\.?{LINK})?\d{{4}}|\d{{4}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{4}}"
WEEKDAY = rf"(?:{WORD}\.?,?\s+)?(?:el\s+|the\s+)?"
# What may follow the digits of an hour; any other word may say more, as "3:00 de la tarde" does.
REST = (
    r"\s*(?P<word>(?:h|hs|hrs?|horas?|hours?)\b\.?)?\s*(?P<half>[ap])?(?(half)\.?\s?m\b\.?)"
    r"\s*\(?(?-i:Z|UTC|[A-Z]{1,3}T)?\)?"
)
HOUR = (
    r"(?:(?:t|(?:,|,?\s)\s*(?:(?:a\s+las?|at)\s+|-\s+)?)"
    rf"(?P<hour>\d{{1,2}})(?:[:.h](?P<minute>\d\d))?(?::\d\d)?{REST})?"
)


@cache
def months(language: str) -> dict[str, int]:
    """Map the names of the months in a language to their numbers."""
    try:
        found = Locale.parse(language.replace("-", "_")).months
    except (UnknownLocaleError, ValueError):
        return {}
    return {
        name.lower().rstrip("."): number
        for width in ("wide", "abbreviated")
        for number, name in found["format"][width].items()
    }


def known_months(languages: Sequence[str]) -> dict[str, int]:
    """Map the names of the months in some languages to their numbers."""
    return {name: number for one in languages for name, number in months(one).items()}


def year_first(written: str, languages: Sequence[str]) -> str:
    """Return a date that is written in another form as it should be, or nothing."""
    names = known_months(languages)
    for form in FORMS if len(written) <= LONGEST else ():
        match = match_of(WEEKDAY + form + HOUR, written, names)
        if match and (meant := moment_of(match, names)) and meant != written:
            return meant
    return ""


def period_of(written: str, languages: Sequence[str]) -> str:
    """Return a month that is written in another form as it should be, or nothing."""
    names = known_months(languages)
    for form in PERIODS if len(written) <= LONGEST else ():
        if match := match_of(form, written, names):
            month = names.get(match["month"].lower()) or int(match["month"])
            return f"{match['year']}-{month:02}" if 1 <= month <= MONTHS else ""
    return ""


def form_of(written: str, languages: Sequence[str]) -> str:
    """Tell what is wrong with a date that cannot be mended: "part" of one, or another "form"."""
    if re.fullmatch(MOMENT, written.strip()):
        return ""
    if len(written) > LONGEST:
        return "form"
    return "part" if match_of(PART, written, known_months(languages)) else "form"


def match_of(pattern: str, written: str, names: dict[str, int]) -> re.Match[str] | None:
    """Match a pattern in which MONTH stands for the names of the months."""
    listed = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    whole = pattern.replace("MONTH", listed or r"\b\B")
    return re.fullmatch(whole, written.strip(), re.IGNORECASE)


def moment_of(match: re.Match[str], names: dict[str, int]) -> str:
    """Return the moment that a match describes, or nothing where there is none."""
    try:
        day, year = int(match["day"]), int(match["year"])
        month = names.get(match["month"].lower()) or int(match["month"])
        if month > MONTHS:
            day, month = month, day
        return f"{date(year, month, day)}{hour_of(match)}"
    except ValueError:
        return ""


def hour_of(match: re.Match[str]) -> str:
    """Return the hour of a match behind a blank, or nothing; raises ValueError if it is none."""
    if not match["hour"]:
        return ""
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if not (match["minute"] or match["word"] or half) or hour not in HALVES.get(half, range(24)):
        raise ValueError
    hour += NOON * ((half == "p" and hour < NOON) - (half == "a" and hour == NOON))
    return f" {time(hour, int(match['minute'] or 0)):%H:%M}"


@rule("M205")
def bad_date(failure: Failure) -> Iterator[Finding]:
    """Refuse what is no day of the calendar or no hour of the clock of its zone."""
    variant, meant, tongues = failure.expected, "", failure["tongues"].split()
    if not variant:
        meant = year_first(failure["value"], tongues)
        variant = form_of(failure["value"], tongues)
        variant = variant_of(failure["value"], meant) if meant else variant
    if variant == "part" and failure["period"]:
        meant = period_of(failure["value"], tongues)
        variant = "period" if meant else "" if re.fullmatch(PERIOD, failure["value"]) else "form"
    other = month_first(failure["value"], meant) if variant == "similar" else ""
    variant = "order" if other else variant
    line = f"{failure.field}: {failure['value'].partition(' ')[0]}"
    values = {"value": failure.value, "zone": failure["zone"], "similar": meant, "line": line}
    values |= {"other": other} if other else {}
    yield Finding(failure.position, values, variant)


def month_first(written: str, meant: str) -> str:
    """Return what a date of numbers means where the month stands first, if that may be, too."""
    if not re.match(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}", written.strip()):
        return ""
    year, month, day = meant[:10].split("-")
    swapped = f"{year}-{day}-{month}{meant[10:]}"
    return swapped if int(day) <= MONTHS and day != month else ""


def variant_of(written: str, meant: str) -> str:
    """Tell whether only the hour is written in another form, or the day."""
    return "hour" if written.startswith(f"{meant.partition(' ')[0]}") else "similar"


@rule("M206")
def bad_time_zone(failure: Failure) -> Iterator[Finding]:
    """Refuse what is not the name of a time zone."""
    meant = zone_meant(failure["value"])
    yield Finding(failure.position, {"value": failure.value, "similar": meant}, meant and "similar")


def zone_meant(value: str) -> str:
    """Return the time zone that a misspelt name, a city or a name of Windows' most likely means."""
    if "/" in value:
        return similar(value, zones())
    named = [one for one in sorted(zones(), reverse=True) if one.startswith(CONTINENTS)]
    cities = {one.rpartition("/")[2]: one for one in named}
    city = similar(unaccented(value).strip().replace(" ", "_"), cities)
    # What is in capitals is an abbreviation, which no city resembles but by chance.
    found = "" if value.isupper() else cities.get(city, "")
    return WINDOWS_TO_OLSON.get(value.strip()) or found


@rule("M207")
def ends_before_start(failure: Failure) -> Iterator[Finding]:
    """Refuse what ends before it starts; what may go past midnight is offered the next day."""
    values = {"starts": failure["starts"], "ends": failure["ends"]}
    day, _, hour = values["ends"].partition(" ")
    if hour and values["starts"].startswith(day):
        values["right"] = f"{date.fromisoformat(day) + timedelta(days=1)} {hour}"
    yield Finding(failure.position, values, "midnight" if "right" in values else "")


@rule("M217")
def time_without_zone(failure: Failure) -> Iterator[Finding]:
    """Demand the time zone of an hour."""
    yield Finding(failure.position)


@rule("M219")
def half_a_span(failure: Failure) -> Iterator[Finding]:
    """Demand the start of what has an end, and the hour of both or of neither."""
    yield Finding(failure.position, variant=failure.expected)
