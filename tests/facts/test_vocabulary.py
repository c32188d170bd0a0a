"""The catalogues tell which words of two languages say the same."""

from memoria.facts.passages import Same, Setting
from memoria.facts.vocabulary import paired_words as by_catalogues
from memoria.facts.vocabulary import shared_words, stems
from tests.conftest import words_of
from tests.facts.settings import SETTING


def test_words_of_the_same_messages_are_one() -> None:
    english, spanish = shared_words(SETTING, "en", "es")
    assert english["sessi"] == spanish["sesio"]
    assert english["langu"] == spanish["idiom"]
    assert set(english.values()) == set(spanish.values())


def test_without_catalogues_there_are_none() -> None:
    assert shared_words(Setting(), "en", "es") == ({}, {})


def test_a_catalogue_is_one_with_itself() -> None:
    words = Same(words_of("en"))
    assert by_catalogues(words, words)[0]["sessi"] == "~sessi"


def test_fields_and_the_shortest_words_are_left_out() -> None:
    assert stems("{count} of the Sesión <b>") == {"the", "sesio"}
