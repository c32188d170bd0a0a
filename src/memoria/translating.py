"""The command `translated`: read, mark, make sure that only pins changed, write."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from memoria.building import Work
from memoria.checks.environment import fail, nothing_to_mark, pin_not_written
from memoria.checks.files import Stored
from memoria.checks.publication import check
from memoria.folders import read_folder
from memoria.loading.publication import Loaded, load
from memoria.marking import REGISTERS, Marked, find, mark
from memoria.problems import Problem, has_errors
from memoria.records.publication import Publication
from memoria.records.spelling import similar
from memoria.statuses import Status, statuses
from memoria.translation import Material
from memoria.writing import write_file


def mark_translated(
    work: Work, name: str, language: str, because: str = ""
) -> tuple[Marked | None, tuple[Problem, ...]]:
    """Write the pins of a record's texts in a language, or return what is wrong with the content.

    Raises MemoriaError where there is no such record or language.
    """
    contents = read_folder(work.data, work.shown)
    loaded = load(contents, work.settings.codes, work.shown)
    problems = check(loaded)
    if has_errors(problems):
        return None, problems
    record = wanted(work, loaded.publication, name, language)
    marked = mark(loaded.publication, contents, record, language, because)
    verify(work, loaded, {**contents, **marked.files}, marked.marked)
    for file, content in marked.files.items():
        write_file(work.data / file, content)
    return marked, problems


def wanted(work: Work, publication: Publication, name: str, language: str) -> Material:
    """Return the kind and id of what is to be marked.

    Raises MemoriaError where there is none of that name, or no such language.
    """
    codes = work.settings.codes
    if language not in codes:
        raise fail(nothing_to_mark(work.shown, language, ", ".join(codes), "language"))
    record = find(publication, name)
    if record is None:
        known = [one.id for field in REGISTERS.values() for one in getattr(publication, field)]
        meant = similar(name, known)
        raise fail(nothing_to_mark(work.shown, name, meant, "similar" if meant else ""))
    return record


def verify(
    work: Work, before: Loaded, contents: Mapping[str, Stored], marked: Sequence[Status]
) -> None:
    """Make sure that the pins are right now, and that nothing else has changed.

    Raises MemoriaError where a file is written in a way that its pin could not be set in.
    """
    after = load(contents, work.settings.codes, work.shown).publication
    kept = without_pins(before.publication) == without_pins(after)
    due = {
        (one.file, one.language, one.record)
        for one in statuses(after, work.settings.codes)
        if one.is_due
    }
    for one in marked:
        if not kept or (one.file, one.language, one.record) in due:
            raise fail(pin_not_written(f"{work.shown}/{one.file}", one.language, one.digest))


def without_pins(publication: Publication) -> list[Any]:
    """List all that a publication says, but who translated it from what."""
    records = [
        one.model_copy(update={"translations": {}})
        for field in REGISTERS.values()
        for one in getattr(publication, field)
    ]
    return [*records, *(replace(one, line=1, translation=None) for one in publication.summaries)]
