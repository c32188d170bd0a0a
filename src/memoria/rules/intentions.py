"""What somebody meant who wrote a value otherwise."""

import re
from collections.abc import Collection, Sequence

from memoria.content.base import IDENTIFIER
from memoria.content.similar import suggested_identifier
from memoria.content.vocabulary import folded
from memoria.messages.words import locale_of
from memoria.rules.advice import LONGEST_LINE

# A word that makes another number of the one before it: 2 mil, 1 million, 3 dozen, 4 x.
FACTOR = r"(?:mil|thousand|hundred|centenar|bill[io]|dozen|docena)|[^\W\d_]\b"
WHOLE = re.compile(
    r"(?P<number>\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+|\d+)"
    rf"(?:(?:[ \u00a0]+(?!{FACTOR})|(?!{FACTOR})(?=[^\W\d_]{{3}}))[^\W\d_]+)?",
    re.IGNORECASE,
)
DECIMAL = re.compile(r"([-+]?\d+)(?:[.,](\d+))? ?°?")


# Lengths and times of videos: "75:30", "0:75:30"; and "1 h 15 min", "PT1H15M", "75 min".
COUNTED_CLOCK = re.compile(r"(?:(\d{1,3})[:.])?(\d{1,4})[:.](\d{2})", re.ASCII)
SPELLED_CLOCK = re.compile(
    r"(?=.*\d)(?:pt)?(?:(?P<h>\d{1,3})\s*(?:h|hours?|horas?|hrs?\.?))?"
    r"\s*(?:(?P<m>\d{1,4})\s*(?:m|min|mins|minutes?|minutos?|['′])\.?)?"
    r"\s*(?:(?P<s>\d{1,5})\s*(?:s|secs?|seconds?|segundos?|seg|[\"″])\.?)?",
    re.ASCII,
)
SIXTY = 60


def items_meant(written: str) -> list[str]:
    """Return the ids that stand in a text where a list of them belongs, or none."""
    items = [one.lstrip("-") for one in re.split(r"[\s,;]+", written.strip()) if one]
    sound = all(re.fullmatch(IDENTIFIER, one) for one in items)
    return items if sound and len(written) <= LONGEST_LINE else []


def number_meant(written: str, expected: str) -> str:
    """Return the number that a text most likely means, in digits and with a point, or nothing."""
    text = written.strip().replace("−", "-")
    if expected == "whole" and (match := WHOLE.fullmatch(text)):
        return re.sub(r"\D", "", match["number"])
    if expected == "number" and (match := DECIMAL.fullmatch(text)):
        return match[1] + (f".{match[2]}" if match[2] else "")
    return ""


def media_meant(written: str, endings: Collection[str]) -> str:
    """Return the name that a file in the folder of media can have, or nothing."""
    stem, _, ending = written.strip().removeprefix("media/").rpartition(".")
    name = suggested_identifier(stem)
    sound = name and "/" not in stem and ending.lower() in endings
    return f"media/{name}.{ending.lower()}" if sound else ""


def meant_country(written: str, tongues: Sequence[str]) -> str:
    """Return the code of a country that is named in one of some languages, or nothing."""
    named = {
        folded(name): code
        for one in (*tongues, "en")
        for code, name in locale_of(one).territories.items()
        if code.isalpha()
    }
    return str(named.get(folded(written), ""))


def clock_meant(written: str) -> str:
    """Return the length or the time of a video that is written in another way, or nothing."""
    if match := SPELLED_CLOCK.fullmatch(written.strip().lower()):
        hours, minutes, seconds = (int(one or 0) for one in match.group("h", "m", "s"))
    elif match := COUNTED_CLOCK.fullmatch(written.strip()):
        hours, minutes, seconds = (int(one or 0) for one in match.groups())
    else:
        return ""
    minutes, seconds = minutes + seconds // SIXTY, seconds % SIXTY
    hours, minutes = hours + minutes // SIXTY, minutes % SIXTY
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
