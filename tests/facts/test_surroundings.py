"""The words around two quantities tell whether they may be the same one."""

from decimal import Decimal

from memoria.facts.amounts import is_elsewhere
from memoria.facts.matching import Quantity
from memoria.facts.passages import Passage
from memoria.facts.readings import Reading, reading
from memoria.facts.surroundings import alike, around, is_year, likeness
from tests.cases import each
from tests.facts.test_amounts import setting


def read(text: str, language: str = "en") -> Reading:
    return reading(Passage(language, text), setting())


def spelled(start: int, length: int = 5) -> Quantity:
    return Quantity("number", Decimal(12), start, start + length, strict=False)


@each(
    ("digits", "year"),
    [("0999", False), ("1000", True), ("2100", True), ("2101", False), ("20200", False)],
)
def test_four_digits_of_a_thousand_years_and_a_little_more_are_a_year(
    digits: str, year: bool
) -> None:
    assert is_year(Quantity("number", Decimal(digits), 0, len(digits)), digits) == year


def test_four_words_on_each_side_are_around_a_number() -> None:
    text = "alpha beta gamma delta epsilon 12 zeta eta theta iota kappa"
    words = around(read(text), spelled(text.index("12"), 2))
    assert [word for word, _ in words] == [
        "epsilon", "delta", "gamma", "beta", "zeta", "eta", "theta", "iota",
    ]  # fmt: skip


def test_what_stands_further_off_than_sixty_letters_is_not() -> None:
    text = f"12 {'-' * 50}here {'-' * 20}there"
    assert [word for word, _ in around(read(text), spelled(0, 2))] == ["here"]


@each(
    ("one", "other", "least", "most"),
    [
        ("covid", "covid", 1.0, 1.0),
        ("euro", "euro", 1.0, 1.0),
        ("per", "per", 0.2, 0.5),  # a short word may be another one, in the other language
        ("is", "island", 0.0, 0.0),
        ("nation", "nacional", 0.4, 0.9),
        ("lamp", "otro", 0.0, 0.0),
        ("harbour", "haber", 0.0, 0.0),
    ],
)
def test_words_are_alike(one: str, other: str, least: float, most: float) -> None:
    english, spanish = read("", "en").vocabulary, read("", "es").vocabulary
    assert least <= alike(one, other, english, spanish) <= most


def test_a_common_shape_tells_a_little_only() -> None:
    texts = read("." * 100), read("." * 100, "es")
    assert 0.3 < likeness(spelled(10), spelled(40), *texts) < 0.5


@each(
    ("text", "there", "elsewhere"),
    [
        ("." * 100, 30, False),
        ("." * 100, 40, True),
        (f"{'.' * 16}covid{'.' * 20}covid{'.' * 54}", 46, False),
    ],
)
def test_a_number_in_words_is_elsewhere_where_place_and_words_are_others(
    text: str, there: int, elsewhere: bool
) -> None:
    texts = read(text), read(text, "es")
    assert is_elsewhere(spelled(10), spelled(there), *texts) == elsewhere
