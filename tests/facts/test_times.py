import pytest

from memoria.facts.passages import Passage
from memoria.facts.readings import reading
from tests.facts.test_figures import said, setting


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "at 15:00", [900]),
        ("en", "3 p.m., 3pm, 3:30 PM", [900, 900, 930]),
        ("en", "12 p.m. and 12 a.m.", [720, 0]),
        ("en", "from 3 to 5 p.m.", [900, 1020]),
        ("en", "8 in the evening", [1200]),
        ("en", "at noon, at midnight", [720, 0]),
        ("es", "a las 3 de la tarde", [900]),
        ("es", "a las 15.00 horas", [900]),
        ("es", "de 15.00 a 17.00 h", [900, 1020]),
        ("es", "15:00–17:00", [900, 1020]),
        ("es", "a las 15 h", [900]),
        ("es", "a las 3:30 p. m.", [930]),
        ("es", "al mediodía y a medianoche", [720, 0]),
        ("es", "durante 15 horas", []),
        ("en", "15.00 euros", []),
        ("fr", "à 15h30", [930]),
    ],
)
def test_minutes(language: str, text: str, expected: list[int]) -> None:
    assert [one.value for one in reading(Passage(language, text), setting()).times] == expected


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("at 3 p.m.", "a las 15:00"),
        ("at 3 p.m.", "a las 15 horas"),
        ("at 3 p.m.", "a las tres de la tarde"),
        ("from 3 to 5 p.m.", "de 15:00 a 17:00"),
        ("at noon", "a las 12:00"),
        ("the 6.30 train", "el tren de 6:30"),
        ("15:00 CEST", "15:00 (hora de verano de Europa central)"),
        ("15:00 Central European Summer Time", "15:00 CEST"),
        ("15:00 CEST", "15:00 UTC+2"),
        ("15:00 CET", "15:00 GMT+1"),
        ("15:00 (Europe/Madrid)", "15:00, hora de Madrid"),
        ("15:00 CEST", "15:00, hora local"),
        ("from 9am to 11am (CEST)", "de 9 h a 11 h (CEST)"),
        ("the EST group", "el grupo"),
    ],
)
def test_same(english: str, spanish: str) -> None:
    assert said(english, spanish) == []


@pytest.mark.parametrize(
    ("english", "spanish", "kind", "original", "translation"),
    [
        ("at 15:00", "a las 16:00", "time", "15:00", "16:00"),
        ("at 3 p.m.", "a las 4 de la tarde", "time", "3 p.m.", "4 de la tarde"),
        ("15:00 CEST", "15:00 GMT+1", "zone", "CEST", "GMT+1"),
        ("15:00 CET", "15:00 CEST", "zone", "CET", "CEST"),
        ("15:00 CEST", "15:00", "zone.missing", "CEST", ""),
        ("15:00", "15:00 GMT", "zone.added", "", "GMT"),
        (
            "15:00 CEST", "15:00, hora de verano de Europa oriental",
            "zone", "CEST", "hora de verano de Europa oriental",
        ),
    ],
)  # fmt: skip
def test_other(english: str, spanish: str, kind: str, original: str, translation: str) -> None:
    fact, _, variant = kind.partition(".")
    assert said(english, spanish) == [(fact, variant, original, translation)]
