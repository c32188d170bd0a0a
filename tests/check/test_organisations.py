"""Organisations that belong to each other: a circle is told once, however it is entered."""

import time

import pytest

from memoria.check.chain import circles
from tests.contents import session, told


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ({}, []),
        ({"a": "b", "b": "c"}, []),
        ({"a": "b", "b": "a"}, [["a", "b"]]),
        ({"x": "a", "a": "b", "b": "c", "c": "a", "y": "c"}, [["a", "b", "c"]]),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, [["a", "b"], ["c", "d"]]),
        ({"c": "b", "b": "a", "d": "b"}, []),
        ({"a": "unknown"}, []),
    ],
)
def test_every_circle_is_found_once(above: dict[str, str], expected: list[list[str]]) -> None:
    assert list(circles(above)) == expected


def test_a_body_that_belongs_to_itself_is_told_once_and_otherwise() -> None:
    organisations = "organisations: [{id: port, name: {en: Port}, part_of: port}]"
    files = {"sessions.yaml": session(), "organisations.yaml": organisations}
    assert told(files) == ["organisations.yaml:1:55 M221"]


def test_a_very_long_line_takes_little_time() -> None:
    above = {str(number): str(number + 1) for number in range(100_000)}
    begun = time.process_time()
    assert list(circles(above)) == []
    assert time.process_time() - begun < 2
