"""Structured data of a page: what search engines and other programs read in its head.

The vocabulary is that of schema.org, written as JSON-LD.
"""

from collections.abc import Callable, Mapping

from memoria.content.directory import newest_first
from memoria.outputs.structured_data.breadcrumbs import breadcrumbs
from memoria.outputs.structured_data.creative_works import (
    entry_node,
    guide_node,
    news_node,
    report_node,
)
from memoria.outputs.structured_data.dataset import dataset_node
from memoria.outputs.structured_data.events import MOST, event_node, series_node
from memoria.outputs.structured_data.images import image_node
from memoria.outputs.structured_data.nodes import Node, node, told_once, translations
from memoria.outputs.structured_data.videos import video_node
from memoria.render.pages import Page
from memoria.render.views import View
from memoria.render.works import guide_of, news_of, report_of

CONTEXT = "https://schema.org"


def structured_data(view: View, title: str, body: str = "") -> Node:
    """Describe a page and what it is about. All addresses are whole ones.

    `body` is its HTML, in which its pictures are: it may have asked for texts that it only quotes.
    """
    page = view.page
    if page is None:
        return {}
    outside = View(view.edition, view.publication, view.directory)
    known = page.template in NODES and not (page.leaf and page.leaf.part)
    found = NODES[page.template](outside, page) if known else []
    way = breadcrumbs(outside, page, title)
    listed = view.pictures.items()
    images = [image_node(outside, *one) for one in listed if view.media(one[1][-1].path) in body]
    told = [page_node(outside, page, found), *found, *images, *way]
    return {"@context": CONTEXT, "@graph": told_once(told, {})}


def page_node(view: View, page: Page, found: list[Node]) -> Node:
    """Describe the page itself: its language, and the same page in others."""
    edition = view.edition
    original = getattr(page.record, "original", None) or getattr(page.session, "original", None)
    return {
        **node(
            "WebPage",
            f"{view.to(page.path)}#page",
            url=view.to(page.path),
            inLanguage=edition.language,
            mainEntity={"@id": found[0]["@id"]} if page.record and found else None,
            breadcrumb={"@id": f"{view.to(page.path)}#way"} if page.path and page.listed else None,
            license=edition.licence.address,
        ),
        **translations(view, f"{page.path}#page", edition.language, edition.codes(original)),
    }


def home(view: View, _: Page) -> list[Node]:
    """Describe the series, of many those of the newest sessions."""
    newest = {one.series for one in newest_first(view.publication.sessions)[:MOST]}
    series = view.publication.series
    return [series_node(view, one) for one in series if len(series) <= MOST or one.id in newest]


def session(view: View, page: Page) -> list[Node]:
    """Describe a session, its report and its videos."""
    record = page.record
    report = report_of(record, view.publication)
    works = [report_node(view, report)] if report else []
    works += [video_node(view, one, record) for one in record.videos]
    return [event_node(view, record, works), *works]


def entry(view: View, page: Page) -> list[Node]:
    """Describe an entry of a register."""
    return [entry_node(view, page.register, page.record)]


def guide(view: View, page: Page) -> list[Node]:
    """Describe a guide."""
    return [guide_node(view, guide_of(page.record, view.directory))]


def news_item(view: View, page: Page) -> list[Node]:
    """Describe a news item."""
    return [news_node(view, news_of(page.record, page.session))] if page.session else []


def videos(view: View, _: Page) -> list[Node]:
    """Describe the latest videos; the others are described on the pages of their sessions."""
    sessions = newest_first(view.publication.sessions)
    found = [(one, held) for held in sessions for one in held.videos]
    return [video_node(view, one, held) for one, held in found[:MOST]]


def data(view: View, _: Page) -> list[Node]:
    """Describe the open data."""
    return [dataset_node(view)]


# What each kind of page is about, its main subject first.
NODES: Mapping[str, Callable[[View, Page], list[Node]]] = {
    "home": home,
    "session": session,
    "entry": entry,
    "guide": guide,
    "news-item": news_item,
    "videos": videos,
    "data": data,
}
