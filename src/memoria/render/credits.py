"""Who is behind a report or a guide: who spoke, which bodies, who translated and reviewed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from memoria.content.directory import Directory, shown_contributions
from memoria.content.guides import Chapter
from memoria.content.materials import Contribution
from memoria.content.publication import Publication, SummaryName
from memoria.content.registers import Guide, Translation
from memoria.content.sessions import Session
from memoria.render.views import View


@dataclass(frozen=True)
class Credits:
    """Name people and bodies by their ids, translators and reviewers as they are written."""

    speakers: tuple[str, ...]
    organisations: tuple[str, ...]
    translators: tuple[str, ...]
    reviewers: tuple[str, ...]


def guide_credits(view: View, guide: Guide) -> Credits:
    """Gather the credits of a guide in a language."""
    return credits_of(view, view.chapters(guide), [guide, *view.guide_sessions(guide)])


def report_credits(view: View, session: Session) -> Credits:
    """Gather the credits of the report of a session in a language."""
    return credits_of(view, [Chapter("session", session, session)], [session])


def credits_of(view: View, parts: Iterable[Chapter], records: Iterable[Session | Guide]) -> Credits:
    """Gather the credits of parts, and of the records whose titles stand above them."""
    chapters, named, language = tuple(parts), tuple(records), view.edition.language
    spoken = [one for part in chapters for one in contributions_of(part, view.directory)]
    pins = [*own_pins(named, language), *text_pins(chapters, view.publication, language)]
    return Credits(
        speakers=once(each for one in spoken for each in one.speaker),
        organisations=once([*bodies(named, chapters), *(one.organisation for one in spoken)]),
        translators=once(one.by for one in pins),
        reviewers=once(one.reviewed_by for one in pins),
    )


def once(names: Iterable[str | None]) -> tuple[str, ...]:
    """List names, each once and none empty."""
    return tuple(dict.fromkeys(filter(None, names)))


def contributions_of(part: Chapter, directory: Directory) -> Iterator[Contribution]:
    """List the contributions that a part comes from."""
    record, session = part.record, part.session
    if session is None:
        for named in directory.references.get((part.kind, record.id), ()):
            if named.role == "initiative":
                item = Chapter(named.role, named.item, named.session)
                yield from contributions_of(item, directory)
        return
    sources = {*getattr(record, "raised_in", ()), *getattr(record, "presented_in", ())}
    for one in shown_contributions(session):
        asked = part.kind == "question" and record.id in {*one.answers, *one.closest_to}
        if part.kind == "session" or one is record or one.id in sources or asked:
            yield one


def bodies(records: Iterable[Session | Guide], parts: Iterable[Chapter]) -> Iterator[str]:
    """Name the bodies that held sessions, and those that a part is by."""
    for one in records:
        if isinstance(one, Session):
            yield from (*one.organisers, *one.partners, *one.facilitators)
    for part in parts:
        yield from getattr(part.record, "by", ())


def own_pins(records: Iterable[Session | Guide], language: str) -> Iterator[Translation]:
    """List who translated the titles and other short texts of records into a language."""
    for one in records:
        if one.original != language and language in one.translations:
            yield one.translations[language]


def text_pins(
    parts: Iterable[Chapter], publication: Publication, language: str
) -> Iterator[Translation]:
    """List who translated the prose of parts into a language."""
    for part in parts:
        if part.session:
            item = "" if part.kind == "session" else part.record.id
            name = SummaryName(part.session.id, "report" if not item else part.kind, item)
            shown = publication.summary(name).get(language)
            if shown and shown.translation:
                yield shown.translation
