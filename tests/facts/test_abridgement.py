"""A sentence of which only a part is said is much too short."""

from memoria.facts.likeness import Likeness, unit
from memoria.facts.omissions import Side
from memoria.facts.omissions import abridgements as differences
from memoria.facts.passages import Passage
from memoria.facts.sentences import sentences
from tests.facts.settings import SETTING

LONG = (
    "The harbour council met on Monday in the old customs house and chose, after three hours of"
    " talk, a lamp for each of the piers, a bell for the fog and benches under a roof."
)


def found(original: str, translation: str) -> list[str]:
    one, other = (
        Side(sentences(Passage(language, text), SETTING), unit)
        for language, text in (("en", original), ("es", translation))
    )
    likeness = Likeness(one.units, other.units, 1.1)
    return [difference.variant for difference in differences(one, other, likeness)]


def test_a_sentence_said_in_part_is_told() -> None:
    assert found(LONG, "El consejo del puerto se reunió el lunes en la antigua aduana.") == ["part"]


def test_a_terse_sentence_is_not() -> None:
    assert found("Nobody objected to it at all.", "Nadie se opuso.") == []
    assert found(LONG, LONG) == []


def test_what_stands_in_the_next_sentence_is_not_missing() -> None:
    first, second = LONG[:-60] + ".", "Nobody waits in the dark."
    assert found(f"{LONG} {second}", f"{first} {second[:-1]} {LONG[-60:]} {second}") == []
