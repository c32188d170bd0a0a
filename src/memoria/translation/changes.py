"""How far originals have moved since their translations were made, from the files' versions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from memoria.content.base import Context
from memoria.content.publication import Change, Publication, SummaryName, digest
from memoria.content.states import TRANSLATED, State, originals
from memoria.load.entries import entries
from memoria.load.files import read_document
from memoria.load.records import validate
from memoria.load.summaries import parse_name, read_summary
from memoria.project.history import Version
from memoria.translation.statuses import RECORD, Status, pinned_statuses

Versions = Callable[[str], Iterable[Version]]
# The texts that a translation is made from, by their names.
Texts = Mapping[str, str]


def changes(
    publication: Publication, languages: Sequence[str], versions: Versions
) -> dict[tuple[str, str], Change]:
    """Map each pin that is stale to how far its original has moved, where its version is known.

    `versions` lists the states of a file by its name in the content folder, the newest first.
    """
    stale = {
        status.pin_key: status
        for status in pinned_statuses(publication, languages)
        if State.STALE in status.states
    }
    known = cache(lambda name: tuple(versions(name)))
    found = {
        key: change_since(one, originals_now(one, publication), languages, known(file_of(one)))
        for key, one in stale.items()
    }
    return {key: change for key, change in found.items() if change}


def change_since(
    status: Status, now: Texts, languages: Sequence[str], versions: Iterable[Version]
) -> Change | None:
    """Return what has changed since the version that a pin names."""
    since: date | None = None
    for version in versions:
        then = originals_then(status, version.content, languages)
        if status.pin and digest(*then.values()) == status.pin.of:
            return compared(then, now, since)
        since = version.day
    return None


def file_of(status: Status) -> str:
    """Return the file in which the original stands."""
    if status.form == RECORD:
        return status.file
    stem = status.file.removesuffix(f"{status.language}.md")
    return f"{stem}{status.original}.md"


def originals_now(status: Status, publication: Publication) -> Texts:
    """Return the texts that a translation is made from."""
    if status.form == RECORD:
        kind, identifier = status.record
        records = getattr(publication, TRANSLATED[kind])
        record = next(one for one in records if one.id == identifier)
        return originals(record, record.original or "", status.language)
    name = SummaryName(status.record[1], status.kind, status.id)
    return {name.kind: publication.summary(name)[status.original].markdown}


def originals_then(status: Status, content: bytes, languages: Sequence[str]) -> Texts:
    """Return the texts that a translation is made from, in an earlier version of their file."""
    file, context = file_of(status), Context(tuple(languages))
    if status.form != RECORD:
        parsed = parse_name(file)
        summary = read_summary(parsed, file, content, context)[0] if parsed else None
        return {summary.name.kind: summary.markdown} if summary else {}
    document = read_document(file, file, content)
    for entry in entries(document):
        if (entry.kind, entry.identifier) == status.record:
            record: Any = validate(entry.model, entry.value, document, entry.path, context)[0]
            return originals(record, record.original or "", status.language) if record else {}
    return {}


def compared(then: Texts, now: Texts, since: date | None) -> Change:
    """Count the words that are not as they were, and name the texts they are in."""
    changed = {
        name: distance(then.get(name, "").split(), now.get(name, "").split())
        for name in (*now, *(name for name in then if name not in now))
        if digest(then.get(name, "")) != digest(now.get(name, ""))
    }
    total = max(sum(len(text.split()) for text in texts.values()) for texts in (then, now))
    return Change(since, sum(changed.values()), total, tuple(changed))


def distance(then: Sequence[str], now: Sequence[str]) -> int:
    """Count the words that were added, removed or replaced."""
    steps = SequenceMatcher(None, then, now, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for step, a, b, c, d in steps if step != "equal")
