"""Digests of what is made into pages, by which a change is seen."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from functools import partial
from hashlib import blake2b
from itertools import chain
from typing import Any

from pydantic import BaseModel

LENGTH = 12


class Prints:
    """Digests of values of ours; each frozen one is read only once."""

    def __init__(self) -> None:
        # With the value itself, so that no other one can take its place in memory.
        self.known: dict[int, tuple[Any, bytes]] = {}

    def of(self, value: Any) -> bytes:
        """Return the digest of a value.

        Raises TypeError where something could be hidden in it.
        """
        if isinstance(value, str):
            return hashed(b"text", value.encode(errors="surrogatepass"))
        if value is None or isinstance(value, bytes | int | float | date | time):
            return hashed(b"plain", repr(value).encode())
        if isinstance(value, BaseModel) or is_dataclass(value):
            return self.of_frozen(value)
        return hashed(type(value).__name__.encode(), *map(self.of, parts_of(value)))

    def of_frozen(self, value: Any) -> bytes:
        """Return the digest of a record, or of something else with fields, and keep it."""
        found = self.known.get(id(value))
        if found is None:
            if isinstance(value, BaseModel):
                parts = [value.model_dump_json(warnings=False).encode()]
            else:
                parts = [self.of(getattr(value, one.name)) for one in fields(value)]
            found = value, hashed(type(value).__qualname__.encode(), *parts)
            self.known[id(value)] = found
        return found[1]


def parts_of(value: Any) -> Iterable[Any]:
    """List the values that make a value: of a function those that it is called with.

    Raises TypeError where something could be hidden in it.
    """
    if isinstance(value, tuple | list):
        return value
    if isinstance(value, Mapping):
        return chain.from_iterable(value.items())
    if isinstance(value, partial):
        return value.func, value.args, value.keywords
    if getattr(value, "__closure__", value) is None:
        return value.__module__, value.__qualname__
    raise TypeError(value)


def hashed(*parts: bytes) -> bytes:
    """Return the digest of parts, each told from the next."""
    found = blake2b(digest_size=LENGTH)
    for part in parts:
        found.update(b"%d:%b" % (len(part), part))
    return found.digest()
