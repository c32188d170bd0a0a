"""The content folder, as names and bytes, becomes a publication and the problems found in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from memoria.checks.files import Content, Unreadable
from memoria.loading.documents import Document
from memoria.loading.entries import Entry, entries
from memoria.loading.files import read_documents
from memoria.loading.identifiers import Identifiers, collect
from memoria.loading.summaries import read_summaries
from memoria.loading.validation import validate
from memoria.problems import Problem
from memoria.records.base import Context
from memoria.records.files import FILES, SHELVES
from memoria.records.publication import Publication, SummaryName

FIELDS = {"term": "glossary"}
SHELF_FIELDS = {shelf.kind: FIELDS.get(shelf.kind, shelf.key) for shelf in SHELVES}


@dataclass(frozen=True)
class Loaded:
    """Hold what came of the content folder: records, where their ids stand, and problems.

    `named` are the summaries that exist as files, readable or not; `closed` names what could not
    be read, a folder perhaps, and `absent` the registers that are not there, by their kind.
    """

    publication: Publication
    identifiers: Identifiers
    named: frozenset[SummaryName]
    problems: tuple[Problem, ...]
    closed: frozenset[str] = frozenset()
    absent: Mapping[str, str] = field(default_factory=dict)


def load(contents: Mapping[str, Content], languages: Sequence[str], folder: str) -> Loaded:
    """Read every file of a content folder; the names in `contents` are relative to it."""
    documents, problems = read_documents(contents, folder)
    identifiers = collect(documents)
    problems += identifiers.problems
    records, failures = read_records(documents, identifiers, languages)
    summaries, named, faults = read_summaries(contents, identifiers, languages, folder)
    files = {
        (kind, identifier): position.file.removeprefix(f"{folder}/")
        for (kind, scope, identifier), position in identifiers.places.items()
        if not scope
    }
    publication = Publication(**records, summaries=summaries, files=files)
    return Loaded(
        publication=publication,
        identifiers=identifiers,
        named=named,
        problems=(*problems, *failures, *faults),
        closed=frozenset(name for name in contents if isinstance(contents[name], Unreadable)),
        absent=absent_registers(contents, folder),
    )


def absent_registers(contents: Mapping[str, Content], folder: str) -> dict[str, str]:
    """Map the kinds of record whose register is not there to the file it would be."""
    return {
        shelf.kind: f"{folder}/{name}"
        for name, form in FILES.items()
        for shelf in SHELVES
        if shelf.key in form.model_fields and name not in {"sessions.yaml", *contents}
    }


def read_records(
    documents: Sequence[Document], identifiers: Identifiers, languages: Sequence[str]
) -> tuple[dict[str, Any], list[Problem]]:
    """Validate every record on its own, so that one mistake hides no other."""
    found: dict[str, list[Any]] = {field: [] for field in SHELF_FIELDS.values()}
    problems: list[Problem] = []
    for document in documents:
        for entry in entries(document):
            record, failures = read_record(entry, identifiers, languages)
            problems += failures
            found[SHELF_FIELDS[entry.kind]] += [record] if record else []
    return {field: tuple(records) for field, records in found.items()}, problems


def read_record(
    entry: Entry, identifiers: Identifiers, languages: Sequence[str]
) -> tuple[Any, list[Problem]]:
    """Validate one record against the ids that may be referred to from it."""
    context = Context(tuple(languages), identifiers.known(entry.scope))
    return validate(entry.model, entry.value, entry.document, entry.path, context)
