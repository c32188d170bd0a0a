"""What a translation says the other way round: a lost "not", a duty made a choice, opposites."""

from collections.abc import Sequence

from memoria.facts.opposites import differences
from memoria.facts.passages import Passage
from memoria.facts.sentences import sentences
from memoria.facts.vocabulary import vocabulary
from tests.cases import each
from tests.facts.settings import SETTING

Told = list[tuple[str, str, str]]


def told(original: str, translation: str, languages: Sequence[str] = ("en", "es")) -> Told:
    texts = zip(languages, (original, translation), strict=True)
    split = [sentences(Passage(code, text), SETTING) for code, text in texts]
    words = vocabulary(languages[0], SETTING), vocabulary(languages[1], SETTING)
    found = differences(split[0], split[1], words)
    return [(one.fact, one.original, one.translation) for one in found]


@each(
    ("original", "translation", "expected"),
    [
        ("Do not open the gate.", "Abra la puerta.", [("negation", "not open the", "")]),
        ("They don’t sell.", "Venden.", [("negation", "don’t sell", "")]),
        ("You must sign.", "Puede firmar.", [("obligation", "must", "Puede")]),
        ("More than six.", "Menos de seis.", [("comparison", "More", "Menos")]),
        ("At least six.", "Como máximo seis.", [("comparison", "At least", "Como máximo")]),
        ("Before noon.", "Después del mediodía.", [("comparison", "Before", "Después")]),
        ("All of them came.", "Ninguno vino.", [("comparison", "All", "Ninguno")]),
    ],
)
def test_what_is_turned_round_is_told(original: str, translation: str, expected: Told) -> None:
    assert told(original, translation) == expected


@each(
    ("original", "translation", "expected"),
    [
        ("Debe firmar.", "You may sign.", [("obligation", "Debe", "may")]),
        ("Más de seis.", "Fewer than six.", [("comparison", "Más", "Fewer")]),
        ("Antes de comer.", "After lunch.", [("comparison", "Antes", "After")]),
    ],
)
def test_it_is_told_of_english_translations_too(
    original: str, translation: str, expected: Told
) -> None:
    assert told(original, translation, ("es", "en")) == expected


@each(
    ("original", "translation"),
    [
        ("It is not open.", "Está sin abrir."),
        ("You must not enter.", "No se puede entrar."),
        ("Not only bread.", "También pan."),
        ("It takes no more than six.", "Caben seis como máximo."),
        (
            "You need to sign. It is not far.",
            "Debe firmar, y queda cerca.",
        ),  # two sentences, and one
    ],
)
def test_what_says_the_same_otherwise_is_not_told(original: str, translation: str) -> None:
    assert told(original, translation) == []


def test_a_spanish_no_may_be_said_in_too_many_ways_to_be_told() -> None:
    assert told("No dude en llamar.", "Feel free to call.", ("es", "en")) == []
