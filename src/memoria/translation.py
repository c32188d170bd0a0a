"""What a text is to its reader: original, translation, out of date or missing, by its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from memoria.digests import digest
from memoria.records.base import Text, first_written
from memoria.records.files import GLOBAL_ITEMS, LOCAL_ITEMS
from memoria.records.registers import Guide, Translation
from memoria.records.sessions import Series, Session

ITEM_KINDS = {
    **LOCAL_ITEMS["series"],
    **LOCAL_ITEMS["session"],
    **GLOBAL_ITEMS,
    "questions": "question",
}
Path = tuple[str | int, ...]
Material = tuple[str, str]
NONE: Material = ("", "")
# Records whose texts are translated as a whole, with one pin a language.
Translated = Series | Session | Guide


class State(StrEnum):
    """Say what a text is to its reader."""

    ORIGINAL = "original"
    CURRENT = "current"
    STALE = "stale"
    MISSING = "missing"
    MACHINE = "machine"


@dataclass(frozen=True)
class Phrase:
    """A plain text of a record: where it stands there, and the language it was first written in.

    `material` is the kind and id of the item it belongs to, empty for the record itself.
    """

    text: Text
    path: Path
    original: str
    material: Material = NONE

    def state(self, language: str, pin: Translation | None, digest_now: str) -> State:
        """Return the state of the text in a language, by the pin of its record."""
        if not self.text.get(language):
            return State.MISSING
        return state(language, self.original, pin, digest_now)


def phrases(record: BaseModel, original: str = "") -> Iterator[Phrase]:
    """List the texts of a record and of all that stands in it, in the order of its fields.

    `original` is the language of those that do not say.
    """
    yield from phrases_in(record, (), original, NONE)


def phrases_in(value: Any, path: Path, original: str, material: Material) -> Iterator[Phrase]:
    """List the texts in a value of any field; the other arguments say where it stands."""
    if isinstance(value, Text):
        yield Phrase(value, path, first_written(value.languages, original), material)
    elif isinstance(value, BaseModel):
        original = getattr(value, "original", None) or original
        material = material_of(value, path) or material
        for name in type(value).model_fields:
            yield from phrases_in(getattr(value, name), (*path, name), original, material)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from phrases_in(inner, (*path, number), original, material)


def material_of(record: Any, path: Path) -> Material | None:
    """Return the kind and id of what stands at a path of a record, if it has them."""
    kind = ITEM_KINDS.get(str(path[-2])) if len(path) > 1 else None
    return (kind, record.id) if kind else None


def texts_of(record: BaseModel) -> Iterator[Text]:
    """List the texts of a record and of all that stands in it, in the order of its fields."""
    return (phrase.text for phrase in phrases(record))


def record_digest(record: BaseModel, original: str, language: str) -> str:
    """Return the digest of all that a translation of a record into a language is made from.

    What was first written in that language is no part of it.
    """
    return digest(
        *(
            phrase.text.get(phrase.original) or "" if phrase.original != language else ""
            for phrase in phrases(record, original)
        )
    )


def state(language: str, original: str, pin: Translation | None, digest_now: str) -> State:
    """Return the state of a text that exists in this language.

    A translation without a pin is taken as made from the original as it is.
    """
    if language == original:
        return State.ORIGINAL
    if pin and pin.of and pin.of != digest_now:
        return State.STALE
    return State.MACHINE if pin and pin.machine else State.CURRENT


def record_state(
    record: Translated, original: str, language: str, digest_now: str | None = None
) -> State:
    """Return the state of a record's own texts in a language, as far as they exist in it.

    Items of another original have a translation in the record's own language, too.
    """
    pin = record.translations.get(language)
    if language == original and not pin:
        return State.ORIGINAL
    found = digest_now or record_digest(record, original, language)
    return state(language, "", pin, found)
