"""The YAML files of the content folder become documents, and what has no place there is told."""

import marshal
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b

from memoria.content.base import Context
from memoria.content.files import FILES, SessionsFile, form_of
from memoria.content.limits import LARGEST_SUMMARY, LARGEST_YAML
from memoria.content.similar import similar
from memoria.load.composer import Composer
from memoria.load.documents import Document
from memoria.load.identifiers import claims_in
from memoria.load.memory import NOTHING, Last, Memory
from memoria.load.summaries import FOLDER
from memoria.load.tops import check_top
from memoria.rules.files import (
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
from memoria.rules.shapes import Failure, unknown_language

NAME = re.compile(r"words\.([^/.]+)\.txt")
ENDINGS = {"yaml", "yml"}


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
    contents: Mapping[str, Content], folder: str, last: Last, site: Context
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
        problems += [*document.problems, *check_top(document, site)]
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
