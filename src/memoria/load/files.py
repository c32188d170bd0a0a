"""The YAML files of the content folder become documents, and what has no place there is told."""

import marshal
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from typing import Any

from memoria.content.base import IDENTIFIER
from memoria.content.files import FILES, SessionsFile, form_of
from memoria.content.kinds import RECORDS
from memoria.content.similar import similar
from memoria.content.withdrawals import WithdrawnFile
from memoria.load.composer import Composer
from memoria.load.documents import Document
from memoria.load.identifiers import claims_in, is_one_session
from memoria.load.memory import NOTHING, Last, Memory
from memoria.load.summaries import FOLDER
from memoria.rules.files import (
    LARGEST_SUMMARY,
    LARGEST_YAML,
    Content,
    Unreadable,
    decode,
    meant_file,
    missing,
    tabs,
    text_of,
    unknown_file,
    unreadable,
)
from memoria.rules.problems import Position, Problem
from memoria.rules.shapes import (
    Failure,
    file_of_another_session,
    missing_field,
    unknown_field,
    unknown_language,
    wrong_type,
)

NAME = re.compile(r"words\.([^/.]+)\.txt")
ENDINGS = {"yaml", "yml"}


def check_top(document: Document) -> list[Problem]:
    """Check the keys at the top of a file: the lists of records that belong there."""
    if document.is_refused(()) or form_of(document.name) is WithdrawnFile:
        return []
    if is_one_session(document):
        return check_name(document)
    value = document.value if document.value is not None else {}
    form = form_of(document.name)
    if not isinstance(value, dict) or form is None:
        return list(wrong_type(Failure(document.place(()), document.name, "mapping")))
    required = {key for key, field in form.model_fields.items() if field.is_required()}
    return [
        *unknown_keys(document, value, tuple(form.model_fields)),
        *missing_keys(document, value, required),
        *keys_without_list(document, value),
    ]


def check_name(document: Document) -> list[Problem]:
    """Check that the file of one session bears its id, where that is an id at all."""
    stem = document.name.removeprefix("sessions/").removesuffix(".yaml")
    written = document.value.get("id")
    sound = isinstance(written, str) and re.fullmatch(IDENTIFIER, written)
    if written == stem:
        return []
    return list(file_of_another_session(document.place(("id",)), written, stem)) if sound else []


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
        if key in {one.field for one in RECORDS} and not isinstance(inner, tuple)
        if not document.is_refused((key,))
        for problem in wrong_type(Failure(document.place((key,)), key, "list"))
    ]


def read_word_lists(
    contents: Mapping[str, Content], languages: Sequence[str], folder: str
) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    """Map languages to the lines of their lists; what follows `#` is a comment."""
    lists: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for name, content in sorted(contents.items()):
        if not (match := NAME.fullmatch(name)):
            continue
        file, language = f"{folder}/{name}", match[1]
        text, faults = decode(file, content, LARGEST_SUMMARY)
        if language not in languages:
            values = {"value": language, "languages": ", ".join(languages)}
            faults += unknown_language(Failure(Position(file), "", context=values))
        problems += faults
        lines = (line.partition("#")[0].strip() for line in text.splitlines())
        lists[language] = tuple(filter(None, lines))
    return lists, problems


def is_word_list(name: str) -> bool:
    """Tell whether a file of the content folder is a list of words."""
    return bool(NAME.fullmatch(name))


def read_documents(
    contents: Mapping[str, Content], folder: str, last: Last
) -> tuple[list[Document], list[Problem]]:
    """Compose every YAML file that has a place in the content folder."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for name, content in sorted(contents.items()):
        file = f"{folder}/{name}"
        if is_word_list(name):
            continue
        if name in FILES or is_session_file(name):
            read = partial(read_document, file, name, content, last.memory)
            documents.append(last.find(file, content, read))
        elif isinstance(content, Unreadable) and not name.startswith(FOLDER):
            documents.append(refused(file, f"{name}/", unreadable(file, content)))
        elif not name.startswith(FOLDER):
            known = FILES.keys() - contents.keys()
            problems += unknown_file(file, meant_session_file(name) or meant_file(name, known))
    if all(form_of(document.name) is not SessionsFile for document in documents):
        file = register_file("sessions.yaml", contents, folder)
        documents.append(refused(file, "sessions.yaml", missing(file)))
        problems = without_misnamed(problems, {file})
    for document in documents:
        problems += [*document.problems, *check_top(document)]
    return documents, problems


def register_file(name: str, contents: Mapping[str, Content], folder: str) -> str:
    """Return the path of a register that is not there, or of the file that bears a wrong name."""
    strange = (one for one in sorted(contents) if "/" not in one and one not in FILES)
    found = (one for one in strange if not is_word_list(one) and is_misnamed(one, name))
    return f"{folder}/{next(found, name)}"


def is_misnamed(name: str, register: str) -> bool:
    """Tell whether a file is a register under another ending, or under a misspelt name."""
    stem, _, ending = name.casefold().partition(".")
    same = stem == register.removesuffix(".yaml")
    return same or (ending in {"yaml", "yml"} and meant_file(name, {register}) == register)


def without_misnamed(problems: Iterable[Problem], files: Collection[str]) -> list[Problem]:
    """Leave out that nothing reads a file, where it is told as the one that is missing."""
    return [
        one
        for one in problems
        if one.finding.position.file not in files or "name" not in one.finding.values
    ]


def is_session_file(name: str) -> bool:
    """Tell whether a file is one of `sessions/*.yaml`."""
    return name.startswith("sessions/") and name.count("/") == 1 and name.endswith(".yaml")


def meant_session_file(name: str) -> str:
    """Return what a file of a session is called right, if its folder or ending is misspelt."""
    folder, _, file = name.rpartition("/")
    stem, _, ending = file.partition(".")
    ours = similar(folder, {"sessions"}) and ending.casefold().removesuffix(".txt") in ENDINGS
    return f"sessions/{stem}.yaml" if ours else ""


def read_document(file: str, name: str, content: Content, memory: Memory = NOTHING) -> Document:
    """Compose one YAML file, if its bytes allow it.

    Of a file that is sound in itself the memory keeps the value and the ids.
    """
    kept = name_of(file, name, content)
    if known := memory.get(kept):
        value, claimed = marshal.loads(known)  # noqa: S302 - our own, proved by its digest
        places = [(key, Position(file, line, column), now) for key, line, column, now in claimed]
        source = text_of(content) if isinstance(content, bytes) else ""
        document = Document(file, name, value, source=source, claimed=places)
    else:
        document = composed(file, name, content)
        if document.problems or document.refused:
            return document
        document.claimed = [*claims_in(document)]
        claimed = [(key, at.line, at.column, now) for key, at, now in document.claimed]
        memory.put(kept, marshal.dumps((document.value, claimed)))
    return document.without_places(partial(composed, file, name, content))


def name_of(file: str, name: str, content: Content) -> str:
    """Return a name for the document of a file: it holds all that the document is made from."""
    parts = (
        f"{file}\0{name}\0".encode(errors="surrogatepass"),
        content if isinstance(content, bytes) else b"",
    )
    return f"document:{blake2b(b''.join(parts), digest_size=20).hexdigest()}"


def composed(file: str, name: str, content: Content) -> Document:
    """Compose one YAML file with all its places, if its bytes allow it."""
    text, problems = decode(file, content, LARGEST_YAML)
    problems = problems or list(tabs(file, text))
    if problems:
        return refused(file, name, iter(problems))
    return Composer(file, text, name).compose()


def refused(file: str, name: str, problems: Iterator[Problem]) -> Document:
    """Return the document of a file that cannot be read; a folder's name ends with a slash."""
    return Document(file, name, problems=list(problems), refused={()})
