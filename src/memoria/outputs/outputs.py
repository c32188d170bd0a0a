"""All outputs in one list, in the order in which their links stand."""

from collections.abc import Iterator, Mapping

from memoria.outputs.calendars import CALENDARS
from memoria.outputs.citations import CITATIONS
from memoria.outputs.documents.printing import CARDS, DOCUMENTS
from memoria.outputs.feed import FEED
from memoria.outputs.open_data import OPEN_DATA
from memoria.outputs.output import Link, Make, Output, Place, Product
from memoria.outputs.pages import page_artifacts
from memoria.outputs.pictures import PICTURES
from memoria.outputs.search import SEARCH
from memoria.render.views import View


def pages(view: View) -> dict[str, Make]:
    """List the pages, on which the links to all outputs stand."""
    return page_artifacts(view, links)


PAGES = Output(pages)
OUTPUTS = (PAGES, FEED, OPEN_DATA, CALENDARS, CITATIONS, SEARCH, DOCUMENTS, CARDS, PICTURES)
SLOW = DOCUMENTS, CARDS, PICTURES


def links(place: Place) -> list[Link]:
    """List the links to outputs that stand in a place."""
    return [link for one in OUTPUTS for link in one.links if link.place == place]


def artifacts(view: View, *, quick: bool = False) -> dict[str, Make]:
    """List the files of all outputs by their path from the root of the language.

    `quick` leaves out those that take time.
    """
    due = [one for one in OUTPUTS if not (quick and one in SLOW)]
    return {path: make for one in due for path, make in one.artifacts(view).items()}


def documents(view: View) -> dict[str, Make]:
    """List the files that take time."""
    return {path: make for one in SLOW for path, make in one.artifacts(view).items()}


def make_pages(view: View) -> dict[str, str]:
    """Make the pages, which are all text."""
    return {path: str(made) for path, made in make_all(pages(view), view).items()}


def make_beside(view: View) -> Iterator[tuple[str, Product]]:
    """Make what stands beside the pages; of what takes time, only what it is made from."""
    for one in OUTPUTS:
        if one is not PAGES:
            yield from make_all(one.artifacts(view), view).items()


def make_all(listed: Mapping[str, Make], view: View) -> dict[str, Product]:
    """Make files, each from a view of its own."""
    return {path: make(view.on()) for path, make in listed.items()}
