"""What the template of a page can ask: texts for its reader, links from where it stands."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from babel import Locale, UnknownLocaleError
from markupsafe import Markup, escape

from memoria.dates import When, when
from memoria.directory import Directory
from memoria.editions import Edition
from memoria.markdown import render
from memoria.pages import Page
from memoria.prose import Prose, prose_state
from memoria.records.base import Text
from memoria.records.publication import Publication, Summary, SummaryName
from memoria.records.sessions import Session
from memoria.translation import State, record_digest, state


def folded(text: str) -> str:
    """Return text without accents and case, for sorting."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).casefold()


@dataclass
class View:
    """Answer the questions of one page's template.

    `fallbacks` gathers the languages of texts that this page shows for want of a translation.
    """

    edition: Edition
    publication: Publication
    directory: Directory
    page: Page
    fallbacks: dict[str, None] = field(default_factory=dict)

    def to(self, path: str) -> str:
        """Return the relative address of a path that counts from the root of the language."""
        if path.startswith(f"{self.page.path}#"):
            return path.removeprefix(self.page.path)
        return "../" * self.page.path.count("/") + path or "./"

    def link(self, kind: str, item: str, session: str = "") -> str:
        """Return the relative address of a record or of an item of a session."""
        return self.to(self.directory.address(kind, session, item) or "")

    def record(self, kind: str, item: str) -> Any:
        """Return a record by its id."""
        return self.directory.records[kind, item]

    @staticmethod
    def named(kind: str, ids: Iterable[str]) -> list[tuple[str, str]]:
        """Pair ids with their kind, to list records of several kinds together."""
        return [(kind, one) for one in ids]

    def references(self, kind: str, item: str, *roles: str) -> list[Any]:
        """List what refers to a record in one of the roles."""
        found = self.directory.references.get((kind, item), ())
        return [reference for reference in found if reference.role in roles]

    def sessions_naming(self, kind: str, item: str) -> list[Session]:
        """List the sessions in which a record has any role, by date."""
        found = self.directory.references.get((kind, item), ())
        return list({reference.session.id: reference.session for reference in found}.values())

    def members(self, kind: str, item: str) -> list[Any]:
        """List the people of an organisation or a place."""
        people = self.publication.people if kind in {"organisation", "place"} else ()
        return [one for one in people if getattr(one, kind) == item]

    def parts(self, kind: str, item: str) -> list[Any]:
        """List the organisations that belong to another one or to a place."""
        named = {"organisation": "part_of", "place": "place"}.get(kind)
        organisations = self.publication.organisations if named else ()
        return [one for one in organisations if getattr(one, str(named)) == item]

    def name(self, record: Any) -> Markup:
        """Return the name of an entry of a register as HTML."""
        return escape(record.name) if isinstance(record.name, str) else self.text(record.name)

    def plain_name(self, record: Any) -> str:
        """Return the name of an entry of a register as plain text."""
        return record.name if isinstance(record.name, str) else self.plain(record.name)

    def sorted(self, records: Iterable[Any]) -> list[Any]:
        """Sort entries of a register by name, accents and case aside."""
        return sorted(records, key=lambda one: (folded(self.plain_name(one)), one.id))

    def choose(self, text: Text, original: str | None = None) -> tuple[str, str]:
        """Return a text for this reader, and the language it is in."""
        language = next(one for one in self.edition.order(original) if text.get(one))
        return text.get(language) or "", language

    def text(self, text: Text, original: str | None = None) -> Markup:
        """Return a text as HTML; one in another language is marked, and noted as a fallback."""
        words, language = self.choose(text, original)
        if language != self.edition.language:
            self.fallbacks[language] = None
        return self.marked(words, language)

    def quote(self, text: Text) -> Markup:
        """Return a text that is cited as it is, in whichever language it exists."""
        return self.marked(*self.choose(text))

    def plain(self, text: Text, original: str | None = None) -> str:
        """Return a text without a mark, for titles and descriptions."""
        return self.choose(text, original)[0]

    def marked(self, words: str, language: str) -> Markup:
        """Return words as HTML that says which language they are in, where it is not the page's."""
        if language == self.edition.language:
            return escape(words)
        return Markup("<span{}>{}</span>").format(self.tongue(language), words)

    def tongue(self, language: str) -> Markup:
        """Return the attributes, after a space, of an element that holds text in a language."""
        if language == self.edition.language:
            return Markup("")
        code = language.replace("_", "-")
        try:
            direction = Locale.parse(language, sep="-" if "-" in language else "_").text_direction
        except (ValueError, UnknownLocaleError):
            direction = "auto"
        if direction == self.edition.words.locale.text_direction:
            return Markup(' lang="{}"').format(code)
        return Markup(' lang="{}" dir="{}"').format(code, direction)

    def record_state(self, session: Session) -> State:
        """Return the state of a session's own texts in the language of the page."""
        language, now = self.edition.language, record_digest(session, session.original)
        return state(language, session.original, session.translations.get(language), now)

    def when(self, session: Session) -> When:
        """Say when a session is held."""
        return when(session, self.edition.words)

    def edit(self, file: str) -> str:
        """Return the address at which a file of the content folder can be edited."""
        return self.edition.forge.edit(self.source(file))

    def source(self, file: str) -> str:
        """Return the path in the repository of a file of the content folder."""
        return f"{self.edition.folder}/{file}" if self.edition.folder else ""

    def names(self, kind: str, ids: Iterable[str]) -> str:
        """Return the names of entries of a register as one plain text."""
        return self.edition.words.join(self.plain_name(self.record(kind, one)) for one in ids)

    def prose(self, session: Session, kind: str, item: str = "", level: int = 3) -> Prose | None:
        """Return a summary for this reader, or nothing where it exists in no language."""
        name = SummaryName(session.id, kind, item)
        written = self.publication.summary(name)
        if not written:
            return None
        original = self.original_of(session, kind, item, written)
        language = next(one for one in self.edition.order(original) if one in written)
        summary = written[language]
        return Prose(
            html=self.markdown(summary, session, level),
            language=language,
            state=prose_state(self.edition.language, summary, written[original]),
            original=original,
            summary=summary,
            edit=self.edit(name.file(language)),
            translate=self.edition.forge.create(self.source(name.file(self.edition.language))),
        )

    def original_of(
        self, session: Session, kind: str, item: str, written: dict[str, Summary]
    ) -> str:
        """Return the language a summary was first written in, among those it exists in."""
        record = self.directory.items.get((session.id, kind, item))
        wanted = getattr(record, "original", None) or session.original
        return wanted if wanted in written else next(iter(sorted(written)))

    def markdown(self, summary: Summary, session: Session, level: int) -> Markup:
        """Return the Markdown of a summary as clean HTML with its links resolved."""

        def resolve(kind: str, path: str) -> str | None:
            owner, _, item = path.rpartition("/")
            found = self.directory.address(kind, owner or session.id, item)
            return self.to(found) if found is not None else None

        name = "-".join(filter(None, (summary.name.kind, summary.name.item)))
        label = self.edition.words("table.label")
        html = render(summary.markdown, resolve, level=level, name=name, table_label=label)
        return Markup(html)  # noqa: S704 - cleaned by `render`
