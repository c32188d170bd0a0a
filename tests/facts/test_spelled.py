"""Numbers that are hidden in letters are read."""

from decimal import Decimal

from memoria.facts.passages import Passage
from memoria.facts.readings import reading
from tests.cases import each
from tests.facts.test_amounts import setting


@each(
    ("letters", "value"),
    [
        ("I", 1), ("III", 3), ("IV", 4), ("V", 5), ("IX", 9), ("X", 10), ("XL", 40), ("L", 50),
        ("XC", 90), ("C", 100), ("CD", 400), ("D", 500), ("CM", 900), ("M", 1000),
        ("MDCLXVI", 1666), ("MMXX", 2020),
    ],
)  # fmt: skip
def test_a_roman_numeral_is_read(letters: str, value: int) -> None:
    assert Decimal(value) in reading(Passage("es", f"el siglo {letters}."), setting()).hidden


@each(("language", "numbers"), [("en", (21, 34)), ("es", (21, 34))])
def test_numbers_that_stand_far_apart_are_all_read(language: str, numbers: tuple[int, ...]) -> None:
    said = {"en": ("twenty-one", "thirty-four"), "es": ("veintiuno", "treinta y cuatro")}[language]
    text = f" {'casa ' * 40}".join(said)
    found = reading(Passage(language, text), setting()).numbers
    assert [int(one.value) for one in found] == list(numbers)
    assert [one.start for one in found] == [text.index(one) for one in said]
