"""Sessions for calendars: one of the latest, and a file for each, after RFC 5545 and 7986.

An event is the same one in every language, so that its UID is, too, and stays what it was when the
session gets another id. No clock is asked: git tells when it was last revised, and how often it was
moved. Without git, DTSTAMP is the latest day on which one of the session's sources was read, or its
first day where none was.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from icalendar import Calendar, Event, vText

from memoria.content.directory import by_date
from memoria.content.registers import first_id
from memoria.content.sessions import Session
from memoria.outputs.output import Link, Make, Output
from memoria.render.prose import excerpt
from memoria.render.views import View
from memoria.render.works import announced, session_of

FILE = "calendar.ics"
# A subscribed calendar is read whole every day: it holds so many sessions, the latest ones.
MOST = 200


def calendars(view: View) -> dict[str, Make]:
    """List the calendar to subscribe to and those of one each; what has no date is left out."""
    dated = (one for one in view.publication.sessions if one.planned)
    events = {f"sessions/{one.id}/event.ics": partial(of_one, one) for one in dated}
    return {FILE: of_all, **events}


def of_all(view: View) -> str:
    """Return the calendar of the latest sessions, whatever is to come among them."""
    dated = [one for one in by_date(view.publication.sessions) if one.planned]
    events = (event(one, view) for one in dated[-MOST:])
    return calendar(events, view, subscribed=True)


def of_one(session: Session, view: View) -> str:
    """Return the calendar of one session."""
    return calendar([event(session, view)], view)


def calendar(events: Iterable[Event], view: View, *, subscribed: bool = False) -> str:
    """Return a calendar as text; one to subscribe to has a name, and asks to be read daily."""
    edition = view.edition
    found = Calendar()
    found.add("prodid", f"-//{edition.authority}//{edition.name}//{edition.language.upper()}")
    found.add("version", "2.0")
    if subscribed:
        tongue = {"LANGUAGE": edition.language}
        found.add("name", vText(edition.name), parameters=tongue)
        found.add("x-wr-calname", vText(edition.name))
        found.add("description", edition.words("calendar.description"), parameters=tongue)
        found.add("url", view.to(""))
        found.add("source", view.to(FILE), parameters={"VALUE": "URI"})
        found.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    for one in events:
        found.add_component(one)
    return str(found.to_ical().decode())


def event(session: Session, view: View) -> Event:
    """Return a session that has a date as an event."""
    found = Event()
    found.add("uid", f"{first_id(session)}@{view.edition.authority}")
    add_revision(found, session, view)
    add_times(found, session)
    found.add("status", standing(session))
    add_texts(found, session, view)
    found.add("url", view.link("session", session.id))
    return found


def add_revision(found: Event, session: Session, view: View) -> None:
    """Say of which day the event is, and of how many it is: programs take a later one."""
    if revision := view.revision("session", session):
        found.add("dtstamp", revision.changed)
        found.add("last-modified", revision.changed)
        found.add("sequence", revision.moved)
        return
    found.add("dtstamp", datetime.combine(revised(session), time(), UTC))
    found.add("sequence", 1 if session.rescheduled_from else 0)


def revised(session: Session) -> date:
    """Return the day to which the record stands."""
    read = [one.read.day for one in session.sources if one.read]
    return max(read, default=session.planned.day if session.planned else date.min)


def standing(session: Session) -> str:
    """Tell whether people can rely on the event; not where its day is not known, or no more."""
    if session.setback == "cancelled":
        return "CANCELLED"
    is_open = session.setback or not session.planned or session.planned.known != "day"
    return "TENTATIVE" if is_open else "CONFIRMED"


def add_times(found: Event, session: Session) -> None:
    """Say when it is: hours in UTC, or whole days, of which the last is not counted.

    Of a day that is not known, the month or the year is told, in which nobody counts as busy.
    """
    starts, ends, zone = session.planned, session.ends, session.timezone
    if starts and starts.hour and zone:
        found.add("dtstart", starts.utc(zone))
        if ends and ends.hour:
            found.add("dtend", ends.utc(zone))
    elif starts:
        found.add("dtstart", starts.day)
        found.add("dtend", (ends or starts).last + timedelta(days=1))
    if standing(session) != "CONFIRMED":
        found.add("transp", "TRANSPARENT")


def add_texts(found: Event, session: Session, view: View) -> None:
    """Say what it is, where, and by whom, each text with its language."""
    words = view.edition.words
    add(found, "summary", *announced(session_of(session, view.publication), view))
    add_description(found, session, view)
    mode = words(f"mode.{session.mode}") if session.mode else ""
    hall = view.names("place", [session.place]) if session.place else ""
    if place := ", ".join(filter(None, (mode, session.platform, *venue(session, view), hall))):
        add(found, "location", place[:1].upper() + place[1:], words.language)
    for language, names in by_language("organisation", session.organisers, view).items():
        add(found, "contact", words.join(names), language)
    for language, names in by_language("theme", session.themes, view).items():
        found.add("categories", names, parameters={"LANGUAGE": language})


def add_description(found: Event, session: Session, view: View) -> None:
    """Say why it does not take place, or else what came out of it, or what it is for."""
    if session.status_because:
        add(found, "description", *view.choose(session.status_because, session.original))
        return
    if session.summary:
        add(found, "description", *view.choose(session.summary, session.original))
        return
    for kind in ("aim", "context"):
        if (text := view.prose(session, kind)) and (lead := excerpt(text.html)):
            add(found, "description", lead, text.language)
            return


def venue(session: Session, view: View) -> list[str]:
    """List the building where people meet, and its postal address."""
    held = session.venue
    return [view.plain(held.name, session.original), held.postal_address or ""] if held else []


def by_language(kind: str, ids: Iterable[str], view: View) -> dict[str, list[str]]:
    """Return the names of entries of a register by the language they are in."""
    found: dict[str, list[str]] = {}
    for one in ids:
        name, language = view.choose(view.record(kind, one).name)
        found.setdefault(language, []).append(name)
    return found


def add(found: Event, name: str, text: str, language: str) -> None:
    """Add a text in a language."""
    found.add(name, text, parameters={"LANGUAGE": language})


CALENDARS = Output(
    calendars,
    (
        Link("footer", FILE, "site.calendar"),
        Link("subscribe", FILE, "data.calendar"),
        Link("files", "sessions/<id>/event.ics", "data.event"),
    ),
)
