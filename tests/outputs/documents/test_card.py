"""Cards: their size, their words, and titles that do not fit."""

import io
import re
from dataclasses import replace

import pytest
from PIL import Image

from memoria.outputs.documents.card import (
    COLUMN,
    SITE,
    TITLE,
    Card,
    draw,
    fits,
    legible,
    one_line,
    set_title,
)
from tests.cases import each

CARD = Card(
    "Desarrollo económico local y empleo: ¿qué hacer?",
    "Más allá del brote · Sesión 10",
    "30 de abril de 2020 · En línea",
    "Memoria",
    "es",
)
LONG = "Localizing the goals: what territorial and local governments did " * 5
MOST_BYTES = 80_000
LARGEST, *_, SMALLEST = TITLE


def test_a_card_is_a_small_picture_of_the_expected_size() -> None:
    made = draw(CARD, "memoria-1")
    picture = Image.open(io.BytesIO(made))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert len(made) < MOST_BYTES
    assert picture.info == {"Stamp": "memoria-1"}
    assert b"memoria-1" in made


def test_the_same_bytes_come_out_twice() -> None:
    assert draw(CARD, "x") == draw(CARD, "x")


@pytest.mark.parametrize("field", ["title", "kicker", "detail", "site"])
def test_every_word_is_drawn(field: str) -> None:
    other = replace(CARD, **{field: "Other"})  # type: ignore[arg-type]
    assert draw(other, "x") != draw(CARD, "x")


@each(
    "title",
    [
        "",
        " ",
        "W" * 400,
        LONG,
        "😀👩‍👩‍👧🇪🇸",
        "مرحبا بكم في المدينة",
        "\u202eevil\x00\n\t",
        "a" + "\u0301" * 300,
    ],
)
def test_strange_titles_make_a_card(title: str) -> None:
    assert len(draw(Card(title), "x")) < MOST_BYTES
    assert len(draw(Card(title, title, title, title, "xx"), "x")) < MOST_BYTES


def test_a_short_title_is_large_and_whole() -> None:
    assert set_title(Card("Housing")) == (LARGEST, ["Housing"])


def test_a_longer_title_is_smaller_and_whole() -> None:
    title = "Desarrollo económico local y empleo: ¿qué hacer después de la pandemia?"
    face, lines = set_title(Card(title))
    assert SMALLEST.size < face.size < LARGEST.size
    assert " ".join(lines) == title
    assert all(fits(line, face, COLUMN) for line in lines)


def test_a_title_that_does_not_fit_ends_in_an_ellipsis() -> None:
    face, lines = set_title(Card(LONG))
    assert (face, len(lines)) == (SMALLEST, 5)
    assert re.search(r"\w…$", lines[-1])
    assert " ".join(lines)[:-1] + " " == LONG[: len(" ".join(lines))]


def test_a_word_wider_than_a_line_is_broken() -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten"
    face, lines = set_title(Card(word))
    assert len(lines) > 1
    assert "".join(lines) == word
    assert all(fits(line, face, COLUMN) for line in lines)


def test_a_line_is_cut_after_a_word() -> None:
    line = one_line("one two three " * 20, SITE, COLUMN)
    assert fits(line, SITE, COLUMN)
    assert re.search(r" (one|two|three)…$", line)
    assert one_line("W" * 99, SITE, COLUMN).endswith("W…")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Łódź, Αθήνα, Київ, Đà Nẵng → ¿«»?", "Łódź, Αθήνα, Київ, Đà Nẵng → ¿«»?"),
        ("Forum 😀👨‍👩‍👧 2020", "Forum 2020"),
        ("Forum مرحبا 2020", "Forum 2020"),
        ("one\ntwo\u00ad\u200b\x00\t three", "one two three"),
        ("e\u0301", "é"),
        ("你好", ""),
    ],
)
def test_letters_that_a_font_lacks_are_left_out(text: str, kept: str) -> None:
    assert legible(text, SITE.name) == kept


def test_a_title_without_a_legible_letter_gives_way_to_the_site() -> None:
    assert draw(Card("你好", site="Memoria"), "x") == draw(Card("Memoria", site="Memoria"), "x")


def test_a_machine_without_the_shaping_library_draws_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memoria.outputs.documents.card.features.check", lambda _: False)
    assert draw(CARD, "x").startswith(b"\x89PNG")
