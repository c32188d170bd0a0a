"""The catalogues tell which words of two languages say the same."""

import re

from memoria.facts.passages import Same, Setting
from memoria.facts.vocabulary import Phrases, any_of, shared_words, stems
from memoria.facts.vocabulary import paired_words as by_catalogues
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


def test_of_several_phrases_the_longest_is_read() -> None:
    pattern = any_of(("per", "per cent", "Perú", "a.m.", "%"))
    read = re.findall(pattern, "per  cent peru per a.m. axm %")
    assert read == ["per  cent", "peru", "per", "a.m.", "%"]
    assert re.findall(any_of(()), "per") == []


def test_phrases_are_looked_for_only_where_a_first_word_of_theirs_stands() -> None:
    phrases = Phrases(("after noon", "%"), "noon|%")
    assert [one[0] for one in phrases.found("5 % after noon")] == ["%", "noon"]
    assert [*phrases.found("before noon")] == []
