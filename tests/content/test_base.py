"""The types of the fields: texts in languages, ids, addresses."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from memoria.content.base import Address, Context, Identifier, Plain, References, Text, TextLanguage
from memoria.content.registers import Country
from memoria.content.similar import as_identifier
from tests.cases import each

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


@each(
    ("written", "failure"),
    [
        ({}, "no_language"),
        ({"en": "", "es": " "}, "no_language"),
        ({"sp": "Mareas"}, "unknown_language"),
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
    assert sound == (len(value) <= 80 and bool(value) and as_identifier(value) == value)


@pytest.mark.parametrize("value", ["a", "a-b", "2031", "a" * 80])
def test_a_sound_id_is_accepted(value: str) -> None:
    assert failures(Identifier, value) == []


@each("value", ["", "A", "a--b", "-a", "a-", "a_b", "a b", "ñ", "a\n", "a" * 81])
def test_a_bad_id_is_refused(value: str) -> None:
    assert failures(Identifier, value) == ["bad_identifier"]


@pytest.mark.parametrize(
    "value",
    [
        "https://harbour.example",
        "http://a.example/b?c=d&e#f",
        "HTTPS://A.example",
        "https://ñ.example",
        "https://harbour.example/%C3%B1?a=(b)&c=d;e'f!*~",
        "https://harbour.example:8080/海/हिन्दी",
        "http://[2001:db8::1]/",
    ],
)
def test_a_web_address_is_accepted(value: str) -> None:
    assert failures(Address, value) == []


@each(
    "value",
    [
        "", "harbour.example", "//harbour.example", "https:", "https://", "https:///path",
        "ftp://a.example", "javascript:alert(1)", "data:text/html,a", "mailto:a@b.example",
        "https://a.example/ b", "https://a.example/\"", "https://a.example/<", "https://[::1",
        " https://a.example",
        "https://a.example/`", "https://a.example/a|b", "https://a.example/%zz",
        "https://a.example/%4", "https://a.example:99999999", "https://a.example:x/",
        "https://a.example/{a}", "https://a.example/^", "https://a.example/\u200b",
        "https://a.example/\u202e", "https://a.example/→",
        "https://a.example\n", "https:\\\\a.example",
        "http://localhost:8000/", "http://127.0.0.1:8000/review/", "http://192.168.1.4/",
        "https://[::1]/", "http://printer.local/",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(value: str) -> None:
    assert failures(Address, value) == ["bad_address"]


def test_a_plain_text_is_stripped_and_has_words() -> None:
    assert TypeAdapter[str](Plain).validate_python("  a\n b ") == "a b"
    assert failures(Plain, " \n") == ["blank"]


def test_a_text_is_in_a_language_that_is_no_variant_of_the_sites() -> None:
    for code in ("es", "fr", "ja", "pt-BR", "qu"):
        assert failures(TextLanguage, code) == [], code
    for code in ("sp", "eng", "cast", "en-GB", "pt_BR", "ES", "xx"):
        assert failures(TextLanguage, code) == ["unknown_language"], code


@pytest.mark.parametrize("code", ["ES", "GB", "CO", "XK"])
def test_a_country_is_named_by_its_code(code: str) -> None:
    assert failures(Country, code) == []


@each("code", ["ZZ", "UK", "EU", "IC", "es", "ESP", "419", ""])
def test_other_codes_are_no_country(code: str) -> None:
    assert failures(Country, code) == ["unknown_country"]


def test_a_list_of_references_names_each_thing_once() -> None:
    assert failures(References[str], ("a", "b")) == []
    assert failures(References[str], ("a", "b", "a")) == ["repeated"]
