"""What a block or a sentence may be known by in another language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from memoria.facts import terms
from memoria.facts.likeness import Unit, unit
from memoria.facts.links import target
from memoria.facts.mentions import mentions, register
from memoria.facts.passages import Passage, Same, Setting
from memoria.facts.spelled import spelled
from memoria.facts.texts import Block, Link
from memoria.facts.vocabulary import Keys, Vocabulary, shared_words, stems, vocabulary


@dataclass(frozen=True, eq=False)
class Recognition:
    """Reads one of two texts: its language, and keys for words that the other says its own way."""

    language: str
    setting: Setting
    words: Keys

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Return the words of quantity."""
        return vocabulary(self.language, self.setting)

    def unit(self, text: str, links: Sequence[Link] = ()) -> Unit:
        """Return what a piece of text may be known by: also its links, names, terms and words."""
        addresses = {"@" + target(link.address, (self.language,)).address for link in links}
        alone = known(self, text)
        return replace(alone, keys=alone.keys | addresses) if addresses else alone

    def block(self, block: Block) -> Unit:
        """Return what a block may be known by."""
        return self.unit(block.text, block.links)

    def spelled(self, text: str) -> Iterator[str]:
        """List keys for the numbers in words; "one" is an article in many languages."""
        for number in spelled(text, self.vocabulary):
            if number.value > 1:
                yield f"#{number.value:f}"

    def named(self, text: str) -> Iterator[str]:
        """List keys for the names and terms in a text, the same in every language."""
        if self.setting.names:
            for mention in mentions(text, register(Same(self.setting.names))):
                yield f"=name {mention.name}"
        if self.setting.terms:
            for found in terms.terms_in(Passage(self.language, text), self.setting):
                yield f"=term {found.term}"


@lru_cache(maxsize=1024)
def known(reader: Recognition, text: str) -> Unit:
    """Return what a text may be known by, links aside: a block may also be a sentence."""
    words = {reader.words[stem] for stem in reader.words.keys() & stems(text)}
    return unit(text, {*words, *reader.named(text), *reader.spelled(text)})


def recognitions(
    original: str, translation: str, setting: Setting
) -> tuple[Recognition, Recognition]:
    """Return how texts of two languages are read."""
    return readers(original, translation, Same(setting))


@lru_cache(maxsize=64)
def readers(
    original: str, translation: str, given: Same[Setting]
) -> tuple[Recognition, Recognition]:
    """Return the same for a setting, which many texts share."""
    setting = given.value
    here, there = shared_words(setting, original, translation)
    return Recognition(original, setting, here), Recognition(translation, setting, there)
