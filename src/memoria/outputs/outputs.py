"""All outputs in one list, in the order in which their links stand."""

from memoria.outputs.calendars import CALENDARS
from memoria.outputs.citations import CITATIONS
from memoria.outputs.documents.printing import CARDS, DOCUMENTS
from memoria.outputs.documents.workshop import Document
from memoria.outputs.feed import FEED
from memoria.outputs.open_data import OPEN_DATA
from memoria.outputs.output import Link, Output, Place
from memoria.outputs.pages import render
from memoria.render.views import View


def make_pages(view: View) -> dict[str, str]:
    """Return the pages, on which the links to all outputs stand."""
    return render(view, links)


OUTPUTS = (Output(make_pages), FEED, OPEN_DATA, CALENDARS, CITATIONS, DOCUMENTS, CARDS)


def links(place: Place) -> list[Link]:
    """List the links to outputs that stand in a place."""
    return [link for one in OUTPUTS for link in one.links if link.place == place]


def make_files(view: View) -> dict[str, str | Document]:
    """Return the files of all outputs, by their path from the root of the language."""
    made = (one.files(view.on()) for one in OUTPUTS)
    return {path: file for files in made for path, file in files.items()}
