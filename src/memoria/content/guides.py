"""Compiling a guide: which chapters it has, and which sessions they come from."""

from dataclasses import dataclass
from typing import Any

from memoria.content.base import Text
from memoria.content.directory import Directory, by_date
from memoria.content.markdown import parse_cross_link
from memoria.content.registers import Guide
from memoria.content.sessions import Session


@dataclass(frozen=True)
class Chapter:
    """A part of a guide: a record of a kind, and its session unless it is a theme."""

    kind: str
    record: Any
    session: Session | None = None

    @property
    def id(self) -> str:
        """Return the id of the chapter's heading, the same in every language."""
        return self.ids[0]

    @property
    def former_ids(self) -> tuple[str, ...]:
        """List the ids that the heading had before, under earlier ids of its records."""
        return self.ids[1:]

    @property
    def ids(self) -> tuple[str, ...]:
        """List the ids of the heading, the present one first."""
        own = (self.record.id, *self.record.aliases)
        if self.kind == "session" or not self.session:
            return tuple(f"{self.kind}-{one}" for one in own)
        sessions = (self.session.id, *self.session.aliases)
        return tuple(f"{self.kind}-{inner}-{one}" for inner in sessions for one in own)


def chapters(guide: Guide, directory: Directory) -> tuple[Chapter, ...]:
    """List a guide's chapters: its items in their order, then what no item names."""
    found = (chapter(written, directory) for written in guide.selection)
    return tuple(one for one in found if one)


def chapter(written: str, directory: Directory) -> Chapter | None:
    """Return the chapter that a cross-link names, or nothing where it leads nowhere."""
    link = parse_cross_link(written)
    if not link:
        return None
    if record := directory.records.get((link.kind, link.item)):
        return Chapter(link.kind, record, record if link.kind == "session" else None)
    owner = directory.owners.get((link.kind, link.item), link.session)
    item = directory.items.get((owner, link.kind, link.item))
    return Chapter(link.kind, item, directory.records["session", owner]) if item else None


def title_of(chapter: Chapter, directory: Directory) -> Text | str | None:
    """Return the title of a chapter; a contribution without one has the name of who made it."""
    record = chapter.record
    if chapter.kind == "contribution" and not record.title:
        speakers = [directory.records["person", one].name for one in record.speaker]
        body = directory.records.get(("organisation", record.organisation))
        return ", ".join(speakers) or (body.name if body else None)
    named: tuple[Text | None, ...] = tuple(
        getattr(record, field, None) for field in ("title", "name", "text")
    )
    return next(filter(None, named))


def sessions_of(guide: Guide, directory: Directory) -> list[Session]:
    """List the sessions that a guide draws on, by date."""
    parts = chapters(guide, directory)
    found = {one.session.id: one.session for one in parts if one.session}
    for part in parts:
        if part.kind == "theme":
            named = directory.references.get(("theme", part.record.id), ())
            found |= {one.session.id: one.session for one in named if one.role == "initiative"}
    return by_date(tuple(found.values()))
