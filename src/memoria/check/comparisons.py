"""Comparisons of texts with their translations that are made once, as long as they hold."""

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from zlib import crc32

from memoria.check.facts import Pairs, Prose, compared_texts
from memoria.facts.comparison import Located, lines
from memoria.facts.mentions import words_in
from memoria.facts.passages import Difference, Name, Setting, setting_of
from memoria.facts.texts import blocks
from memoria.load.content import Loaded
from memoria.messages.words import Words
from memoria.project.cache import Cache, key
from memoria.rules.problems import Problem

COMPARED, WORDS = "compared", "words"
# How the number that stands for a word is written, and that of all of them.
NUMBER, LENGTH = "I", 4


@dataclass(frozen=True)
class Comparison:
    """The texts of a record, or a summary, each with a translation; `name` holds all of them."""

    pairs: Pairs
    setting: Setting
    name: str

    @property
    def place(self) -> str:
        """Return the file of an original: neighbours are read one after the other."""
        one = self.pairs[0]
        return one.text.file(one.languages[0])

    def work(self) -> bytes:
        """Compare the texts; return the numbers of their words, and what differs."""
        words = array(NUMBER, sorted({number_of(one) for one in self.words()})).tobytes()
        found = [
            [
                (*astuple(one.difference), *one.original, *one.translation)
                for one in pair.compared(self.setting)
            ]
            for pair in self.pairs
        ]
        return len(words).to_bytes(LENGTH) + words + json.dumps(found).encode()

    def words(self) -> Iterator[str]:
        """List the words of the texts as they are read."""
        for pair in self.pairs:
            for passage in pair.passages:
                prose = isinstance(pair.text, Prose)
                texts = (one.text for one in blocks(lines(passage.text))) if prose else ()
                for text in texts if prose else (passage.text,):
                    yield from words_in(text)

    def problems(self, written: bytes) -> Iterator[Problem]:
        """Report what differs."""
        for pair, found in zip(self.pairs, json.loads(written), strict=True):
            yield from pair.problems(
                Located(Difference(*one[:-4]), (one[-4], one[-3]), (one[-2], one[-1]))
                for one in found
            )


def catalogues(words: Mapping[str, Words]) -> str:
    """Return a name for all that catalogues say."""
    return key("", *(repr((code, sorted(one.messages.items()))) for code, one in words.items()))


def number_of(word: str) -> int:
    """Return a number for a word; another word may have the same, by chance."""
    return crc32(word.encode(errors="surrogatepass"))


def comparisons(content: Loaded, words: Mapping[str, Words]) -> list[Comparison]:
    """List the texts to compare, in the languages of `words`."""
    setting = setting_of(content.publication, tuple(words), words)
    common = key("", catalogues(words), repr(setting.terms))
    settings: dict[int | None, Setting] = {}
    found = []
    for pairs in filter(None, compared_texts(content)):
        year = pairs[0].year
        if year not in settings:
            settings[year] = replace(setting, year=year)
        name = key(WORDS, common, *(part for pair in pairs for part in pair.parts))
        found.append(Comparison(pairs, settings[year], name))
    return found


class Results:
    """Keep what came of comparisons by the texts and the names that they may speak of.

    A name that shares no word with a text changes nothing of what is said of it.
    """

    def __init__(self, names: Sequence[Name], cache: Cache) -> None:
        self.cache = cache
        self.said = [repr((one.kind, sorted(one.forms.items()))) for one in names]
        self.named: dict[int, set[int]] = defaultdict(set)
        for place, one in enumerate(names):
            for word in (
                word for forms in one.forms.values() for form in forms for word in words_in(form)
            ):
                self.named[number_of(word)].add(place)

    def name(self, text: str, words: bytes) -> str:
        """Return the name of the result of texts that have these words."""
        numbers = array(NUMBER)
        numbers.frombytes(words)
        met = {place for one in self.named.keys() & set(numbers) for place in self.named[one]}
        return key(COMPARED, text, *(self.said[place] for place in sorted(met)))

    def get_all(self, texts: Iterable[str]) -> dict[str, bytes]:
        """Return the results that are kept, by the names of the texts."""
        words = self.cache.get_all(texts)
        names = {text: self.name(text, found) for text, found in words.items()}
        kept = self.cache.get_all(names.values())
        return {text: kept[name] for text, name in names.items() if name in kept}

    def put(self, text: str, written: bytes) -> bytes:
        """Keep what came of texts, and return what differs."""
        end = LENGTH + int.from_bytes(written[:LENGTH])
        words, found = written[LENGTH:end], written[end:]
        self.cache.put_all({text: words, self.name(text, words): found})
        return found
