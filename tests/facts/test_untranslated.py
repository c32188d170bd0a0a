"""A sentence left in the language of the original is told; titles and addresses may stay."""

import pytest

from memoria.facts.passages import Setting
from memoria.facts.sentences import sentences
from memoria.facts.untranslated import untranslated
from tests.facts.settings import SETTING, pair

ENGLISH = "The council agreed to all of it. Nobody has to wait in the dark any more."


def found(original: str, translation: str, setting: Setting = SETTING) -> list[str]:
    one, other = pair(original, translation)
    split = sentences(other, setting)
    return [one.translation for one in untranslated(one, other, split, (), setting)]


def test_a_sentence_of_the_original_is_told() -> None:
    rest = "Nobody has to wait in the dark any more."
    assert found(ENGLISH, f"El consejo lo aceptó todo. {rest}") == [rest]
    assert found(ENGLISH, f"El consejo lo aceptó todo. {rest}", Setting()) == [rest]


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        (ENGLISH, "El consejo lo aceptó todo. Nadie tiene ya que esperar a oscuras."),
        ("See https://a.example/all-of-it-is-here now.", "https://a.example/all-of-it-is-here"),
        ("He read “The lamp that nobody lit”.", "Leyó “The lamp that nobody lit”."),
        ("Port Lantern Drifting Towns", "Port Lantern Drifting Towns"),
        ("", ""),
    ],
)
def test_what_is_translated_or_may_stay_is_not(original: str, translation: str) -> None:
    assert found(original, translation) == []
