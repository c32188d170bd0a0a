"""The content folder, as names and bytes, becomes a publication and the problems found in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from memoria.checks.files import LARGEST_YAML, Content, decode, missing, tabs, unknown_file
from memoria.loading.documents import Composer, Document
from memoria.loading.identifiers import Entry, Identifiers, collect, entries
from memoria.loading.shelves import check_top
from memoria.loading.summaries import FOLDER, read_summaries
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

    `named` are the summaries that exist as files, readable or not.
    """

    publication: Publication
    identifiers: Identifiers
    named: frozenset[SummaryName]
    problems: tuple[Problem, ...]


def load(contents: Mapping[str, Content], languages: Sequence[str], folder: str) -> Loaded:
    """Read every file of a content folder; the names in `contents` are relative to it."""
    if "sessions.yaml" not in contents and not any(map(is_session_file, contents)):
        nothing = tuple(missing(f"{folder}/sessions.yaml"))
        return Loaded(Publication(), Identifiers(), frozenset(), nothing)
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
    found = without_missing_registers([*problems, *failures, *faults], contents, folder)
    return Loaded(publication, identifiers, named, tuple(found))


def without_missing_registers(
    problems: list[Problem], contents: Mapping[str, Content], folder: str
) -> list[Problem]:
    """Report a register that is not there once, in place of every reference into it."""
    absent = {shelf.kind: f"{shelf.key}.yaml" for shelf in SHELVES} | {"term": "glossary.yaml"}
    registers = set(FILES) - {"sessions.yaml"}
    absent = {kind: name for kind, name in absent.items() if name in registers - set(contents)}
    lost = [one for one in problems if one.finding.values.get("kind") in absent]
    names = sorted({absent[str(one.finding.values["kind"])] for one in lost})
    kept = [one for one in problems if one not in lost]
    return kept + [problem for name in names for problem in missing(f"{folder}/{name}")]


def is_session_file(name: str) -> bool:
    """Tell whether a file is one of `sessions/*.yaml`."""
    return name.startswith("sessions/") and name.count("/") == 1 and name.endswith(".yaml")


def read_documents(
    contents: Mapping[str, Content], folder: str
) -> tuple[list[Document], list[Problem]]:
    """Compose every YAML file that has a place in the content folder."""
    documents, problems = [], []
    for name, content in sorted(contents.items()):
        file = f"{folder}/{name}"
        if name in FILES or is_session_file(name):
            document = read_document(file, name, content)
            documents.append(document)
            problems += [*document.problems, *check_top(document)]
        elif not name.startswith(FOLDER):
            problems += unknown_file(file, tuple(FILES))
    return documents, problems


def read_document(file: str, name: str, content: Content) -> Document:
    """Compose one YAML file, if its bytes allow it."""
    text, problems = decode(file, content, LARGEST_YAML)
    problems = problems or list(tabs(file, text))
    if problems:
        return Document(file, name, problems=problems, refused={()})
    return Composer(file, text, name).compose()


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
