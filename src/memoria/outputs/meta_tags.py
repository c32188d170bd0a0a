"""Meta tags of a page: what cards of social networks and reference managers read in its head."""

from collections.abc import Iterator

from memoria.content.materials import NewsItem
from memoria.content.sessions import Session
from memoria.outputs.citations import Citation, cite
from memoria.render.pages import Page
from memoria.render.views import View

Tag = tuple[str, str]
CARD = "card.png"
CARD_SIZE = (1200, 630)


def meta_tags(view: View) -> Iterator[Tag]:
    """List the names and contents of a page's tags."""
    page = view.page
    if page is None:
        return
    citation = cite(page.record, view)
    published = citation.day if citation else None
    if isinstance(page.record, NewsItem):
        published = page.record.date.day
    shown = page.successor or page
    yield from card(view, shown)
    if published:
        yield "article:published_time", str(published)
    if citation:
        yield from citation_tags(citation)


def card(view: View, page: Page) -> Iterator[Tag]:
    """Show the picture that stands for the page, and what is seen there besides its title."""
    folder = page.path if page.template == "session" else ""
    yield "og:image", view.edition.absolute(f"{folder}{CARD}")
    yield "og:image:type", "image/png"
    yield "og:image:width", str(CARD_SIZE[0])
    yield "og:image:height", str(CARD_SIZE[1])
    yield "og:image:alt", seen(view, page.record if folder else None)
    yield "twitter:card", "summary_large_image"


def seen(view: View, session: Session | None) -> str:
    """Say what a card shows: whose it is, and of a session its series and its day."""
    words = view.edition.words
    if session is None:
        return f"{view.edition.name}: {words('site.tagline')}"
    series = view.record("series", session.series)
    name = view.plain(series.short_title or series.title, series.original)
    return ", ".join(filter(None, (name, view.when(session).day)))


def citation_tags(citation: Citation) -> Iterator[Tag]:
    """List the tags that reference managers and academic search engines read."""
    yield "citation_title", citation.title
    for author in citation.authors:
        yield "citation_author", author
    if citation.day:
        yield "citation_publication_date", f"{citation.day:%Y/%m/%d}"
    yield "citation_language", citation.language
    yield "citation_technical_report_institution", citation.publisher
    for theme in citation.themes:
        yield "citation_keywords", theme
    if citation.pdf:
        yield "citation_pdf_url", citation.pdf
    yield "citation_abstract_html_url", citation.address.partition("#")[0]
