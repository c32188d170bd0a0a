"""Numbers, dates and hours of a text are those of the other, however each writes them."""

from functools import cache
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memoria.facts.amounts import differences
from memoria.facts.passages import Difference, Passage, Setting
from memoria.messages.words import read_words
from tests.cases import each

PIECES = [
    *"0123456789.,:%€$-/ ()hps",
    *["May", "mayo", "3", "de", "las", "lunes", "GMT", "two", "dos", "half", "p.m."],
]
TEXT = st.lists(st.sampled_from(PIECES)).map("".join) | st.text()


@cache
def setting(year: int | None = 2020) -> Setting:
    return Setting(year, words={code: read_words(code) for code in ("en", "es")})


def found(english: str, spanish: str, year: int | None = 2020) -> list[Difference]:
    return list(differences(Passage("en", english), Passage("es", spanish), setting(year)))


def said(english: str, spanish: str) -> list[tuple[str, str, str, str]]:
    return [
        (one.fact, one.variant, one.original, one.translation) for one in found(english, spanish)
    ]


@each(
    ("english", "spanish"),
    [
        ("In 2020, 12 towns took part.", "12 villas participaron en 2020."),
        ("Of 340 families, 45 % came.", "Un 45 % de las 340 familias vino."),
        (
            "The 12 municipalities of Arlanza and 8 provinces",
            "Las 8 provincias y los 12 municipios de Arlanza",
        ),
        ("Up to 1,000 feet away", "Hasta 300 metros"),
        ("A dozen towns", "12 villas"),
        ("Two and a half million people", "2,5 millones de personas"),
        ("the 12 towns", "las doce villas"),
        ("Half of the 40 towns", "La mitad de las 40 villas"),
        ("500,000 people", "Medio millón de personas"),
        ("A fortnight later", "15 días después"),
        ("Both came", "Vinieron los 2"),
        ("Twelve towns came", "Las villas vinieron"),
        ("A million towns came", "Las villas vinieron"),
        ("1 town came", "La villa vino"),
        ("One of them said a word", "Dijo 1 palabra"),
        ("three towns on the coast signed in 2021", "en 2021 firmaron tres villas"),
        ("48% of them, at 60 °C", "a 60 °C, el 48 % de ellas"),
        ("12 of the 45 rafts of 30 towns", "30 villas, 12 de sus 45 balsas"),
        ("4 dogs, 5 cats, 6 hens, 7 ants", "7 hormigas, 6 gallinas, 5 gatos y 4 perros"),
        ("three quarters of them", "tres cuartos de ellas"),
        ("She is 65 years old and has 14 rafts", "Tiene 14 balsas y 65 años"),
        ("In May 2020 (45) and June 2021", "En junio de 2021 y en mayo de 2020 (45)"),
    ],
)
def test_silent(english: str, spanish: str) -> None:
    assert said(english, spanish) == []


@each(
    ("english", "spanish", "kind", "original", "translation"),
    [
        ("12 towns", "13 villas", "number", "12", "13"),
        ("12 towns", "trece villas", "number", "12", "trece"),
        ("four towns", "cinco villas", "number", "four", "cinco"),
        ("12 towns came", "Las villas vinieron", "number.missing", "12", ""),
        ("The towns came", "Vinieron 12 villas", "number.added", "", "12"),
        ("2 towns came", "Las villas vinieron", "number.missing", "2", ""),
        ("Thirteen towns came", "Las villas vinieron", "number.missing", "Thirteen", ""),
        ("45% of them", "45 de ellas", "number.unit", "45%", "45"),
        ("500 euros", "500 dólares", "number.unit", "500 euros", "500 dólares"),
        ("3 crowns", "3 libras", "number.unit", "3 crowns", "3 libras"),
        ("22,000 tonnes", "22.000 kilos", "number.unit", "22,000 tonnes", "22.000 kilos"),
        (
            "12 hectares of wood", "12 acres de bosque",
            "number.unit", "12 hectares", "12 acres",
        ),
        ("30 minutes late", "30 horas tarde", "number.unit", "30 minutes", "30 horas"),
        ("Thirty minutes", "Treinta horas", "number.unit", "Thirty minutes", "Treinta horas"),
        ("30 min late", "30 h tarde", "number.unit", "30 min", "30 h"),
        ("a file of 30 MB", "un archivo de 30 GB", "number.unit", "30 MB", "30 GB"),
        ("5 km of rope", "5 m de cabo", "number.unit", "5 km", "5 m"),
        ("5 kg of rope", "5 km de cabo", "number.unit", "5 kg", "5 km"),
        ("1,500 people", "1,500 personas", "number.separators", "1,500", "1,500"),
        (
            "3.4 km of shelves and 62,000 photographs", "62.000 km de estantes y 3,4 fotografías",
            "number.swapped", "3.4 km of shelves and 62,000", "62.000 km de estantes y 3,4",
        ),
        (
            "from 10 to 2020", "de 2020 a 10", "number.swapped", "10 to 2020", "2020 a 10",
        ),
        (
            "12 towns and 8 rafts", "8 villas y 12 balsas",
            "number.swapped", "12 towns and 8", "8 villas y 12",
        ),
        (
            "between 10% and 20%", "entre un 20 % y un 10 %",
            "number.swapped", "10% and 20%", "20 % y un 10 %",
        ),
        (
            "from 3 May to 5 June", "del 5 de junio al 3 de mayo",
            "date.swapped", "3 May to 5 June", "5 de junio al 3 de mayo",
        ),
    ],
)  # fmt: skip
def test_told(english: str, spanish: str, kind: str, original: str, translation: str) -> None:
    fact, _, variant = kind.partition(".")
    assert said(english, spanish) == [(fact, variant, original, translation)]


def test_languages_without_words_of_their_own() -> None:
    here = Setting(2020)
    french = Passage(
        "fr", "Le 30 avril 2020, à 15:00, 1 500 villes ; 45 % et 2,5 millions d’euros."
    )
    german = Passage(
        "de", "Am 30. April 2020 um 15:00 Uhr 1.500 Städte; 45 % und 2,5 Millionen Euro."
    )
    polish = Passage("pl", "30 kwietnia 2020, o 15:00, 1500 miast; 45% i 2,5 miliona euro.")
    assert list(differences(french, german, here)) == []
    assert list(differences(polish, german, here)) == []
    wrong = Passage("de", french.text.replace("avril", "Mai").replace("45", "54"))
    assert {one.fact for one in differences(french, wrong, here)} == {"date", "number"}


@given(TEXT, st.sampled_from(["en", "es", "fr", "pl"]))
def test_a_text_says_what_it_says(text: str, language: str) -> None:
    passage = Passage(language, text)
    for one in differences(passage, passage, setting()):
        assert one.variant == "calendar"


@given(TEXT, TEXT)
def test_differences_quote_their_texts(english: str, spanish: str) -> None:
    for one in found(english, spanish):
        assert english[one.original_at :].startswith(one.original)
        assert spanish[one.translation_at :].startswith(one.translation)
        assert one.original or one.translation


@pytest.mark.parametrize(
    "text", ["1 a 1 a " * 2500, "12 13 14 " * 700, "1:" * 9000, "1-" * 9000, "GMT " * 4000]
)
def test_a_hostile_text_takes_no_long_time(text: str) -> None:
    start = process_time()
    assert found(text, text) == []
    assert process_time() - start < 10
