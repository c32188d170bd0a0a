"""The command `translated`: read, mark, make sure that only pins changed, write."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from memoria.check.examine import examine
from memoria.content.languages import meant_language
from memoria.content.publication import Publication
from memoria.content.similar import similar
from memoria.content.states import TRANSLATED, Material, State
from memoria.edit.pins import pin_record, pin_summary
from memoria.edit.yaml import NotChanged
from memoria.load.content import load
from memoria.project.folders import unchanged
from memoria.project.project import Work
from memoria.project.writing import place, write_file
from memoria.rules.commands import fail, nothing_to_mark, pin_not_written
from memoria.rules.files import Stored
from memoria.rules.problems import Problem, has_errors
from memoria.translation.coverage import count
from memoria.translation.statuses import RECORD, Status, statuses


@dataclass(frozen=True)
class Marked:
    """Tell what a mark changes: files by name, and the texts marked, one a pin.

    `states` counts the texts of the record in the language by what they are.
    """

    files: Mapping[str, bytes]
    pins: Sequence[Status]
    states: Mapping[State, int]


def mark_translated(
    work: Work, name: str, language: str, because: str = ""
) -> tuple[Marked | None, tuple[Problem, ...]]:
    """Write the pins of a record's texts in a language, or return what is wrong with the content.

    Raises MemoriaError where there is no such record or language.
    """
    if because and not is_reason(because):
        raise fail(nothing_to_mark(work.shown, because, "", "reason"))
    examined = examine(work)
    if has_errors(examined.problems):
        return None, examined.problems
    contents, publication = examined.contents, examined.loaded.publication
    record = wanted(work, publication, name, language)
    marked = mark(publication, contents, record, language, because.strip())
    verify(work, publication, {**contents, **marked.files}, marked.pins)
    with unchanged(work.data, work.shown, contents):
        for file, content in marked.files.items():
            write_file(place(work.data, file), content)
    return marked, examined.problems


def is_reason(because: str) -> bool:
    """Tell whether a reason can be written into a file: words in one line, and no other signs."""
    return (
        because.strip() != ""
        and because.isprintable()
        and len(because) == len(because.encode("utf-8", "ignore").decode())
    )


def wanted(work: Work, publication: Publication, name: str, language: str) -> Material:
    """Return the kind and id of a session, series or guide: `tides`, or `guide:tides`.

    Raises MemoriaError where there is none of that name, or no such language.
    """
    codes = work.settings.codes
    if language not in codes:
        meant = meant_language(language, codes)
        variant = "language-similar" if meant in codes else "language"
        right = meant if meant in codes else ", ".join(codes)
        raise fail(nothing_to_mark(work.shown, language, right, variant))
    asked, _, identifier = name.rpartition(":")
    # Where several are called so, the session is meant.
    kinds = sorted(TRANSLATED, key=lambda kind: kind != "session")
    known = {kind: [one.id for one in getattr(publication, TRANSLATED[kind])] for kind in kinds}
    for kind, ids in known.items():
        if asked in {"", kind} and identifier in ids:
            return kind, identifier
    alike = similar(name, [one for ids in known.values() for one in ids])
    raise fail(nothing_to_mark(work.shown, name, alike, "similar" if alike else ""))


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
    pins = list({one.pin_key: one for one in found if one.is_due}.values())
    files: dict[str, bytes] = {}
    for one in pins:
        written = files.get(one.file, contents[one.file])
        assert isinstance(written, bytes)  # noqa: S101 - records were read from it
        files[one.file] = pinned(written.decode(), one, because).encode()
    return Marked(files, pins, count(found, language))


def pinned(text: str, status: Status, because: str) -> str:
    """Return a file with the pin of a text, or as it is where it cannot be written safely."""
    pin = {"of": status.digest} | ({"unchanged_because": because} if because else {})
    try:
        if status.form == RECORD:
            return pin_record(text, *status.record, status.language, pin)
        return pin_summary(text, pin)
    except NotChanged:
        return text


def verify(
    work: Work, before: Publication, contents: Mapping[str, Stored], marked: Sequence[Status]
) -> None:
    """Make sure that the pins are right now, and that no prose has changed.

    Raises MemoriaError where a file is written in a way that its pin could not be set in.
    """
    loaded = load(contents, work.settings.codes, work.shown)
    prose = [
        {(one.file, one.markdown) for one in each.summaries}
        for each in (before, loaded.publication)
    ]
    kept = not has_errors(loaded.problems) and prose[0] == prose[1]
    due = {
        (one.file, one.language, one.record)
        for one in statuses(loaded.publication, work.settings.codes)
        if one.is_due
    }
    for one in marked:
        if not kept or (one.file, one.language, one.record) in due:
            raise fail(pin_not_written(f"{work.shown}/{one.file}", one.language, one.digest))
