"""Records become open data: a field of the same name has the same value, as a reader gets it."""

from collections.abc import Iterable
from typing import Any, TypeVar

from memoria.content.base import Text
from memoria.content.directory import REGISTERS, Directory, by_date, shown_contributions
from memoria.content.guides import Chapter
from memoria.content.moments import Moment
from memoria.content.players import span
from memoria.content.publication import Publication
from memoria.content.registers import Guide
from memoria.content.sessions import Series, Session
from memoria.messages.days import local_time
from memoria.outputs.open_data import models
from memoria.outputs.open_data.models import (
    Datum,
    Document,
    Figure,
    Licence,
    Note,
    OtherTitle,
    Prose,
    Source,
    Time,
    Wording,
)
from memoria.outputs.open_data.models import Series as SeriesDatum
from memoria.outputs.open_data.models import Session as SessionDatum
from memoria.render.editions import Edition
from memoria.render.prose import whole
from memoria.render.views import View

Filled = TypeVar("Filled", bound=Datum)
# The items that have all their fields themselves.
PLAIN = (
    ("challenges", "challenge", models.Challenge),
    ("initiatives", "initiative", models.Initiative),
    ("proposals", "proposal", models.Proposal),
    ("priorities", "priority", models.Priority),
)
PARTS = ("context", "aim", "format", "report")
FILE, SCHEMA = "data/sessions.json", "data/schema.json"


def fill(
    model: type[Filled], record: Any, view: View, original: str | None = None, /, **known: Any
) -> Filled:
    """Make a datum of a record; `known` are the fields that are not the record's own.

    `original` is the language of its texts where the record does not say.
    """
    language = getattr(record, "original", None) or original
    own = {
        name: value_of(getattr(record, name), view, language)
        for name in model.model_fields
        if name not in known
    }
    return model(**own, **known)


def fill_all(
    model: type[Filled], records: Iterable[Any], view: View, original: str | None = None
) -> tuple[Filled, ...]:
    """Make data of records that have all the fields themselves."""
    return tuple(fill(model, one, view, original) for one in records)


def value_of(value: Any, view: View, original: str | None) -> Any:
    """Return the value of a field: a text in the reader's language, a day as it is written."""
    if isinstance(value, Text):
        words, language = view.choose(value, original)
        return Wording(text=words, language=language)
    return str(value) if isinstance(value, Moment) else value


def sources(record: Any, view: View) -> tuple[Source, ...]:
    """Make data of the sources of a series or a session."""
    return fill_all(Source, record.sources, view)


def prose(view: View, session: Session, kind: str, item: str = "") -> Prose | None:
    """Return a summary, if there is one."""
    found = view.prose(session, kind, item)
    if not found:
        return None
    return Prose(
        html=whole(found.html, view.link("session", session.id)),
        markdown=found.summary.markdown,
        language=found.language,
        state=found.state.value,
    )


def moment(value: Moment | None, timezone: str | None) -> Time | None:
    """Return a day, and its hour on the session's clock with the offset, and in UTC."""
    if value is None:
        return None
    if not (value.hour and timezone):
        return Time(day=str(value.day), local=None, utc=None)
    utc = f"{value.utc(timezone):%Y-%m-%dT%H:%M:%SZ}"
    return Time(day=str(value.day), local=local_time(value, timezone), utc=utc)


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
        "ranking": ranking and fill(models.Ranking, ranking, view, session.original),
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


def key_questions(session: Session, view: View) -> tuple[models.QuestionGroup, ...]:
    """Make data of the key questions of a session, by group."""
    return tuple(
        fill(
            models.QuestionGroup,
            group,
            view,
            session.original,
            questions=tuple(
                fill(
                    models.Question,
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


def contributions(session: Session, view: View) -> tuple[models.Contribution, ...]:
    """Make data of the contributions that may be published."""
    kind = "contribution"
    return tuple(
        item(
            models.Contribution, kind, one, session, view, prose=prose(view, session, kind, one.id)
        )
        for one in shown_contributions(session)
    )


def news(session: Session, view: View) -> tuple[models.NewsItem, ...]:
    """Make data of the news of a session."""
    return tuple(
        item(
            models.NewsItem, "news", one, session, view, prose=prose(view, session, "news", one.id)
        )
        for one in session.news
    )


def videos(session: Session, view: View) -> tuple[models.Video, ...]:
    """Make data of the videos of a session."""
    return tuple(
        item(
            models.Video,
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
                fill(models.Chapter, part, view, view.original(one, session), at=span(part.at))
                for part in one.chapters
            ),
            transcript=prose(view, session, "video", one.id),
        )
        for one in session.videos
    )


def open_data(publication: Publication, directory: Directory, edition: Edition) -> Document:
    """Return the open data of a language."""
    view = View(edition, publication, directory)
    return Document(
        json_schema=view.to(SCHEMA),
        address=view.to(FILE),
        name=edition.name,
        language=edition.language,
        licence=Licence(name=edition.licence.name, address=edition.licence.address),
        series=tuple(series_datum(one, view) for one in publication.series),
        sessions=tuple(session_datum(one, view) for one in by_date(publication.sessions)),
        guides=tuple(guide_datum(one, view) for one in publication.guides),
        people=register(models.Person, "person", view),
        organisations=register(models.Organisation, "organisation", view),
        places=register(models.Place, "place", view),
        themes=register(models.Theme, "theme", view),
    )


def register(model: Any, kind: str, view: View) -> tuple[Any, ...]:
    """Make data of a register."""
    records = getattr(view.publication, REGISTERS[kind])
    return tuple(fill(model, one, view, address=view.link(kind, one.id)) for one in records)


def series_datum(series: Series, view: View) -> SeriesDatum:
    """Make data of a series; one of several has its place on the first page."""
    several = len(view.publication.series) > 1
    return fill(
        SeriesDatum,
        series,
        view,
        address=view.to(f"#series-{series.id}" if several else ""),
        figures=fill_all(Figure, series.figures, view, series.original),
        sources=sources(series, view),
    )


def guide_datum(guide: Guide, view: View) -> models.Guide:
    """Make data of a guide, with its chapters in their order."""
    address = view.link("guide", guide.id)
    printed = view.edition.documents
    return fill(
        models.Guide,
        guide,
        view,
        address=address,
        chapters=tuple(chapter_datum(one, address) for one in view.chapters(guide)),
        document=f"{address.rstrip('/')}.pdf" if printed else None,
    )


def chapter_datum(chapter: Chapter, address: str) -> models.GuideChapter:
    """Make a datum of a chapter: what it shows, and where."""
    inner = chapter.kind != "session" and chapter.session
    return models.GuideChapter(
        kind=chapter.kind,
        id=chapter.record.id,
        session=inner.id if inner else None,
        address=f"{address}#{chapter.id}",
    )
