"""Every way in which a model can refuse a value has a rule that answers it."""

from collections.abc import Iterator
from functools import cache

import pytest
from pydantic import ValidationError

from memoria.content.base import Context, Record
from memoria.content.kinds import KINDS, RECORDS
from memoria.content.registers import Translation
from memoria.load.documents import Document
from memoria.load.records import ANSWERS, validate
from memoria.messages.words import Words
from memoria.rules.intentions import clock_meant, number_meant
from memoria.rules.reports import describe

SITE = Context(
    ("en", "es"),
    {kind: frozenset({"known"}) for kind in KINDS},
    withdrawn=lambda _, identifier: identifier == "x",
)
WRONG: tuple[object, ...] = (
    5, -1, 10**12, 2.5, -1e9, 1e400, True, "", " ", "x", "X y", "known", "2031-02-30",
    "2031-04-30 15:00", "Europe/Madird", "fr", (), ("x",), (5,), ({},), ({"x": 1},), {}, {"x": "y"},
    {"en": 5}, {"fr": "x"}, {"en": " "}, {"fr": {}}, {"en": {}}, {"en": {"of": "x", "machine": 1}},
)  # fmt: skip
SPANS = (
    {"starts": "2031-04-30", "ends": "2031-04-29"},
    {"starts": "2031-04-30 15:00", "ends": "2031-04-30"},
    {"starts": "2031-03-30 02:30"},
    {"ends": "2031-04-30"},
)


@cache
def every_record() -> tuple[type[Record], ...]:
    found: list[type[Record]] = []
    queue: list[type[Record]] = [Record]
    while queue:
        below = queue.pop().__subclasses__()
        found += below
        queue += below
    return tuple(sorted(set(found), key=lambda one: one.__name__))


def failures(model: type[Record], value: object) -> list[str]:
    try:
        model.model_validate(value, context=SITE)
    except ValidationError as error:
        return [failure["type"] for failure in error.errors()]
    return []


def attempts(model: type[Record]) -> Iterator[object]:
    """List wrong values of a record: of the whole, and of each field by itself."""
    yield from WRONG
    for name in model.model_fields:
        yield from ({name: value} for value in WRONG)
    yield from ({"timezone": "Europe/Madrid", **span} for span in SPANS)
    yield {"organisers": ("known", "known")}
    yield {"id": "known", "part_of": "known"}


@pytest.mark.parametrize("model", every_record(), ids=lambda model: model.__name__)
def test_every_failure_of_a_record_has_an_answer(model: type[Record]) -> None:
    for value in attempts(model):
        assert set(failures(model, value)) <= set(ANSWERS), value


def test_no_answer_waits_for_a_failure_that_cannot_be() -> None:
    found = {
        failure
        for model in every_record()
        for value in attempts(model)
        for failure in failures(model, value)
    }
    assert set(ANSWERS) - found == set()


@pytest.mark.parametrize("model", every_record(), ids=lambda model: model.__name__)
def test_every_answer_has_words_in_every_language(model: type[Record], words: Words) -> None:
    document = Document("data/some.yaml", value={})
    for value in attempts(model):
        _, found = validate(model, value, document, (), SITE)
        for problem in found:
            assert all(describe(problem, words))


def test_records_of_every_shelf_are_among_those_tried() -> None:
    assert {one.model for one in RECORDS} | {Translation} <= set(every_record())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("10", "10"),
        ("1.500", "1500"),
        ("1,500 people", "1500"),
        ("10\u00a0personas", "10"),
        ("120people", "120"),
        ("120 people at least", ""),
        ("10th", ""),
        ("2 mil", ""),
        ("1 million people", ""),
        ("2 Millones", ""),
        ("1.500 mil", ""),
        ("3k", ""),
        ("100 o 120", ""),
        ("4 x 100", ""),
        ("1.500,5", ""),
    ],
)
def test_a_whole_number_is_told_where_it_is_sure(written: str, meant: str) -> None:
    assert number_meant(written, "whole") == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("75:30", "1:15:30"),
        ("0:75:30", "1:15:30"),
        ("1.15.30", "1:15:30"),
        ("1 h 15 min", "1:15:00"),
        ("PT1H15M30S", "1:15:30"),
        ("75 min", "1:15:00"),
        ("90 segundos", "1:30"),
        ("45", ""),
        ("an hour", ""),
        ("", ""),
    ],
)
def test_a_length_in_another_form_is_told_in_the_right_one(written: str, meant: str) -> None:
    assert clock_meant(written) == meant
