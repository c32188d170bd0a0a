"""The command `translated`: read, mark, make sure that only pins changed, write."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from memoria.check.examine import examine
from memoria.content.publication import Publication
from memoria.content.similar import similar
from memoria.content.states import TRANSLATED, Material, without_pins
from memoria.edit.pins import Marked, find, mark
from memoria.load.content import load
from memoria.project.project import Work
from memoria.project.writing import write_file
from memoria.rules.commands import fail, nothing_to_mark, pin_not_written
from memoria.rules.files import Stored
from memoria.rules.problems import Problem, has_errors
from memoria.translation.statuses import Status, statuses


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
    verify(work, publication, {**contents, **marked.files}, marked.marked)
    for file, content in marked.files.items():
        write_file(work.data / file, content)
    return marked, examined.problems


def is_reason(because: str) -> bool:
    """Tell whether a reason can be written into a file: words in one line, and no other signs."""
    return (
        because.strip() != ""
        and because.isprintable()
        and len(because) == len(because.encode("utf-8", "ignore").decode())
    )


def wanted(work: Work, publication: Publication, name: str, language: str) -> Material:
    """Return the kind and id of what is to be marked.

    Raises MemoriaError where there is none of that name, or no such language.
    """
    codes = work.settings.codes
    if language not in codes:
        raise fail(nothing_to_mark(work.shown, language, ", ".join(codes), "language"))
    record = find(publication, name)
    if record is None:
        known = [one.id for field in TRANSLATED.values() for one in getattr(publication, field)]
        meant = similar(name, known)
        raise fail(nothing_to_mark(work.shown, name, meant, "similar" if meant else ""))
    return record


def verify(
    work: Work, before: Publication, contents: Mapping[str, Stored], marked: Sequence[Status]
) -> None:
    """Make sure that the pins are right now, and that nothing else has changed.

    Raises MemoriaError where a file is written in a way that its pin could not be set in.
    """
    loaded = load(contents, work.settings.codes, work.shown)
    after = loaded.publication
    kept = not has_errors(loaded.problems) and said(before) == said(after)
    due = {
        (one.file, one.language, one.record)
        for one in statuses(after, work.settings.codes)
        if one.is_due
    }
    for one in marked:
        if not kept or (one.file, one.language, one.record) in due:
            raise fail(pin_not_written(f"{work.shown}/{one.file}", one.language, one.digest))


def said(publication: Publication) -> list[Any]:
    """List all that a publication says, but who translated it from what."""
    return [
        *(
            without_pins(one)
            for field in TRANSLATED.values()
            for one in getattr(publication, field)
        ),
        *(replace(one, line=1, pin_line=1, translation=None) for one in publication.summaries),
    ]
