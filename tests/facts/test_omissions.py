"""No sentence is lost between two languages, and none is added."""

import pytest

from memoria.facts.likeness import Likeness, unit
from memoria.facts.omissions import MOST, Parts, Side, abridgements, differences
from memoria.facts.passages import Passage
from memoria.facts.recognition import recognitions
from memoria.facts.sentences import clauses, sentences
from tests.facts.settings import SETTING

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
    readers = recognitions("en", "es", SETTING)
    for reader, text in zip(readers, (original, translation), strict=True):
        split = sentences(Passage(reader.language, text), SETTING)
        parts = [part for sentence in split for part in clauses(sentence)]
        sides.append(Parts(parts, [reader.unit(part.text) for part in parts]))
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


def test_several_missing_sentences_are_found() -> None:
    assert found(" ".join(ENGLISH), SPANISH[3]) == [("missing", one, "") for one in ENGLISH[:3]]


@pytest.mark.parametrize("lost", [MOST, MOST + 3])
def test_of_a_passage_a_dozen_sentences_are_told_at_once(lost: int) -> None:
    numbers = range(100, 130)
    one = " ".join(f"On the quay there are {number} lamps." for number in numbers)
    other = " ".join(f"En el muelle hay {number} farolas." for number in numbers[lost:])
    told = [original for _, original, _ in found(one, other)]
    assert len(told) == MOST
    assert all(int(original.split()[5]) < 100 + lost for original in told)


def test_a_missing_clause_is_found() -> None:
    merged = ENGLISH[0][:-1] + "; " + ENGLISH[1][0].lower() + ENGLISH[1][1:]
    original = " ".join([merged, *ENGLISH[2:]])
    rest = " ".join([SPANISH[0], *SPANISH[2:]])
    assert found(original, rest) == [("missing", "it" + ENGLISH[1][2:], "")]


def test_where_nothing_is_said_nothing_is_compared() -> None:
    assert found("", SPANISH[0]) == found(ENGLISH[0], "") == []


LONG = (
    "The harbour council met on Monday in the old customs house and chose, after three hours of"
    " talk, a lamp for each of the piers, a bell for the fog and benches under a roof."
)


def shortened(original: str, translation: str) -> list[str]:
    one, other = (
        Side(sentences(Passage(language, text), SETTING), unit)
        for language, text in (("en", original), ("es", translation))
    )
    likeness = Likeness(one.units, other.units, 1.1)
    return [difference.variant for difference in abridgements(one, other, likeness)]


def test_a_sentence_said_in_part_is_told() -> None:
    assert shortened(LONG, "El consejo del puerto se reunió el lunes en la antigua aduana.") == [
        "part"
    ]


def test_a_terse_sentence_is_not() -> None:
    assert shortened("Nobody objected to it at all.", "Nadie se opuso.") == []
    assert shortened(LONG, LONG) == []


def test_what_stands_in_the_next_sentence_is_not_missing() -> None:
    first, second = LONG[:-60] + ".", "Nobody waits in the dark."
    assert shortened(f"{LONG} {second}", f"{first} {second[:-1]} {LONG[-60:]} {second}") == []
