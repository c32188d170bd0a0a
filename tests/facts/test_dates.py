import pytest

from memoria.facts.dates import Day
from memoria.facts.passages import Passage
from memoria.facts.readings import reading
from tests.cases import each
from tests.facts.test_amounts import found, said, setting


@each(
    ("language", "text", "expected"),
    [
        ("en", "30 April 2020", [Day(2020, 4, 30)]),
        ("en", "April 30, 2020", [Day(2020, 4, 30)]),
        ("en", "the 30th of April", [Day(None, 4, 30)]),
        ("es", "30 de abril de 2020", [Day(2020, 4, 30)]),
        ("es", "El 1.º de Mayo", [Day(None, 5, 1)]),
        ("en", "2020-04-30", [Day(2020, 4, 30)]),
        ("es", "30/04/2020", [Day(2020, 4, 30)]),
        ("en", "in April 2020", [Day(2020, 4)]),
        ("es", "en abril de 2020", [Day(2020, 4)]),
        ("en", "3 to 5 May", [Day(None, 5, 3), Day(None, 5, 5)]),
        ("en", "May 3-5, 2020", [Day(2020, 5, 3), Day(2020, 5, 5)]),
        ("es", "del 3 al 5 de mayo", [Day(None, 5, 3), Day(None, 5, 5)]),
        ("es", "los días 3, 4 y 5 de mayo", [Day(None, 5, 3), Day(None, 5, 4), Day(None, 5, 5)]),
        ("en", "between April and May", [Day(None, 4), Day(None, 5)]),
        ("en", "Towns may march. May they?", []),
        ("es", "hasta Octubre 16.", [Day(None, 10, 16)]),
        ("es", "en abril 30 villas", [Day(None, 4)]),
        ("en", "Feb. 24th, is the 21st year", [Day(None, 2, 24)]),
        ("fr", "le 1er mai 2020", [Day(2020, 5, 1)]),
        ("de", "am 30. April 2020", [Day(2020, 4, 30)]),
        ("pl", "30 kwietnia 2020", [Day(2020, 4, 30)]),
        ("en", "2020-12-31", [Day(2020, 12, 31)]),
        ("en", "2020-13-01", []),
        ("en", "2020-12-32", []),
    ],
)
def test_day(language: str, text: str, expected: list[Day]) -> None:
    assert [one.value for one in reading(Passage(language, text), setting()).dates] == expected


@each(
    ("english", "spanish"),
    [
        ("on 30 April 2020", "el 30 de abril"),
        ("on 04/30/2020", "el 30/4/2020"),
        ("on 2020-04-30", "el 30 de abril de 2020"),
        ("on Thursday, 30 April 2020", "el jueves 30 de abril de 2020"),
        ("on Thursday, April 30", "el jueves 30 de abril"),
        ("on Tuesdays and Thursdays", "los martes y los jueves"),
        ("in Santo Domingo", "en Santo Domingo"),
        ("on Good Friday", "el Viernes Santo"),
        ("Mid-September 2009", "A mediados de septiembre de 2009"),
        ("Theresa May said", "Theresa May dijo"),
    ],
)
def test_same(english: str, spanish: str) -> None:
    assert said(english, spanish) == []


@pytest.mark.parametrize(
    ("english", "spanish", "fact", "original", "translation"),
    [
        ("30 April 2020", "13 de abril de 2020", "date", "30 April 2020", "13 de abril de 2020"),
        ("30 April 2020", "30 de abril de 2021", "date", "30 April 2020", "30 de abril de 2021"),
        ("on 30 April", "el 30 de mayo", "date", "30 April", "30 de mayo"),
        ("until April 2020", "hasta mayo de 2020", "date", "April 2020", "mayo de 2020"),
        ("on Tuesday", "el jueves", "weekday", "Tuesday", "jueves"),
        ("on Tuesdays", "los viernes", "weekday", "Tuesdays", "viernes"),
        ("They met on Tuesday.", "Se reunieron.", "weekday", "Tuesday", ""),
    ],
)  # fmt: skip
def test_other(english: str, spanish: str, fact: str, original: str, translation: str) -> None:
    variant = "" if translation else "missing"
    assert said(english, spanish) == [(fact, variant, original, translation)]


def test_calendar() -> None:
    both = said("on Friday, 30 April 2020", "el viernes 30 de abril de 2020")
    assert both == [
        ("weekday", "calendar", "Friday, 30 April 2020", ""),
        ("weekday", "calendar", "", "viernes 30 de abril de 2020"),
    ]
    only = found("on Thursday 30 April", "el viernes 30 de abril")
    assert [(one.fact, one.variant) for one in only] == [
        ("weekday", "calendar"),
        ("weekday", ""),
    ]
    assert not found("on Friday 30 April", "el viernes 30 de abril", year=None)
