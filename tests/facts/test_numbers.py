from decimal import Decimal

from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from memoria.facts.passages import Passage
from memoria.facts.readings import reading
from memoria.facts.vocabulary import locale_of
from tests.cases import each
from tests.facts.test_amounts import said, setting


def values(language: str, text: str) -> list[Decimal | str]:
    return [one.value for one in reading(Passage(language, text), setting()).numbers]


@each(
    ("language", "text", "expected"),
    [
        ("en", "1,500 and 1500 and 1 500", [1500, 1500, 1500]),
        ("es", "1.500, 1500 y 1\u202f500", [1500, 1500, 1500]),
        ("es", "12,5 y 12.5", ["12.5", "12.5"]),
        ("es", "1,500", ["1.5"]),
        ("es-MX", "1,500 y 2.5", [1500, "2.5"]),
        ("en", "1.500", ["1.5"]),
        ("es", "1,000,000 y 1,234.56", [1000000, "1234.56"]),
        ("en", "2.5 million, $2.5bn", [2500000, 2500000000]),
        ("es", "1.500 millones, 3 billones, 2 mil millones", [15 * 10**8, 3 * 10**12, 2 * 10**9]),
        ("es", "5 millones 143 mil 312", [5143312]),
        ("es", "10 miles de millones", [10**10]),
        ("en", "COVID-19, G20, A4, B-12 and CVE-2014-3566", []),
        ("en", "the 10th town", [10]),
        ("es", "la 10.ª villa, el 3.er río", [10, 3]),
        ("en", "version 1.2.3", ["1.2.3"]),
        ("en", "version v1.2.3, V2", ["1.2.3"]),
        ("es", "los puntos 2,3 y 4 y el 2,3 y pico", [2, 3, 4, "2.3"]),
        ("es", "de 2,3 a 4 metros", ["2.3", 4]),
        ("en", "a twenty-five-year-old", [25]),
        ("fr", "quatre-vingt-dix-neuf villes", [99]),
        ("xh", "12 ezimbini", [12]),
        ("en", "123456789012345", [123456789012345]),
        ("en", "3D, 12pax, 12paxe", [3, 12]),
    ],
)
def test_value(language: str, text: str, expected: list[int | str]) -> None:
    found = values(language, text)
    assert found == [
        one if isinstance(one, str) and one.count(".") > 1 else Decimal(one) for one in expected
    ]


def test_what_has_more_than_fifteen_digits_is_a_code() -> None:
    assert values("en", "1234567890123456") == ["1234567890123456"]


@each(
    ("english", "spanish"),
    [
        ("1,500 people", "1.500 personas"),
        ("1,500 people", "1 500 personas"),
        ("12.5 km", "12,5 km"),
        ("12.5 km", "12.5 km"),
        ("$1.5 billion", "1.500 millones de dólares"),
        ("€20m", "20 millones de euros"),
        ("three billion", "tres mil millones"),
        ("45 per cent", "el 45 por ciento"),
        ("one hundred percent", "el 100 por cien"),
        ("from 10 to 20%", "del 10 % al 20 %"),
        ("between 3 million and 10 million", "entre 3 y 10 millones"),
        ("the 10th meeting", "la 10.ª reunión"),
        ("the 21st century", "el siglo XXI"),
        ("in the 1990s", "en los años noventa"),
        ("in the 1990s", "en la década de 1990"),
        ("the 90s", "los años 90"),
        ("the 2019-20 season", "la temporada 2019-2020"),
        ("COVID-19", "la covid"),
        ("US$50", "50 dólares estadounidenses"),
        ("£5", "5 libras"),
        ("an Ariane5 rocket", "un cohete Ariane 5"),
        ("twenty-three rafts", "23 balsas"),
        ("a third of the seventh", "una tercera parte del séptimo"),
        ("€3.4 million to all of them", "3,4 millones de euros a todos"),
        ("2.5 million people", "dos millones y medio de personas"),
        ("four and a half million people", "cuatro millones y medio de personas"),
        ("€1.60 of their own", "un euro y sesenta céntimos suyos"),
        ("a quarter of an hour", "quince minutos"),
        ("84.2 million crowns and 79.6 million", "84,2 millones de coronas y 79,6"),
        ("9 to 15 thousand million euros", "entre 9.000 y 15.000 millones de euros"),
        ("22,000 tonnes", "22.000 toneladas"),
        ("100 feet and 20 miles", "30 metros y 32 kilómetros"),
    ],
)
def test_same(english: str, spanish: str) -> None:
    assert said(english, spanish) == []


@each(
    ("english", "spanish", "original", "translation"),
    [
        ("2.5 million", "25 millones", "2.5 million", "25 millones"),
        ("3.2 billion", "3,2 billones", "3.2 billion", "3,2 billones"),
        ("fifteen singers", "cincuenta cantantes", "fifteen", "cincuenta"),
        ("two rafts", "cuatro balsas", "two", "cuatro"),
        ("in 2020", "en 2021", "2020", "2021"),
        ("the 25 towns", "las 52 villas", "25", "52"),
    ],
)
def test_other(english: str, spanish: str, original: str, translation: str) -> None:
    assert said(english, spanish) == [("number", "", original, translation)]


def test_a_number_that_is_another_in_the_other_language() -> None:
    english, spanish = "from 1902 on, 46,000 litres", "desde 1902, 46,000 litros"
    assert said(english, spanish) == [("number", "separators", "46,000", "46,000")]


@given(
    st.decimals(0, 10**9, places=1) | st.integers(0, 10**12).map(Decimal),
    st.sampled_from(["en", "es", "fr", "de", "pl", "pt", "it"]),
)
def test_every_language_writes_the_same_number(value: Decimal, language: str) -> None:
    written = format_decimal(value, locale=locale_of(language), group_separator=value >= 10000)
    assert values(language, f"({written})") == [value]
