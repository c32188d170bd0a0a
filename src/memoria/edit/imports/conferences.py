"""The JSON form of a schedule, as pretalx, frab and others write it: days, rooms, talks."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from memoria.content.similar import suggested_identifier
from memoria.edit.imports.events import Event, Schedule, Speaker, Talk, When
from memoria.edit.imports.values import (
    address,
    clean,
    count_rest,
    in_order,
    kind,
    language,
    length,
    records,
    resources,
    texts,
    when,
    words,
    zone,
)

# What says nothing of its own: it names, counts or repeats the rest, or is how it looks.
OF_CONFERENCE = {
    "acronym", "title", "start", "end", "days", "daysCount", "time_zone_name", "url",
    "timeslot_duration", "colors", "rooms", "tracks",
}  # fmt: skip
OF_TALK = {
    "id", "guid", "code", "slug", "date", "start", "end", "duration", "title", "room", "track",
    "type", "language", "persons", "links", "attachments",
}  # fmt: skip
OF_PERSON = {"id", "guid", "code", "name", "public_name", "full_public_name"}
NAMES = ("public_name", "name", "full_public_name")
KEYS = ("guid", "code", "id")
MATERIALS = ("attachments", "links")


def conference_of(value: Any) -> Mapping[str, Any] | None:
    """Return the conference of a schedule, which something may stand around, or nothing."""
    outer = value.get("schedule", value) if isinstance(value, Mapping) else None
    found = outer.get("conference") if isinstance(outer, Mapping) else None
    return {"url": "", **outer, **found} if isinstance(found, Mapping) and outer else None


@dataclass(frozen=True)
class Reader:
    """Read a conference; count what has no place."""

    conference: Mapping[str, Any]
    left: Counter[str] = field(default_factory=Counter)

    @property
    def base(self) -> str:
        """Return the address that others may begin at."""
        told = (self.conference.get("base_url"), self.conference.get("url"))
        return next(filter(None, map(address, told)), "")

    def schedule(self) -> Schedule:
        """Return the one event of the file."""
        conference = self.conference
        event = Event(
            texts(conference.get("title")),
            key=clean(conference.get("url")),
            id=suggested_identifier(clean(conference.get("acronym"))),
            starts=when(conference.get("start")),
            ends=when(conference.get("end")),
            timezone=zone(conference.get("time_zone_name")),
            website=address(conference.get("url"), self.base),
            talks=tuple(self.talks()),
        )
        outer = {"base_url", "version", "conference", "generator", "$schema", "system"}
        count_rest(self.left, conference, OF_CONFERENCE | outer, "conference.")
        return Schedule((event,), self.left)

    def talks(self) -> Iterator[Talk]:
        """List the talks of all days and rooms."""
        for day in records(self.conference.get("days")):
            rooms = day.get("rooms")
            for room, listed in rooms.items() if isinstance(rooms, Mapping) else ():
                for one in records(listed):
                    yield self.talk(one, day.get("date"), room)

    def talk(self, told: Mapping[str, Any], day: Any, room: str) -> Talk:
        """Read a talk."""
        starts = self.beginning(told, when(day))
        links, slides = self.materials(told)
        count_rest(self.left, told, OF_TALK)
        named = kind(words(told.get("type")))
        self.left["type"] += bool(told.get("type")) and not named
        return Talk(
            texts(told.get("title")),
            key=next(filter(None, (clean(told.get(name)) for name in KEYS)), ""),
            language=language(told.get("language")),
            kind=named,
            speakers=tuple(self.speakers(told.get("persons"))),
            starts=starts,
            ends=self.end(told, starts),
            track=words(told.get("track")),
            room=words(told.get("room")) or clean(room),
            slides=slides,
            links=links,
        )

    def materials(self, told: Mapping[str, Any]) -> tuple[Any, str]:
        """Return the links of a talk, those to what is attached first, and its slides."""
        both = [resources(told.get(name), self.left, name, self.base) for name in MATERIALS]
        links = {link.address: link for some, _ in both for link in some}
        slides = next((one for _, one in both if one), "")
        return tuple(link for link in links.values() if link.address != slides), slides

    def beginning(self, told: Mapping[str, Any], day: When | None) -> When | None:
        """Return when a talk begins: its own date counts, that of the programme's day if none."""
        if isinstance(own := when(told.get("date")), datetime):
            return own
        of_day = own or day
        hour = length(told.get("start"))
        if isinstance(of_day, date) and not isinstance(of_day, datetime) and hour is not None:
            return datetime(of_day.year, of_day.month, of_day.day) + hour
        return when(told.get("start")) or of_day

    def end(self, told: Mapping[str, Any], starts: When | None) -> When | None:
        """Return when a talk ends, by its own word or by how long it takes."""
        if isinstance(starts, datetime):
            took = length(told.get("duration"))
            if took:
                return starts + took
            ends = when(told.get("end"))
            if isinstance(ends, datetime) and in_order(ends) > in_order(starts):
                return ends
        self.left["duration"] += bool(told.get("duration")) and told.get("duration") != "00:00"
        return None

    def speakers(self, told: Any) -> Iterator[Speaker]:
        """List who speaks; who has no name is counted."""
        for one in records(told):
            name = next(filter(None, (clean(one.get(field)) for field in NAMES)), "")
            key = clean(one.get("guid")) or clean(one.get("code"))
            count_rest(self.left, one, OF_PERSON, "persons.")
            if name:
                yield Speaker(name, key)
            else:
                self.left["persons"] += 1
