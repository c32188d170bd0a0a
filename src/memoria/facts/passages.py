"""What a comparison is given and what it finds: passages, differences, names, terms."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Generic, TypeVar

from memoria.content.base import Text
from memoria.content.publication import Publication
from memoria.messages.words import Words

FACTS = (
    "number", "date", "weekday", "time", "zone", "link", "name", "quotation", "heading", "list",
    "sentence", "term", "negation", "obligation", "comparison",
)  # fmt: skip


@dataclass(frozen=True)
class Passage:
    """A piece of a text in one language, as it is read.

    Without marks of Markdown; of a link only its words.
    """

    language: str
    text: str


@dataclass(frozen=True)
class Difference:
    """What original and translation do not both say.

    Offsets count in the text of their passages. `original` and `translation` quote what each says,
    and are empty where it says nothing of the kind.
    """

    fact: str
    original: str
    translation: str
    original_at: int = 0
    translation_at: int = 0
    variant: str = ""  # chooses between messages of one fact: "swapped", "missing", "calendar", …


@dataclass(frozen=True)
class Name:
    """A person, organisation or place of the registers: how it is written in each language."""

    kind: str  # person, organisation, place
    forms: Mapping[str, tuple[str, ...]]  # full name, short name …; a person's are the same in all


@dataclass(frozen=True)
class Setting:
    """What a comparison may take for granted.

    The year a text speaks of, the registers' names, the agreed terms.
    """

    year: int | None = None
    names: tuple[Name, ...] = ()
    terms: tuple[Mapping[str, tuple[str, ...]], ...] = ()  # by language: the words for one notion
    words: Mapping[str, Words] = field(default_factory=dict)  # the catalogues, by language

    def listed(self, language: str, key: str) -> str:
        """Return a message of a language, or of the one it is a region's form of; else nothing."""
        for code in (language, language.partition("-")[0]):
            if code in self.words and key in self.words[code]:
                return str(self.words[code].messages[key])
        return ""


def setting_of(
    publication: Publication, languages: Sequence[str], words: Mapping[str, Words]
) -> Setting:
    """Gather the names and terms that the texts of a publication may use."""
    registers = {
        "person": publication.people,
        "organisation": [one for one in publication.organisations if one.kind != "collective"],
        "place": publication.places,
    }
    return Setting(
        names=tuple(
            Name(kind, forms(record, languages))
            for kind, records in registers.items()
            for record in records
        ),
        terms=tuple(
            {
                language: tuple(filter(None, (one.term.get(language), *one.also.get(language, ()))))
                for language in languages
            }
            for one in publication.terms
            if not one.everyday
        ),
        words=words,
    )


def forms(record: Any, languages: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """List how an entry of a register may be called in each language."""
    if not isinstance(record.name, Text):
        return dict.fromkeys(languages, (record.name,))
    names = filter(None, (record.name, getattr(record, "short_name", None)))
    texts = list(names)
    return {
        language: tuple(filter(None, (text.get(language) for text in texts)))
        for language in languages
    }


@cache
def alternatives(listed: str) -> tuple[str, ...]:
    """Return the alternatives that a message separates by "|", the longest first."""
    return tuple(sorted(filter(None, map(str.strip, listed.split("|"))), key=len, reverse=True))


PIECE = re.compile(r"[^\W_]+|[^\w\s]")
# The same words, and the same blocks for every kind of fact, are read again and again.
MANY = 1 << 13


class Letters(dict[int, str]):
    """Map letters to their plain ones, one to one, so that offsets stay what they are."""

    def __init__(self, *, fold: bool) -> None:
        super().__init__()
        self.fold = fold

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        first = unicodedata.normalize("NFKD", letter)[0]
        plain = letter if unicodedata.combining(first) or first.isspace() else first
        self[code] = plain.lower()[0] if self.fold else plain
        return self[code]


PLAIN, FOLDED = Letters(fold=False), Letters(fold=True)


def shared(one: str, other: str) -> int:
    """Return how many first letters two words share."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def plain(text: str) -> str:
    """Return text without accents; every letter stays in its place."""
    return text if text.isascii() else text.translate(PLAIN)


@lru_cache(maxsize=MANY)
def flat(text: str) -> str:
    """Return text without accents and case; every letter stays in its place."""
    return text.lower() if text.isascii() else text.translate(FOLDED)


@lru_cache(maxsize=MANY)
def pieces(even: str) -> frozenset[str]:
    """Return the words and the signs of a flat text, each once."""
    return frozenset(PIECE.findall(even))


T = TypeVar("T")


class Same(Generic[T]):
    """Hold a value that is itself only, whatever others equal it: a key for what it leads to."""

    def __init__(self, value: T) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)
