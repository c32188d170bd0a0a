"""Raw values become frozen records, or problems with their places."""

from collections.abc import Iterator, Sequence
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from memoria.checks.shape import ANSWERS, Failure, wrong_type
from memoria.loading.documents import Document, Path
from memoria.problems import Problem
from memoria.records.base import Context, Record, Text, similar

Kind = TypeVar("Kind", bound=Record)


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
        failures = error.errors(include_url=False, include_input=True)
        return None, list(problems(model, failures, document, path))


def problems(
    model: type[Record], failures: Sequence[ErrorDetails], document: Document, path: Path
) -> Iterator[Problem]:
    """Answer each failure with its rule; a misspelt field is not reported as missing, too."""
    missing = {failure["loc"] for failure in failures if failure["type"] == "missing"}
    meant = {
        (*failure["loc"][:-1], similar(str(failure["loc"][-1]), below(missing, failure["loc"])))
        for failure in failures
        if failure["type"] == "extra_forbidden"
    }
    for failure in failures:
        location = (*path, *failure["loc"])
        if document.is_refused(tuple(location)) or failure["loc"] in missing & meant:
            continue
        answer, expected = ANSWERS.get(failure["type"], (wrong_type, ""))
        yield from answer(describe(model, failure, document, path, expected, missing))


def below(missing: set[tuple[int | str, ...]], location: tuple[int | str, ...]) -> tuple[str, ...]:
    """List the missing fields of the record that holds a location."""
    return tuple(str(other[-1]) for other in missing if other[:-1] == location[:-1])


def describe(
    model: type[Record],
    failure: ErrorDetails,
    document: Document,
    path: Path,
    expected: str,
    missing: set[tuple[int | str, ...]],
) -> Failure:
    """Gather what a rule may want to know of a failure."""
    location = failure["loc"]
    of_key = failure["type"] in {"extra_forbidden", "missing"} or location[-1:] == ("[key]",)
    if location[-1:] == ("[key]",):
        location = location[:-1]
    full = (*path, *location)
    position = (document.keys.get(full) if of_key else None) or document.place(full)
    if expected == "mapping" and model_at(model, location) is Text:
        expected = "languages"
    holder = model_at(model, location[:-1])
    known = tuple(holder.model_fields) if holder and holder is not Text else ()
    names = [part for part in location if isinstance(part, str)]
    return Failure(
        position,
        names[-1] if names else "",
        expected,
        known,
        below(missing, location),
        {"value": failure["input"], **failure.get("ctx", {})},
    )


def model_at(model: Any, location: Sequence[int | str]) -> Any:
    """Return the model of the record at a location inside another one."""
    for part in location:
        if isinstance(part, str) and hasattr(model, "model_fields"):
            field = model.model_fields.get(part)
            model = field.annotation if field else None
        elif get_args(model):
            model = get_args(model)[-1 if isinstance(part, str) else 0]
        model = unwrapped(model)
    return model if hasattr(model, "model_fields") else None


def unwrapped(annotation: Any) -> Any:
    """Return what an optional annotation is about."""
    if get_origin(annotation) in {Union, UnionType}:
        return next(inner for inner in get_args(annotation) if inner is not type(None))
    return annotation
