"""Words of quantity are read with all their senses."""

from decimal import Decimal

from memoria.facts.passages import Passage
from memoria.facts.readings import reading
from tests.cases import each
from tests.facts.test_amounts import setting
from tests.facts.test_confusions import FRENCH


def senses(language: str, text: str) -> list[tuple[str, set[tuple[str, str]]]]:
    words = reading(Passage(language, text), FRENCH if language == "fr" else setting()).words
    return [
        (text[one.start : one.end], {(kind, f"{float(value):.3g}") for kind, value in one.value})
        for one in words
    ]


@each(
    ("letters", "value"),
    [
        ("I", 1), ("III", 3), ("IV", 4), ("V", 5), ("IX", 9), ("X", 10), ("XL", 40), ("L", 50),
        ("XC", 90), ("C", 100), ("CD", 400), ("D", 500), ("CM", 900), ("M", 1000),
        ("MDCLXVI", 1666), ("MMXX", 2020),
    ],
)  # fmt: skip
def test_a_roman_numeral_is_read(letters: str, value: int) -> None:
    words = reading(Passage("es", f"el siglo {letters}."), setting()).words
    assert Decimal(value) in [number for one in words for number in one.others]


@each(
    ("language", "text", "word", "meant"),
    [
        ("en", "a third", "third", {("fractions", "0.333"), ("ordinals", "3")}),
        ("en", "two thirds", "two thirds", {("fractions", "0.667")}),
        ("en", "each quarter", "quarter", {("fractions", "0.25"), ("periods", "3")}),
        ("en", "tens of thousands", "tens of thousands", {("groups", "1e+04")}),
        ("en", "two dozen", "two dozen", {("groups", "24")}),
        ("en", "five times", "five times", {("multiples", "5")}),
        ("en", "tripling", "tripling", {("multiples", "3")}),
        ("en", "the nineties", "nineties", {("decades", "90")}),
        ("es", "la cuarta parte", "cuarta parte", {("fractions", "0.25")}),
        ("es", "segundo", "segundo", {("ordinals", "2")}),
        ("es", "por medio de", "medio", {("values", "0.5")}),
        ("es", "decenas", "decenas", {("groups", "10"), ("groups", "12")}),
        ("es", "dos siglos", "siglos", {("periods", "1.2e+03")}),
        ("fr", "les trois quarts", "trois quarts", {("fractions", "0.75")}),
        ("fr", "il a triplé", "triplé", {("multiples", "3")}),
        ("fr", "la seconde fois", "seconde", {("ordinals", "2")}),
    ],
)
def test_a_word_has_its_senses(
    language: str, text: str, word: str, meant: set[tuple[str, str]]
) -> None:
    assert dict(senses(language, text))[word] == meant


def test_a_word_within_a_number_is_none_of_its_own() -> None:
    assert senses("en", "two and a half million") == []
    assert senses("es", "medio millón") == []
