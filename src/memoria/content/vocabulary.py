"""What people may call the fields of records and their values, in any language."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Vocabulary:
    """Map words, as `folded` leaves them, to the names of fields and of values that they may mean.

    The `unplaced` are names of what has no field, and fields with their record ("Session.date")
    that are looked for where they are not: of these it is said where they go.
    """

    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unplaced: frozenset[str] = frozenset()

    def meanings(self, word: str) -> tuple[str, ...]:
        """List the names that a word may mean, itself among them."""
        return tuple(dict.fromkeys((word, *self.names.get(folded(word), ()))))

    def choice(self, word: str, choices: Iterable[str]) -> str:
        """Return the one of some values that a word means, or nothing."""
        found = self.values.get(folded(word), ())
        return next((one for one in choices if one in found), "")


def folded(word: str) -> str:
    """Return a word as it is compared: without capitals, accents, hyphens and underscores."""
    return re.sub(r"[\W_]+", " ", unaccented(word.casefold())).strip()


def unaccented(text: str) -> str:
    """Return a text without accents."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
