"""What is found in one file of texts, whatever stands in the others, and what is asked of it."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from memoria.check.contacts import contact_problems
from memoria.check.language.misread import misread_problems
from memoria.check.language.placeholders import placeholder_problems
from memoria.check.language.punctuation import Style, typography_problems
from memoria.check.language.tokens import asked
from memoria.check.language.tongues import Common, record_problems, strangers
from memoria.check.language.writings import File, Writing
from memoria.check.markdown import has_html, html_problems
from memoria.rules.problems import Problem, read, written

# A word, and how many letters a part of it has at least to be asked about.
Asked = tuple[str, int]


@dataclass(frozen=True)
class Scan:
    """Hold what a file says: problems, the words of each language, the letters beyond ASCII.

    `seem` are the languages that texts, by their numbers, seem to be in by mistake: of these,
    nothing else is told.
    """

    problems: tuple[Problem, ...] = ()
    words: Mapping[str, frozenset[Asked]] = field(default_factory=dict)
    letters: frozenset[str] = frozenset()
    seem: Mapping[int, str] = field(default_factory=dict)

    def written(self) -> bytes:
        """Return this as bytes."""
        words = {code: sorted(every) for code, every in self.words.items()}
        letters = "".join(sorted(self.letters))
        problems, seem = written(self.problems).decode(), [*self.seem.items()]
        return json.dumps([problems, words, letters, seem]).encode()

    @classmethod
    def read(cls, content: bytes) -> "Scan":
        """Return what was written."""
        problems, words, letters, seem = json.loads(content)
        asked = {code: frozenset(map(tuple, every)) for code, every in words.items()}
        return cls(read(problems), asked, frozenset(letters), dict(seem))

    def sound(self, file: File, languages: Collection[str]) -> list[Writing]:
        """List the texts of the file that rules of some languages hold for."""
        return sound(legible_writings(file), languages, self.seem)


def legible_writings(file: File) -> list[Writing]:
    """List the texts of a file that can be read: with HTML, none."""
    return [one for one in file.writings() if not has_html(one)]


def sound(
    written: Iterable[Writing], languages: Collection[str], seem: Collection[int]
) -> list[Writing]:
    """List those texts that are in some languages and, by their numbers, do not seem otherwise."""
    numbered = enumerate(written)
    return [one for number, one in numbered if one.language in languages and number not in seem]


def scan(
    file: File, styles: Mapping[str, Style], common: Common, keeping: tuple[str, ...] = ()
) -> Scan:
    """Read a file in the languages of some styles, each with the words that are common in it.

    `keeping` are words that keep a place for others.
    """
    every = [*file.writings()]
    broken = [one for one in every if has_html(one)]
    legible = [one for one in every if one not in broken] if broken else every
    seem = strangers(legible, common)
    judged = sound(legible, styles, seem)
    words = defaultdict[str, set[Asked]](set)
    letters = set[str]()
    for one in judged:
        for text in one.texts:
            words[one.language].update((word, least) for word, _, least in asked(text))
    for one in legible:
        for block in one.blocks:
            letters.update(() if block.text.isascii() else block.text)
    return Scan(
        (
            *(problem for one in broken for problem in html_problems(one)),
            *record_problems(legible, seem),
            *typography_problems(judged, styles),
            *placeholder_problems(file, keeping),
            *contact_problems(file),
            *misread_problems(file),
        ),
        {code: frozenset(found) for code, found in words.items()},
        frozenset(one for one in letters if not one.isascii()),
        seem,
    )
