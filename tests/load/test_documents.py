"""YAML with places: what a value is, and where exactly it stands."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memoria.content.limits import DEEPEST_RECORD
from memoria.load.composer import Composer
from memoria.load.documents import Document, Path
from tests.cases import each

WRITTEN = """\
# a comment
sessions:
  - id: tides
    title: {en: "Tides — 1", es: 'Ñandú 🌊', number: 7}
    themes: [coast,   harbour]
    note: |
      several
      lines
  - other:
      deep: ~
"""
PLACES: dict[Path, tuple[int, int]] = {
    (): (2, 1),
    ("sessions",): (3, 3),
    ("sessions", 0): (3, 5),
    ("sessions", 0, "id"): (3, 9),
    ("sessions", 0, "title"): (4, 12),
    ("sessions", 0, "title", "en"): (4, 17),
    ("sessions", 0, "title", "es"): (4, 34),
    ("sessions", 0, "title", "number"): (4, 53),
    ("sessions", 0, "themes"): (5, 13),
    ("sessions", 0, "themes", 0): (5, 14),
    ("sessions", 0, "themes", 1): (5, 23),
    ("sessions", 0, "note"): (6, 11),
    ("sessions", 1): (9, 5),
    ("sessions", 1, "other"): (10, 7),
    ("sessions", 1, "other", "deep"): (10, 13),
}
KEYS: dict[Path, tuple[int, int]] = {
    ("sessions",): (2, 1),
    ("sessions", 0, "id"): (3, 5),
    ("sessions", 0, "title"): (4, 5),
    ("sessions", 0, "title", "en"): (4, 13),
    ("sessions", 0, "title", "es"): (4, 30),
    ("sessions", 0, "title", "number"): (4, 45),
    ("sessions", 0, "themes"): (5, 5),
    ("sessions", 0, "note"): (6, 5),
    ("sessions", 1, "other"): (9, 5),
    ("sessions", 1, "other", "deep"): (10, 7),
}


def compose(text: str) -> Document:
    return Composer("data/some.yaml", text).compose()


def codes(document: Document) -> list[str]:
    return [problem.code for problem in document.problems]


def test_every_value_and_every_key_knows_its_line_and_column() -> None:
    document = compose(WRITTEN)
    assert {path: (at.line, at.column) for path, at in document.values.items()} == PLACES
    assert {path: (at.line, at.column) for path, at in document.keys.items()} == KEYS


def test_values_are_read_whole() -> None:
    assert compose(WRITTEN).value == {
        "sessions": (
            {
                "id": "tides",
                "title": {"en": "Tides — 1", "es": "Ñandú 🌊", "number": 7},
                "themes": ("coast", "harbour"),
                "note": "several\nlines\n",
            },
            {"other": {"deep": None}},
        )
    }


def test_a_path_that_is_not_in_the_file_has_the_place_of_what_would_hold_it() -> None:
    at = compose(WRITTEN).place(("sessions", 0, "title", "fr", "more"))
    assert (at.line, at.column) == PLACES["sessions", 0, "title"]


def test_places_count_from_the_line_on_which_the_text_begins() -> None:
    document = Composer("data/some.md", "by: Ada\n", first_line=2).compose()
    assert str(document.values["by",]) == "data/some.md:2:5"


@each(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("0o7", "0o7"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30:45", "12:30:45"),
        ("2031-04-30", "2031-04-30"),
        ("2031-04-30 15:00", "2031-04-30 15:00"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("<<", "<<"),
        ("=", "="),
        ("010", 10),
        ("-3", -3),
        ("+3", 3),
        ("2.50", 2.5),
        ("1e3", 1000.0),
        ("true", True),
        ("False", False),
        ("tRUE", "tRUE"),
        ("null", None),
        ("~", None),
        ("", None),
        ('"12"', "12"),
        ("'true'", "true"),
        ('""', ""),
        ("9" * 30, "9" * 30),
        ("1e400", "1e400"),
        ("-1e999", "-1e999"),
    ],
)
def test_a_scalar_is_read_by_the_core_schema_of_yaml_1_2(written: str, value: object) -> None:
    found = compose(f"key: {written}\n").value["key"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n", "---\n...\n", "~\n"])
def test_a_file_without_content_has_no_value_and_no_problem(text: str) -> None:
    document = compose(text)
    assert (document.value, codes(document)) == (None, [])


@each(
    ("text", "code"),
    [
        ("a: 1\na: 2\n", "M106"),
        ("{a: 1, b: 2, a: 3}\n", "M106"),
        ("a: *b\n", "M107"),
        ("a: &b 1\nc: *b\n", "M107"),
        ("a: !!str 1\n", "M108"),
        ("a: !python/object:os.system 1\n", "M108"),
        ("!!map {a: 1}\n", "M108"),
        ("!key a: 1\n", "M108"),
        ("a: &b 1\n", "M109"),
        ("&a b: 1\n", "M109"),
        ("a: 1\n---\nb: 2\n", "M110"),
        ("[a]: 1\n", "M112"),
        ("{{a: 1}: 2}\n", "M112"),
        ("*a : 1\n", "M112"),
        ('a: "\\x07"\n', "M113"),
        ('a: "\\u2028"\n', "M113"),
    ],
)
def test_what_a_record_needs_not_is_refused_once(text: str, code: str) -> None:
    assert codes(compose(text)) == [code]


def test_of_a_repeated_field_the_first_value_stays() -> None:
    assert compose("a: 1\na: {b: 2}\nc: 3\n").value == {"a": 1, "c": 3}


def test_a_refused_value_and_all_below_it_are_known_as_refused() -> None:
    document = compose("a: {b: !x {c: 1}}\nd: 1\n")
    assert document.is_refused(("a", "b", "c"))
    assert not document.is_refused(("a",))
    assert not document.is_refused(("d",))


def test_after_a_syntax_error_the_whole_file_is_refused() -> None:
    assert compose("a: [1\nb: 2\n").is_refused(("b",))


def test_anchors_are_reported_where_they_stand_and_once_with_their_alias() -> None:
    places = [
        str(problem.finding.position) for problem in compose("a: &x 1\nb: &y 2\nc: *x\n").problems
    ]
    assert places == ["data/some.yaml:3:4", "data/some.yaml:2:4"]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('a: 1\nb: "open\nc: 2\n', 2, 4),
        ("a: [1, 2\nb: 3\nc: 4\n", 1, 4),
        ("a: {b: 1 c: 2}\n", 1, 11),
        ("a: 1\nb:2\nc: 3\n", 2, 1),
        ("a: one: two\n", 1, 7),
        ('a: "\\d"\n', 1, 5),
        ("a: @b\n", 1, 4),
    ],
)
def test_a_syntax_error_is_shown_where_it_was_made(text: str, line: int, column: int) -> None:
    (problem,) = compose(text).problems
    assert problem.code == "M105"
    assert (problem.finding.position.line, problem.finding.position.column) == (line, column)


def test_lists_may_be_as_deep_as_the_limit_and_no_deeper() -> None:
    assert codes(compose("[" * DEEPEST_RECORD + "]" * DEEPEST_RECORD)) == []
    assert codes(compose("[" * (DEEPEST_RECORD + 2) + "]" * (DEEPEST_RECORD + 2))) == ["M111"]


BOMB = "a0: &a0 [x]\n" + "".join(
    f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 9)}]\n" for number in range(1, 40)
)


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, BOMB], ids=["[", "{", "-", "*"]
)
def test_files_made_to_exhaust_the_reader_are_refused_at_once(text: str) -> None:
    begun = time.process_time()
    assert compose(text).problems
    assert time.process_time() - begun < 1


PIECES = st.sampled_from(
    [*"{}[],:-?&*!|>'\"%@`#~ \naé🌊", "\n  ", "\n- ", ": ", "id", "---\n", "...\n", "<<: "]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60).filter(str.isprintable))
def test_any_text_is_composed_or_refused_with_a_place_inside_it(text: str) -> None:
    lines = text.split("\n")
    for problem in compose(text).problems:
        at = problem.finding.position
        assert 1 <= at.line <= len(lines)
        assert 1 <= at.column <= len(lines[at.line - 1]) + 1
