"""The words of a text that a dictionary is asked about."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import starmap

from memoria.check.language.writings import legible
from memoria.content.base import Text
from memoria.content.publication import Publication
from memoria.facts.passages import plain
from memoria.facts.texts import Block
from memoria.messages.words import Words

WHOLE_WORD = re.compile(r"[^\W\d_]+(?:['’‐‑-][^\W\d_]+)*")
# Asked about words of a language, it returns those that no dictionary of the language has.
Speller = Callable[[str, Collection[str]], frozenset[str]]
Meant = tuple[str, ...]
MOST = 3
# Of so many words, corrections are looked for: a text in another language has only wrong ones.
TRIED = 40
# Letters that a word with a capital has at least, to be taken for a slip: it may be a name.
LONG = 6
LETTER = r"[^\W\d_][\u0300-\u036f]*"
# Apostrophes join the parts of a word; what hyphens join are words of their own.
WORD = re.compile(rf"(?<![\w.])(?:{LETTER})+(?:['’](?:{LETTER})+)*(?!\w)")
# What stands between the beginning of a sentence and its first word.
OPENING = re.compile(r"[\s\"'“”‘’«»„(\[¿¡*•–—-]+$")
ENDS = (".", "!", "?", "…", ":", ";")
# Letters that a word, or a part of one, has at least: shorter ones are endings and particles.
LEAST, LEAST_PART = 3, 4
# Longer than any word; a dictionary would think about it for minutes.
LONGEST = 60
# A word of so many letters before a full stop may be an abbreviation.
ABBREVIATED = 4
ACUTE = "\u0301"
HYPHENS = frozenset("-‐‑")


def lexicon(
    publication: Publication, lists: Mapping[str, Iterable[str]], words: Words
) -> frozenset[str]:
    """Return the words that are right in a language, without case, and their parts."""
    written = [
        *proper_names(publication),
        *agreed_terms(publication, words.language),
        *lists.get(words.language, ()),
        *map(str, words.locale.territories.values()),
        str(words.messages["facts.abbreviations"]),
    ]
    return frozenset(part for text in written for part in parts(text))


def names_of(publication: Publication) -> frozenset[str]:
    """Return the words of the registers' names, as they are written."""
    return frozenset(
        word for name in proper_names(publication) for word in WHOLE_WORD.findall(name)
    )


def proper_names(publication: Publication) -> Iterator[str]:
    """List the names in the registers, as they are written in each language, and hashtags."""
    for person in publication.people:
        yield person.name
    for organisation in publication.organisations:
        yield from forms(organisation.name, organisation.short_name)
    for place in publication.places:
        yield from forms(place.name)
    for series in publication.series:
        yield series.hashtag or ""


def agreed_terms(publication: Publication, language: str) -> Iterator[str]:
    """List the terms of the glossary in a language."""
    for one in publication.terms:
        yield one.term.get(language) or ""
        yield from one.also.get(language, ())


def forms(*texts: Text | None) -> Iterator[str]:
    """List texts in all their languages."""
    for text in texts:
        yield from text.root.values() if text else ()


def parts(text: str) -> Iterator[str]:
    """List the words of a text, and what hyphens and apostrophes join in them."""
    for match in WHOLE_WORD.finditer(unicodedata.normalize("NFC", text).casefold()):
        yield match[0].replace("’", "'")
        yield from re.split("['’‐‑-]", match[0])


def knows_all(_: str, __: Collection[str]) -> frozenset[str]:
    """Take every word for right, where there is nobody to ask."""
    return frozenset()


def corrections(
    words: Iterable[str], language: str, letters: str, speller: Speller
) -> dict[str, Meant]:
    """Map words to those that the dictionary has and that are one slip of the pen away."""
    asked = sorted(word for word in words if len(word) >= LONG or word[0].islower())[:TRIED]
    tried = {word: tuple(slips(word.lower(), letters)) for word in asked}
    wrong = speller(language, {one for listed in tried.values() for one in listed})
    return {
        word: tuple(like(word, one) for one in listed if one not in wrong)[:MOST]
        for word, listed in tried.items()
    }


def likely_names(words: Iterable[str], names: Iterable[str]) -> dict[str, Meant]:
    """Map words with a capital to the registered names that are one slip of the pen away.

    Another last letter makes another name: Mario is not Maria.
    """
    known = {name.lower(): name for name in sorted(names) if name[0].isupper()}
    letters = letters_of(known)
    return {
        word: tuple(
            known[one]
            for one in slips(word.lower(), letters)
            if one in known and word.lower()[:-1] != one[:-1]
        )[:MOST]
        for word in words
        if word[0].isupper() and len(word) >= LONG
    }


def slips(word: str, letters: str) -> Iterator[str]:
    """List the words that one slip makes another of, each once, the likeliest first.

    An accent is forgotten, letters change places, one is written twice or once too few, is
    missing, too many, or another one.
    """
    found = dict.fromkeys(
        (
            *accents(word, letters),
            *(word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1)),
            *(word[:n] + word[n : n + 1] + word[n:] for n in range(len(word))),
            *(word[:n] + word[n + 1 :] for n in range(len(word)) if word[n] in word[n + 1 : n + 2]),
            *(word[:n] + one + word[n:] for n in range(len(word) + 1) for one in letters),
            *(word[:n] + word[n + 1 :] for n in range(len(word))),
            *(word[:n] + one + word[n + 1 :] for n in range(len(word)) for one in letters),
        )
    )
    found.pop(word, None)
    return (one for one in found if len(one) > 1)


def accents(word: str, letters: str) -> Iterator[str]:
    """List the words that differ in the accent of one letter, or in that of all."""
    for n, letter in enumerate(word):
        for one in letters:
            if one != letter and plain(one) == plain(letter):
                yield word[:n] + one + word[n + 1 :]
    yield plain(word)


def like(word: str, correction: str) -> str:
    """Return a correction with the capital of the word it stands for."""
    return correction[0].upper() + correction[1:] if word[0].isupper() else correction


def letters_of(texts: Iterable[object]) -> str:
    """Return the small letters in which texts are written, sorted."""
    written = set("".join(map(str, texts)).lower())
    return "".join(sorted(letter for letter in written if letter.isalpha()))


def scripts(letters: Iterable[str]) -> frozenset[str]:
    """Return the scripts that letters belong to, as the first words of their names have them."""
    return frozenset(unicodedata.name(one, "").partition(" ")[0] for one in letters)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, its letters in their composed form, and where it stands in the text of its block."""

    word: str
    at: int
    least: int = LEAST

    @property
    def whole(self) -> str:
        """Return the word as dictionaries have it."""
        return self.word.replace("’", "'")

    @property
    def parts(self) -> tuple[str, ...]:
        """List what of the word must be known, if it is not known as a whole."""
        parts = self.whole.split("'")
        least = self.least if len(parts) == 1 else LEAST_PART
        return tuple(one for one in parts if len(one) >= least and not is_acronym(one))

    @property
    def is_capital(self) -> bool:
        """Tell whether the word begins as a name does."""
        return self.word[0].isupper()


def is_acronym(word: str) -> bool:
    """Tell whether a word has capitals inside, as "NGOs" and "YouTube" have."""
    return any(letter.isupper() for letter in word[1:])


def tokens(block: Block) -> Iterator[Token]:
    """List the words of a block; numbers, code, addresses and abbreviations are none."""
    return starmap(Token, asked(legible(block)))


def asked(text: str) -> Iterator[tuple[str, int, int]]:
    """List the words of what is legible of a block, each as a token holds it."""
    for match in WORD.finditer(text):
        before, after = (
            text[max(match.start() - 1, 0) : match.start()],
            text[match.end() : match.end() + 1],
        )
        joined = before in HYPHENS or after in HYPHENS
        word = unicodedata.normalize("NFC", match[0])
        if (after == "." and len(word) <= ABBREVIATED) or len(word) > LONGEST:
            continue
        yield word, match.start(), LEAST_PART if joined else LEAST


def begins(block: Block, at: int) -> bool:
    """Tell whether a sentence may begin at an offset: there, a common word has a capital."""
    before = OPENING.sub("", block.text[max(at - LONGEST, 0) : at])
    return not before or before.endswith(ENDS)


def stems(word: str, endings: str) -> list[str]:
    """List what one or two pronouns may have joined, without the accent that they ask for.

    "añádalo" is "añada" and "lo"; a word without an accent has no stem.
    """
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).replace(ACUTE, ""))
    pronoun = re.compile(rf"(?:{endings})$")
    one = pronoun.sub("", plain)
    return [stem for stem in (one, pronoun.sub("", one)) if word != plain != stem]
