"""The top of a file: which lists of records belong there."""

import re
from typing import Any

from memoria.content.base import IDENTIFIER
from memoria.content.files import SHELVES, form_of
from memoria.content.similar import similar
from memoria.content.withdrawals import WithdrawnFile
from memoria.load.documents import Document
from memoria.load.entries import is_one_session
from memoria.rules.failures import Failure
from memoria.rules.identifiers import file_of_another_session
from memoria.rules.problems import Problem
from memoria.rules.values import missing_field, unknown_field, wrong_type


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
        if key in {shelf.key for shelf in SHELVES} and not isinstance(inner, tuple)
        if not document.is_refused((key,))
        for problem in wrong_type(Failure(document.place((key,)), key, "list"))
    ]
