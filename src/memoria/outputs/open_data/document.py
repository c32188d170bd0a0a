"""The open data of a language: everything that is published of the records, as one document."""

from typing import Any

from memoria.content.directory import REGISTERS, Directory, by_date
from memoria.content.guides import Chapter
from memoria.content.publication import Publication
from memoria.content.registers import Guide
from memoria.content.sessions import Series
from memoria.outputs.open_data import registers
from memoria.outputs.open_data.filling import fill, fill_all, sources
from memoria.outputs.open_data.models import Licence
from memoria.outputs.open_data.records import Document, Figure
from memoria.outputs.open_data.records import Series as SeriesDatum
from memoria.outputs.open_data.sessions import session_datum
from memoria.render.editions import Edition
from memoria.render.views import View

FILE, SCHEMA = "data/sessions.json", "data/schema.json"


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
        people=register(registers.Person, "person", view),
        organisations=register(registers.Organisation, "organisation", view),
        places=register(registers.Place, "place", view),
        themes=register(registers.Theme, "theme", view),
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


def guide_datum(guide: Guide, view: View) -> registers.Guide:
    """Make data of a guide, with its chapters in their order."""
    address = view.link("guide", guide.id)
    printed = view.edition.documents
    return fill(
        registers.Guide,
        guide,
        view,
        address=address,
        chapters=tuple(chapter_datum(one, address) for one in view.chapters(guide)),
        document=f"{address.rstrip('/')}.pdf" if printed else None,
    )


def chapter_datum(chapter: Chapter, address: str) -> registers.GuideChapter:
    """Make a datum of a chapter: what it shows, and where."""
    inner = chapter.kind != "session" and chapter.session
    return registers.GuideChapter(
        kind=chapter.kind,
        id=chapter.record.id,
        session=inner.id if inner else None,
        address=f"{address}#{chapter.id}",
    )
