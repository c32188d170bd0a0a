"""What a schedule becomes: the fields of sessions, contributions, people and places, if new."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from memoria.content.base import is_language
from memoria.content.materials import Contribution
from memoria.content.sessions import Session
from memoria.content.withdrawals import Key
from memoria.edit.imports.events import Event, Schedule, Talk, Texts
from memoria.edit.imports.fields import is_after, languages_of, span, spelled, without_blanks
from memoria.edit.imports.identities import Newcomers, first, known_as, wanted_id
from memoria.edit.imports.values import on_clock
from memoria.edit.new import entries
from memoria.load.content import Loaded
from memoria.load.yaml_writing import Fields, Value

SOURCE, HOURS = "schedule", "hours"


@dataclass(frozen=True)
class Wishes:
    """What is told on the command line: the series, the language of the texts, the time zone."""

    series: str
    original: str
    languages: tuple[str, ...]
    timezone: str = ""
    as_sessions: bool = False


@dataclass
class Arrivals:
    """What is new, by kind, and what is there already; `left` is what has no place."""

    loaded: Loaded
    wishes: Wishes
    left: Counter[str]
    sessions: dict[str, Fields] = field(default_factory=dict)
    contributions: dict[str, list[Fields]] = field(default_factory=dict)
    new: dict[Key, str] = field(default_factory=dict)
    there: dict[Key, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        publication, identifiers = self.loaded.publication, self.loaded.identifiers
        self.people = Newcomers("person", publication.people, identifiers)
        self.places = Newcomers("place", publication.places, identifiers)

    def take(self, event: Event) -> None:
        """Take an event and its talks, those that are there already as they are."""
        wanted = wanted_id(event, "session")
        known = known_as(event, wanted, self.loaded.publication.sessions)
        if not event.titles or self.loaded.identifiers.is_withdrawn("session", wanted):
            self.left["withdrawn" if event.titles else "event.title"] += 1
            return
        identifier = known.id if known else wanted
        if known:
            self.there["session", "", identifier] = first(event.titles)
        elif identifier in self.sessions:
            self.left["event (repeated)"] += 1
            return
        zone = self.zone(event, known)
        original = known.original if known else self.original(event)
        talks = [*self.talks(event, known, identifier, original, zone)]
        if known:
            self.contributions[identifier] = talks
        else:
            self.sessions[identifier] = self.session(event, identifier, original, zone, talks)
            self.new["session", "", identifier] = first(event.titles)

    def zone(self, event: Event, known: Session | None) -> str:
        """Return the time zone by whose clock hours are told."""
        if known:
            return known.timezone or ""
        zone = self.wishes.timezone or event.timezone
        moments = [event.starts, *(talk.starts for talk in event.talks)]
        if not zone:
            self.left[HOURS] += sum(isinstance(one, datetime) for one in moments)
        return zone

    def original(self, event: Event) -> str:
        """Return the language of a session: that of its source, or of most of its talks."""
        spoken = Counter(one.language.partition("-")[0] for one in event.talks)
        most = sorted(spoken, key=lambda one: (-spoken[one], one))[:1]
        told = [event.language.partition("-")[0], *most]
        known = (one for one in told if one in self.wishes.languages)
        return self.wishes.original or next(known, self.wishes.languages[0])

    def session(
        self, event: Event, identifier: str, original: str, zone: str, talks: list[Fields]
    ) -> Fields:
        """Return the fields of a new session."""
        starts, ends = span(event, zone)
        title = self.worded(event.titles, original)
        source: dict[str, Value] = {
            "id": SOURCE,
            "title": first(event.titles),
            "language": original,
            "kind": event.source,
            "address": event.website,
        }
        fields: dict[str, Value] = {
            "id": identifier,
            "series": self.wishes.series,
            "original": original if original in title else min(title),
            "title": title,
            "timezone": zone,
            "starts": spelled(starts, event.known),
            "ends": spelled(ends, event.known),
            "status": "cancelled" if event.cancelled else "",
            "mode": event.mode,
            "spoken_languages": languages_of(event),
            "place": self.place(event, original),
            "venue": venue_of(event, original),
            "registration": {"address": event.registration} if event.registration else "",
            "website": event.website,
            "contributions": talks,
            "sources": [without_blanks(source)],
        }
        return entries.in_order(without_blanks(fields), Session)

    def place(self, event: Event, original: str) -> str:
        """Return the id of the town of an event."""
        spot = event.spot
        if spot is None:
            return ""
        fields: dict[str, Value] = {"name": {original: spot.name}, "country": spot.country}
        if spot.latitude is not None and spot.longitude is not None:
            fields |= {"latitude": spot.latitude, "longitude": spot.longitude}
        return self.places.take(spot.name, "", without_blanks(fields))

    def talks(
        self, event: Event, known: Session | None, session: str, original: str, zone: str
    ) -> Iterator[Fields]:
        """List the contributions that are new; who gave the others is known by them."""
        listed = known.contributions if known else ()
        told = (one.language.partition("-")[0] for one in event.talks)
        self.left["language"] += sum(
            bool(one) and not is_language(one, self.wishes.languages) for one in told
        )
        found = [(talk, wanted_id(talk, "talk")) for talk in event.talks]
        records = [known_as(talk, wanted, listed) for talk, wanted in found]
        for (talk, _), record in zip(found, records, strict=True):
            if record:
                self.recognise(talk, record, session)
        seen = {one.id for one in listed}
        sourced = not known or any(one.id == SOURCE for one in known.sources)
        for (talk, wanted), record in zip(found, records, strict=True):
            if record is None and (identifier := self.unused(talk, wanted, session, seen)):
                seen.add(identifier)
                self.new["contribution", session, identifier] = first(talk.titles)
                yield self.contribution(talk, identifier, original, zone, sourced=sourced)

    def unused(self, talk: Talk, wanted: str, session: str, seen: set[str]) -> str:
        """Return the id of a new contribution; nothing where it is withdrawn, or says nothing."""
        if not talk.titles and not talk.speakers:
            self.left["title"] += 1
        elif self.loaded.identifiers.is_withdrawn("contribution", wanted, session):
            self.left["withdrawn"] += 1
        elif wanted in seen:
            self.left["talk (repeated)"] += 1
        else:
            return wanted
        return ""

    def recognise(self, talk: Talk, record: Contribution, session: str) -> None:
        """Note that a talk is there, and by its speakers how people are called who are."""
        self.there["contribution", session, record.id] = first(talk.titles)
        if len(record.speaker) == len(talk.speakers):
            for one, identifier in zip(talk.speakers, record.speaker, strict=True):
                self.people.meet(identifier, one.name, one.key)

    def contribution(
        self, talk: Talk, identifier: str, original: str, zone: str, *, sourced: bool
    ) -> Fields:
        """Return the fields of a new contribution."""
        people = dict.fromkeys(
            self.people.take(one.name, one.key, {"name": one.name}) for one in talk.speakers
        )
        self.left["withdrawn"] += "" in people
        speakers = [one for one in people if one]
        own = self.spoken(talk, original)
        title = self.worded(talk.titles, own)
        own = own if own in title or not title else min(title)
        starts = on_clock(talk.starts, zone) if talk.starts else None
        ends = on_clock(talk.ends, zone) if talk.ends else None
        links: list[Value] = [
            {"address": one.address, "title": {own: one.title}} for one in talk.links
        ]
        fields: dict[str, Value] = {
            "id": identifier,
            "original": own if own != original else "",
            "title": title,
            "kind": talk.kind,
            "speaker": speakers[0] if len(speakers) == 1 else speakers,
            "starts": spelled(starts),
            "ends": spelled(ends if is_after(ends, starts) else None),
            "track": {original: talk.track} if talk.track else "",
            "room": {original: talk.room} if talk.room else "",
            "slides": talk.slides,
            "attachments": links,
            "sources": [SOURCE] if sourced else [],
        }
        return entries.in_order(without_blanks(fields), Contribution)

    def spoken(self, talk: Talk, original: str) -> str:
        """Return the language of a talk, if it is known to be one."""
        told = talk.language.partition("-")[0]
        return told if is_language(told, self.wishes.languages) else original

    def worded(self, titles: Texts, original: str) -> dict[str, str]:
        """Return a text in its own language and those of the site; without any it has its own."""
        told = {code.partition("-")[0]: words for code, words in titles.items()}
        wanted = (original, *self.wishes.languages)
        there = {code: words for code, words in told.items() if code in wanted}
        return there or ({original: first(titles)} if titles else {})


def venue_of(event: Event, original: str) -> Fields:
    """Return the building of an event, if it is known."""
    fields: dict[str, Value] = {
        "name": {original: event.venue} if event.venue else "",
        "postal_address": event.postal_address,
    }
    return without_blanks(fields) if event.venue else {}


def arrive(schedule: Schedule, loaded: Loaded, wishes: Wishes) -> Arrivals:
    """Say what a schedule becomes in a content folder."""
    arrivals = Arrivals(loaded, wishes, Counter(schedule.left))
    for event in schedule.events:
        for one in each_talk(event) if wishes.as_sessions and event.talks else (event,):
            arrivals.take(one)
    for newcomers in (arrivals.people, arrivals.places):
        kind = newcomers.kind
        names = ((one, str(first_name(fields))) for one, fields in newcomers.added.items())
        arrivals.new |= {(kind, "", one): name for one, name in names}
        arrivals.there |= {(kind, "", one): name for one, name in newcomers.there.items()}
    return arrivals


def first_name(fields: Fields) -> Value:
    """Return the name among the fields of a person or a place."""
    name = fields["name"]
    return next(iter(name.values())) if isinstance(name, Mapping) else name


def each_talk(event: Event) -> Iterator[Event]:
    """List the talks of an event as events of their own, where and on the page of the whole."""
    for talk in event.talks:
        yield replace(
            event, titles=talk.titles, key=talk.key, id=talk.id, language=talk.language,
            starts=talk.starts or event.starts, ends=talk.ends, known="day", talks=(talk,),
        )  # fmt: skip
