"""The keys at the top of a YAML file: the lists of records that belong there."""

import re
from collections.abc import Iterator
from typing import Any

from memoria.content.base import IDENTIFIER, Context, Record
from memoria.content.files import SessionsFile, form_of
from memoria.content.kinds import RECORDS
from memoria.content.withdrawals import WithdrawnFile
from memoria.load.documents import Document
from memoria.load.entries import is_one_session
from memoria.load.intended import intended
from memoria.load.misplaced import advice, meant
from memoria.load.mistakes.fragments import fragment
from memoria.load.subjects import Subject
from memoria.rules.advice import Fragment, keeping
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
    if form is None or not isinstance(value, dict):
        return list(no_fields(document, form or SessionsFile))
    subject = Subject(form, document, (), site)
    return [*top_of(subject, value), *keys_without_list(subject)]


def check_name(document: Document) -> list[Problem]:
    """Check that the file of one session bears its id, where that is an id at all."""
    stem = document.name.removeprefix("sessions/").removesuffix(".yaml")
    written = document.value.get("id")
    sound = isinstance(written, str) and re.fullmatch(IDENTIFIER, written)
    if written == stem:
        return []
    return list(file_of_another_session(document.place(("id",)), written, stem)) if sound else []


def top_of(subject: Subject, value: dict[str, Any]) -> list[Problem]:
    """Refuse keys that do not belong at the top of a file, and demand the list that it is for."""
    fields = subject.model.model_fields
    required = {key for key, field in fields.items() if field.is_required()}
    lacking = tuple(sorted(required - value.keys()))
    strange = [key for key in value if key not in fields]
    found = {meant(subject, (key,), lacking) for key in strange}
    problems = [problem for key in strange for problem in unknown_key(subject, key, lacking)]
    for key in lacking:
        failure = Failure(subject.document.place(()), key, record=subject.model.__name__)
        problems += () if key in found else missing_field(failure)
    return problems


def unknown_key(subject: Subject, key: str, lacking: tuple[str, ...]) -> Iterator[Problem]:
    """Refuse a key that does not belong at the top of a file."""
    variant, advised = advice(subject, (key,), lacking)
    at = subject.document.keys[key,]
    known, stands = tuple(subject.model.model_fields), fragment(subject.document, at)
    failure = Failure(at, key, variant, known=known, fragment=stands, advised=advised)
    yield from keeping(unknown_field(failure), stands)


def keys_without_list(subject: Subject) -> Iterator[Problem]:
    """Refuse a value at the top of a file that is not a list."""
    document, kinds = subject.document, {one.field for one in RECORDS}
    for key, value in (document.value or {}).items():
        listed = key in kinds & subject.model.model_fields.keys()
        if listed and not isinstance(value, tuple) and not document.is_refused((key,)):
            yield from no_list(subject, key, fragment(document, document.keys[key,]))


def no_list(subject: Subject, key: str, stands: Fragment) -> Iterator[Problem]:
    """Refuse a value where a list belongs, with what was most likely meant."""
    variant, values = intended(subject, (key,), "list", stands) or ("list", {})
    at = subject.document.place((key,))
    yield from keeping(wrong_type(Failure(at, key, variant, advised=values)), stands)


def no_fields(document: Document, form: type[Record]) -> Iterator[Problem]:
    """Refuse a file that holds no fields; a list in it lacks its name."""
    at = document.place(())
    name = next(name for name, field in form.model_fields.items() if field.is_required())
    variant = "top" if isinstance(document.value, tuple) else "mapping"
    failure = Failure(at, document.name, variant, advised={"line": f"{name}:"})
    stands = Fragment(document.source.rstrip(), at, alone=True)
    yield from keeping(wrong_type(failure), stands)
