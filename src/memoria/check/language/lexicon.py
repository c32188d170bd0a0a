"""The words that are right because the publication says so: its registers, terms and lists."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from memoria.content.base import Text
from memoria.content.publication import Publication
from memoria.messages.words import Words

WORD = re.compile(r"[^\W\d_]+(?:['’‐‑-][^\W\d_]+)*")


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
    return frozenset(word for name in proper_names(publication) for word in WORD.findall(name))


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
    for one in publication.glossary:
        yield one.term.get(language) or ""
        yield from one.also.get(language, ())


def forms(*texts: Text | None) -> Iterator[str]:
    """List texts in all their languages."""
    for text in texts:
        yield from text.root.values() if text else ()


def parts(text: str) -> Iterator[str]:
    """List the words of a text, and what hyphens and apostrophes join in them."""
    for match in WORD.finditer(unicodedata.normalize("NFC", text).casefold()):
        yield match[0].replace("’", "'")
        yield from re.split("['’‐‑-]", match[0])
