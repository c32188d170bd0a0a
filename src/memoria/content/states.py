"""What a text is to its reader: original, translation, out of date or missing, by its words."""

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from memoria.content.base import Text, first_written
from memoria.content.kinds import ITEMS, RECORDS
from memoria.content.publication import digest
from memoria.content.registers import Guide, Translation
from memoria.content.sessions import Series, Session

ITEM_KINDS = {one.field: one.name for one in ITEMS}
Path = tuple[str | int, ...]
Material = tuple[str, str]
NONE: Material = ("", "")
# Records whose texts are translated as a whole, with one pin a language; their fields in the
# publication by their kind.
Translated = Series | Session | Guide
TRANSLATED = {one.name: one.field for one in RECORDS if one.pinned}


class State(StrEnum):
    """Say what a text is to its reader."""

    ORIGINAL = "original"
    CURRENT = "current"
    STALE = "stale"
    MISSING = "missing"
    MACHINE = "machine"


class Phrase(NamedTuple):
    """A plain text of a record: where it stands there, and the language it was first written in.

    `material` is the kind and id of the item it belongs to, empty for the record itself. `name` is
    the path in words, with ids in place of numbers: `initiatives.business-support.title`.
    """

    text: Text
    path: Path
    original: str
    material: Material = NONE
    name: str = ""

    def state(self, language: str, pin: Translation | None, digest_now: str) -> State:
        """Return the state of the text in a language, by the pin of its record."""
        if not self.text.get(language):
            return State.MISSING
        return state(language, self.original, pin, digest_now)


def phrases(record: BaseModel, original: str = "") -> list[Phrase]:
    """List the texts of a record and of all that stands in it, in the order of its fields.

    `original` is the language of those that do not say, where the record does not, either.
    """
    found: list[Phrase] = []
    gather(record, Stand((), original, NONE, ""), found)
    return found


class Stand(NamedTuple):
    """Say where a value stands in a record, and what holds for the texts in it."""

    path: Path
    original: str
    material: Material
    name: str


def gather(value: Any, stand: Stand, found: list[Phrase]) -> None:
    """List the texts in a value of any field."""
    path, original, material, name = stand
    inside = f"{name}." if name else ""
    if isinstance(value, Text):
        found.append(Phrase(value, path, first_written(value.languages, original), material, name))
    elif isinstance(value, BaseModel):
        original = getattr(value, "original", None) or original
        material = material_of(value, path) or material
        for field in telling(type(value)):
            if held := getattr(value, field):
                gather(held, Stand((*path, field), original, material, inside + field), found)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            own = f"{inside}{getattr(item, 'id', None) or number + 1}"
            gather(item, Stand((*path, number), original, material, own), found)


@cache
def telling(model: type[BaseModel]) -> tuple[str, ...]:
    """List the fields of a model in which there may be texts."""
    fields = model.model_fields.items()
    return tuple(name for name, field in fields if holds_text(field.annotation))


def holds_text(annotation: Any) -> bool:
    """Tell whether there may be texts in a value of a type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation is Text or bool(telling(annotation))
    return any(map(holds_text, get_args(annotation)))


def material_of(record: Any, path: Path) -> Material | None:
    """Return the kind and id of what stands at a path of a record, if it has them."""
    kind = ITEM_KINDS.get(str(path[-2])) if len(path) > 1 else None
    return (kind, record.id) if kind else None


def originals(record: BaseModel, original: str, language: str) -> dict[str, str]:
    """Map the texts that a translation of a record into a language is made from, by their names.

    What was first written in that language is no part of it.
    """
    return originals_of(phrases(record, original), language)


def originals_of(texts: Iterable[Phrase], language: str) -> dict[str, str]:
    """Map those of a record's texts that a translation into a language is made from."""
    return {
        phrase.name: phrase.text.get(phrase.original) or ""
        for phrase in texts
        if phrase.original != language
    }


def record_digest(record: BaseModel, original: str, language: str) -> str:
    """Return the digest of all that a translation of a record into a language is made from."""
    return digest(*originals(record, original, language).values())


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
    pinned = bool(pin and pin.of)
    now = digest_now or (record_digest(record, original, language) if pinned else "")
    found = state(language, "", pin, now)
    return State.ORIGINAL if language == original and found is State.CURRENT else found
