"""Raw values become frozen records, or problems with their places."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from memoria.content.base import Context, Record, Text
from memoria.load.documents import Document, Path
from memoria.load.intended import intended, new_record
from memoria.load.misplaced import Advice, advice, meant
from memoria.load.mistakes.fragments import fragment
from memoria.load.subjects import Subject, model_at
from memoria.rules.advice import Fragment, keeping
from memoria.rules.fields import missing_field, unknown_field
from memoria.rules.moments import (
    bad_date,
    bad_time_zone,
    ends_before_start,
    half_a_span,
    time_without_zone,
)
from memoria.rules.problems import Position, Problem
from memoria.rules.shapes import (
    Failure,
    bad_address,
    bad_identifier,
    bad_pattern,
    bad_withdrawal,
    blank,
    dangling_reference,
    no_language,
    out_of_range,
    part_of_itself,
    repeated,
    unknown_choice,
    unknown_language,
    wrong_type,
)

# The type of a failure → its rule and, where the rule asks, which kind was expected.
ANSWERS: Mapping[str, tuple[Callable[[Failure], Iterator[Problem]], str]] = {
    "extra_forbidden": (unknown_field, ""),
    "missing": (missing_field, ""),
    "string_type": (wrong_type, "text"),
    "int_type": (wrong_type, "whole"),
    "float_type": (wrong_type, "number"),
    "bool_type": (wrong_type, "yes_or_no"),
    "tuple_type": (wrong_type, "list"),
    "dict_type": (wrong_type, "mapping"),
    "model_type": (wrong_type, "mapping"),
    "literal_error": (unknown_choice, ""),
    "bad_date": (bad_date, ""),
    "day_with_hour": (bad_date, "day"),
    "clock_gap": (bad_date, "gap"),
    "bad_time_zone": (bad_time_zone, ""),
    "ends_before_start": (ends_before_start, ""),
    "end_without_start": (half_a_span, ""),
    "lonely_hour": (half_a_span, "hour"),
    "bad_identifier": (bad_identifier, ""),
    "dangling_reference": (dangling_reference, ""),
    "withdrawn_reference": (dangling_reference, "withdrawn"),
    "bad_withdrawal": (bad_withdrawal, ""),
    "unknown_language": (unknown_language, ""),
    "no_language": (no_language, ""),
    "bad_address": (bad_address, ""),
    "greater_than_equal": (out_of_range, "greater_than_equal"),
    "less_than_equal": (out_of_range, "less_than_equal"),
    "string_pattern_mismatch": (bad_pattern, ""),
    "unknown_country": (bad_pattern, ""),
    "blank": (blank, ""),
    "bad_acceptance": (wrong_type, "acceptance"),
    "repeated": (repeated, ""),
    "part_of_itself": (part_of_itself, ""),
    "time_without_zone": (time_without_zone, ""),
}
Kind = TypeVar("Kind", bound=Record)
# Of one record; who has made more mistakes than that has made one of them everywhere.
MOST = 100


def without_empty_fields(value: Any) -> Any:
    """Drop the fields that stand there without a value: an empty field is a missing one."""
    if isinstance(value, dict):
        return {
            key: without_empty_fields(inner) for key, inner in value.items() if inner is not None
        }
    return tuple(map(without_empty_fields, value)) if isinstance(value, tuple) else value


def validate(
    model: type[Kind], value: Any, document: Document, path: Path, context: Context
) -> tuple[Kind | None, list[Problem]]:
    """Return the record that a value describes, or every reason why it is none."""
    try:
        return model.model_validate(without_empty_fields(value), context=context), []
    except ValidationError as error:
        failures = error.errors(include_url=False)[:MOST]
        return None, list(problems(Subject(model, document, path, context), failures))


def problems(subject: Subject, failures: Sequence[ErrorDetails]) -> Iterator[Problem]:
    """Answer each failure with its rule; a misspelt field is not reported as missing, too."""
    lacking = {place for failure in failures if (place := lacked(failure))}
    strays = stray_languages(subject, failures)
    named = {
        (*failure["loc"][:-1], meant(subject, failure["loc"], beside(lacking, failure["loc"])))
        for failure in failures
        if failure["type"] == "extra_forbidden"
    }
    for failure in failures:
        places = {failure["loc"], lacked(failure) or failure["loc"]}
        if places & named or any(map(subject.is_refused, places)):
            continue
        answer, expected = ANSWERS.get(failure["type"], (wrong_type, ""))
        if (parent := failure["loc"][:-1]) in strays:
            if failure["loc"] in strays[parent][1:] or is_hollow(subject, failure):
                continue
            expected = "language" if failure["loc"] == strays[parent][0] else expected
        stands = standing(subject, failure)
        expected, advised = advised_of(subject, failure, expected, stands, lacking)
        answer = wrong_type if expected.startswith("single") else answer
        yield from keeping(answer(describe(subject, failure, expected, stands, advised)), stands)


def standing(subject: Subject, failure: ErrorDetails) -> Fragment:
    """Return what stands in the file where a value was refused."""
    path = path_of(subject, failure)
    if at := subject.document.keys.get(path):
        return fragment(subject.document, at)
    at = subject.document.values.get(path)
    if at and path and isinstance(path[-1], int):
        return fragment(subject.document, at, item=True)
    source = subject.document.source.strip()
    written = f"{path[-1]}:" if path and source else source
    return Fragment(written, at or subject.document.place(path), alone=True)


def advised_of(
    subject: Subject,
    failure: ErrorDetails,
    expected: str,
    stands: Fragment,
    lacking: set[Path],
) -> Advice:
    """Return what was expected, or the variant that tells what was meant, with its values."""
    location = tuple(part for part in failure["loc"] if part != "[key]")
    if failure["type"] == "extra_forbidden" and not expected:
        return advice(subject, location, beside(lacking, location))
    given = failure["input"]
    choice = failure["type"] == "literal_error"
    several = choice and isinstance(given, tuple) and len(given) > 1
    if choice and not several:
        return Advice(expected, {"similar": choice_meant(subject, failure)})
    if failure["type"] == "dangling_reference":
        kind, said = failure["ctx"]["kind"], str(given)
        return Advice(expected, new_record(subject, location, kind, said))
    expected = "text" if several else narrowed(expected, subject.model, location)
    found = intended(subject, location, expected, stands) if stands.written else None
    return found or Advice(expected, {})


def stray_languages(subject: Subject, failures: Sequence[ErrorDetails]) -> dict[Path, list[Path]]:
    """List, by their record, the languages that begin a line where its own fields do."""
    found: dict[Path, list[Path]] = {}
    for failure in failures:
        location = failure["loc"]
        if failure["type"] == "extra_forbidden" and location[-1] in subject.context.languages:
            at = subject.document.keys.get((*subject.path, *location))
            if at and not subject.document.before(at).strip():
                found.setdefault(location[:-1], []).append(location)
    return found


def is_hollow(subject: Subject, failure: ErrorDetails) -> bool:
    """Tell whether a field is missing that stands there, but has no value."""
    path = (*subject.path, *failure["loc"])
    return failure["type"] == "missing" and path in subject.document.keys


def lacked(failure: ErrorDetails) -> Path | None:
    """Return the place of the field for want of which a value was refused."""
    if failure["type"] == "missing":
        return failure["loc"]
    field = failure.get("ctx", {}).get("lacks")
    return (*failure["loc"][:-1], field) if field else None


def beside(missing: set[Path], location: Path) -> tuple[str, ...]:
    """List the missing fields of the record that holds a location."""
    return tuple(str(other[-1]) for other in missing if other[:-1] == location[:-1])


def choice_meant(subject: Subject, failure: ErrorDetails) -> str:
    """Return the value that is meant by another word for it, or nothing."""
    choices = re.findall(r"'([^']*)'", failure["ctx"]["expected"])
    return subject.context.vocabulary().choice(str(failure["input"]), choices)


def describe(
    subject: Subject,
    failure: ErrorDetails,
    expected: str,
    stands: Fragment,
    advised: Mapping[str, str | int],
) -> Failure:
    """Gather what a rule may want to know of a failure."""
    location = tuple(part for part in failure["loc"] if part != "[key]")
    holder = model_at(subject.model, location[:-1])
    names = [part for part in location if isinstance(part, str)]
    in_mapping = holder is None and len(names) > 1 and names[-1] == location[-1]
    given = failure.get("ctx", {})
    return Failure(
        position_of(subject, failure),
        field=names[-1] if names else "",
        expected=expected,
        known=tuple(holder.model_fields) if holder and holder is not Text else (),
        candidates=subject.context.identifiers.get(given.get("kind", ""), frozenset()),
        context={
            "value": failure["input"],
            "written": written_number(subject, failure),
            "tongues": " ".join(subject.context.languages),
            **given,
        },
        advised=advised,
        within=names[-2] if in_mapping else "",
        record=holder.__name__ if holder else "",
        fragment=stands,
    )


def written_number(subject: Subject, failure: ErrorDetails) -> str:
    """Return a number as it is written, with the zeros at its end: of 1.000 only 1 is left."""
    if not isinstance(failure["input"], float):
        return ""
    found = re.match(r"[-+.\d]+", subject.document.after(position_of(subject, failure)))
    return found[0] if found else ""


def narrowed(expected: str, model: type[Record], location: Path) -> str:
    """Return more exactly what was expected: a text in languages or of a list, a list of ids."""
    if expected == "mapping" and model_at(model, location) is Text:
        return "languages"
    if expected == "list" and model_at(model, (*location, 0)) is None:
        return "ids"
    in_list = bool(location) and isinstance(location[-1], int)
    return "item" if expected == "text" and in_list else expected


def position_of(subject: Subject, failure: ErrorDetails) -> Position:
    """Return where a failure stands: at the key if that is what is wrong, else at the value."""
    of_key = failure["type"] in {"extra_forbidden", "missing"} or "[key]" in failure["loc"]
    path = path_of(subject, failure)
    return (of_key and subject.document.keys.get(path)) or subject.document.place(path)


def path_of(subject: Subject, failure: ErrorDetails) -> Path:
    """Return the path of what was refused: of an entry that stands twice in a list, its own."""
    path = (*subject.path, *(part for part in failure["loc"] if part != "[key]"))
    return (*path, failure["ctx"]["number"]) if failure["type"] == "repeated" else path
