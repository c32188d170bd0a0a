"""Corrections are words of the dictionary that are one slip away, the likeliest first."""

from collections.abc import Collection

import pytest

from memoria.check.language.tokens import corrections, likely_names, slips

KNOWN = {"situación", "harbour", "quay", "meeting"}
LETTERS = "abcdefghijklmnopqrstuvwxyzáéíóúñ"


def ask(_: str, words: Collection[str]) -> frozenset[str]:
    return frozenset(words) - KNOWN


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("situacion", "situación"),
        ("habrour", "harbour"),
        ("harrbour", "harbour"),
        ("meting", "meeting"),
        ("harbou", "harbour"),
        ("hartour", "harbour"),
        ("Meetinq", "Meeting"),
    ],
)
def test_one_slip_is_mended(word: str, expected: str) -> None:
    assert corrections([word], "es", LETTERS, ask) == {word: (expected,)}


def test_two_slips_are_not_and_short_names_are_not_tried() -> None:
    assert corrections(["haabrour", "Quary"], "en", LETTERS, ask) == {"haabrour": ()}


def test_a_forgotten_accent_comes_first() -> None:
    assert next(slips("camion", LETTERS)) in {"cámion", "camión"}


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Perpetu", ("Perpetuo",)), ("Nuñezz", ("Núñezz",)), ("Marino", ()), ("perpetu", None)],
)
def test_names_are_compared_but_for_their_last_letter(
    word: str, expected: tuple[str, ...] | None
) -> None:
    names = {"Perpetuo", "Núñezz", "Marina", "Ana"}
    assert likely_names([word], names).get(word) == expected
