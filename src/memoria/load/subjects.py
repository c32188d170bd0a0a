"""What is validated: a raw record of a document, the models of its parts, and what they hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin

from memoria.content.base import Context, Record
from memoria.load.documents import Document, Path


@dataclass(frozen=True)
class Subject:
    """Say what is validated: a value at a path of a document, against a model, in a context."""

    model: type[Record]
    document: Document
    path: Path
    context: Context

    def is_refused(self, location: Path) -> bool:
        """Tell whether a value of the record was refused as YAML."""
        return self.document.is_refused((*self.path, *location))

    def written(self, location: Path) -> Any:
        """Return what is written at a place, or nothing where there is none."""
        value = self.document.value
        for part in (*self.path, *location):
            if isinstance(value, dict):
                value = value.get(str(part))
            elif isinstance(value, tuple) and isinstance(part, int) and part < len(value):
                value = value[part]
            else:
                return None
        return value


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
