"""The keys at the top of a YAML file: the lists of records that belong there."""

import re
from collections.abc import Iterator
from typing import Any

from memoria.content.base import IDENTIFIER, Context, Record
from memoria.content.files import form_of
from memoria.content.kinds import RECORDS
from memoria.content.withdrawals import WithdrawnFile
from memoria.load.documents import Document
from memoria.load.identifiers import is_one_session
from memoria.load.misplaced import advice, meant
from memoria.load.mistakes.fragments import fragment
from memoria.load.subjects import Subject
from memoria.rules.fields import missing_field, unknown_field
from memoria.rules.problems import Problem
from memoria.rules.shapes import Failure, file_of_another_session, wrong_type


def check_top(document: Document, site: Context) -> list[Problem]:
    """Check the keys at the top of a file: the lists of records that belong there."""
    if document.is_refused(()) or form_of(document.name) is WithdrawnFile:
        return []
    if is_one_session(document):
        return check_name(document)
    value = document.value if document.value is not None else {}
    form = form_of(document.name)
    if not isinstance(value, dict) or form is None:
        return list(wrong_type(Failure(document.place(()), document.name, "mapping")))
    return [*top_of(document, value, form, site), *keys_without_list(document, value)]


def check_name(document: Document) -> list[Problem]:
    """Check that the file of one session bears its id, where that is an id at all."""
    stem = document.name.removeprefix("sessions/").removesuffix(".yaml")
    written = document.value.get("id")
    sound = isinstance(written, str) and re.fullmatch(IDENTIFIER, written)
    if written == stem:
        return []
    return list(file_of_another_session(document.place(("id",)), written, stem)) if sound else []


def top_of(
    document: Document, value: dict[str, Any], form: type[Record], site: Context
) -> list[Problem]:
    """Refuse keys that do not belong at the top of a file, and demand the list that it is for."""
    subject = Subject(form, document, (), site)
    required = {key for key, field in form.model_fields.items() if field.is_required()}
    lacking = tuple(sorted(required - value.keys()))
    strange = [key for key in value if key not in form.model_fields]
    found = {meant(subject, (key,), lacking) for key in strange}
    problems = [problem for key in strange for problem in unknown_key(subject, key, lacking)]
    for key in lacking:
        problems += () if key in found else missing_field(Failure(document.place(()), key))
    return problems


def unknown_key(subject: Subject, key: str, lacking: tuple[str, ...]) -> Iterator[Problem]:
    """Refuse a key that does not belong at the top of a file."""
    variant, advised = advice(subject, (key,), lacking)
    at = subject.document.keys[key,]
    known, kept = tuple(subject.model.model_fields), fragment(subject.document, at)
    yield from unknown_field(Failure(at, key, variant, known=known, fragment=kept, advised=advised))


def keys_without_list(document: Document, value: dict[str, Any]) -> list[Problem]:
    """Refuse a value at the top of a file that is not a list."""
    return [
        problem
        for key, inner in value.items()
        if key in {one.field for one in RECORDS} and not isinstance(inner, tuple)
        if not document.is_refused((key,))
        for problem in wrong_type(Failure(document.place((key,)), key, "list"))
    ]
