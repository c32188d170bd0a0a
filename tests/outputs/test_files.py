"""All files together: the same bytes twice, and not a word of what was withdrawn."""

import re

import pytest

from memoria.content.consent import hidden_people, hidden_texts
from memoria.content.publication import Publication
from memoria.outputs.files import export
from tests.conftest import words_of
from tests.contents import texts_of
from tests.demo import CODES, demo, written

WORD = re.compile(r"[^\W\d_]{4,}")


def words_in(texts: list[str]) -> set[str]:
    return {word.casefold() for text in texts for word in WORD.findall(text)}


def all_texts(publication: Publication) -> list[str]:
    """List everything that the records of a publication say."""
    records = (
        *publication.series,
        *publication.sessions,
        *publication.people,
        *publication.organisations,
        *publication.places,
        *publication.themes,
        *publication.guides,
    )
    texts = [text for one in records for inner in texts_of(one) for text in inner.root.values()]
    names = [one.name for one in publication.people]
    return [*texts, *names, *(one.markdown for one in publication.summaries)]


def hidden_words() -> set[str]:
    """Return the words that stand in hidden contributions only."""
    publication = written().publication
    ours = [str(message) for one in CODES for message in words_of(one).messages.values()]
    shown = words_in([*all_texts(demo("en").publication), *ours])
    gone = words_in(all_texts(publication)) - shown
    assert hidden_texts(publication)
    assert hidden_people(publication)
    assert len(gone) > 10
    return gone


@pytest.mark.parametrize("language", CODES)
def test_no_word_of_a_hidden_contribution_is_in_any_file(language: str) -> None:
    gone = hidden_words()
    for name, text in demo(language).files.items():
        unfolded = text.replace("\r\n ", "")
        assert not words_in([unfolded]) & gone, name


@pytest.mark.parametrize("language", CODES)
def test_exporting_again_gives_the_same_bytes(language: str) -> None:
    made = demo(language)
    assert export(made.publication, made.directory, made.edition) == made.files


def test_both_languages_have_the_same_files() -> None:
    assert list(demo("en").files) == list(demo("es").files)


def test_files_stand_below_the_root_of_their_language() -> None:
    for name in demo("en").files:
        assert re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*(\.[a-z]+)+", name)
