"""Tests for lines.py and what it asks: the line of YAML that is wrong, and how it is right."""

import re

from hypothesis import given
from hypothesis import strategies as st

from memoria.load.composer import Composer
from memoria.load.mistakes.indentation import Outline
from memoria.load.mistakes.lines import slip_at
from memoria.load.mistakes.signs import bare
from memoria.rules.problems import Problem
from tests.cases import each

RECORD = "people:\n  - id: ada\n"
BOTH = {"role": {"en": "a", "es": "b"}}
# A field in braces.
PART = re.compile(r"(?<=[{,])(?! ) *[^{},]+|(?<=[{,] )[^{},]+")
TITLED = f"{RECORD}    role:\n      en: a\n"


def problems(text: str) -> list[Problem]:
    return Composer("people.yaml", text).compose().problems


def mended(text: str, problem: Problem) -> str:
    """Put the line that a problem tells in the place of the wrong one, or of its part in braces."""
    lines, finding = text.split("\n"), problem.finding
    row, column = finding.position.line - 1, finding.position.column - 1
    line, told = lines[row], str(finding.values["line"])
    part = next((one for one in PART.finditer(line) if one.start() <= column <= one.end()), None)
    spaces = int(finding.values.get("spaces", len(line) - len(line.lstrip())))
    lines[row] = " " * spaces + told
    if part and "{" in line and "{" not in told:
        lines[row] = f"{line[: part.start()]}{told}{line[part.end() :]}"
    return "\n".join(lines)


@each(
    ("text", "reason", "place", "line", "value"),
    [
        # a space is missing after the colon
        (f'{RECORD}    name:"Ada"\n', "space", (3, 10), 'name: "Ada"', {"name": "Ada"}),
        ("people:\n  - id:ada\n    name: a\n", "space", (2, 8), "- id: ada", {"id": "ada"}),
        (f"{TITLED}      es:b\n", "space", (5, 10), "es: b", BOTH),
        (
            f"{RECORD}    website:https://a.es\n",
            "space",
            (3, 13),
            "website: https://a.es",
            {"website": "https://a.es"},
        ),
        (f"{RECORD}    role: {{en:a, es: b}}\n", "space", (3, 14), "en: a", BOTH),
        (f'{RECORD}    role: {{en: a, es:"b"}}\n', "space", (3, 21), 'es: "b"', BOTH),
        # a colon is missing
        (f'{RECORD}    name "Ada"\n', "no-colon", (3, 9), 'name: "Ada"', {"name": "Ada"}),
        (
            f"{RECORD}    name Ada Quay\n",
            "no-colon",
            (3, 9),
            "name: Ada Quay",
            {"name": "Ada Quay"},
        ),
        (f"{RECORD}    name = Ada\n", "no-colon", (3, 9), "name: Ada", {"name": "Ada"}),
        ("people\n  - id: ada\n", "no-colon", (1, 7), "people:", {"id": "ada"}),
        (f'{RECORD}    role: {{en "a", es: b}}\n', "no-colon", (3, 14), 'en: "a"', BOTH),
        (f"{RECORD}    role: {{en a, es: b}}\n", "no-colon", (3, 14), "en: a", BOTH),
        (f"{RECORD}    role: {{es: uno, en otro}}\n", "comma", (3, 21), None, None),
        # the line does not begin where it should
        (f"{RECORD}      name: a\n", "spaces", (3, 7), "name: a", {"name": "a"}),
        (f"{RECORD}   name: a\n", "spaces", (3, 4), "name: a", {"name": "a"}),
        (f"{RECORD}  name: a\n", "spaces", (3, 3), "name: a", {"name": "a"}),
        (f"{TITLED}     es: b\n", "spaces", (5, 6), "es: b", BOTH),
        (f"{TITLED}     name: b\n", "spaces", (5, 6), "name: b", {"name": "b"}),
        (f"{RECORD}    name: a\n   - id: eve\n", "spaces", (4, 4), "- id: eve", {"id": "eve"}),
        (f"{RECORD}    role:\n    en: a\n      es: b\n", "spaces", (4, 5), "en: a", BOTH),
        ("people: []\n  - id: ada\n", "empty-list", (1, 9), "people:", {"id": "ada"}),
        # quotation marks are missing, or not where they should be
        (f"{RECORD}    name: a: b\n", "second-colon", (3, 12), 'name: "a: b"', {"name": "a: b"}),
        (
            f"{RECORD}    role: {{en: a: b}}\n",
            "second-colon",
            (3, 17),
            'en: "a: b"',
            {"role": {"en": "a: b"}},
        ),
        (f"{RECORD}    name: @ada\n", "beginning", (3, 11), 'name: "@ada"', {"name": "@ada"}),
        (f'{RECORD}    name: "a",\n', "trailing", (3, 14), 'name: "a"', {"name": "a"}),
        (f'{RECORD}    name: "a" b\n', "after-quote", (3, 14), 'name: "a b"', {"name": "a b"}),
        (f"{RECORD}    name: 'l'an'\n", "apostrophe", (3, 13), 'name: "l’an"', {"name": "l’an"}),
        (
            f"{RECORD}    name: 'a\n    place: 'b'\n",
            "single",
            (3, 11),
            'name: "a"',
            {"name": "a", "place": "b"},
        ),
        (
            f"{RECORD}    name: [a] b\n",
            "after-bracket",
            (3, 11),
            'name: "[a] b"',
            {"name": "[a] b"},
        ),
        (
            f"{RECORD}    role: (en: a, es: b)\n",
            "parentheses",
            (3, 11),
            "role: {en: a, es: b}",
            BOTH,
        ),
        (
            f'{RECORD}    role: {{en: "a"; es: b}}\n',
            "separator",
            (3, 19),
            'role: {en: "a", es: b}',
            BOTH,
        ),
        (
            f"{RECORD}    role: {{en: a\n    name: b\n",
            "unclosed",
            (3, 11),
            "role: {en: a}",
            {"role": {"en": "a"}, "name": "b"},
        ),
        (f"{RECORD}    name:\u00a0Ada\n", "odd-space", (3, 10), "name: Ada", {"name": "Ada"}),
        (f"{RECORD}    name: a\n  of the port\n", "stray", (4, 3), "of the port", None),
        ("people:\n  - theme:a\n  news:b\n", "item", (3, 3), "- news:b", None),
        # what stands behind the value stays what it is
        (
            f"{RECORD}    name: a: b  # c: d\n",
            "second-colon",
            (3, 12),
            'name: "a: b"  # c: d',
            {"name": "a: b"},
        ),
        (
            f"{RECORD}    name: a: b #c  # d\n",
            "second-colon",
            (3, 12),
            'name: "a: b #c"  # d',
            {"name": "a: b #c"},
        ),
        (
            f"{RECORD}    name: @ada # b\n",
            "beginning",
            (3, 11),
            'name: "@ada" # b',
            {"name": "@ada"},
        ),
        (f'{RECORD}    name: "a", # b\n', "trailing", (3, 14), 'name: "a" # b', {"name": "a"}),
        (f'{RECORD}    name: "a", #b\n', "trailing", (3, 14), 'name: "a" #b', {"name": "a"}),
        (
            f'{RECORD}    name: "a" b # c\n',
            "after-quote",
            (3, 14),
            'name: "a b" # c',
            {"name": "a b"},
        ),
        (
            f"{RECORD}    name: 'a  # b\n    place: 'c'\n",
            "single",
            (3, 11),
            'name: "a"  # b',
            {"name": "a"},
        ),
        (
            f"{RECORD}    name: [a] b # c\n",
            "after-bracket",
            (3, 11),
            'name: "[a] b" # c',
            {"name": "[a] b"},
        ),
        (
            f"{RECORD}    role: (en: a, es: b) # c\n",
            "parentheses",
            (3, 11),
            "role: {en: a, es: b} # c",
            BOTH,
        ),
        (
            f'{RECORD}    role: {{en: "a" es: b}} # c\n',
            "separator",
            (3, 20),
            'role: {en: "a", es: b} # c',
            BOTH,
        ),
        (
            f"{RECORD}    aliases: [a, b # c\n    name: d\n",
            "unclosed",
            (3, 14),
            "aliases: [a, b] # c",
            {"aliases": ("a", "b")},
        ),
        ("people: [] # a\n  - id: ada\n", "empty-list", (1, 9), "people: # a", {"id": "ada"}),
        (f"{RECORD}      name: a # b\n", "spaces", (3, 7), "name: a # b", {"name": "a"}),
        (f'{RECORD}    name "a" # b\n', "no-colon", (3, 9), 'name: "a" # b', {"name": "a"}),
        # escapes, and marks within marks
        (
            f'{RECORD}    name: "say \\"a\\"",\n',
            "trailing",
            (3, 22),
            'name: "say \\"a\\""',
            {"name": 'say "a"'},
        ),
        (f'{RECORD}    name: "say \\"a\\"" b c\n', "quote-inside", (3, 21), None, None),
        (
            f"{RECORD}    name: 'it''s' b\n",
            "after-quote",
            (3, 18),
            'name: "it\'s b"',
            {"name": "it's b"},
        ),
        (
            f"{RECORD}    name: 'say \"a\"' b\n",
            "after-quote",
            (3, 20),
            'name: "say \\"a\\" b"',
            {"name": 'say "a" b'},
        ),
        (
            f"{RECORD}    name: 'the ports' hall'\n",
            "apostrophe",
            (3, 21),
            'name: "the ports’ hall"',
            {"name": "the ports’ hall"},
        ),
        (
            f"{RECORD}    name: 'a' or 'b'\n",
            "after-quote",
            (3, 14),
            "name: \"a or 'b'\"",
            {"name": "a or 'b'"},
        ),
        # special spaces
        (
            f'{RECORD}    name:\u00a0\u00a0"a:\u00a0b" # c\n',
            "odd-space",
            (3, 10),
            'name: "a:\u00a0b" # c',
            {"name": "a:\u00a0b"},
        ),
        (f"{TITLED}     \u00a0es: b\n", "odd-space", (5, 6), "es: b", None),
        (
            f'{RECORD}    name: "a:\u00a0b"\n   website: b\n',
            "spaces",
            (4, 4),
            "website: b",
            {"website": "b"},
        ),
        # several lines
        (
            f"{RECORD}    role: {{\n      en: a,\n      es: b\n    name: c\n",
            "bracket",
            (3, 11),
            None,
            None,
        ),
        (f"{RECORD}    role: {{en: a,\n      es: b\n    name: c\n", "bracket", (3, 11), None, None),
    ],
)
def test_a_mistake_is_told_with_the_line_to_write(
    text: str,
    reason: str,
    place: tuple[int, int],
    line: str | None,
    value: dict[str, object] | None,
) -> None:
    (problem,) = problems(text)
    finding = problem.finding
    assert (problem.code, finding.variant) == ("M105", reason)
    assert (finding.position.line, finding.position.column) == place
    assert finding.values.get("line") == line
    if value is not None:
        document = Composer("people.yaml", mended(text, problem)).compose()
        assert document.problems == []
        assert document.value["people"][-1].items() >= value.items()


@each(
    ("line", "right", "value"),
    [
        ("name: Local #Beyond", 'name: "Local #Beyond"', "Local #Beyond"),
        ("name: Sala #3", 'name: "Sala #3"', "Sala #3"),
        ("name: #Beyond", 'name: "#Beyond"', "#Beyond"),
        ("role: {en: Local #Beyond}", '"Local #Beyond"', {"en": "Local #Beyond"}),
        ("aliases: [a, #b]", '"#b"', ("a", "#b")),
        ("role:\n      en: local #Beyond", 'en: "local #Beyond"', {"en": "local #Beyond"}),
        ("role:\n      en: #Beyond", 'en: "#Beyond"', {"en": "#Beyond"}),
        ("name: Sala #3 # a: b", 'name: "Sala #3" # a: b', "Sala #3"),
        ("name: 5\u00a0% #a", 'name: "5\u00a0% #a"', "5\u00a0% #a"),
    ],
)
def test_a_hashtag_is_no_comment(line: str, right: str, value: object) -> None:
    (problem,) = problems(f"{RECORD}    {line}\n")
    assert (problem.code, problem.finding.variant) == ("M117", "hashtag")
    assert problem.finding.values["line"] == right
    # In brackets the value alone is told.
    wrong = right.strip('"') if right.startswith('"') else line.rpartition("\n")[2].strip()
    document = Composer("people.yaml", f"{RECORD}    {line.replace(wrong, right)}\n").compose()
    assert document.problems == []
    assert list(document.value["people"][0].values())[-1] == value


@each(
    "line",
    [
        "name: Ada # a person",
        "name: Ada  # 10 of them",
        'name: "Ada" #here',
        "name: 'Ada #here'",
        "name: Ada#here",
        "place: coast #here",
        "number: 10 #ten",
        "capacity: #TODO",
        "series: #TODO",
        "role:\n      es: ~ #TODO",
        "starts: 2031-04-30 15:00 #noon",
        "website: https://a.example/#here #there",
        "role: #here\n      en: a",
        "name: |\n      Ada #here",
    ],
)
def test_a_comment_is_no_hashtag(line: str) -> None:
    assert problems(f"{RECORD}    {line}\n") == []


@each(
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


SIGNS = ("a", " ", ":", ": ", '"', "'", "[", "]", ",", " # b", " #b", "\\", "\u00a0", "@", "(", "=")


@given(st.lists(st.sampled_from(SIGNS), max_size=8).map("".join))
def test_a_line_that_is_told_is_never_wrong_in_the_same_way(rest: str) -> None:
    text = f"{RECORD}    name{rest}\n    place: c\n"
    for problem in problems(text):
        if problem.finding.values.get("line") and problem.finding.variant not in {"stray", ""}:
            again = [one.finding for one in problems(mended(text, problem))]
            assert problem.finding not in again


def test_a_hyphen_too_many_and_one_too_few_are_one_mistake_each() -> None:
    (torn,) = problems("people:\n  - id: ada\n  - name: Ada\n")
    (run_on,) = problems(f"{RECORD}    name: Ada\n    id: eve\n    name: Eve\n")
    assert (torn.code, torn.finding.variant) == ("M105", "torn")
    assert (run_on.code, run_on.finding.variant) == ("M106", "id")
    assert run_on.finding.values["right"] == "- id: eve"
    assert problems("people:\n  - id: ada\n    name: Ada\n  - name: Eve\n") == []
