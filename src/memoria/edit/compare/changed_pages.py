"""Which pages, and which files beside them, are not as they were, in every language."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from pathlib import PurePath

from memoria.content.consent import publishable
from memoria.content.directory import make_directory
from memoria.content.publication import Publication
from memoria.edit.compare.blocks import Block, blocks_of, title_of
from memoria.edit.compare.passages import Passage, passages, whole
from memoria.outputs.output import Product
from memoria.outputs.outputs import links, make_beside
from memoria.outputs.pages import page_artifacts
from memoria.render.editions import Edition
from memoria.render.pages import WITHDRAWN, Page, pages
from memoria.render.views import View

# What stands on these pages is said by the program, whatever the records say.
STEADY = {"rules", "fields", "data-fields"}
# What the files beside the pages are, by their endings.
SORTS = {
    ".xml": "feeds", ".ics": "calendars", ".bib": "citations", ".ris": "citations",
    ".json": "data", ".csv": "data", ".pdf": "prints", ".png": "cards", ".webp": "pictures",
}  # fmt: skip


class Kind(StrEnum):
    """Say what became of a page; `behind` is a change of what is not words: links, pictures.

    In place of a `withdrawn` one stands a page that says so.
    """

    NEW = "new"
    MOVED = "moved"
    CHANGED = "changed"
    BEHIND = "behind"
    GONE = "gone"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class State:
    """A publication: its pages by their address, and their texts by language and address.

    Of what is made besides there are digests, by language and path.
    """

    pages: Mapping[str, Page]
    texts: Mapping[str, Mapping[str, str]]
    files: Mapping[str, Mapping[str, bytes]]

    @cached_property
    def moved(self) -> dict[str, str]:
        """Map the addresses that pages had earlier to those that they have."""
        return {path: page.successor.path for path, page in self.pages.items() if page.successor}


@dataclass(frozen=True)
class Change:
    """A page of a language before and after, as `render` made it; one of them may be missing."""

    then: str | None
    now: str | None
    moved: bool = False
    withdrawn: bool = False

    @cached_property
    def blocks(self) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        """Return what a reader sees of both."""
        return blocks_of(self.then or ""), blocks_of(self.now or "")

    @cached_property
    def kind(self) -> Kind:
        """Say what became of the page."""
        if self.then is None or self.now is None:
            return Kind.NEW if self.then is None else Kind.GONE
        if self.withdrawn:
            return Kind.WITHDRAWN
        if self.moved:
            return Kind.MOVED
        return Kind.CHANGED if self.blocks[0] != self.blocks[1] else Kind.BEHIND

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Return what a reader sees changed; all of a new page, nothing of one that is gone."""
        then, now = self.blocks
        if self.kind is Kind.NEW:
            return tuple(whole(now))
        is_gone = self.kind in {Kind.GONE, Kind.WITHDRAWN}
        return () if is_gone else tuple(passages(then, now))


@dataclass(frozen=True)
class ChangedPage:
    """A page that is not as it was, by language; `before` is the address that it had.

    `rank` puts those whose own record changed before others of one record, and these before those
    that gather many, which change with any of them.
    """

    path: str
    before: str
    template: str
    rank: tuple[bool, bool]
    changes: Mapping[str, Change]

    @property
    def kind(self) -> Kind:
        """Say what became of the page, in the language in which most did."""
        return min((one.kind for one in self.changes.values()), key=tuple(Kind).index)

    def title(self, language: str) -> str:
        """Return the title of the page in a language, or in another one if only that changed."""
        change = self.changes.get(language) or next(iter(self.changes.values()))
        return title_of(change.now or change.then or "")


def state_of(publication: Publication, editions: Sequence[Edition]) -> State:
    """Make all pages of what may be published, in every language."""
    shown = publishable(publication)
    directory = make_directory(shown)
    every = pages(shown, directory, editions[0].codes())
    listed = {page.path: page for page in every if page.template not in STEADY}
    texts, beside = {}, {}
    for view in (View(one, shown, directory) for one in editions):
        made = page_artifacts(view, links)
        texts[view.edition.language] = {
            page.path: str(made[page.file](view.on())) for page in listed.values()
        }
        beside[view.edition.language] = {path: digest(one) for path, one in make_beside(view)}
    return State(listed, texts, beside)


def digest(product: Product) -> bytes:
    """Return what tells a file from another."""
    return sha256(repr(product).encode("utf-8", "surrogatepass")).digest()


def addresses_of(publication: Publication, codes: Sequence[str]) -> frozenset[str]:
    """List the addresses of the pages of what may be published."""
    shown = publishable(publication)
    return frozenset(page.path for page in pages(shown, make_directory(shown), codes))


def changed_pages(then: State, now: State, published: Set[str]) -> list[ChangedPage]:
    """List the pages that came, went or moved, then the others that differ, by their rank.

    `then` has the ids of `now`, as far as renames were followed; `published` are the addresses that
    its pages really had.
    """
    found = [one for one in compared(then, now, published) if one.changes]
    return sorted(found, key=lambda one: (one.kind in {Kind.CHANGED, Kind.BEHIND}, one.rank))


def changed_files(then: State, now: State) -> dict[str, dict[str, list[str]]]:
    """List the paths of files beside the pages that differ, by what they are and by language."""
    found: dict[str, dict[str, list[str]]] = {sort: {} for sort in SORTS.values()}
    for language, files in now.files.items():
        known = then.files[language]
        for path in sorted(files.keys() | known.keys()):
            if files.get(path) != known.get(path):
                found[SORTS[PurePath(path).suffix]].setdefault(language, []).append(path)
    return {sort: paths for sort, paths in found.items() if paths}


def compared(then: State, now: State, published: Set[str]) -> Iterator[ChangedPage]:
    """Compare every page that is or was."""
    earlier = {new: old for old, new in now.moved.items() if old in published}
    left = [path for path in then.pages if path not in now.pages]
    for path in [*(path for path in now.pages if path not in now.moved), *left]:
        before = earlier.get(path, "") if path not in published else ""
        page = now.pages.get(path) or then.pages[path]
        withdrawn = page.template == WITHDRAWN
        changes = {
            language: Change(
                then.texts[language].get(path if path in then.pages else before or path),
                texts.get(path),
                bool(before),
                withdrawn,
            )
            for language, texts in now.texts.items()
        }
        differ = {
            one: change
            for one, change in changes.items()
            if change.moved or change.then != change.now
        }
        earlier_page = then.pages.get(path if path in then.pages else before)
        same = earlier_page is not None and earlier_page.record == page.record
        rank = page.record is None, same
        yield ChangedPage(path, before, page.template, rank, differ)
