"""Which documents there are: short reports and guides to print, and cards that stand for pages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from markupsafe import Markup

from memoria.content.directory import Directory, items_of
from memoria.content.guides import Chapter
from memoria.content.kinds import KINDS
from memoria.content.pictures import pictures_in
from memoria.content.publication import SummaryName
from memoria.content.registers import Guide
from memoria.content.sessions import Session
from memoria.messages.days import day_in_words
from memoria.outputs.documents.card import ASIDE, SIZE, Card
from memoria.outputs.documents.reductions import Reduction
from memoria.outputs.documents.workshop import Document
from memoria.outputs.output import Link, Make, Output
from memoria.outputs.pages import make_environment
from memoria.render.editions import Forge
from memoria.render.pictures import credit, usual
from memoria.render.views import View

# A picture of fewer dots in height is not made larger for a card.
LEAST = 400


def documents(view: View) -> dict[str, Make]:
    """List the reports and guides to print: one of each session that has a report, and guide."""
    publication = view.publication
    reported = [
        one for one in publication.sessions if publication.summary(SummaryName(one.id, "report"))
    ]
    reports = {f"sessions/{one.id}/report.pdf": partial(report, one) for one in reported}
    guides = {f"guides/{one.id}.pdf": partial(guide, one) for one in publication.guides}
    return {**reports, **guides}


def report(session: Session, view: View) -> Document:
    """Return the report of a session to print."""
    return print_page("report", session, view, places_in_report(session, view.directory))


def guide(record: Guide, view: View) -> Document:
    """Return a guide to print."""
    inside = places_in_guide(view.chapters(record), view.directory)
    return print_page("guide", record, view, inside)


def places_in_report(session: Session, directory: Directory) -> dict[str, str]:
    """Map the addresses of what a report lists to their places in it."""
    # Besides its text a report shows what has none of its own.
    shown = ((kind, item.id) for kind, item in items_of(session) if not KINDS[kind].prose)
    return {
        directory.address(kind, session.id, item) or "": f"{kind}-{item}" for kind, item in shown
    }


def places_in_guide(parts: Iterable[Chapter], directory: Directory) -> dict[str, str]:
    """Map the addresses of what has a chapter in a guide to the chapters."""
    return {
        directory.address(part.kind, part.session.id if part.session else "", part.record.id)
        or "": part.id
        for part in parts
    }


def print_page(
    template: str, record: Session | Guide, view: View, inside: Mapping[str, str]
) -> Document:
    """Return a document; `inside` maps the addresses of what it shows to the places in it."""
    words = view.edition.words
    # On paper nothing is edited: without a forge there are no links to it.
    paper = replace(view.edition, forge=Forge())
    html = make_environment().get_template(f"print/{template}.html")
    source = html.render(
        view=replace(view, edition=paper, inside=inside),
        words=words,
        publication=view.publication,
        record=record,
        day=partial(day_in_words, words=words),
    )
    return Document(source, tuple(shown_on_paper(view)))


def shown_on_paper(view: View) -> Iterator[tuple[str, Reduction]]:
    """List the pictures that a document has asked for, by their addresses in it."""
    for identifier, sizes in view.pictures.items():
        raster, size = view.publication.rasters["picture", identifier], usual(sizes)
        yield view.media(size.path), Reduction(raster, size.width, size.height)


def cards(view: View) -> dict[str, Make]:
    """List the picture of the home page, and that of each session."""
    sessions = view.publication.sessions
    drawn = {f"sessions/{one.id}/card.png": partial(session_card, one) for one in sessions}
    return {"card.png": home_card, **drawn}


def home_card(view: View) -> Document:
    """Say what the picture of the home page tells: its series, if it is one, or its name."""
    edition, publication = view.edition, view.publication
    series = publication.series[0] if len(publication.series) == 1 else None
    title = view.plain(series.title, series.original) if series else edition.name
    return Document(Card(title, edition.words("site.tagline"), "", edition.name, edition.language))


def session_card(session: Session, view: View) -> Document:
    """Say what the picture of a session tells: its title, when it is held, what came out."""
    words = view.edition.words
    series = view.record("series", session.series)
    day = day_in_words(session.planned, words, "date.long") if session.planned else ""
    told = words(f"session.{session.setback}") if session.setback else ""
    mode = words(f"mode.{session.mode}") if session.mode else ""
    card = Card(
        title=view.plain(session.title, session.original),
        kicker=view.plain(series.short_title or series.title, series.original),
        detail=", ".join(filter(None, (told, day, mode))),
        text=view.plain(session.summary, session.original) if session.summary else "",
        site=view.edition.name,
        language=view.edition.language,
        **photograph(session, view),
    )
    return Document(card)


def photograph(session: Session, view: View) -> dict[str, Any]:
    """Return the first picture in the report of a session, cut for its card, and its credit.

    Licences without derivatives ("ND") let nobody cut a picture.
    """
    written = view.publication.summary(SummaryName(session.id, "report")).values()
    for key in (("picture", one) for text in written for one in pictures_in(text.markdown)):
        raster, picture = view.publication.rasters.get(key), view.directory.records.get(key)
        if raster and picture and raster.height >= LEAST and "-ND" not in picture.licence:
            cut = Reduction(raster, ASIDE, SIZE[1])
            return {"photograph": cut, "credit": Markup(credit(view, picture)).striptags()}  # noqa: S704
    return {}


DOCUMENTS = Output(
    documents,
    (Link("files", "sessions/<id>/report.pdf", "data.documents", {"guide": "guides/<id>.pdf"}),),
)
# They need nothing of the system.
CARDS = Output(cards)
