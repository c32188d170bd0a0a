"""A slip of the pen in a name is told from another word and from another form."""

import pytest

from memoria.facts.names import distance, slip


@pytest.mark.parametrize(
    ("part", "word", "expected"),
    [
        ("vellorna", "velorna", True),
        ("vellorna", "vellonra", True),
        ("candil", "candel", True),
        ("mexico", "mexican", False),
        ("vellorna", "vellornes", False),
        ("candela", "calafate", False),
    ],
)
def test_slips_are_told_from_other_forms(part: str, word: str, expected: bool) -> None:
    assert slip(part, word) is expected


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("", "ab", 2)],
)
def test_letters_are_counted(one: str, other: str, wrong: int) -> None:
    assert distance(one, other) == distance(other, one) == wrong
