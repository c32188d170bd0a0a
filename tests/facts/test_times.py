from memoria.facts.passages import Passage
from memoria.facts.readings import reading
from tests.cases import each
from tests.facts.test_amounts import said, setting


@each(
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
        ("en", "two in the morning", [120]),
        ("en", "from 10 to 2 p.m.", [600, 840]),
        ("es", "a las ocho menos cuarto de la tarde", [1200]),
        ("es", "de cuatro a siete de la tarde", [960, 1140]),
        ("es", "las 24 horas del día", []),
    ],
)
def test_minutes(language: str, text: str, expected: list[int]) -> None:
    assert [one.value for one in reading(Passage(language, text), setting()).times] == expected


@each(
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
        ("(Central European Time)", "(hora de Europa central)"),
        ("Central European Summer Time", "hora de verano de Europa central"),
        ("15:00 Greenwich Mean Time", "15:00, hora de Greenwich"),
        ("15:00 CEST", "15:00 (hora de Europa central)"),
        ("at a quarter to eight in the evening", "a las 19.45"),
        ("until two in the morning", "hasta las 2.00 h"),
        ("at half past ten", "a las 10.30"),
        ("24 hours a day", "las 24 horas"),
        ("round the clock", "las 24 horas del día"),
        ("from 4 to 7 p.m.", "de 16.00 a 19.00 h"),
    ],
)
def test_same(english: str, spanish: str) -> None:
    assert said(english, spanish) == []


@each(
    ("english", "spanish", "kind", "original", "translation"),
    [
        ("at 15:00", "a las 16:00", "time", "15:00", "16:00"),
        ("at 3 p.m.", "a las 4 de la tarde", "time", "3 p.m.", "4 de la tarde"),
        ("at 9 p.m.", "a las 9.00 h", "time", "9 p.m.", "9.00 h"),
        ("at 9 a.m.", "a las 21.00 h", "time", "9 a.m.", "21.00 h"),
        ("at 7.05 p.m. and 1 p.m.", "a las 7.05 y 13.00 h", "time", "7.05 p.m.", "7.05"),
        ("from 4 to 8 p.m.", "de 16.00 a 19.00 h", "time", "8 p.m.", "19.00 h"),
        ("15:00 CET", "15:00 (hora de Europa oriental)", "zone", "CET", "hora de Europa oriental"),
        ("15:00 CEST", "Hora: 15:00", "zone.missing", "CEST", ""),
        (
            "15:00 Central European Time", "15:00, hora de verano de Europa central",
            "zone", "Central European Time", "hora de verano de Europa central",
        ),
        (
            "15:00 Central European Time", "15:00, hora de Greenwich",
            "zone", "Central European Time", "hora de Greenwich",
        ),
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
