"""Lengths tell whether texts belong together, and whether something is missing."""

import pytest

from memoria.facts.passages import Setting
from memoria.facts.sentences import NEUTRAL, balance, deviations, lengths, ratio, usual_ratio
from tests.facts.settings import SETTING


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
