"""Digests of what is made into pages, by which a change is seen."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime, time
from functools import cache, partial
from hashlib import blake2b
from itertools import chain
from operator import attrgetter
from types import FunctionType, NoneType
from typing import Any

from pydantic import BaseModel

LENGTH = 12
PLAIN = {str, bytes, int, float, bool, NoneType, date, datetime, time}


class Prints:
    """Digests of values of ours; each record is read only once."""

    def __init__(self) -> None:
        # With the record itself, so that no other one can take its place in memory.
        self.known: dict[int, tuple[BaseModel, bytes]] = {}

    def of(self, value: Any) -> bytes:
        """Return the digest of a value.

        Raises TypeError where something could be hidden in it.
        """
        return hashed(repr(self.plain(value)))

    def plain(self, value: Any) -> Any:
        """Return a value with nothing in it but what Python spells the same in every run."""
        kind = type(value)
        if kind in PLAIN:
            return value
        if isinstance(value, BaseModel):
            return self.of_record(value)
        listed = isinstance(value, tuple | list)
        parts = value if listed else parts_of(value)
        found = [one if type(one) in PLAIN else self.plain(one) for one in parts]
        return found if listed else [kind.__name__, *found]

    def of_record(self, record: BaseModel) -> bytes:
        """Return the digest of a record, and keep it."""
        found = self.known.get(id(record))
        if found is None:
            written = record.model_dump_json(warnings=False)
            found = self.known[id(record)] = record, hashed(type(record).__name__ + written)
        return found[1]


def hashed(text: str) -> bytes:
    """Return the digest of a text."""
    return blake2b(text.encode(errors="surrogatepass"), digest_size=LENGTH).digest()


def parts_of(value: Any) -> Any:
    """List the values that make a value: of a function those that it is called with.

    Raises TypeError where something could be hidden in it.
    """
    if isinstance(value, Mapping):
        return chain.from_iterable(value.items())
    if isinstance(value, partial):
        return value.func, value.args, value.keywords
    if isinstance(value, FunctionType):
        if value.__closure__ is None:
            return value.__module__, value.__qualname__
        raise TypeError(value)
    kind: Any = type(value)
    return values_of(kind)(value)


@cache
def values_of(kind: type) -> Callable[[Any], Any]:
    """Return what lists the values of the fields of a data class.

    Raises TypeError where it is none.
    """
    names = [one.name for one in fields(kind)]
    return attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
