"""The way from the home page to a page, as structured data."""

from collections.abc import Iterator

from memoria.content.kinds import KINDS
from memoria.outputs.structured_data.nodes import Node, node
from memoria.render.pages import Page
from memoria.render.views import View


def breadcrumbs(view: View, page: Page, title: str) -> list[Node]:
    """List the pages above a page and the page itself; the home page has none above it."""
    if not (page.path and page.listed):
        return []
    steps = {**dict(above(view, page)), page.path: title}
    items = [
        node("ListItem", position=number, name=name, item=view.to(path))
        for number, (path, name) in enumerate(steps.items(), start=1)
    ]
    return [node("BreadcrumbList", f"{view.to(page.path)}#way", itemListElement=items)]


def above(view: View, page: Page) -> Iterator[tuple[str, str]]:
    """List the addresses and names of the pages above one: home, a list, an entry of it."""
    words = view.edition.words
    yield "", view.edition.name
    folder = page.path.partition("/")[0]
    if f"{folder}.title" in words:
        yield f"{folder}/", words(f"{folder}.title")
    if page.leaf and page.register and page.record:
        kind = next(one.name for one in KINDS.values() if one.page and one.field == folder)
        yield KINDS[kind].path(page.record.id), view.plain_name(page.record)
