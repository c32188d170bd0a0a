"""The register of what was withdrawn."""

from collections.abc import Iterable, Iterator

from memoria.content.base import Context
from memoria.content.files import form_of
from memoria.content.withdrawals import Key, WithdrawnFile, parse_withdrawal
from memoria.load.documents import Document
from memoria.load.records import validate
from memoria.rules.problems import Position, Problem

FIELD = "withdrawn"


def withdrawals(documents: Iterable[Document]) -> Iterator[tuple[Key, Position]]:
    """List what was withdrawn, each with its place; what is written wrong is left out."""
    for document in registers(documents):
        value = document.value if isinstance(document.value, dict) else {}
        found = value.get(FIELD)
        for number, written in enumerate(found if isinstance(found, tuple) else ()):
            if key := parse_withdrawal(written):
                yield key, document.place((FIELD, number))


def withdrawal_problems(documents: Iterable[Document], context: Context) -> Iterator[Problem]:
    """Check the register, which holds no records."""
    for document in registers(documents):
        if not document.is_refused(()):
            value = {} if document.value is None else document.value
            yield from validate(WithdrawnFile, value, document, (), context)[1]


def registers(documents: Iterable[Document]) -> Iterator[Document]:
    """List the documents of this form: there is one at most."""
    return (document for document in documents if form_of(document.name) is WithdrawnFile)
