"""A piece of text is known again by its links, names, terms, numbers and words."""

import pytest

from memoria.facts.passages import Setting
from memoria.facts.recognition import recognitions
from memoria.facts.texts import Block, Link
from tests.facts.settings import SETTING


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        ("in Port Lantern", "en Puerto Candil"),
        ("the rain rations", "las raciones de lluvia"),
        ("eighteen", "dieciocho"),
        ("the language", "el idioma"),
    ],
)
def test_both_texts_have_a_key_in_common(original: str, translation: str) -> None:
    one, other = recognitions("en", "es", SETTING)
    assert one.unit(original).keys & other.unit(translation).keys


def test_links_are_keys_apart_from_the_language() -> None:
    one, other = recognitions("en", "es", Setting())
    first, second = (
        Block("paragraph", "x", links=(Link(f"https://a.example/{code}/x", "x", 0),))
        for code in ("en", "es")
    )
    assert one.block(first).keys == other.block(second).keys
