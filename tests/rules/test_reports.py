"""Problems as lines, annotations and JSON: nothing in them is obeyed by what reads them."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memoria.messages.words import Words
from memoria.rules.problems import Finding, Position, Problem, Severity
from memoria.rules.reports import FORMATS, report
from tests.conftest import words_of

HOSTILE = "a%0Ab\n::error::c\r\x1b[31m\u202e, d: 100%\x07"


def bad_address(value: str, file: str = "data/sessions.yaml") -> Problem:
    values = {"value": value, "line": f"website: https://{value}"}
    return Problem("M213", Severity.ERROR, Finding(Position(file, 4, 2), values, "whole"))


def test_a_problem_is_two_lines_for_people(english: Words) -> None:
    assert report([bad_address("www.harbour.example")], english, "text") == (
        "data/sessions.yaml:4:2: error M213: "
        "“www.harbour.example” lacks the beginning of a web address.\n"
        "    Write website: https://www.harbour.example\n"
    )


def test_a_problem_is_one_annotation_for_the_forge(english: Words) -> None:
    assert report([bad_address("www.harbour.example")], english, "github") == (
        "::error file=data/sessions.yaml,line=4,col=2,title=M213::"
        "“www.harbour.example” lacks the beginning of a web address.%0A"
        "Write website: https://www.harbour.example\n"
    )


def test_a_warning_is_a_warning_for_the_forge(english: Words) -> None:
    warning = Problem("M116", Severity.WARNING, Finding(Position("data/a"), {"name": "a"}))
    assert report([warning], english, "github").startswith("::warning file=data/a,line=1,col=1,")


def test_a_problem_is_an_object_for_tools(spanish: Words) -> None:
    rules = "https://memoria.example.org/es/rules/"
    problem = bad_address("www.harbour.example")
    assert json.loads(report([problem], spanish, "json", rules)) == [
        {
            "file": "data/sessions.yaml",
            "line": 4,
            "column": 2,
            "severity": "error",
            "code": "M213",
            "message": "A «www.harbour.example» le falta el comienzo de una dirección web.",
            "remedy": "Escriba website: https://www.harbour.example",
            "help": "https://memoria.example.org/es/rules/#m213",
        }
    ]


@pytest.mark.parametrize(("form", "nothing"), [("text", ""), ("github", ""), ("json", "[]\n")])
def test_no_problems_are_nothing(form: str, nothing: str, english: Words) -> None:
    assert report([], english, form) == nothing


def test_control_characters_do_not_reach_a_terminal(english: Words) -> None:
    text = report([bad_address(HOSTILE, HOSTILE)], english, "text")
    assert len(text.splitlines()) == 2
    assert all(letter.isprintable() for line in text.splitlines() for letter in line)
    assert r"\x1b[31m\u202e, d: 100%\x07" in text


def test_a_value_cannot_begin_an_annotation_of_its_own(english: Words) -> None:
    text = report([bad_address(HOSTILE, HOSTILE)], english, "github")
    assert len(text.splitlines()) == 1
    head, _, message = text.removeprefix("::error ").partition("::")
    assert head == (
        "file=a%250Ab%0A%3A%3Aerror%3A%3Ac%0D\x1b[31m\u202e%2C d%3A 100%25\x07"
        ",line=4,col=2,title=M213"
    )
    assert "a%250Ab%0A::error::c%0D" in message
    assert "100%25" in message


@given(st.text(), st.text(min_size=1), st.sampled_from(("en", "es")))
def test_any_value_and_file_name_can_be_reported(value: str, file: str, language: str) -> None:
    problem = bad_address(value, file)
    for form in FORMATS:
        assert report([problem], words_of(language), form).encode("utf-8")
    (told,) = json.loads(report([problem], words_of(language), "json"))
    assert value in told["message"]
    assert told["file"] == file
    annotation = report([problem], words_of(language), "github")
    assert re.fullmatch(r"::error file=[^\n\r,:]*,line=4,col=2,title=M213::[^\n\r]*\n", annotation)


def test_bytes_of_a_file_name_that_are_no_utf_8_are_shown_as_escapes(english: Words) -> None:
    for form in FORMATS:
        assert r"caf\udce9.yaml" in report([bad_address("x", "caf\udce9.yaml")], english, form)
