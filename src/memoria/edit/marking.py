"""A translation is marked as up to date: pins are written, and nothing else changes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from memoria.content.publication import Publication
from memoria.content.states import TRANSLATED, Material
from memoria.edit.pins import pin_record, pin_summary
from memoria.rules.files import Stored
from memoria.translation.statuses import RECORD, Status, statuses


@dataclass(frozen=True)
class Marked:
    """Tell what a mark changes: files by name, the texts marked, and those that are missing."""

    files: Mapping[str, bytes]
    marked: Sequence[Status]
    missing: Sequence[Status]

    @property
    def texts(self) -> int:
        """Count the texts that were marked."""
        return sum(one.translated for one in self.marked)


def find(publication: Publication, name: str) -> Material | None:
    """Return the kind and id of a session, series or guide: `tides`, or `guide:tides`."""
    asked, _, identifier = name.rpartition(":")
    for kind, register in TRANSLATED.items():
        known = {one.id for one in getattr(publication, register)}
        if asked in {"", kind} and identifier in known:
            return kind, identifier
    return None


def mark(
    publication: Publication,
    contents: Mapping[str, Stored],
    record: Material,
    language: str,
    because: str = "",
) -> Marked:
    """Pin each text of a record in a language to its original as it is now.

    `because` says why edits of the originals asked for none of the translations.
    """
    found = [one for one in statuses(publication, [language]) if one.record == record]
    due = [one for one in found if one.is_due]
    files: dict[str, bytes] = {}
    for one in each_pin(due):
        written = files.get(one.file, contents[one.file])
        assert isinstance(written, bytes)  # noqa: S101 - records were read from it
        files[one.file] = pinned(written.decode(), one, because).encode()
    return Marked(files, due, [one for one in found if one.missing])


def each_pin(due: Sequence[Status]) -> Iterator[Status]:
    """List the texts that have a pin of their own: a record has one for all of its texts."""
    yield from [one for one in due if one.form == RECORD][:1]
    yield from [one for one in due if one.form != RECORD]


def pinned(text: str, status: Status, because: str) -> str:
    """Return a file with the pin of a text as it should be."""
    pin = {"of": status.digest} | ({"unchanged_because": because} if because else {})
    if status.form == RECORD:
        return pin_record(text, *status.record, status.language, pin)
    return pin_summary(text, pin)
