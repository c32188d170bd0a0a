"""Values as schedules write them: texts, moments, lengths of time, addresses. None is trusted."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from babel import Locale

from memoria.content.base import IDENTIFIER, LONGEST_IDENTIFIER, NOTHING, is_web_address, one_line
from memoria.content.moments import zones
from memoria.edit.imports.events import Link, Texts, When
from memoria.rules.files import FORBIDDEN

# What stands where nothing is known yet.
UNKNOWN = NOTHING | {"tba", "tbc", "tbd", "todo", "unknown"}
LENGTH = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):([0-5]\d)")
MINUTES = re.compile(r"\d{1,5}")
OF_ISO = re.compile(r"P(?:(\d{1,3})D)?(?:T(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:\d{1,5}S)?)?")
# Words of a kind of talk, the telling ones first.
KINDS = (
    ("keynote", "keynote"),
    ("panel", "panel"),
    ("podium", "panel"),
    ("welcome", "welcome"),
    ("opening", "welcome"),
    ("q&a", "question-round"),
    ("q_and_a", "question-round"),
    ("moderation", "moderation"),
    ("talk", "talk"),
    ("lecture", "talk"),
    ("vortrag", "talk"),
)
TITLES = ("title", "name", "description")
SLIDES = re.compile(r"\b(slides?|slide deck|diapositivas|folien)\b", re.IGNORECASE)
FIRST_YEAR, LAST_YEAR = 1900, 2999


def clean(value: Any) -> str:
    """Return a text or a number in one line, without signs that nobody sees; all else is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = one_line(re.sub(FORBIDDEN, "", str(value)))
    return "" if text.casefold() in UNKNOWN else text


def texts(value: Any) -> Texts:
    """Return a text by language; one that is only a text is in a language that nobody tells."""
    if isinstance(value, Mapping):
        told = {str(code).casefold().replace("_", "-"): clean(text) for code, text in value.items()}
        return {code: text for code, text in told.items() if text}
    text = clean(value)
    return {"": text} if text else {}


def records(value: Any) -> list[Mapping[str, Any]]:
    """List the records among the items of a list."""
    listed = value if isinstance(value, list | tuple) else ()
    return [one for one in listed if isinstance(one, Mapping)]


def when(value: Any) -> When | None:
    """Read a day or a moment of ISO 8601; of one without a distance from UTC the clock counts."""
    written = clean(value)
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", written):
            found: When = date.fromisoformat(written)
        else:
            found = datetime.fromisoformat(written)
    except ValueError:
        return None
    return found if FIRST_YEAR < found.year < LAST_YEAR else None


def length(value: Any) -> timedelta | None:
    """Read how long something takes: `0:45`, `1:02:30` of days, `PT45M`, or whole minutes."""
    written = clean(value)
    if match := LENGTH.fullmatch(written):
        return timedelta(days=int(match[1] or 0), hours=int(match[2]), minutes=int(match[3]))
    if MINUTES.fullmatch(written):
        return timedelta(minutes=int(written))
    if match := OF_ISO.fullmatch(written):
        days, hours, minutes = (int(part or 0) for part in match.groups())
        return timedelta(days=days, hours=hours, minutes=minutes)
    return None


def address(value: Any, base: str = "") -> str:
    """Return the address of a public page; one that is not whole is told from its base."""
    written = clean(value)
    try:
        whole = urljoin(base, written) if written else ""
    except ValueError:
        return ""
    return whole if is_web_address(whole) else ""


def kind(value: Any) -> str:
    """Return the kind of a contribution that a word for a talk means, or nothing."""
    written = clean(value).casefold()
    return next((meant for word, meant in KINDS if word in written), "")


def language(value: Any) -> str:
    """Return the code of a language that is told by its code or by its English name."""
    written = clean(value).casefold().replace("_", "-")
    return english_names().get(written, written)


@cache
def english_names() -> Mapping[str, str]:
    """Map the English names of languages to their codes."""
    return {str(name).casefold(): code for code, name in Locale("en").languages.items()}


def zone(value: Any) -> str:
    """Return the name of a time zone, or nothing where it is none."""
    written = clean(value)
    return written if written == "UTC" or ("/" in written and written in zones()) else ""


def identifier(value: Any) -> str:
    """Return what is an id already, but for capitals."""
    written = clean(value).lower()
    sound = re.fullmatch(IDENTIFIER, written) and len(written) <= LONGEST_IDENTIFIER
    return written if sound else ""


def on_clock(moment: When, timezone: str) -> When:
    """Return a moment by the clock of a time zone; without one only its day is known."""
    if not isinstance(moment, datetime):
        return moment
    if not timezone:
        return moment.date()
    return moment.astimezone(ZoneInfo(timezone)).replace(tzinfo=None) if moment.tzinfo else moment


def in_order(moment: When) -> datetime:
    """Return what moments are compared by: a day is its beginning."""
    if not isinstance(moment, datetime):
        return datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def count_rest(
    left: Counter[str], record: Mapping[str, Any], taken: Collection[str], prefix: str = ""
) -> None:
    """Count the fields of a record that say something and are not taken."""
    for name, value in record.items():
        if name not in taken and value not in (None, False, "", [], (), {}):
            left[prefix + shortened(name)] += 1


def shortened(name: Any) -> str:
    """Return the name of a field as it can be shown."""
    return clean(name)[:40] or "?"


def words(value: Any) -> str:
    """Return a text, or the first of those in languages."""
    return next(iter(texts(value).values()), "")


def resources(
    value: Any, left: Counter[str], field: str, base: str = ""
) -> tuple[tuple[Link, ...], str]:
    """Return the addresses in a list of records, and that of the first slides among them."""
    links: dict[str, Link] = {}
    slides = ""
    for one in records(value):
        found = address(one.get("url"), base)
        title = next(filter(None, (words(one.get(name)) for name in TITLES)), "")
        if not found:
            left[f"{field}.url"] += bool(one.get("url"))
        elif not slides and SLIDES.search(f"{title} {words(one.get('type'))}"):
            slides = found
        else:
            links.setdefault(found, Link(found, title or found))
    return tuple(links.values()), slides
