"""Sentences are split as each language does, and none is lost between two languages."""

import pytest

from memoria.facts.likeness import Likeness, unit
from memoria.facts.passages import Passage
from memoria.facts.sentences import Side, differences, sentences
from tests.facts.settings import SETTING


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("es", "Habló la Sra. Candela. Nadie respondió.", 2),
        ("es", "El 3 % de EE. UU. Después, nada.", 1),
        ("es", "A las 3 p. m. empezó; a las 4 p. m. acabó.", 1),
        ("es", "El n.º 4 es el 2.5 de la serie, p. ej. Otro.", 1),
        ("es", "¿Quién paga? ¡Nadie! «Así es.» Y se fue.", 4),
        ("en", "Dr. Candela left. J. R. Calafate stayed at St. Anne's.", 2),
        ("en", "See e.g. Port Lantern, i.e. No. 4. It costs 2.5 a day.", 2),
        ("en", "“Is it dry?” asked one. It was…", 2),
        ("en", "One.Two three", 1),
        ("en", "", 0),
    ],
)
def test_texts_are_split(language: str, text: str, count: int) -> None:
    found = sentences(Passage(language, text), SETTING)
    assert len(found) == count
    assert all(text[one.at :].startswith(one.text) for one in found)


ENGLISH = (
    "The harbour council met on Monday in the old customs house.",
    "It approved the budget of 400 lamps for the lower decks.",
    "Nobody objected.",
    "The works begin after the summer, when the water is calm.",
)
SPANISH = (
    "El consejo del puerto se reunió el lunes en la antigua aduana.",
    "Aprobó el presupuesto de 400 faroles para las cubiertas inferiores.",
    "Nadie se opuso.",
    "Las obras empiezan después del verano, cuando el agua está en calma.",
)


def found(original: str, translation: str) -> list[tuple[str, str, str]]:
    sides = []
    for language, text in (("en", original), ("es", translation)):
        split = sentences(Passage(language, text), SETTING)
        sides.append(Side(split, [unit(one.text) for one in split]))
    likeness = Likeness(sides[0].units, sides[1].units, 1.1)
    return [
        (one.variant, one.original, one.translation)
        for one in differences(sides[0], sides[1], likeness)
    ]


def test_as_many_sentences_are_no_difference() -> None:
    assert found(" ".join(ENGLISH), " ".join(SPANISH)) == []


@pytest.mark.parametrize("lost", [0, 1, 3])
def test_a_missing_sentence_is_found(lost: int) -> None:
    rest = " ".join(SPANISH[:lost] + SPANISH[lost + 1 :])
    assert found(" ".join(ENGLISH), rest) == [("missing", ENGLISH[lost], "")]


def test_an_added_sentence_is_found() -> None:
    more = "En 1999 se construyó además un faro de piedra en la isla de enfrente."
    assert found(" ".join(ENGLISH), " ".join([*SPANISH, more])) == [("added", "", more)]


@pytest.mark.parametrize("joint", ["; ", ": "])
def test_sentences_may_be_merged_and_split(joint: str) -> None:
    merged = SPANISH[0][:-1] + joint + SPANISH[1][0].lower() + SPANISH[1][1:]
    one, other = " ".join(ENGLISH), " ".join([merged, *SPANISH[2:]])
    assert found(one, other) == []
