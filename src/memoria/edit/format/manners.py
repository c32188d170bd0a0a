"""How each value of a file is written, by its place in the models: as prose, or bare as an id."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import AfterValidator

from memoria.content.base import DIGEST, Record, Text, each_once, not_blank
from memoria.load.subjects import unwrapped


@dataclass(frozen=True)
class Manner:
    """Say how a value is written, and those inside it.

    `style` is "prose" (in double quotes), "words" (as prose, unless it looks like an id), "bare"
    (without quotes, where that is safe) or nothing (as it stands); `fields` are those of a record,
    `each` is what the items of a list, or the values of a mapping, have in common.
    """

    style: Literal["prose", "words", "bare", ""] = ""
    fields: Mapping[str, "Manner"] = field(default_factory=dict)
    each: "Manner | None" = None

    def of(self, key: str) -> "Manner":
        """Return how the value of a key is written; where the models know none, as it stands."""
        return self.fields.get(key) or self.each or UNKNOWN

    @property
    def item(self) -> "Manner":
        """Return how an item of a list is written."""
        return self.each or UNKNOWN


UNKNOWN = Manner()
PROSE = Manner("prose")
WORDS = Manner("words")
BARE = Manner("bare")


@cache
def manner_of(model: type[Record]) -> Manner:
    """Return how a record of this model is written."""
    fields = model.model_fields.items()
    return Manner(
        fields={name: manner(one.annotation, tuple(one.metadata)) for name, one in fields}
    )


def manner(annotation: Any, metadata: tuple[Any, ...] = ()) -> Manner:
    """Return how a value of this type is written."""
    annotation = unwrapped(annotation)
    if get_origin(annotation) is Annotated:
        annotation, *more = get_args(annotation)
        return manner(annotation, (*metadata, *more))
    if annotation is Text:
        return Manner(each=PROSE)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return manner_of(annotation)
    if get_origin(annotation) in {tuple, dict}:
        return Manner(each=inner(annotation, metadata))
    if annotation in {bool, int, float} or is_pin(metadata):
        return UNKNOWN
    return WORDS if AfterValidator(not_blank) in metadata else BARE


def inner(annotation: Any, metadata: tuple[Any, ...]) -> Manner:
    """Return how the items of a list or a mapping are written; references are no prose."""
    of_list = get_origin(annotation) is tuple
    found = manner(get_args(annotation)[0 if of_list else -1])
    return BARE if found is WORDS and AfterValidator(each_once) in metadata else found


def is_pin(metadata: tuple[Any, ...]) -> bool:
    """Tell whether a value is a digest: some of them would be numbers without their quotes."""
    parts = [getattr(one, "metadata", [one]) for one in metadata]
    return any(getattr(one, "pattern", None) == DIGEST for some in parts for one in some)
