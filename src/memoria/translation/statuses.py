"""The state of every text in every language: what editors and readers are told of translations."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from memoria.content.directory import items_of, shown_contributions
from memoria.content.files import SESSIONS, file_of
from memoria.content.kinds import REGISTERS
from memoria.content.publication import SESSION_PARTS, Publication, SummaryName, digest
from memoria.content.registers import Translation
from memoria.content.sessions import Session
from memoria.content.states import (
    TRANSLATED,
    Material,
    Phrase,
    State,
    Translated,
    originals_of,
    phrases,
    state,
)

RECORD, SUMMARY = "record", "summary"
# From the state that asks for the most work to the one that asks for none.
URGENCY = (State.MISSING, State.STALE, State.MACHINE, State.CURRENT, State.ORIGINAL)


class Status(NamedTuple):
    """What a summary, or the short texts of a material in its record, are in a language.

    `record` is the kind and id of the session, series, guide or entry of a register that it belongs
    to, `states` those of its texts, `names` what these are called in the record. `file`, in the
    content folder, is where they stand or would stand. `digest` is what the pin should be.
    """

    record: Material
    kind: str
    id: str
    form: str
    language: str
    original: str
    states: tuple[State, ...]
    file: str
    digest: str = ""
    pin: Translation | None = None
    names: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        """Return the most urgent of the states."""
        return min(self.states, key=URGENCY.index)

    @property
    def missing(self) -> int:
        """Count the texts that do not exist in the language."""
        return self.states.count(State.MISSING)

    @property
    def lacking(self) -> tuple[str, ...]:
        """Name the texts of a record that do not exist in the language."""
        named = zip(self.names, self.states, strict=False)
        return tuple(name for name, state in named if state is State.MISSING)

    @property
    def translated(self) -> int:
        """Count the texts that are translations."""
        return sum(1 for one in self.states if one not in {State.ORIGINAL, State.MISSING})

    @property
    def pin_key(self) -> tuple[str, str]:
        """Name the pin that the text hangs on: all short texts of a record share one."""
        where = ":".join(self.record) if self.form == RECORD else self.file
        return where, self.language

    @property
    def is_due(self) -> bool:
        """Tell whether there is a translation whose pin is not what it should be."""
        pinned = self.pin.of if self.pin else None
        return bool(self.digest and self.translated) and pinned != self.digest


def pinned_statuses(publication: Publication, languages: Sequence[str]) -> Iterator[Status]:
    """List the states of the texts that say which state of their original they translate."""
    for kind, field in TRANSLATED.items():
        for record in getattr(publication, field):
            if any(pin.of for pin in record.translations.values()):
                yield from record_statuses(kind, record, publication, languages)
    for name, written in publication.texts.items():
        if any(one.translation and one.translation.of for one in written.values()):
            yield from summary_statuses(name, publication, languages)


def statuses(publication: Publication, languages: Sequence[str]) -> Iterator[Status]:
    """List the states of all texts: series, sessions each with its materials, guides, registers."""
    for series in publication.series:
        yield from record_statuses("series", series, publication, languages)
    written = by_session(publication)
    for session in publication.sessions:
        yield from record_statuses("session", session, publication, languages)
        for name in in_order(session, written.get(session.id, [])):
            yield from summary_statuses(name, publication, languages)
    for guide in publication.guides:
        yield from record_statuses("guide", guide, publication, languages)
    for kind in REGISTERS:
        for record in getattr(publication, kind.field):
            yield from register_statuses(kind.name, record, publication, languages)


def to_come(publication: Publication) -> tuple[SummaryName, ...]:
    """List the summaries that are to come: what was said in a session is not written down yet."""
    names = (
        SummaryName(session.id, "contribution", one.id)
        for session in publication.sessions
        for one in (shown_contributions(session) if session.setback != "cancelled" else ())
    )
    return tuple(name for name in names if name not in publication.texts)


def record_statuses(
    kind: str, record: Translated, publication: Publication, languages: Sequence[str]
) -> Iterator[Status]:
    """List the states of a record's own texts, and of those of each material in it."""
    file = publication.files.get((kind, record.id), SESSIONS)
    every = phrases(record)
    digests = {one: digest_of(record, every, one, publication) for one in languages}
    for material, texts in by_material(every).items():
        for language in languages:
            now, pin = digests[language], record.translations.get(language)
            yield Status(
                (kind, record.id),
                *(material if material[0] else (kind, record.id)),
                RECORD,
                language,
                original=texts[0].original,
                states=tuple(one.state(language, pin, now) for one in texts),
                file=file,
                digest=now,
                pin=pin,
                names=tuple(one.name for one in texts),
            )


def digest_of(
    record: Translated, texts: Iterable[Phrase], language: str, publication: Publication
) -> str:
    """Return what the pin of a record should be; hidden parts of a session count, too."""
    known = publication.digests.get((record.id, language)) if isinstance(record, Session) else None
    return known or digest(*originals_of(texts, language).values())


def by_material(texts: Iterable[Phrase]) -> dict[Material, list[Phrase]]:
    """Group the texts of a record by the material they belong to."""
    found: dict[Material, list[Phrase]] = {}
    for phrase in texts:
        found.setdefault(phrase.material, []).append(phrase)
    return found


def by_session(publication: Publication) -> dict[str, list[SummaryName]]:
    """Group the summaries by their session."""
    found: dict[str, list[SummaryName]] = {}
    for name in publication.texts:
        found.setdefault(name.session, []).append(name)
    return found


def in_order(session: Session, written: Sequence[SummaryName]) -> list[SummaryName]:
    """List the summaries of a session as its page shows them, those of hidden items last."""
    shown = [SummaryName(session.id, part) for part in SESSION_PARTS]
    shown += [SummaryName(session.id, kind, item.id) for kind, item in items_of(session)]
    return [name for name in dict.fromkeys([*shown, *written]) if name in written]


def summary_statuses(
    name: SummaryName, publication: Publication, languages: Sequence[str]
) -> Iterator[Status]:
    """List the states of a summary."""
    written, original = publication.summary(name), publication.originals[name]
    now = digest(written[original].markdown)
    for language in languages:
        summary = written.get(language)
        pin = summary.translation if summary else None
        yield Status(
            ("session", name.session),
            name.kind,
            name.item,
            SUMMARY,
            language,
            original=original,
            states=(state(language, original, pin, now) if summary else State.MISSING,),
            file=name.file(language),
            digest=now,
            pin=pin,
        )


def register_statuses(
    kind: str, record: Any, publication: Publication, languages: Sequence[str]
) -> Iterator[Status]:
    """List where an entry of a register lacks words: each language has its own, none is first."""
    texts = list(phrases(record))
    for language in languages if texts else ():
        yield Status(
            (kind, record.id),
            kind,
            record.id,
            RECORD,
            language,
            original="",
            states=tuple(
                State.ORIGINAL if one.text.get(language) else State.MISSING for one in texts
            ),
            file=publication.files.get((kind, record.id), file_of(kind)),
            names=tuple(one.name for one in texts),
        )
