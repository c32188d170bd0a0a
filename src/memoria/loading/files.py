"""The YAML files of the content folder become documents, and what has no place there is told."""

from collections.abc import Iterator, Mapping

from memoria.checks.files import (
    LARGEST_YAML,
    Content,
    Unreadable,
    decode,
    missing,
    tabs,
    unknown_file,
    unreadable,
)
from memoria.loading.composer import Composer
from memoria.loading.documents import Document
from memoria.loading.names import FOLDER
from memoria.loading.shelves import check_top
from memoria.loading.word_lists import is_word_list
from memoria.problems import Problem
from memoria.records.files import FILES, SessionsFile, form_of


def read_documents(
    contents: Mapping[str, Content], folder: str
) -> tuple[list[Document], list[Problem]]:
    """Compose every YAML file that has a place in the content folder."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for name, content in sorted(contents.items()):
        file = f"{folder}/{name}"
        if is_word_list(name):
            continue
        if name in FILES or is_session_file(name):
            documents.append(read_document(file, name, content))
        elif isinstance(content, Unreadable) and not name.startswith(FOLDER):
            documents.append(refused(file, f"{name}/", unreadable(file, content)))
        elif not name.startswith(FOLDER):
            problems += unknown_file(file, tuple(FILES))
    if all(form_of(document.name) is not SessionsFile for document in documents):
        file = f"{folder}/sessions.yaml"
        documents.append(refused(file, "sessions.yaml", missing(file)))
    for document in documents:
        problems += [*document.problems, *check_top(document)]
    return documents, problems


def is_session_file(name: str) -> bool:
    """Tell whether a file is one of `sessions/*.yaml`."""
    return name.startswith("sessions/") and name.count("/") == 1 and name.endswith(".yaml")


def read_document(file: str, name: str, content: Content) -> Document:
    """Compose one YAML file, if its bytes allow it."""
    text, problems = decode(file, content, LARGEST_YAML)
    problems = problems or list(tabs(file, text))
    if problems:
        return refused(file, name, iter(problems))
    return Composer(file, text, name).compose()


def refused(file: str, name: str, problems: Iterator[Problem]) -> Document:
    """Return the document of a file that cannot be read; a folder's name ends with a slash."""
    return Document(file, name, problems=list(problems), refused={()})
