"""Which documents there are: short reports and guides to print, and cards that stand for pages."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from jinja2 import Environment

from memoria.content.directory import Directory, items_of
from memoria.content.guides import Chapter
from memoria.content.kinds import KINDS
from memoria.content.publication import SummaryName
from memoria.content.registers import Guide
from memoria.content.sessions import Session
from memoria.messages.days import day_in_words
from memoria.outputs.documents.card import Card
from memoria.outputs.documents.workshop import Document
from memoria.outputs.output import Link, Output
from memoria.outputs.pages import make_environment
from memoria.render.editions import Forge
from memoria.render.views import View


def documents(view: View) -> dict[str, Document]:
    """Return the reports and guides to print."""
    # On paper nothing is edited: without a forge there are no links to it.
    paper = replace(view, edition=replace(view.edition, forge=Forge()))
    environment = make_environment()
    return {**reports(paper, environment), **guides(paper, environment)}


def reports(view: View, environment: Environment) -> dict[str, Document]:
    """Make a document of each session that has a report."""
    made = {}
    for session in view.publication.sessions:
        if view.publication.summary(SummaryName(session.id, "report")):
            own = replace(view, inside=places_in_report(session, view.directory))
            html = print_page("report", session, own, environment)
            made[f"sessions/{session.id}/report.pdf"] = Document(html)
    return made


def guides(view: View, environment: Environment) -> dict[str, Document]:
    """Make a document of each guide."""
    made = {}
    for guide in view.publication.guides:
        own = replace(view, inside=places_in_guide(view.chapters(guide), view.directory))
        html = print_page("guide", guide, own, environment)
        made[f"guides/{guide.id}.pdf"] = Document(html)
    return made


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


def print_page(template: str, record: Session | Guide, view: View, environment: Environment) -> str:
    """Return the HTML of a document."""
    words = view.edition.words
    return environment.get_template(f"print/{template}.html").render(
        view=view,
        words=words,
        publication=view.publication,
        record=record,
        day=partial(day_in_words, words=words),
    )


def cards(view: View) -> dict[str, Document]:
    """Return the picture of the home page, and that of each session."""
    edition, publication = view.edition, view.publication
    series = publication.series[0] if len(publication.series) == 1 else None
    title = view.plain(series.title, series.original) if series else edition.name
    home = Card(title, edition.words("site.tagline"), "", edition.name, edition.language)
    drawn = {f"sessions/{one.id}/card.png": session_card(one, view) for one in publication.sessions}
    return {path: Document(card) for path, card in {"card.png": home, **drawn}.items()}


def session_card(session: Session, view: View) -> Card:
    """Say what the picture of a session tells: its series, its title, when and how it is held."""
    words = view.edition.words
    series = view.record("series", session.series)
    day = day_in_words(session.starts.day, words, "date.long") if session.starts else ""
    mode = words(f"mode.{session.mode}") if session.mode else ""
    return Card(
        title=view.plain(session.title, session.original),
        kicker=view.plain(series.short_title or series.title, series.original),
        detail=", ".join(filter(None, (day, mode))),
        site=view.edition.name,
        language=view.edition.language,
    )


DOCUMENTS = Output(
    documents,
    (Link("files", "sessions/<id>/report.pdf", "data.documents", {"guide": "guides/<id>.pdf"}),),
)
# They need nothing of the system.
CARDS = Output(cards)
