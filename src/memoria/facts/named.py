"""The names in a text, and how often each is mentioned."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from memoria.facts.mentions import Mention, Register, mentions


@dataclass(frozen=True)
class Named:
    """A text, the names in it, and how often each is mentioned."""

    text: str
    mentions: Sequence[Mention]
    counts: Mapping[int, int]

    def first(self, name: int) -> Mention:
        """Return where a name is first mentioned."""
        return next(one for one in self.mentions if one.name == name)

    def written(self, name: int) -> str:
        """Return how a name is first written."""
        mention = self.first(name)
        return self.text[mention.at : mention.end]


def named(text: str, known: Register) -> Named:
    """Read the names in a text."""
    found = mentions(text, known)
    return Named(text, found, Counter(one.name for one in found))
