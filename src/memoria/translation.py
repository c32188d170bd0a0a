"""The state of a text in a language, decided by content: the pin `of` against the original."""

import hashlib
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from memoria.records.base import Text
from memoria.records.registers import Translation

# Typographic variants that change no word: they leave a translation up to date.
VARIANTS = str.maketrans(
    {"“": '"', "”": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-"}
)


class State(StrEnum):
    """Say what a text is to its reader."""

    ORIGINAL = "original"
    CURRENT = "current"
    STALE = "stale"
    MISSING = "missing"
    MACHINE = "machine"


def digest(*texts: str) -> str:
    """Return the eight hexadecimal digits that stand for the words of one or more texts.

    White space, and typographic variants of quotation marks and dashes, do not count.
    """
    words = "\x1f".join(" ".join(text.translate(VARIANTS).split()) for text in texts)
    folded = re.sub(r"\s*\"\s*", '"', words)
    return hashlib.sha256(folded.encode()).hexdigest()[:8]


def texts_of(record: BaseModel) -> Iterator[Text]:
    """List the texts of a record and of all that stands in it, in the order of its fields."""
    for name in type(record).model_fields:
        yield from texts_in(getattr(record, name))


def texts_in(value: Any) -> Iterator[Text]:
    """List the texts in a value of any field."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, BaseModel):
        yield from texts_of(value)
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts_in(inner)


def record_digest(record: BaseModel, language: str) -> str:
    """Return the digest of all that a record says in a language."""
    return digest(*(text.get(language) or "" for text in texts_of(record)))


def state(language: str, original: str, pin: Translation | None, digest_now: str) -> State:
    """Return the state of a text that exists in this language.

    A translation without a pin is taken as made from the original as it is.
    """
    if language == original:
        return State.ORIGINAL
    if pin and pin.of and pin.of != digest_now:
        return State.STALE
    return State.MACHINE if pin and pin.machine else State.CURRENT
