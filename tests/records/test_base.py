"""The types of the fields: texts in languages, ids, addresses."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from memoria.escaping import file_name
from memoria.records.base import (
    Address,
    Context,
    Identifier,
    Plain,
    SiteLanguage,
    Text,
    similar,
)

SITE = Context(("en", "es"))


def failures(annotation: Any, value: object) -> list[str]:
    adapter = TypeAdapter[object](annotation)
    try:
        adapter.validate_python(value, context=SITE)
    except ValidationError as error:
        return [failure["type"] for failure in error.errors()]
    return []


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ({"en": "Tides", "es": "Mareas"}, {"en": "Tides", "es": "Mareas"}),
        ({"es": "Mareas"}, {"es": "Mareas"}),
        ({"en": "", "es": "Mareas"}, {"es": "Mareas"}),
        ({"en": " \n\t", "es": "Mareas"}, {"es": "Mareas"}),
        ({"en": None, "es": "Mareas"}, {"es": "Mareas"}),
        ({"en": "  Living\n  with tides "}, {"en": "Living with tides"}),
    ],
)
def test_a_text_keeps_the_languages_that_have_words(
    written: dict[str, str], kept: dict[str, str]
) -> None:
    text = Text.model_validate(written, context=SITE)
    assert text.root == kept
    assert text.languages == tuple(kept)
    assert [text.get(language) for language in ("en", "es")] == [
        kept.get(language) for language in ("en", "es")
    ]


@pytest.mark.parametrize(
    ("written", "failure"),
    [
        ({}, "no_language"),
        ({"en": "", "es": " "}, "no_language"),
        ({"fr": "Marées"}, "unknown_language"),
        ({"en": 5}, "string_type"),
        ({"en": ("a",)}, "string_type"),
        ("Tides", "dict_type"),
        (("Tides",), "dict_type"),
        (5, "dict_type"),
    ],
)
def test_what_is_no_text_in_a_language_is_refused(written: object, failure: str) -> None:
    assert failures(Text, written) == [failure]


def test_a_language_is_not_checked_where_the_site_is_unknown() -> None:
    assert Text({"fr": "Marées"}).get("fr") == "Marées"


@given(st.text(st.characters(codec="utf-8"), max_size=120))
def test_an_id_is_well_formed_exactly_if_it_may_be_part_of_an_address(value: str) -> None:
    sound = not failures(Identifier, value)
    assert sound == (len(value) <= 80 and bool(value) and file_name(value) == value)


@pytest.mark.parametrize("value", ["a", "a-b", "2031", "a" * 80])
def test_a_sound_id_is_accepted(value: str) -> None:
    assert failures(Identifier, value) == []


@pytest.mark.parametrize("value", ["", "A", "a--b", "-a", "a-", "a_b", "a b", "ñ", "a\n", "a" * 81])
def test_a_bad_id_is_refused(value: str) -> None:
    assert failures(Identifier, value) == ["bad_identifier"]


@pytest.mark.parametrize(
    "value",
    [
        "https://harbour.example",
        "http://a.example/b?c=d&e#f",
        "HTTPS://A.example",
        "https://ñ.example",
    ],
)
def test_a_web_address_is_accepted(value: str) -> None:
    assert failures(Address, value) == []


@pytest.mark.parametrize(
    "value",
    [
        "", "harbour.example", "//harbour.example", "https:", "https://", "https:///path",
        "ftp://a.example", "javascript:alert(1)", "data:text/html,a", "mailto:a@b.example",
        "https://a.example/ b", "https://a.example/\"", "https://a.example/<", "https://[::1",
        " https://a.example", "https://a.example\n", "https:\\\\a.example",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(value: str) -> None:
    assert failures(Address, value) == ["bad_address"]


def test_a_plain_text_is_stripped_and_has_words() -> None:
    assert TypeAdapter[str](Plain).validate_python("  a\n b ") == "a b"
    assert failures(Plain, " \n") == ["blank"]


def test_a_language_of_the_site_is_asked_for() -> None:
    assert failures(SiteLanguage, "es") == []
    assert failures(SiteLanguage, "pt") == ["unknown_language"]


def test_a_mistyped_word_finds_the_likeliest_one_or_none() -> None:
    assert similar("titel", ("number", "title", "titles")) == "title"
    assert similar("weather", ("number", "title")) == ""
    assert similar("a", frozenset()) == ""
