"""Texts are split as each language does: into sentences, and these into clauses."""

import pytest

from memoria.facts.passages import Passage, Setting
from memoria.facts.sentences import (
    NEUTRAL,
    Sentence,
    balance,
    clauses,
    deviations,
    lengths,
    ratio,
    sentences,
    usual_ratio,
)
from tests.cases import each
from tests.facts.settings import SETTING


@each(
    ("language", "text", "count"),
    [
        ("es", "Habló la Sra. Candela. Nadie respondió.", 2),
        ("es", "El 3 % de EE. UU. Después, nada.", 1),
        ("es", "A las 3 p. m. empezó; a las 4 p. m. acabó.", 1),
        ("es", "El n.º 4 es el 2.5 de la serie, p. ej. Otro.", 1),
        ("es", "¿Quién paga? ¡Nadie! «Así es.» Y se fue.", 4),
        ("en", "Dr. Candela left. J. R. Calafate stayed at St. Anne's.", 2),
        ("en", "See e.g. Port Lantern, i.e. No. 4. It costs 2.5 a day.", 2),
        ("en", "“Is it dry?” asked one. It was…", 2),
        ("en", "One.Two three", 1),
        ("en", "", 0),
    ],
)
def test_texts_are_split(language: str, text: str, count: int) -> None:
    found = sentences(Passage(language, text), SETTING)
    assert len(found) == count
    assert all(text[one.at :].startswith(one.text) for one in found)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It is late; nobody voted on any of it.", ["It is late; nobody voted on any of it."]),
        (
            "The meeting was long; nobody voted on it.",
            ["The meeting was long;", "nobody voted on it."],
        ),
        ("Nadie cobra por ello — y así ha de ser.", ["Nadie cobra por ello —", "y así ha de ser."]),
        ("From 10:30 to 12:45 all of the doors stay open.", None),
    ],
)
def test_sentences_are_split_where_another_text_may_have_a_full_stop(
    text: str, parts: list[str] | None
) -> None:
    found = list(clauses(Sentence(text, 7)))
    assert [one.text for one in found] == (parts or [text])
    assert [one.last for one in found] == [False] * (len(found) - 1) + [True]
    assert all(text[one.at - 7 :].startswith(one.text) for one in found)


def test_the_catalogues_tell_how_much_longer_a_language_is() -> None:
    assert 1 < usual_ratio("en", "es", SETTING) < 1.4
    assert usual_ratio("es", "en", SETTING) == pytest.approx(1 / usual_ratio("en", "es", SETTING))
    assert usual_ratio("en", "es", Setting()) == NEUTRAL


def test_pairs_of_a_text_change_the_ratio_but_short_ones_do_not() -> None:
    assert ratio([(100, 130)] * 9, 1.1) == pytest.approx(1.3)
    assert ratio([(10, 30)] * 9, 1.1) == pytest.approx(1.1)


def test_lengths_like_those_expected_speak_for_a_pair() -> None:
    assert lengths(100, 105) > 0 > lengths(100, 200)


def test_a_paragraph_that_is_too_short_has_lost_a_part() -> None:
    assert balance(500, 100, 400) > 2
    assert balance(500, 100, 500) < -2
    assert abs(balance(500, 5, 498)) < 0.5


@pytest.mark.parametrize(("found", "off"), [(100, 0), (80, 0), (40, -1), (150, 1)])
def test_not_much_shorter_is_as_expected(found: int, off: int) -> None:
    told = deviations(100, found)
    assert (told > 0) - (told < 0) == off
    assert deviations(30, 5) == 0
