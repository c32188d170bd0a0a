"""Tests for dates.py: days and hours in other forms, and how they should be written."""

import pytest

from memoria.rules.moments import form_of, period_of, year_first, zone_meant

LANGUAGES = ("en", "es")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("30/04/2020", "2020-04-30"),
        ("30.4.2020", "2020-04-30"),
        ("2020/04/30", "2020-04-30"),
        ("2020-4-30", "2020-04-30"),
        ("04-30-2020 15:00", "2020-04-30 15:00"),
        ("20200430", "2020-04-30"),
        ("30 de abril de 2020", "2020-04-30"),
        ("30 de abril del 2020", "2020-04-30"),
        ("30 abril 2020", "2020-04-30"),
        ("jueves, 30 de abril de 2020, a las 15:00 h", "2020-04-30 15:00"),
        ("30-abr-2020", "2020-04-30"),
        ("1.º de mayo de 2020", "2020-05-01"),
        ("1º de Mayo de 2020", "2020-05-01"),
        ("April 30, 2020", "2020-04-30"),
        ("Apr. 30th, 2020", "2020-04-30"),
        ("Thursday 30th of April 2020", "2020-04-30"),
        ("2020-04-30 9:05", "2020-04-30 09:05"),
        ("2020-04-30 15.00", "2020-04-30 15:00"),
        ("2020-04-30 15h", "2020-04-30 15:00"),
        ("2020-04-30 3 pm", "2020-04-30 15:00"),
        ("2020-04-30 12:30 a.m.", "2020-04-30 00:30"),
        ("2020-04-30T15:00:00", "2020-04-30 15:00"),
        ("2020-04-30 15:00 CEST", "2020-04-30 15:00"),
        ("2020-04-30 15:00", ""),
        ("2020-04-30 25:00", ""),
        ("2020-04-30 15:00-17:00", ""),
        ("2020-04-30 15", ""),
        ("2020-04-30 3 p. m. CEST", "2020-04-30 15:00"),
        ("2020-04-30 - 15:00 hrs.", "2020-04-30 15:00"),
        ("2020-04-30 at 3 PM", "2020-04-30 15:00"),
        ("2020-04-30 15:00Z", "2020-04-30 15:00"),
        ("2020-04-30 15:00 am", ""),
        ("2020-04-30 0:30 pm", ""),
        ("2020-04-30 3:00 de la tarde", ""),
        ("2020-04-30 3:00 TARDE", ""),
        ("2020-04-30 12:30 de la noche", ""),
        ("2020-04-30 5 participants", ""),
        ("2020-04-30 duration 2 h", ""),
        ("31 de abril de 2020", ""),
        ("30/04/20", ""),
        ("30 " * 30, ""),
    ],
)
def test_a_date_in_another_form_is_told_in_the_right_one(written: str, meant: str) -> None:
    assert year_first(written, LANGUAGES) == meant


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("2020-04-31", ""),
        ("2020-04-30 25:00", ""),
        ("2020-04", "part"),
        ("2020", "part"),
        ("abril de 2020", "part"),
        ("tomorrow", "form"),
        ("30/04/20", "form"),
        ("x" * 100, "form"),
    ],
)
def test_what_cannot_be_mended_is_told_apart(written: str, form: str) -> None:
    assert form_of(written, LANGUAGES) == form


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("abril de 2020", "2020-04"),
        ("April 2020", "2020-04"),
        ("2020/4", "2020-04"),
        ("04.2020", "2020-04"),
        ("13/2020", ""),
        ("spring 2020", ""),
    ],
)
def test_a_month_in_another_form_is_told_in_the_right_one(written: str, meant: str) -> None:
    assert period_of(written, LANGUAGES) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Bogotá", "America/Bogota"),
        ("new york", "America/New_York"),
        ("Mexico City", "America/Mexico_City"),
        ("Europe/Madird", "Europe/Madrid"),
        ("Romance Standard Time", "Europe/Paris"),
        ("SA Pacific Standard Time", "America/Bogota"),
        ("CEST", ""),
        ("EST", ""),
        ("GMT+2", ""),
        ("UTC-5", ""),
    ],
)
def test_a_zone_is_told_by_its_city_or_by_its_name_in_windows(written: str, meant: str) -> None:
    assert zone_meant(written) == meant


def test_months_of_no_known_language_are_only_numbers() -> None:
    assert year_first("30/04/2020", ("xx-invalid",)) == "2020-04-30"
    assert year_first("30 de abril de 2020", ()) == ""
