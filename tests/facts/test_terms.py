"""A translation uses the terms that were agreed."""

import pytest

from memoria.facts.passages import Setting
from memoria.facts.terms import differences, trusted
from tests.facts.settings import SETTING, pair


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        ("The rain ration", "La ración de lluvia"),
        ("Rain rations grew.", "Crecieron las raciones de agua."),
        ("It rains.", "Llueve."),
        ("a rain rationale", "un motivo"),
        ("hit the deck", "cuerpo a tierra"),
    ],
)
def test_an_agreed_term_is_no_difference(original: str, translation: str) -> None:
    assert list(differences(*pair(original, translation), SETTING)) == []


def test_other_words_for_a_term_are_a_difference() -> None:
    (one,) = differences(*pair("Its rain rations", "Sus cupos de lluvia"), SETTING)
    assert (one.fact, one.original, one.translation) == ("term", "rain rations", "ración de lluvia")
    assert one.original_at == 4


def test_a_single_word_counts_where_the_text_keeps_to_it() -> None:
    pairs = [pair("a deck", "una cubierta"), pair("two decks", "dos cubiertas")]
    meant = trusted(pairs, SETTING)
    (one,) = differences(*pair("the deck", "el barrio"), SETTING, meant)
    assert (one.original, one.translation) == ("deck", "cubierta")
    assert not trusted([*pairs, pair("on deck", "a bordo"), pair("deck", "a bordo")], SETTING)


def test_without_terms_there_is_nothing_to_compare() -> None:
    assert list(differences(*pair("a deck", "un barrio"), Setting())) == []


def test_the_words_of_a_term_stand_together() -> None:
    elsewhere = "Un cupo; la ración que cada cual guarda cuando por fin cae algo de lluvia"
    (one,) = differences(*pair("A rain ration", elsewhere), SETTING)
    assert one.original == "rain ration"


def test_a_long_word_is_a_term_unless_the_text_mostly_says_it_otherwise() -> None:
    setting = Setting(terms=({"en": ("railbus",), "es": ("ferrobús",)},))
    pairs = [pair("the railbus", "el automotor")]
    assert trusted(pairs, setting) == {0}
    assert not trusted([*pairs, pair("a railbus", "un tren")], setting)
