"""The content folder, as names and bytes, becomes a publication and the problems found in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from memoria.checks.files import LARGEST_YAML, Content, decode, missing, tabs, unknown_file
from memoria.checks.identifiers import file_of_another_session
from memoria.checks.shape import (
    Failure,
    missing_field,
    unknown_field,
    unknown_language,
    wrong_type,
)
from memoria.checks.summaries import summary_of_nothing
from memoria.loading.documents import Composer, Document
from memoria.loading.identifiers import Entry, Identifiers, collect, entries, is_one_session
from memoria.loading.summaries import FOLDER, parse_name, read_summary
from memoria.loading.validation import validate
from memoria.problems import Position, Problem
from memoria.records.base import Context, similar
from memoria.records.files import FILES, SHELVES, form_of
from memoria.records.publication import Publication, Summary, SummaryName

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
    absent = {kind: name for kind, name in absent.items() if name in set(FILES) - set(contents)}
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
            document = read_document(file, content)
            documents.append(document)
            problems += [*document.problems, *check_top(document, name)]
        elif not name.startswith(FOLDER):
            problems += unknown_file(file, tuple(FILES))
    return documents, problems


def read_document(file: str, content: Content) -> Document:
    """Compose one YAML file, if its bytes allow it."""
    text, problems = decode(file, content, LARGEST_YAML)
    problems = problems or list(tabs(file, text))
    if problems:
        return Document(file, problems=problems, refused={()})
    return Composer(file, text).compose()


def check_top(document: Document, name: str) -> list[Problem]:
    """Check the keys at the top of a file: the lists of records that belong there."""
    if document.is_refused(()):
        return []
    if is_one_session(document):
        stem = name.removeprefix("sessions/").removesuffix(".yaml")
        written = str(document.value.get("id") or "")
        return list(file_of_another_session(document.place(("id",)), written, stem))
    value, form = document.value if document.value is not None else {}, form_of(name)
    if not isinstance(value, dict) or form is None:
        return list(wrong_type(Failure(document.place(()), name, "mapping")))
    required = {key for key, field in form.model_fields.items() if field.is_required()}
    return [
        *unknown_keys(document, value, tuple(form.model_fields)),
        *missing_keys(document, value, required),
        *keys_without_list(document, value),
    ]


def unknown_keys(
    document: Document, value: dict[str, Any], known: tuple[str, ...]
) -> list[Problem]:
    """Refuse keys that do not belong at the top of this file."""
    missing_here = tuple(key for key in known if key not in value)
    return [
        problem
        for key in value
        if key not in known
        for problem in unknown_field(
            Failure(document.keys[key,], key, known=known, missing=missing_here)
        )
    ]


def missing_keys(document: Document, value: dict[str, Any], required: set[str]) -> list[Problem]:
    """Demand the list a file is for, unless it is there under a misspelt name."""
    return [
        problem
        for key in sorted(required - set(value))
        if not similar(key, tuple(value))
        for problem in missing_field(Failure(document.place(()), key))
    ]


def keys_without_list(document: Document, value: dict[str, Any]) -> list[Problem]:
    """Refuse a value at the top of a file that is not a list."""
    return [
        problem
        for key, inner in value.items()
        if key in {shelf.key for shelf in SHELVES} and not isinstance(inner, tuple)
        if not document.is_refused((key,))
        for problem in wrong_type(Failure(document.place((key,)), key, "list"))
    ]


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
    scope = entry.identifier if entry.kind == "session" else ""
    context = Context(tuple(languages), identifiers.known(scope))
    return validate(entry.model, entry.value, entry.document, entry.path, context)


def read_summaries(
    contents: Mapping[str, Content], identifiers: Identifiers, languages: Sequence[str], folder: str
) -> tuple[tuple[Summary, ...], frozenset[SummaryName], list[Problem]]:
    """Read every summary file that belongs to a record."""
    summaries: list[Summary] = []
    named: set[SummaryName] = set()
    problems: list[Problem] = []
    for file_name, content in sorted(contents.items()):
        if not file_name.startswith(FOLDER):
            continue
        file, parsed = f"{folder}/{file_name}", parse_name(file_name)
        faults = list(check_name(file, parsed, identifiers, languages))
        problems += faults
        if parsed and not faults:
            named.add(parsed[0])
            summary, found = read_summary(*parsed, file, content, Context(tuple(languages)))
            problems += found
            summaries += [summary] if summary else []
    return tuple(summaries), frozenset(named), problems


def check_name(
    file: str,
    parsed: tuple[SummaryName, str] | None,
    identifiers: Identifiers,
    languages: Sequence[str],
) -> list[Problem]:
    """Check that a summary file belongs to a record and is in a language of the site."""
    if parsed is None:
        return list(summary_of_nothing(file, "form", ""))
    name, language = parsed
    if language not in languages:
        values = {"value": language, "languages": ", ".join(languages)}
        return list(unknown_language(Failure(Position(file), "", context=values)))
    known = identifiers.known(name.session)
    if name.session not in known.get("session", {name.session}):
        return list(summary_of_nothing(file, "session", name.session, known["session"]))
    if name.item and name.item not in known.get(name.kind, {name.item}):
        return list(summary_of_nothing(file, name.kind, name.item, known[name.kind]))
    return []
