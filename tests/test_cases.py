"""A test of many cases fails where one of them does, and lists all that do."""

import pytest

from tests.cases import each


def test_all_faults_are_listed() -> None:
    @each(("number", "half"), [(2, 1), (3, 1), (4, 3)])
    def halves(number: int, half: int) -> None:
        assert number == 2 * half

    with pytest.raises(AssertionError) as failure:
        halves()
    first, *lines = str(failure.value).splitlines()
    assert first == "2 of 3:"
    assert [line for line in lines if "number=" in line] == [
        "  number=3, half=1: AssertionError: assert 3 == (2 * 1)",
        "  number=4, half=3: AssertionError: assert 4 == (2 * 3)",
    ]


def test_what_fails_in_another_way_is_listed_too() -> None:
    @each("name", ["a", "b"])
    def raises(name: str) -> None:
        with pytest.raises(ValueError, match="none"):
            int("1" if name == "a" else "1.5")

    with pytest.raises(AssertionError, match="2 of 2:"):
        raises()


def test_no_cases_are_a_fault() -> None:
    @each("name", lambda: ())
    def holds(name: str) -> None:
        assert name

    with pytest.raises(AssertionError, match="no cases"):
        holds()


@each("number", [1, 2])
def test_fixtures_are_given_beside_the_cases(number: int, request: pytest.FixtureRequest) -> None:
    assert request.node.name == "test_fixtures_are_given_beside_the_cases"
