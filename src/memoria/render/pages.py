"""Which pages there are: each with its address, its template and the record it shows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from memoria.content.directory import Directory
from memoria.content.files import GUIDES, SESSIONS, file_of
from memoria.content.kinds import KINDS, REGISTERS, TABLE
from memoria.content.publication import Publication
from memoria.content.sessions import Session
from memoria.render.leaves import Leaf
from memoria.render.listings import list_of, members_of, references_to, review_list, series_list
from memoria.rules.explanations import PAGE as RULES_PAGE
from memoria.schema.fields import PAGE as FIELDS_PAGE

# The template of a page that says that what stood there was withdrawn.
WITHDRAWN = "withdrawn"
# The templates of pages that search engines are to leave alone.
UNLISTED = {"moved", WITHDRAWN, "search", "review", "review-session"}
# What a page is called in its folder.
FILE = "index.md"
# Where the data of records stand, each at the address of its page, and the page about them.
DATA, DATA_FIELDS = "data/", "data/fields/"
DATA_PAGE = f"{DATA}{FILE}"
File = TypeVar("File")
# The address of a page before and now, from the root of a language, without a slash at the end.
Move = tuple[str, str]


@dataclass(frozen=True)
class Page:
    """A page in every language. `path` is its address from the root of a language.

    `source` is the file of the content folder in which the page's record stands, empty for a page
    of all files; `session` is the one that the record belongs to. A page of a list has its `leaf`,
    that of an entry of a register only where too much refers to the entry for one page. A page at
    an earlier address of a record leads on to its `successor`.
    """

    path: str
    template: str
    source: str
    record: Any = None
    register: str = ""
    session: Session | None = None
    leaf: Leaf | None = None
    successor: "Page | None" = None

    @property
    def file(self) -> str:
        """Return the file in a language's folder of pages."""
        return f"{self.path}{FILE}"

    @property
    def listed(self) -> bool:
        """Tell whether search engines may list the page."""
        return self.template not in UNLISTED


def pages(
    publication: Publication, directory: Directory, codes: Sequence[str], *, preview: bool = False
) -> Iterator[Page]:
    """List the pages of a publication; a preview has some for reviewers, too."""
    for page in present_pages(publication, directory, codes):
        yield page
        yield from earlier_pages(page)
    if preview:
        yield from review_pages(publication, codes)


def earlier_pages(page: Page) -> Iterator[Page]:
    """List the pages that lead on to that of a record, one for each of its earlier ids."""
    for alias in getattr(page.record, "aliases", ()):
        folder, _, below = page.path.split("/", 2)
        yield Page(f"{folder}/{alias}/{below}", "moved", "", successor=page)


def present_pages(
    publication: Publication, directory: Directory, codes: Sequence[str]
) -> Iterator[Page]:
    """List the pages of a publication without those at earlier addresses."""
    yield Page("", "home", SESSIONS)
    yield Page(DATA, "data", SESSIONS)
    yield Page(DATA_FIELDS, "data-fields", "")
    yield from list_pages(publication, codes)
    yield Page("search/", "search", "")
    yield Page("translations/", "translations", "")
    yield Page(RULES_PAGE, "rules", "")
    yield Page(FIELDS_PAGE, "fields", "")
    for page in record_pages(publication):
        yield from entry_pages(page, directory, codes) if page.register else [page]
    for name, _, identifier in publication.withdrawn:
        if path := KINDS[name].path(identifier):
            yield Page(path, WITHDRAWN, publication.files[name, identifier])


def record_pages(publication: Publication) -> Iterator[Page]:
    """List the pages of one record each."""
    for session in publication.sessions:
        yield from session_pages(session, publication.files.get(("session", session.id), SESSIONS))
    for guide in publication.guides:
        yield Page(f"guides/{guide.id}/", "guide", GUIDES, guide)
    for kind in REGISTERS:
        for record in getattr(publication, kind.field):
            yield Page(kind.path(record.id), "entry", file_of(kind.name), record, kind.name)


def list_pages(publication: Publication, codes: Sequence[str]) -> Iterator[Page]:
    """List the pages on which readers find all records of a kind."""
    for kind in (one for one in TABLE if one.listed):
        template = "register" if kind.register else "items" if kind.collected else kind.field
        page = Page("", template, file_of(kind.name), register=kind.name)
        yield from (with_leaf(page, leaf) for leaf in list_of(kind.name, publication, codes))
    for series, leaf in series_list(publication, codes):
        yield Page(leaf.path, "series", SESSIONS, series, leaf=leaf)


def with_leaf(page: Page, leaf: Leaf) -> Page:
    """Return a page that shows a leaf of a list."""
    return replace(page, path=leaf.path, leaf=leaf)


def entry_pages(page: Page, directory: Directory, codes: Sequence[str]) -> Iterator[Page]:
    """List the page of an entry of a register, and further ones of what belongs to it."""
    named = page.register, page.record.id
    yield from [with_leaf(page, one) for one in references_to(*named, directory, codes)] or [page]
    for member, leaf in members_of(*named, directory, codes):
        yield with_leaf(replace(page, template="members", register=member), leaf)


def review_pages(publication: Publication, codes: Sequence[str]) -> Iterator[Page]:
    """List the pages that show sessions side by side in all languages."""
    for leaf in review_list(publication, codes):
        yield Page(leaf.path, "review", "", leaf=leaf)
    for session in publication.sessions:
        source = publication.files.get(("session", session.id), SESSIONS)
        yield Page(f"review/{session.id}/", "review-session", source, session=session)


def session_pages(session: Session, source: str) -> Iterator[Page]:
    """List the page of a session, and those of its items that have one of their own."""
    yield Page(f"sessions/{session.id}/", "session", source, session, session=session)
    for initiative in session.initiatives:
        path = f"initiatives/{initiative.id}/"
        yield Page(path, "initiative", source, initiative, session=session)
    for item in session.news:
        yield Page(f"news/{item.id}/", "news-item", source, item, session=session)


def moves_of(publication: Publication) -> Iterator[Move]:
    """List the earlier addresses of the pages of records, each with the present one."""
    for page in record_pages(publication):
        for earlier in earlier_pages(page):
            yield earlier.path.rstrip("/"), page.path.rstrip("/")


def with_earlier(files: Mapping[str, File], moves: Iterable[Move]) -> dict[str, File]:
    """Return files by their paths, and those beside a page that moved at the earlier ones, too.

    They are those in the page's folder, those of its name with another ending, and its data; not
    the page, which leads on to the present address.
    """
    beside: dict[str, list[str]] = {}
    for path in files:
        if not path.endswith(FILE):
            folder, _, name = path.removeprefix(DATA).partition("/")
            page = f"{folder}/{name.partition('/')[0].partition('.')[0]}" if name else path
            beside.setdefault(page, []).append(path)
    copies = {
        path.replace(now, before, 1): files[path]
        for before, now in moves
        for path in beside.get(now, ())
    }
    return {**files, **copies}
