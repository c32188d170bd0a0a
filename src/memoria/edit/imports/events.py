"""What schedules of all forms tell: events, their talks, who speaks, and what has no place here."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

# A day, or a moment: with its distance from UTC, or by the clock of the place.
When = date | datetime
# A text by language; "" stands for the one that nobody tells.
Texts = Mapping[str, str]


@dataclass(frozen=True)
class Speaker:
    """Who speaks, and by which key the source knows them."""

    name: str
    key: str = ""


@dataclass(frozen=True)
class Link:
    """An address and what it leads to."""

    address: str
    title: str


@dataclass(frozen=True)
class Spot:
    """Where people meet: the name of a town, and what is known of it."""

    name: str
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True)
class Talk:
    """One item of a programme.

    `id` is one that the source promises to keep, `key` any other sign by which it knows the talk.
    """

    titles: Texts
    key: str = ""
    id: str = ""
    language: str = ""
    kind: str = ""
    speakers: tuple[Speaker, ...] = ()
    starts: When | None = None
    ends: When | None = None
    track: str = ""
    room: str = ""
    slides: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Event:
    """What people come to, with its programme; `known` is how much of its day is told.

    `source` is what kind of source tells it.
    """

    titles: Texts
    key: str = ""
    id: str = ""
    language: str = ""
    starts: When | None = None
    ends: When | None = None
    known: Literal["day", "month", "year"] = "day"
    timezone: str = ""
    cancelled: bool = False
    mode: str = ""
    venue: str = ""
    postal_address: str = ""
    registration: str = ""
    spot: Spot | None = None
    website: str = ""
    source: Literal["announcement", "document"] = "announcement"
    talks: tuple[Talk, ...] = ()


@dataclass(frozen=True)
class Schedule:
    """All that a file tells; `left` counts by field what has no place in our records."""

    events: tuple[Event, ...]
    left: Counter[str] = field(default_factory=Counter)
