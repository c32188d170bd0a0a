"""Series, sessions and contributions with hours of their own as structured data: events."""

from collections.abc import Iterable

from memoria.content.directory import newest_first, shown_contributions
from memoria.content.materials import Contribution
from memoria.content.moments import Moment
from memoria.content.sessions import Series, Session
from memoria.messages.days import local_time
from memoria.outputs.structured_data.locations import location, room
from memoria.outputs.structured_data.nodes import (
    Node,
    elsewhere,
    mention,
    mentions,
    node,
    one_identity,
    spoken,
)
from memoria.render.steps import who
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
    """Refer to a session, and say when and where it is."""
    path = f"sessions/{session.id}/"
    return node(
        "Event",
        one_identity(view, path),
        name=spoken(view, session.title, session.original),
        url=view.to(path),
        startDate=time(session.planned, session),
        location=location(view, session),
    )


def event_node(view: View, session: Session, works: list[Node]) -> Node:
    """Describe a session; `works` are nodes of what came out of it."""
    path = f"sessions/{session.id}/"
    website = [session.website] if session.website else []
    return {
        **event_mention(view, session),
        **node(
            "Event",
            description=spoken(view, session.summary, session.original),
            alternateName=spoken(view, session.short_title, session.original),
            endDate=time(session.ends, session),
            sameAs=[*website, *elsewhere(view, path)],
            inLanguage=tongues(session),
            organizer=mentions(view, "organisation", session.organisers),
            contributor=mentions(
                view, "organisation", dict.fromkeys([*session.partners, *session.facilitators])
            ),
            performer=performers(view, shown_contributions(session)),
            about=mentions(view, "theme", session.themes),
            superEvent=series_mention(view, session.series),
            workFeatured=[{"@id": one["@id"]} for one in works],
            eventAttendanceMode=session.mode and f"{SCHEMA}{ATTENDANCE[session.mode]}",
            maximumAttendeeCapacity=session.capacity,
            image=view.to(f"{path}card.png"),
            subEvent=programme(view, session),
            **status(session),
        ),
    }


def time(moment: Moment | None, session: Session) -> str:
    """Write when something is: the day, or the hour with its offset."""
    if moment and moment.hour and session.timezone:
        return local_time(moment, session.timezone)
    return moment.iso if moment else ""


def performers(view: View, contributions: Iterable[Contribution]) -> list[Node]:
    """Refer to who spoke: people, or bodies where no person is named."""
    named = dict.fromkeys(
        key
        for one in contributions
        for key in view.named("person", one.speaker)
        or view.named("organisation", filter(None, [one.organisation]))
    )
    return [mention(view, kind, identifier) for kind, identifier in named]


def status(session: Session) -> Node:
    """Say whether it takes place, and whether its day was changed, and what that was."""
    moved = session.rescheduled_from if session.starts else None
    kind = STATUS[session.setback or ("moved" if moved else "")]
    return node("", eventStatus=f"{SCHEMA}{kind}", previousStartDate=str(moved or ""))


def programme(view: View, session: Session) -> list[Node]:
    """Describe the contributions whose hours are known."""
    return [
        contribution_node(view, one, session) for one in shown_contributions(session) if one.starts
    ]


def contribution_node(view: View, one: Contribution, session: Session) -> Node:
    """Describe a contribution as a part of its session."""
    path, original = f"sessions/{session.id}/#contribution-{one.id}", view.original(one, session)
    return node(
        "Event",
        one_identity(view, path),
        name=spoken(view, one.title, original) or who(view, one).striptags(),
        url=view.to(path),
        startDate=time(one.starts, session),
        endDate=time(one.ends, session),
        inLanguage=tongues(session),
        performer=performers(view, [one]),
        location=room(view, one, session),
        workFeatured=slides(view, one, session),
    )


def slides(view: View, one: Contribution, session: Session) -> list[Node]:
    """Describe what was shown in a contribution, or goes with it."""
    original = view.original(one, session)
    shown = [(one.slides, view.edition.words("contribution.slides"), None)] if one.slides else []
    given = [(it.address, spoken(view, it.title, original), it.language) for it in one.attachments]
    return [
        node("CreativeWork", url=address, name=name, inLanguage=language)
        for address, name, language in (*shown, *given)
    ]


def tongues(session: Session) -> list[str]:
    """Return the languages that are spoken, or else the one that the session is written in."""
    return list(session.spoken_languages) or [session.original]
