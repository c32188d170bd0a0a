"""What the template of a page can ask: records and texts as its reader is told them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup, escape

from memoria.content.base import Text
from memoria.content.chain import Item, Step
from memoria.content.guides import Chapter, chapters, sessions_of, title_of
from memoria.content.markdown import Place, render
from memoria.content.materials import Contribution, Recording, Video
from memoria.content.players import Player, player_of
from memoria.content.publication import Revision, Summary, SummaryName
from memoria.content.registers import Guide, Registered
from memoria.content.sessions import Session
from memoria.content.states import State, Translated, record_state
from memoria.messages.days import When, during, when
from memoria.render.leaves import OTHER, UNDATED, Leaf, Part, folded
from memoria.render.pages import Page
from memoria.render.pictures import Size, Sizes, figure, portrait, portraits_of, sizes_of
from memoria.render.prose import Prose, passage_names, prose_state
from memoria.render.standpoints import Standpoint

# The templates of pages on which texts are read whole.
QUOTED = {"session", "news-item", "guide"}


@dataclass
class View(Standpoint):
    """Answer the questions of one page's template.

    `players` gathers the providers whose players the page shows, `pictures` the sizes of what it
    shows by their ids.
    """

    players: dict[str, None] = field(default_factory=dict, kw_only=True)
    pictures: dict[str, tuple[Size, ...]] = field(default_factory=dict, kw_only=True)

    def on(self, page: Page | None = None) -> "View":
        """Return a view of the same from another page, or from none, that has gathered nothing."""
        return View(self.edition, self.publication, self.directory, page)

    def picture(self, identifier: str) -> Markup:
        """Return a picture as HTML, with whose it is; nothing of one that is not shown."""
        return self.drawn(identifier, sizes_of, figure)

    def portrait(self, identifier: str) -> Markup:
        """Return the portrait of a person as HTML; nothing of one that is not shown."""
        return self.drawn(identifier, portraits_of, portrait)

    def drawn(self, identifier: str, sizes: Sizes, draw: Callable[..., Markup]) -> Markup:
        """Return a picture as HTML, in some sizes and in a way to draw it."""
        key = "picture", identifier
        record, raster = self.directory.records.get(key), self.publication.rasters.get(key)
        if record is None or raster is None:
            return Markup("")
        listed = self.pictures[identifier] = tuple(sizes(identifier, raster))
        return draw(self, record, listed, self.media)

    def player(self, address: str | None) -> Player | None:
        """Return the player of another host for a video; the page's policy then opens to it."""
        found = player_of(address)
        if found:
            self.players[found.provider] = None
        return found

    def version(self, video: Video) -> Recording:
        """Return a video in the reader's language, or else as it is."""
        own = self.edition.language.partition("-")[0]
        return next((one for one in video.recordings if one.language.split("-")[0] == own), video)

    def watch(self, one: Recording) -> str:
        """Return the address at which what is recorded begins: of a file, or on another site."""
        player = player_of(one.address)
        if one.file:
            return self.media(one.file) + one.fragment
        return player.page(one.start) if player and one.start else one.address or ""

    def record(self, kind: str, item: str) -> Any:
        """Return a record by its id."""
        return self.directory.records[kind, item]

    def revision(self, kind: str, record: Registered) -> Revision | None:
        """Return when a record came to readers and last changed, if git knows."""
        known = self.publication.revisions
        names = (record.id, *reversed(record.aliases))
        return next((known[kind, one] for one in names if (kind, one) in known), None)

    def steps(self, kind: str, item: str, session: str = "") -> tuple[Step, ...]:
        """List what an item of a session leads to in the chain, forward and back."""
        return self.directory.chain.get(Item(kind, session, item), ())

    def item(self, item: Item) -> Any:
        """Return the record of an item of the chain."""
        key = (item.session, item.kind, item.id)
        return self.directory.items.get(key) or self.directory.records[item.kind, item.id]

    def original(self, item: Any, session: Session) -> str:
        """Return the language an item was first written in."""
        return getattr(item, "original", None) or session.original

    @staticmethod
    def named(kind: str, ids: Iterable[str]) -> list[tuple[str, str]]:
        """Pair ids with their kind, to list records of several kinds together."""
        return [(kind, one) for one in ids]

    def listed(self, kind: str, item: str, *roles: str) -> list[Any]:
        """List what refers to the page's record in one of the roles, as far as it stands here."""
        if self.page is None or self.page.leaf is None:
            return self.references(kind, item, *roles)
        return [reference for reference in self.entries if reference.role in roles]

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
        return list(self.directory.members.get(("person", kind, item), ()))

    def parts(self, kind: str, item: str) -> list[Any]:
        """List the organisations that belong to another one or to a place."""
        return list(self.directory.members.get(("organisation", kind, item), ()))

    @property
    def leaf(self) -> Leaf:
        """Return what the page shows of its list."""
        if self.page is None or self.page.leaf is None:
            raise LookupError(self.page)
        return self.page.leaf

    @property
    def entries(self) -> tuple[Any, ...]:
        """List the entries of the page's list that stand on the page."""
        return self.leaf.shown[self.edition.language]

    def part_name(self, part: Part) -> str:
        """Return what a part of a list is called."""
        words = self.edition.words
        named = {UNDATED: "list.undated", OTHER: "list.other"}
        name = words(named[part.key]) if part.key in named else part.key.upper()
        return words("list.part", part=name, number=part.number) if part.number > 1 else name

    def titled(self, name: str) -> str:
        """Return the title of a page of a list: the list's name, and which part of it this is."""
        part = self.page and self.page.leaf and self.page.leaf.part
        return (
            self.edition.words("list.title", list=name, part=self.part_name(part)) if part else name
        )

    def name(self, record: Any) -> Markup:
        """Return the name of an entry of a register as HTML."""
        return escape(record.name) if isinstance(record.name, str) else self.text(record.name)

    def plain_name(self, record: Any) -> str:
        """Return the name of an entry of a register as plain text."""
        return record.name if isinstance(record.name, str) else self.plain(record.name)

    def sorted(self, records: Iterable[Any]) -> list[Any]:
        """Sort entries of a register by name, accents and case aside."""
        return sorted(records, key=lambda one: (folded(self.plain_name(one)), one.id))

    def chapters(self, guide: Guide) -> tuple[Chapter, ...]:
        """List the chapters of a guide."""
        return chapters(guide, self.directory)

    def guide_sessions(self, guide: Guide) -> list[Session]:
        """List the sessions that a guide draws on, by date."""
        return sessions_of(guide, self.directory)

    def chapter_title(self, chapter: Chapter) -> tuple[str, str]:
        """Return the title of a chapter of a guide, and the language it is in."""
        title = title_of(chapter, self.directory)
        if not isinstance(title, Text):
            return title or self.edition.words("contribution.one"), self.edition.language
        original = self.original(chapter.record, chapter.session) if chapter.session else None
        return self.choose(title, original)

    def record_state(self, record: Translated) -> State:
        """Return the state of a record's own texts in the language of the page."""
        language = self.edition.language
        now = (
            self.publication.digests.get((record.id, language))
            if isinstance(record, Session)
            else None
        )
        return record_state(record, record.original or language, language, now)

    def when(self, session: Session) -> When:
        """Say when a session is held."""
        return when(session, self.edition.words)

    def times(self, item: Contribution, session: Session) -> str:
        """Say when a contribution is given within its session."""
        return during(item, session, self.edition.words)

    def languages(self, session: Session) -> str:
        """Say which languages are spoken in a session, and into which others they are put."""
        words = self.edition.words
        spoken, others = (
            words.join(map(words.tongue, named))
            for named in (session.spoken_languages, session.interpreted_languages)
        )
        told = words("session.languages.interpreted", languages=others) if others else ""
        return ", ".join(filter(None, (spoken, told)))

    def names(self, kind: str, ids: Iterable[str]) -> str:
        """Return the names of entries of a register as one plain text."""
        return self.edition.words.join(self.plain_name(self.record(kind, one)) for one in ids)

    def prose(self, session: Session, kind: str, item: str = "", level: int = 3) -> Prose | None:
        """Return a summary for this reader, or nothing where it exists in no language."""
        name = SummaryName(session.id, kind, item)
        written = self.publication.summary(name)
        if not written:
            return None
        original, reader = self.publication.originals[name], self.edition.language
        language = self.edition.first(written, original)
        summary, own = written[language], name.file(reader)
        return Prose(
            html=self.markdown(summary, session, level),
            language=language,
            state=prose_state(reader, summary, written[original]),
            original=original,
            summary=summary,
            place=self.directory.place(name),
            edit=self.edit(name.file(language)),
            translate=self.draft(written[original], own) if language != reader else "",
            change=self.publication.changes.get((own, reader)),
        )

    def markdown(self, summary: Summary, session: Session, level: int, also: str = "") -> Markup:
        """Return the Markdown of a summary as clean HTML with its links resolved.

        `also` keeps its footnotes apart from those of the same text in another language.
        """

        def resolve(kind: str, path: str) -> str | None:
            found = self.target(kind, path, session.id)
            return self.to(found) if found is not None else None

        # A guide shows summaries of several sessions: their footnotes are kept apart.
        name = "-".join(filter(None, (session.id, summary.name.kind, summary.name.item, also)))
        label = self.edition.words("table.label")
        place = Place(
            resolve,
            self.picture,
            level,
            name,
            label,
            self.passages(summary),
            lambda number: self.edition.words("passage.link", number=number),
        )
        return Markup(render(summary.markdown, place))  # noqa: S704 - cleaned by `render`

    def passages(self, summary: Summary) -> tuple[str, ...]:
        """List the ids of the passages of a text on a page where it is read whole.

        Each begins with the fragment of the text, to which an address leads whose passage is gone.
        """
        session, kind, item = summary.name
        template = self.page.template if self.page else ""
        if template not in QUOTED:
            return ()
        parts = [kind, session, item] if template == "guide" else [kind, item]
        if template == "guide" and not item:
            parts = ["session", session]
        mark = "-".join(filter(None, parts))
        return tuple(f"{mark}_{one}" for one in passage_names(summary, self.publication))
