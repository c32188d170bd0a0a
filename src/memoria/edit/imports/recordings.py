"""The YAML form of RubyEvents: an `event.yml`; the talks and the venue in files beside it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, cast

from babel import Locale

from memoria.content.players import player_of, seconds
from memoria.content.registers import countries
from memoria.edit.imports.events import Event, Link, Schedule, Speaker, Spot, Talk
from memoria.edit.imports.values import (
    address,
    clean,
    count_rest,
    identifier,
    kind,
    language,
    records,
    resources,
    texts,
    when,
    words,
    zone,
)

EVENT, TALKS, VENUE = "event.yml", "videos.yml", "venue.yml"
OF_EVENT = {
    "id", "title", "location", "start_date", "end_date", "date_precision", "status", "website",
    "timezone", "coordinates", "kind", "language", "year", "hybrid", "tickets_url",
    "banner_background",
    "featured_background", "featured_color",
}  # fmt: skip
OF_TALK = {
    "id", "title", "event_name", "speakers", "date", "start_time", "end_time", "kind", "track",
    "room", "language", "slides_url", "additional_resources", "talks", "slug", "video_id",
    "video_provider", "raw_title", "start_cue", "alternative_recordings",
}  # fmt: skip
# Where a recording is, before its id; of a file, that is its whole address.
PROVIDERS = {
    "youtube": "https://www.youtube.com/watch?v=",
    "vimeo": "https://vimeo.com/",
    "mp4": "",
}
PART, CLOCK = "parent", r"(\d+:)?[0-5]?\d:[0-5]\d"
PRECISIONS = {"day", "month", "year"}
# Countries by the names that everybody uses.
SHORT = {"UK": "GB", "USA": "US"}
ONLINE = {"online", "earth", "virtual", "remote"}
MEETUP = "meetup"


def is_event(value: Any) -> bool:
    """Tell whether something is what an `event.yml` says."""
    return isinstance(value, Mapping) and "title" in value and bool({"id", "start_date"} & {*value})


def is_talks(value: Any) -> bool:
    """Tell whether something is what a `videos.yml` says, which may be nothing yet."""
    listed = records(value)
    return value == () or any({"title", "video_id"} & {*one} for one in listed)


@dataclass(frozen=True)
class Reader:
    """Read an event and its talks, of which one may be missing; count what has no place."""

    event: Mapping[str, Any]
    listed: Any
    venue: Any = ()
    left: Counter[str] = field(default_factory=Counter)

    def schedule(self) -> Schedule:
        """Return the event; of meetings that are one series, every edition."""
        count_rest(self.left, self.event, OF_EVENT, "event.")
        if self.event.get("kind") == MEETUP:
            return Schedule(tuple(self.editions()), self.left)
        named = next((one.get("event_name") for one in records(self.listed)), None)
        event = Event(
            texts(self.event.get("title") or named),
            id=identifier(self.event.get("id")),
            starts=when(self.event.get("start_date")),
            ends=when(self.event.get("end_date")),
            known=self.known(),
            cancelled=self.event.get("status") in {"cancelled", "canceled"},
            **self.common(),
            talks=tuple(self.talks(self.listed)),
        )
        return Schedule((event,), self.left)

    def editions(self) -> Iterator[Event]:
        """List the meetings of a series: each has its talks, or is one."""
        for one in records(self.listed):
            day = when(one.get("date"))
            inner = one.get("talks")
            if inner:
                count_rest(self.left, one, OF_TALK)
            talks = tuple(self.talks(inner or [one]))
            name = clean(one.get("video_id"))
            yield Event(
                texts(one.get("title")), name, identifier(one.get("id")), starts=day,
                **self.common(), talks=talks,
            )  # fmt: skip

    def common(self) -> dict[str, Any]:
        """Return what is true of every meeting."""
        where = clean(self.event.get("location"))
        online = where.casefold() in ONLINE
        venue = self.venue if isinstance(self.venue, Mapping) else {}
        post = venue.get("address")
        return {
            "language": language(self.event.get("language")),
            "timezone": zone(self.event.get("timezone")),
            "website": address(self.event.get("website")),
            "source": "document",
            "mode": "hybrid" if self.event.get("hybrid") else "online" if online else "",
            "venue": clean(venue.get("name")),
            "postal_address": clean(post.get("display")) if isinstance(post, Mapping) else "",
            "registration": address(self.event.get("tickets_url")),
            "spot": None if online or not where else self.spot(where),
        }

    def known(self) -> Literal["day", "month", "year"]:
        """Return how much of the day is known."""
        told = self.event.get("date_precision")
        return cast("Literal['day', 'month', 'year']", told if told in PRECISIONS else "day")

    def spot(self, where: str) -> Spot:
        """Return the town of a place such as `Ondavela, Spain`."""
        town, _, rest = where.partition(",")
        told = self.event.get("coordinates")
        found = told if isinstance(told, Mapping) else {}
        latitude, longitude = (
            degrees(found.get("latitude"), 90),
            degrees(found.get("longitude"), 180),
        )
        return Spot(town.strip() or where, country(rest), latitude, longitude)

    def talks(self, listed: Any, whole: Mapping[str, Any] | None = None) -> Iterator[Talk]:
        """List the talks, those that one recording holds, too."""
        for one in records(listed):
            if inner := records(one.get("talks")):
                yield from self.talks(inner, one)
                count_rest(self.left, one, OF_TALK)
            else:
                yield self.talk(one, whole or {})

    def talk(self, told: Mapping[str, Any], whole: Mapping[str, Any]) -> Talk:
        """Read a talk; `whole` is what tells of the recording of which it is a part."""
        count_rest(self.left, told, OF_TALK)
        links, slides = resources(
            told.get("additional_resources"), self.left, "additional_resources"
        )
        others = records(told.get("alternative_recordings"))
        watched = [link for one in (told, *others) for link in recording(one, whole)]
        self.left["video_provider"] += told.get("video_provider") in PROVIDERS and not watched
        named = kind(told.get("kind"))
        self.left["kind"] += bool(told.get("kind")) and not named
        own = address(told.get("slides_url"))
        self.left["slides_url"] += bool(told.get("slides_url")) and not own
        day, names = when(told.get("date")), told.get("speakers")
        return Talk(
            texts(told.get("title")),
            key=clean(told.get("video_id")),
            id=identifier(told.get("id")),
            language=language(told.get("language")),
            kind=named,
            speakers=tuple(self.speakers(names if isinstance(names, list | tuple) else ())),
            starts=when(told.get("start_time")) or day,
            ends=when(told.get("end_time")),
            track=clean(told.get("track")),
            room=clean(told.get("room")),
            slides=own or slides,
            links=(*watched, *links),
        )

    def speakers(self, names: Any) -> Iterator[Speaker]:
        """List who speaks; what is no name is counted."""
        for one in names:
            if name := clean(one):
                yield Speaker(name)
            else:
                self.left["speakers"] += 1


def recording(told: Mapping[str, Any], whole: Mapping[str, Any]) -> tuple[Link, ...]:
    """Return where a talk can be watched, by the title that the recording has there.

    It is no video of ours, which would need captions: of these the source says nothing.
    """
    holder = whole if told.get("video_provider") == PART else told
    provider = clean(holder.get("video_provider"))
    named = clean(holder.get("video_id"))
    found = address(PROVIDERS[provider] + named) if provider in PROVIDERS and named else ""
    player, begins = player_of(found), clean(told.get("start_cue"))
    if player and holder is whole and re.fullmatch(CLOCK, begins):
        found = player.page(seconds(begins))
    title = words(told.get("raw_title")) or words(told.get("title"))
    return (Link(found, title),) if found and title else ()


def country(told: str) -> str:
    """Return the code of the country whose name comes last in a place, or nothing."""
    last = told.rpartition(",")[2].strip()
    codes = {str(name): code for code, name in Locale("en").territories.items()}
    code = codes.get(last) or SHORT.get(last, "")
    return code if code in countries() else ""


def degrees(value: Any, most: int) -> float | None:
    """Return a number of degrees, if it is one."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and -most <= value <= most else None
