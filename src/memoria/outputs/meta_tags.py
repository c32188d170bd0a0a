"""Meta tags of a page: what cards of social networks and reference managers read in its head."""

from collections.abc import Iterator
from functools import cache

from babel import Locale
from babel.core import get_global

from memoria.content.materials import NewsItem
from memoria.outputs.citations import Citation, cite
from memoria.render.views import View

Tag = tuple[str, str]
CARD = "card.png"
CARD_SIZE = (1200, 630)


def meta_tags(view: View, title: str) -> Iterator[Tag]:
    """List the names and contents of a page's tags."""
    page = view.page
    if page is None:
        return
    citation = cite(page.record, view)
    published = citation.day if citation else None
    if isinstance(page.record, NewsItem):
        published = page.record.date.day
    yield from locales(view)
    shown = page.successor or page
    yield from card(view, shown.path if shown.template == "session" else "", title)
    if published:
        yield "article:published_time", str(published)
    if citation:
        yield from citation_tags(citation)


def card(view: View, folder: str, title: str) -> Iterator[Tag]:
    """Show the picture that stands for the page."""
    yield "og:image", view.edition.absolute(f"{folder}{CARD}")
    yield "og:image:type", "image/png"
    yield "og:image:width", str(CARD_SIZE[0])
    yield "og:image:height", str(CARD_SIZE[1])
    yield "og:image:alt", title
    yield "twitter:card", "summary_large_image"


def locales(view: View) -> Iterator[Tag]:
    """Say in which language the page is, and in which others it is, too."""
    for one in view.edition.languages:
        same = one.code == view.edition.language
        yield "og:locale" if same else "og:locale:alternate", territorial(one.code)


@cache
def territorial(code: str) -> str:
    """Return a language with the territory where most people speak it, as Open Graph has it."""
    code = code.replace("-", "_")
    likely = get_global("likely_subtags").get(code, code)
    locale = Locale.parse(str(likely))
    return "_".join(filter(None, (locale.language, locale.territory)))


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
