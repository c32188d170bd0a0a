"""Tests for lines.py and what it asks: the line of YAML that is wrong, and how it is right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memoria.loading.composer import Composer
from memoria.loading.lines import slip_at
from memoria.loading.outlines import Outline
from memoria.loading.quotation import bare
from memoria.problems import Problem

RECORD = "people:\n  - id: ada\n"
TITLED = f"{RECORD}    role:\n      en: a\n"


def problems(text: str) -> list[Problem]:
    return Composer("people.yaml", text).compose().problems


@pytest.mark.parametrize(
    ("text", "reason", "place", "line"),
    [
        # a space is missing after the colon
        (f'{RECORD}    name:"Ada"\n', "space", (3, 10), 'name: "Ada"'),
        ("people:\n  - id:ada\n    name: a\n", "space", (2, 8), "- id: ada"),
        (f"{TITLED}      es:b\n", "space", (5, 10), "es: b"),
        (f"{RECORD}    website:https://a.es\n", "space", (3, 13), "website: https://a.es"),
        (f"{RECORD}    role: {{en:a, es: b}}\n", "space", (3, 14), "en: a"),
        (f'{RECORD}    role: {{en: a, es:"b"}}\n', "space", (3, 21), 'es: "b"'),
        # a colon is missing
        (f'{RECORD}    name "Ada"\n', "no-colon", (3, 9), 'name: "Ada"'),
        (f"{RECORD}    name Ada Quay\n", "no-colon", (3, 9), "name: Ada Quay"),
        (f"{RECORD}    name = Ada\n", "no-colon", (3, 9), "name: Ada"),
        ("people\n  - id: ada\n", "no-colon", (1, 7), "people:"),
        (f'{RECORD}    role: {{en "a", es: b}}\n', "no-colon", (3, 14), 'en: "a"'),
        (f"{RECORD}    role: {{en a, es: b}}\n", "no-colon", (3, 14), "en: a"),
        (f"{RECORD}    role: {{es: uno, en otro}}\n", "comma", (3, 21), None),
        # the line does not begin where it should
        (f"{RECORD}      name: a\n", "spaces", (3, 7), "name: a"),
        (f"{RECORD}   name: a\n", "spaces", (3, 4), "name: a"),
        (f"{RECORD}  name: a\n", "spaces", (3, 3), "name: a"),
        (f"{TITLED}     es: b\n", "spaces", (5, 6), "es: b"),
        (f"{TITLED}     name: b\n", "spaces", (5, 6), "name: b"),
        (f"{RECORD}    name: a\n   - id: eve\n", "spaces", (4, 4), "- id: eve"),
        (f"{RECORD}    role:\n    en: a\n      es: b\n", "spaces", (4, 5), "en: a"),
        ("people: []\n  - id: ada\n", "empty-list", (1, 9), "people:"),
        # quotation marks are missing, or not where they should be
        (f"{RECORD}    name: a: b\n", "second-colon", (3, 12), 'name: "a: b"'),
        (f"{RECORD}    role: {{en: a: b}}\n", "second-colon", (3, 17), 'en: "a: b"'),
        (f"{RECORD}    name: @ada\n", "beginning", (3, 11), 'name: "@ada"'),
        (f'{RECORD}    name: "a",\n', "trailing", (3, 14), 'name: "a"'),
        (f'{RECORD}    name: "a" b\n', "after-quote", (3, 14), 'name: "a b"'),
        (f"{RECORD}    name: 'l'an'\n", "apostrophe", (3, 13), 'name: "l’an"'),
        (f"{RECORD}    name: 'a\n    place: 'b'\n", "single", (3, 11), 'name: "a"'),
        (f"{RECORD}    name: [a] b\n", "after-bracket", (3, 11), 'name: "[a] b"'),
        (f"{RECORD}    role: (en: a, es: b)\n", "parentheses", (3, 11), "role: {en: a, es: b}"),
        (f'{RECORD}    role: {{en: "a"; es: b}}\n', "separator", (3, 19), 'role: {en: "a", es: b}'),
        (f"{RECORD}    role: {{en: a\n    name: b\n", "unclosed", (3, 11), "role: {en: a}"),
        (f"{RECORD}    name:\u00a0Ada\n", "odd-space", (3, 10), "name: Ada"),
        (f"{RECORD}    name: a\n  of the port\n", "stray", (4, 3), "of the port"),
    ],
)
def test_a_mistake_is_told_with_the_line_to_write(
    text: str, reason: str, place: tuple[int, int], line: str | None
) -> None:
    (problem,) = problems(text)
    finding = problem.finding
    assert (problem.code, finding.variant) == ("M105", reason)
    assert (finding.position.line, finding.position.column) == place
    assert finding.values.get("line") == line


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("name: Local #Beyond", 'name: "Local #Beyond"'),
        ("name: Sala #3", 'name: "Sala #3"'),
        ("name: #Beyond", 'name: "#Beyond"'),
        ("role: {en: Local #Beyond}", '"Local #Beyond"'),
        ("aliases: [a, #b]", '"#b"'),
        ("role:\n      en: local #Beyond", 'en: "local #Beyond"'),
    ],
)
def test_a_hashtag_is_no_comment(line: str, right: str) -> None:
    (problem,) = problems(f"{RECORD}    {line}\n")
    assert (problem.code, problem.finding.variant) == ("M117", "hashtag")
    assert problem.finding.values["line"] == right


@pytest.mark.parametrize(
    "line",
    [
        "name: Ada # a person",
        "name: Ada  # 10 of them",
        'name: "Ada" #here',
        "name: 'Ada #here'",
        "name: Ada#here",
        "place: coast #here",
        "number: 10 #ten",
        "starts: 2031-04-30 15:00 #noon",
        "website: https://a.example/#here #there",
        "role: #here\n      en: a",
        "name: |\n      Ada #here",
    ],
)
def test_a_comment_is_no_hashtag(line: str) -> None:
    assert problems(f"{RECORD}    {line}\n") == []


@pytest.mark.parametrize(
    ("text", "fields", "items"),
    [
        (TITLED, [0, 4, 6], [2]),
        (f"{TITLED}    name: b\n", [0, 4], [2]),
        (f"{RECORD}    # name: a\n\n", [0, 4], [2]),
        (f'{RECORD}    name: "a\n  role: b\n  "\n', [0, 4], [2]),
        (f"{RECORD}    name: |\n      role: b\n", [0, 4], [2]),
        (f"{RECORD}    role: {{\n  en: b,\n  es: c}}\n", [0, 4], [2]),
        ("people:\n- id: ada\n", [0, 2], [0]),
        ("people:\n  - - id: ada\n", [0, 6], [2, 4]),
    ],
)
def test_the_columns_of_what_is_open_are_known(
    text: str, fields: list[int], items: list[int]
) -> None:
    outline = Outline().follow(bare(text).split("\n"))
    assert (outline.fields, outline.items) == (fields, items)


@given(st.text(st.sampled_from("ab:- \n'\"[]{},#=\u00a0"), max_size=80), st.integers(0, 20))
def test_any_lines_can_be_looked_at(text: str, row: int) -> None:
    slip_at(text, row)
    problems(text)
    problems(f"{RECORD}    {text}\n")


def test_a_hyphen_too_many_and_one_too_few_are_one_mistake_each() -> None:
    (torn,) = problems("people:\n  - id: ada\n  - name: Ada\n")
    (run_on,) = problems(f"{RECORD}    name: Ada\n    id: eve\n    name: Eve\n")
    assert (torn.code, torn.finding.variant) == ("M105", "torn")
    assert (run_on.code, run_on.finding.variant) == ("M106", "id")
    assert run_on.finding.values["right"] == "- id: eve"
    assert problems("people:\n  - id: ada\n    name: Ada\n  - name: Eve\n") == []
