"""Where links lead: addresses from where a page stands, and those at which files are edited."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from memoria.content.chain import Item
from memoria.content.directory import Directory
from memoria.content.files import file_of
from memoria.content.publication import Publication, Summary
from memoria.render.drafts import LONGEST, draft_address
from memoria.render.fallback import Reader
from memoria.render.pages import Page
from memoria.render.prose import without_dead_links


@dataclass
class Standpoint(Reader):
    """Find addresses from a page; without one, as in a feed or a PDF, they are whole ones.

    `inside` maps the addresses of what a document itself shows to its ids.
    """

    publication: Publication
    directory: Directory
    page: Page | None = None
    inside: Mapping[str, str] = field(default_factory=dict, kw_only=True)

    def to(self, path: str) -> str:
        """Return the address of a path that counts from the root of the language."""
        if path in self.inside:
            return f"#{self.inside[path]}"
        if self.page is None:
            return self.edition.absolute(path)
        if path.startswith(f"{self.page.path}#"):
            return path.removeprefix(self.page.path)
        return "../" * self.page.path.count("/") + path or "./"

    def across(self, path: str, language: str) -> str:
        """Return the address of a path in another language, nothing for one without pages."""
        if language not in self.edition.codes():
            return ""
        if self.page is None:
            return self.edition.absolute(path, language)
        here = self.edition.root() + self.page.path
        return "../" * here.count("/") + self.edition.root(language) + path or "./"

    def media(self, name: str) -> str:
        """Return the address of a media file: one for all languages, at the site's root."""
        if self.page is None:
            return f"{self.edition.site}{name}"
        return "../" * (self.edition.root() + self.page.path).count("/") + name

    def link(self, kind: str, item: str, session: str = "") -> str:
        """Return the relative address of a record or of an item of a session."""
        return self.to(self.directory.address(kind, session, item) or "")

    def target(self, kind: str, path: str, session: str) -> str | None:
        """Return the address of what a cross-link in a text of a session leads to."""
        owner, _, item = path.rpartition("/")
        return self.directory.address(kind, owner or session, item)

    def source_of(self, summary: Summary) -> str:
        """Return the Markdown of a summary without links to what is not shown."""
        return without_dead_links(
            summary.markdown, partial(self.target, session=summary.name.session)
        )

    def reach(self, item: Item) -> str:
        """Return the address of an item of the chain; on its session's page, the place there."""
        if self.is_of(item.session):
            return f"#{item.kind}-{item.id}"
        return self.link(item.kind, item.id, item.session)

    def is_of(self, session: str) -> bool:
        """Tell whether the page is that of a session."""
        return self.page is not None and self.page.path == f"sessions/{session}/"

    def edit(self, file: str) -> str:
        """Return the address at which a file of the content folder can be edited."""
        return self.edition.forge.edit(self.source(file))

    def edit_record(self, kind: str, identifier: str) -> str:
        """Return the address at which a record can be edited, on its first line."""
        return self.edition.forge.edit(self.spot(kind, identifier))

    def spot(self, kind: str, identifier: str) -> str:
        """Return the path in the repository of a record's file, with the line where it begins.

        Without a forge nobody is led there: else a line more would change all pages that follow.
        """
        key = (kind, identifier)
        source = self.source(self.publication.files.get(key, file_of(kind)))
        line = self.publication.lines.get(key) if self.edition.forge.address else None
        return f"{source}#L{line}" if source and line else source

    def source(self, file: str) -> str:
        """Return the path in the repository of a file of the content folder."""
        return f"{self.edition.folder}/{file}" if self.edition.folder and file else ""

    def draft(self, original: Summary, file: str, longest: int = LONGEST) -> str:
        """Return the address at which a missing translation of a summary can be begun.

        A file that only holds a copy of the original is edited.
        """
        if not self.edition.forge.address:
            return ""
        written = self.publication.written[original.name]
        if any(original.name.file(language) == file for language in written):
            return self.edit(file)
        source = self.source(original.name.file(original.language))
        create = partial(self.edition.forge.create, self.source(file))
        rest = self.edition.words("draft.rest", file=source)
        return draft_address(original, self.source_of(original), create, rest, longest)
