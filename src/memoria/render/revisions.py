"""When what a page shows last changed for its readers, as git tells it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from memoria.content.directory import Reference
from memoria.content.kinds import ITEMS, kind_of
from memoria.content.publication import SESSION_PARTS, TEXT, Revision, SummaryName
from memoria.content.registers import Registered
from memoria.render.pages import Page
from memoria.render.views import View

# The templates of pages that show no content, or only where it went.
WITHOUT = {
    "moved",
    "withdrawn",
    "rules",
    "fields",
    "data-fields",
    "review",
    "review-session",
    "search",
}


def last_changed(view: View) -> datetime | None:
    """Return when the content of a page last changed, if that is known.

    A page of everything is as new as anything.
    """
    page = view.page
    if page is None or page.template in WITHOUT:
        return None
    entries = page.leaf.shown[view.edition.language] if page.leaf else ()
    found = [*revisions_of([page.record, *entries], view), *known(texts_of(page), view)]
    if page.register and page.record:
        found += revisions_of(view.sessions_naming(page.register, page.record.id), view)
    elif page.record is None and not found:
        found = list(view.publication.revisions.values())
    return max((one.changed for one in found), default=None)


def revisions_of(shown: Iterable[Any], view: View) -> Iterator[Revision]:
    """List what is known of records."""
    for one in shown:
        record = one.session if isinstance(one, Reference) else one
        if isinstance(record, tuple):
            yield from revisions_of(record, view)
        elif isinstance(record, Registered):
            revision = view.revision(kind_of(record), record)
            yield from [revision] if revision else []


def texts_of(page: Page) -> Iterator[SummaryName]:
    """List the texts on the page of a session, or of one of its items."""
    session, record = page.session, page.record
    if session and record and session is not record:
        yield SummaryName(session.id, kind_of(record), record.id)
    elif session:
        yield from (SummaryName(session.id, part) for part in SESSION_PARTS)
        for kind in (one for one in ITEMS if one.prose):
            items = getattr(session, kind.field, ())
            yield from (SummaryName(session.id, kind.name, one.id) for one in items)


def known(names: Iterable[SummaryName], view: View) -> Iterator[Revision]:
    """List what is known of texts in all languages."""
    revisions, codes = view.publication.revisions, view.edition.codes()
    files = ((TEXT, name.file(code)) for name in names for code in codes)
    return (revisions[one] for one in files if one in revisions)
