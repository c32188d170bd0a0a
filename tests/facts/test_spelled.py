"""Numbers in words are read, however they are spelled."""

from memoria.facts.passages import Passage
from memoria.facts.readings import reading
from memoria.facts.spelled import numerals
from memoria.facts.vocabulary import vocabulary
from tests.cases import each
from tests.facts.test_amounts import setting


@each(("language", "numbers"), [("en", (21, 34)), ("es", (21, 34))])
def test_numbers_that_stand_far_apart_are_all_read(language: str, numbers: tuple[int, ...]) -> None:
    said = {"en": ("twenty-one", "thirty-four"), "es": ("veintiuno", "treinta y cuatro")}[language]
    text = f" {'casa ' * 40}".join(said)
    found = reading(Passage(language, text), setting()).numbers
    assert [int(one.value) for one in found] == list(numbers)
    assert [one.start for one in found] == [text.index(one) for one in said]


@each(
    ("language", "text", "value"),
    [
        ("es", "veintiún mil", 21000),
        ("es", "treintaiún", 31),
        ("es", "treintaidós", 32),
        ("es", "treinta y dos", 32),
        ("es", "veintidos", 22),
        ("es", "noventainueve mil", 99000),
        ("es", "medio millón", 500000),
        ("es", "dos billones", 2 * 10**12),
        ("en", "half a million", 500000),
        ("en", "a half billion", 500000000),
        ("en", "three trillion", 3 * 10**12),
    ],
)
def test_spellings(language: str, text: str, value: int) -> None:
    assert value in [one.value for one in reading(Passage(language, text), setting()).numbers]


@each("word", ["baile", "aire", "seis", "veinte", "maizal", "caimán"])
def test_a_word_that_is_no_numeral_stays_whole(word: str) -> None:
    assert numerals(word, vocabulary("es", setting())) == (word,)
