"""Rules for what translations say of themselves: their pins, and the reasons they give."""

from collections.abc import Collection, Iterator

from memoria.content.publication import Publication, Summary, digest
from memoria.content.registers import Translation
from memoria.content.similar import similar
from memoria.content.states import TRANSLATED, Translated, phrases
from memoria.load.documents import Placed
from memoria.rules.problems import Finding, Position, Problem, rule


@rule("M309")
def pin_without_change(position: Position, language: str) -> Iterator[Finding]:
    """Point out a pin that was moved on while the translation stayed as it was."""
    yield Finding(position, {"language": language})


def summary_pins(summary: Summary, before: Publication) -> Iterator[Problem]:
    """Compare the pin of a summary with what it was before."""
    old = before.summary(summary.name).get(summary.language)
    same = old and digest(old.markdown) == digest(summary.markdown)
    if old and same and moved(old.translation, summary.translation):
        position = Position(summary.file, summary.pin_line)
        yield from pin_without_change(position, summary.language)


def record_pins(placed: Placed[Translated], kind: str, before: Publication) -> Iterator[Problem]:
    """Compare the pins of a record with what they were before."""
    record = placed.record
    old = next((one for one in getattr(before, TRANSLATED[kind]) if one.id == record.id), None)
    for language, pin in record.translations.items():
        same = old and words_in(old, language) == words_in(record, language)
        if old and same and moved(old.translations.get(language), pin):
            position = placed.place("translations", language, "of")
            yield from pin_without_change(position, language)


def moved(old: Translation | None, new: Translation | None) -> bool:
    """Tell whether a pin names another state of the original, and no new reason is given."""
    if not (old and old.of and new and new.of) or old.of == new.of:
        return False
    return not new.unchanged_because or new.unchanged_because == old.unchanged_because


def words_in(record: Translated, language: str) -> str:
    """Return the digest of all that is translated in a record into a language."""
    translated = (one for one in phrases(record) if one.original != language)
    return digest(*(one.text.get(language) or "" for one in translated))


@rule("M312")
def copy_of_original(summary: Summary, there: str) -> Iterator[Finding]:
    """Point out a translation that still holds the words of its original."""
    yield Finding(Position(summary.file, summary.line), {"there": there})


@rule("M313")
def excuse_for_nothing(
    position: Position, written: str, known: Collection[str]
) -> Iterator[Finding]:
    """Point out a reason for a difference in a text that the record does not have."""
    meant = similar(written, known)
    yield Finding(position, {"written": written, "similar": meant}, "similar" if meant else "")


def excuses(placed: Placed[Translated]) -> Iterator[Problem]:
    """Check that the texts for which a record's translations give reasons are there."""
    pins = placed.record.translations
    known = [one.name for one in phrases(placed.record)] if pins else []
    for language, pin in pins.items():
        for number, one in enumerate(pin.differs):
            if one.text and one.text not in known:
                position = placed.place("translations", language, "differs", number, "text")
                yield from excuse_for_nothing(position, one.text, known)
