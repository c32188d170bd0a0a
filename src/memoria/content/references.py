"""What a record refers to by ids, in its own fields and in those of the records inside it."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar, get_args

from memoria.content.base import Record
from memoria.content.kinds import KINDS, kind_named

Path = tuple[str | int, ...]
Holder = TypeVar("Holder", bound=Record)


@cache
def fields_of(model: type[Record]) -> tuple[tuple[str, str], ...]:
    """List the fields of ids with the kind that these name, and those of records without one."""
    named = ((name, kind_named(info), info) for name, info in model.model_fields.items())
    return tuple(
        (name, kind if kind in KINDS else "")
        for name, kind, info in named
        if kind in KINDS or any(map(fields_of, models_in(info.annotation)))
    )


def models_in(annotated: Any) -> Iterator[type[Record]]:
    """List the models of the records that a type lets in."""
    if isinstance(annotated, type) and issubclass(annotated, Record):
        yield annotated
    for inner in get_args(annotated):
        yield from models_in(inner)


def references(record: Record, path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """List the ids that a record names, each with its place in the record and its kind."""
    for field, kind in fields_of(type(record)):
        value = getattr(record, field)
        several = value if isinstance(value, tuple) else (value,) if value else ()
        for number, one in enumerate(several):
            place = (*path, field, number) if several is value else (*path, field)
            yield from references(one, place) if not kind else [(place, kind, one)]


def without(record: Holder, gone: Callable[[str, str], bool]) -> Holder:
    """Return a record that names nothing of what is gone, by kind and id."""
    changes: dict[str, Any] = {}
    for field, kind in fields_of(type(record)):
        value = before = getattr(record, field)
        if isinstance(value, tuple):
            kept = (one for one in value if not (kind and gone(kind, one)))
            value = tuple(one if kind else without(one, gone) for one in kept)
        elif value and kind and gone(kind, value):
            value = None
        if value != before:
            changes[field] = value
    return record.model_copy(update=changes) if changes else record
