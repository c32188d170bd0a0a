"""A session as open data, with everything that came out of it."""

from typing import Any

from memoria.content.directory import shown_contributions
from memoria.content.players import span
from memoria.content.sessions import Session
from memoria.outputs.open_data import items
from memoria.outputs.open_data.filling import Filled, fill, fill_all, moment, prose, sources
from memoria.outputs.open_data.records import Note, OtherTitle
from memoria.outputs.open_data.records import Session as SessionDatum
from memoria.render.views import View

# The items that have all their fields themselves.
PLAIN = (
    ("challenges", "challenge", items.Challenge),
    ("initiatives", "initiative", items.Initiative),
    ("proposals", "proposal", items.Proposal),
    ("priorities", "priority", items.Priority),
)
PARTS = ("context", "aim", "format", "report")


def session_datum(session: Session, view: View) -> SessionDatum:
    """Make data of a session."""
    parts: dict[str, Any] = {kind: prose(view, session, kind) for kind in PARTS}
    printed = parts["report"] and view.edition.documents
    folder = view.link("session", session.id)
    return fill(
        SessionDatum,
        session,
        view,
        address=folder,
        state=view.record_state(session).value,
        starts=moment(session.starts, session.timezone),
        ends=moment(session.ends, session.timezone),
        other_titles=fill_all(OtherTitle, session.other_titles, view),
        document=f"{folder}report.pdf" if printed else None,
        calendar=f"{folder}event.ics" if session.starts else None,
        notes=fill_all(Note, session.notes, view, session.original),
        sources=sources(session, view),
        **parts,
        **outcomes(session, view),
    )


def outcomes(session: Session, view: View) -> dict[str, Any]:
    """Make data of what came out of a session, by field."""
    ranking = session.ranking
    return {
        "key_questions": key_questions(session, view),
        "contributions": contributions(session, view),
        "ranking": ranking and fill(items.Ranking, ranking, view, session.original),
        "videos": videos(session, view),
        "news": news(session, view),
        **{
            field: tuple(item(model, kind, one, session, view) for one in getattr(session, field))
            for field, kind, model in PLAIN
        },
    }


def item(
    model: type[Filled], kind: str, record: Any, session: Session, view: View, **known: Any
) -> Filled:
    """Make a datum of an item of a session."""
    address = view.link(kind, record.id, session.id)
    original = view.original(record, session)
    return fill(model, record, view, session.original, address=address, original=original, **known)


def key_questions(session: Session, view: View) -> tuple[items.QuestionGroup, ...]:
    """Make data of the key questions of a session, by group."""
    return tuple(
        fill(
            items.QuestionGroup,
            group,
            view,
            session.original,
            questions=tuple(
                fill(
                    items.Question,
                    one,
                    view,
                    session.original,
                    address=view.link("question", one.id, session.id),
                )
                for one in group.questions
            ),
        )
        for group in session.key_questions
    )


def contributions(session: Session, view: View) -> tuple[items.Contribution, ...]:
    """Make data of the contributions that may be published."""
    kind = "contribution"
    return tuple(
        item(items.Contribution, kind, one, session, view, prose=prose(view, session, kind, one.id))
        for one in shown_contributions(session)
    )


def news(session: Session, view: View) -> tuple[items.NewsItem, ...]:
    """Make data of the news of a session."""
    return tuple(
        item(items.NewsItem, "news", one, session, view, prose=prose(view, session, "news", one.id))
        for one in session.news
    )


def videos(session: Session, view: View) -> tuple[items.Video, ...]:
    """Make data of the videos of a session."""
    return tuple(
        item(
            items.Video,
            "video",
            one,
            session,
            view,
            duration=span(one.duration),
            provider=one.address,
            file=one.file and view.media(one.file),
            poster=one.poster and view.media(one.poster),
            captions={language: view.media(file) for language, file in one.captions.items()},
            chapters=tuple(
                fill(items.Chapter, part, view, view.original(one, session), at=span(part.at))
                for part in one.chapters
            ),
            transcript=prose(view, session, "video", one.id),
        )
        for one in session.videos
    )
