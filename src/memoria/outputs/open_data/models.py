"""The records as open data: each field in the form that a reader gets, and the extras."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from inspect import get_annotations
from types import GenericAlias, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import create_model

from memoria.content import moments
from memoria.content.base import Address, Record, Text, TextLanguage
from memoria.content.materials import CaptionFile, Clock, PictureFile, VideoFile
from memoria.content.moments import Beginning, Day, Ending, Late, LocalMoment
from memoria.content.players import seconds, span
from memoria.content.sessions import Subject
from memoria.outputs.open_data.extras import EXTRAS, LEFT_OUT, Value
from memoria.outputs.open_data.values import (
    Code,
    Date,
    Datum,
    Known,
    Setting,
    Span,
    Time,
    Web,
    Wording,
    time,
    wording,
)


@dataclass(frozen=True)
class Form:
    """What becomes of a value in the open data: its type there, and how it is made."""

    type: Any
    value: Value = lambda value, _: value


MEDIA = Form(Web, lambda file, here: here.view.media(file))
# The types of fields that stand in another form.
FORMS: tuple[tuple[Any, Form], ...] = (
    (Text, Form(Wording, wording)),
    (Day, Form(Date, lambda day, _: str(day))),
    (moments.Date, Form(Known, lambda day, _: day.iso)),
    (Beginning, Form(Time, time)),
    (Ending, Form(Time, time)),
    (LocalMoment, Form(Time, time)),
    (Late[LocalMoment], Form(Time, time)),
    (Clock, Form(Span, lambda clock, _: span(seconds(clock)))),
    (TextLanguage, Form(Code)),
    (Address, Form(Web)),
    (VideoFile, MEDIA),
    (PictureFile, MEDIA),
    (CaptionFile, MEDIA),
    (Subject, Form(str)),
)


def form_of(annotation: Any) -> Form:
    """Return the form of the values of a type of field."""
    for known, form in FORMS:
        if annotation == known:
            return form
    if Record in getattr(annotation, "__mro__", ()):
        return Form(model_of(annotation), datum)
    make = CONTAINERS.get(get_origin(annotation))
    return make(*get_args(annotation)) if make else Form(annotation)


def optional(inner: Any, _: Any) -> Form:
    """Return the form of what may be empty."""
    form = form_of(inner)
    return Form(form.type | None, lambda one, here: None if one is None else form.value(one, here))


def several(inner: Any, _: Any) -> Form:
    """Return the form of a list, without the contributions that may not be published."""
    form = form_of(inner)

    def value(values: tuple[Any, ...], here: Setting) -> tuple[Any, ...]:
        return tuple(form.value(one, here) for one in values if getattr(one, "is_shown", True))

    return Form(GenericAlias(tuple, (form.type, ...)), value)


def by_language(_: Any, inner: Any) -> Form:
    """Return the form of what each language has its own of."""
    form = form_of(inner)
    return Form(
        GenericAlias(dict, (str, form.type)),
        lambda values, here: {code: form.value(one, here) for code, one in values.items()},
    )


CONTAINERS: dict[Any, Callable[..., Form]] = {
    Annotated: lambda inner, *_: form_of(inner),
    Union: optional,
    UnionType: optional,
    tuple: several,
    dict: by_language,
}


@cache
def fields_of(record: type[Record]) -> dict[str, Form]:
    """Return the fields of a kind of record in the open data, each made of the whole record."""
    extras = [one for one in EXTRAS if issubclass(record, one.of)]
    hidden = LEFT_OUT.union(one.name for one in extras)
    fields = [
        (name, own(name, written))
        for name, written in annotations(record).items()
        if hidden.isdisjoint((name, f"{record.__name__}.{name}"))
    ]
    for extra in extras:
        at = [name for name, _ in fields].index(extra.after) + 1
        fields.insert(at, (extra.name, Form(extra.type, extra.value)))
    return dict(fields)


def annotations(record: type[Record]) -> dict[str, Any]:
    """Return the types of the fields of a kind of record, as they are written."""
    bases = [one for one in reversed(record.mro()) if issubclass(one, Record)]
    found = {name: written for one in bases for name, written in get_annotations(one).items()}
    return {name: found[name] for name in record.model_fields}


def own(name: str, annotation: Any) -> Form:
    """Return the form of a field that stands in the record."""
    form = form_of(annotation)
    return Form(form.type, lambda record, here: form.value(getattr(record, name), here))


@cache
def model_of(record: type[Record]) -> type[Datum]:
    """Make the model of a kind of record in the open data."""
    types: Any = {name: form.type for name, form in fields_of(record).items()}
    return create_model(record.__name__, __base__=Datum, __doc__=record.__doc__, **types)


def datum(record: Any, here: Setting) -> Datum:
    """Make a datum of a record that stands somewhere."""
    kind: Any = type(record)
    return model_of(kind)(**parts_of(record, fields_of(kind), here))


def parts_of(record: Any, names: Iterable[str], here: Setting) -> dict[str, Any]:
    """Make some fields of the datum of a record."""
    kind: Any = type(record)
    forms, inside = fields_of(kind), here.inside(record)
    return {name: forms[name].value(record, inside) for name in names}
