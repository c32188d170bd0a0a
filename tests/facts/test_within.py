"""Of a sentence that is missing, nothing else is said."""

from memoria.facts.comparison import Known, within
from memoria.facts.likeness import Likeness
from memoria.facts.recognition import recognitions
from memoria.facts.texts import Block, text_of
from tests.facts.settings import SETTING

ENGLISH = "The council met in the old customs house. Teodora Calafate asked for two more lamps."
SPANISH = "El consejo se reunió en la antigua aduana. Teodora Calafate pidió dos faroles más."


def found(original: str, translation: str) -> list[tuple[str, str]]:
    one, other = (
        text_of([Block("paragraph", text)], code)
        for text, code in ((original, "en"), (translation, "es"))
    )
    readers = recognitions("en", "es", SETTING)
    units = [
        [reader.unit(text)] for reader, text in zip(readers, (original, translation), strict=True)
    ]
    known = Known(SETTING, readers, Likeness(units[0], units[1], 1.1))
    return [(difference.fact, difference.variant) for difference in within(one, other, known)]


def test_a_sound_pair_is_silent() -> None:
    assert found(ENGLISH, SPANISH) == []


def test_what_a_missing_sentence_names_is_not_told_again() -> None:
    assert found(ENGLISH, SPANISH.partition(" Teodora")[0]) == [("sentence", "missing")]


def test_a_quotation_that_loses_its_end_with_a_sentence_is_told_with_it() -> None:
    quoted = "“Nobody waits in the dark any more. Nobody waits at all in the rain.” She left."
    rest = "«Nadie espera ya a oscuras. Se fue."
    assert set(found(quoted, rest)) == {("sentence", "missing"), ("quotation", "unclosed")}
