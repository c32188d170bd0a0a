"""Series and sessions as structured data: events."""

from memoria.content.directory import newest_first, shown_contributions
from memoria.content.moments import Moment
from memoria.content.sessions import Series, Session
from memoria.messages.days import local_time
from memoria.outputs.structured_data.nodes import (
    Node,
    elsewhere,
    mention,
    mentions,
    node,
    one_identity,
    spoken,
)
from memoria.render.views import View

SCHEMA = "https://schema.org/"
# So many sessions and videos are named on a page that is about many.
MOST = 12
STATUS = {
    "": "EventScheduled",
    "moved": "EventRescheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}
ATTENDANCE = {
    "online": "OnlineEventAttendanceMode",
    "in-person": "OfflineEventAttendanceMode",
    "hybrid": "MixedEventAttendanceMode",
}


def series_mention(view: View, identifier: str) -> Node:
    """Refer to a series."""
    series = view.record("series", identifier)
    identity = one_identity(view, f"#series-{identifier}")
    return node("EventSeries", identity, name=spoken(view, series.title, series.original))


def series_node(view: View, series: Series) -> Node:
    """Describe a series and name its latest sessions; every session names its series."""
    newest = newest_first(view.publication.sessions)[:MOST]
    return {
        **series_mention(view, series.id),
        **node(
            "EventSeries",
            alternateName=spoken(view, series.short_title, series.original),
            description=spoken(view, series.description, series.original),
            url=view.to(""),
            sameAs=elsewhere(view, ""),
            inLanguage=series.original,
            startDate=str(series.starts or ""),
            organizer=mentions(view, "organisation", series.organisers),
            subEvent=[event_mention(view, one) for one in newest if one.series == series.id],
        ),
    }


def event_mention(view: View, session: Session) -> Node:
    """Refer to a session, and say when it is."""
    path = f"sessions/{session.id}/"
    return node(
        "Event",
        one_identity(view, path),
        name=spoken(view, session.title, session.original),
        url=view.to(path),
        startDate=time(session.planned, session),
    )


def event_node(view: View, session: Session, works: list[Node]) -> Node:
    """Describe a session; `works` are nodes of what came out of it."""
    path = f"sessions/{session.id}/"
    website = [session.website] if session.website else []
    return {
        **event_mention(view, session),
        **node(
            "Event",
            alternateName=spoken(view, session.short_title, session.original),
            endDate=time(session.ends, session),
            sameAs=[*website, *elsewhere(view, path)],
            inLanguage=session.original,
            organizer=mentions(view, "organisation", session.organisers),
            contributor=mentions(
                view, "organisation", dict.fromkeys([*session.partners, *session.facilitators])
            ),
            performer=performers(view, session),
            about=mentions(view, "theme", session.themes),
            superEvent=series_mention(view, session.series),
            workFeatured=[{"@id": one["@id"]} for one in works],
            **status(session),
            **place(view, session),
        ),
    }


def time(moment: Moment | None, session: Session) -> str:
    """Write when something is: the day, or the hour with its offset."""
    if moment and moment.hour and session.timezone:
        return local_time(moment, session.timezone)
    return moment.iso if moment else ""


def performers(view: View, session: Session) -> list[Node]:
    """Refer to who spoke: people, or bodies where no person is named."""
    named = dict.fromkeys(
        key
        for one in shown_contributions(session)
        for key in view.named("person", one.speaker)
        or view.named("organisation", filter(None, [one.organisation]))
    )
    return [mention(view, kind, identifier) for kind, identifier in named]


def status(session: Session) -> Node:
    """Say whether it takes place, and whether its day was changed, and what that was."""
    moved = session.rescheduled_from if session.starts else None
    kind = STATUS[session.setback or ("moved" if moved else "")]
    return node("", eventStatus=f"{SCHEMA}{kind}", previousStartDate=str(moved or ""))


def place(view: View, session: Session) -> Node:
    """Say how people meet, where, and how many can."""
    mode = session.mode
    address = session.website or view.link("session", session.id)
    online = node("VirtualLocation", name=session.platform or "", url=address)
    here = hall(view, session)
    met = {"online": [online], "in-person": here, "hybrid": [online, *here]}
    return node(
        "",
        eventAttendanceMode=mode and f"{SCHEMA}{ATTENDANCE[mode]}",
        location=met[mode] if mode else here,
        maximumAttendeeCapacity=session.capacity,
    )


def hall(view: View, session: Session) -> list[Node]:
    """Describe the building and the territory in which people meet, as far as they are known."""
    place, venue = session.place, session.venue
    town = node("Place", name=view.names("place", [place])) if place else {}
    if not venue:
        return [town] if town else []
    inside = {"containedInPlace": town} if town else {}
    name = spoken(view, venue.name, session.original)
    return [{**node("Place", name=name, address=venue.postal_address), **inside}]
