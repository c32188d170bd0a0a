"""What comparisons may take for granted, from the registers, the glossary and the catalogues."""

from collections.abc import Mapping, Sequence
from typing import Any

from memoria.content.base import Text
from memoria.content.publication import Publication
from memoria.facts.passages import Name, Setting
from memoria.messages.words import Words


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
