"""A digest tells whether what a page is made from is still the same."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import pytest

from memoria.content.registers import Person
from memoria.render.prints import Prints
from tests.cases import each


@dataclass(frozen=True)
class Pair:
    first: Any
    second: Any = None


def shown(*_: object, **__: object) -> None: ...


def hidden(value: str) -> Callable[[], str]:
    return lambda: value


def person(name: str) -> Person:
    return Person(id="ada", name=name)


SAME: list[Callable[[], Any]] = [
    lambda: "text",
    lambda: ("a", ["b", {"c": date(2024, 2, 29)}]),
    lambda: Pair(person("Ada"), 1),
    lambda: partial(shown, person("Ada"), also="text"),
]
DIFFERENT: list[tuple[Any, Any]] = [
    ("1", 1),
    (("ab", "c"), ("a", "bc")),
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    (Pair("a"), Pair("a", "a")),
    (person("Ada"), person("Eva")),
    (partial(shown, "a"), partial(shown, "b")),
    (partial(shown, "a"), partial(hidden, "a")),
]


@each("make", SAME)
def test_what_is_the_same_has_the_same_digest(make: Callable[[], Any]) -> None:
    assert Prints().of(make()) == Prints().of(make())


@each(("one", "other"), DIFFERENT)
def test_what_differs_has_another_digest(one: Any, other: Any) -> None:
    assert Prints().of(one) != Prints().of(other)


def test_a_function_that_hides_what_it_works_with_is_refused() -> None:
    with pytest.raises(TypeError):
        Prints().of(partial(shown, hidden("text")))
