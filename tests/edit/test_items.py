"""A record is added to a list as its neighbours are written; all that was there stays."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from memoria.content.moments import zones
from memoria.content.sessions import Session
from memoria.edit.format.forms import canonical
from memoria.edit.format.manners import manner_of
from memoria.edit.items import append, remove
from memoria.edit.yaml import Changes, NotChanged
from memoria.load.composer import Composer
from memoria.load.yaml_writing import Fields, in_braces, in_lines, scalar
from tests.hostile import TEXTS

NEW: Fields = {"id": "new", "title": {"en": "New", "es": ""}}
BRACES = '{id: new, title: {en: "New", es: ""}}'
ORDER = ("id", "kind", "items", "later")


def added(text: str, fields: Fields = NEW, key: str = "items") -> str:
    changes = Changes(text)
    append(changes, (), key, fields, ORDER)
    return changes.proved()


def lines(margin: str) -> str:
    """Return the new record as an item whose hyphen is indented."""
    return f'{margin}- id: new\n{margin}  title: {{en: "New", es: ""}}'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("items:\n  - id: a\n", f"items:\n  - id: a\n{lines('  ')}\n"),
        ("items:\n  - id: a", f"items:\n  - id: a\n{lines('  ')}"),
        ("items:\n- id: a\nlater: x\n", f"items:\n- id: a\n{lines('')}\nlater: x\n"),
        ("items:\n  - {id: a}  # c\n# d\n", f"items:\n  - {{id: a}}  # c\n  - {BRACES}\n# d\n"),
        ("items:\n  - {id: a,\n     n: b}\n", f"items:\n  - {{id: a,\n     n: b}}\n  - {BRACES}\n"),
        ("items: [{id: a}]\n", f"items: [{{id: a}}, {BRACES}]\n"),
        ("items: [\n  {id: a}, # c\n]\n", f"items: [\n  {{id: a}}, {BRACES}, # c\n]\n"),
        ("items: []\n", f"items:\n{lines('  ')}\n"),
        ("items: []  # none yet\n", f"items:  # none yet\n{lines('  ')}\n"),
        ("items: [ # c\n]\n", f"items: [{BRACES} # c\n]\n"),
        ("items: [# c\n]\n", f"items: [{BRACES} # c\n]\n"),
        ("items:\n  []\n", f"items:\n  [{BRACES}]\n"),
        ("items:\nlater: x\n", f"items:\n{lines('  ')}\nlater: x\n"),
        ("items: null # c\n", f"items: # c\n{lines('  ')}\n"),
        ("items: ~", f"items:\n{lines('  ')}"),
        ("id: a\nlater: x\n", f"id: a\nitems:\n{lines('  ')}\nlater: x\n"),
        ("later: x\n", f"items:\n{lines('  ')}\nlater: x\n"),
        ("# top\nlater: x # c\n", f"# top\nitems:\n{lines('  ')}\nlater: x # c\n"),
        ("kind: k # c\nid: a\n", f"kind: k # c\nitems:\n{lines('  ')}\nid: a\n"),
        ("later:\n- x\nid: a\n", f"later:\n- x\nid: a\nitems:\n{lines('')}\n"),
        ("{id: a, later: x}\n", f"{{id: a, items: [{BRACES}], later: x}}\n"),
        ("{later: x}\n", f"{{items: [{BRACES}], later: x}}\n"),
        ("{id: a, items: [], later: x}\n", f"{{id: a, items: [{BRACES}], later: x}}\n"),
        ("{id: a, items: , later: x}\n", f"{{id: a, items: [{BRACES}], later: x}}\n"),
        ("", f"items:\n{lines('  ')}\n"),
        ("# c", f"# c\nitems:\n{lines('  ')}\n"),
        ("\ufeff", f"\ufeffitems:\n{lines('  ')}\n"),
        (
            "\ufeffid: a\nitems:\n  - id: a\n",
            f"\ufeffid: a\nitems:\n  - id: a\n{lines('  ')}\n",
        ),
        (
            "items:\n  - id: a\n    # of a\n  # of the list\nlater: x\n",
            f"items:\n  - id: a\n    # of a\n{lines('  ')}\n  # of the list\nlater: x\n",
        ),
        (
            "items:\n  - id: a\n\n  - id: b\n\nlater: x\n",
            f"items:\n  - id: a\n\n  - id: b\n\n{lines('  ')}\n\nlater: x\n",
        ),
        (
            "items:\n  - id: a\n    text: |\n      One.\n\n      Two.\nlater: x\n",
            f"items:\n  - id: a\n    text: |\n      One.\n\n      Two.\n{lines('  ')}\nlater: x\n",
        ),
        (
            "items:\n  -   id: a\n",
            'items:\n  -   id: a\n  -   id: new\n      title: {en: "New", es: ""}\n',
        ),
        (
            "items:\n  -\n    id: a\n",
            f"items:\n  -\n    id: a\n{lines('  ')}\n",
        ),
    ],
)
def test_a_record_is_added_in_the_style_of_its_neighbours(text: str, expected: str) -> None:
    assert added(text) == expected
    assert yaml.safe_load(expected.removeprefix("\ufeff"))["items"][-1] == NEW


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028"])
def test_lines_end_as_those_of_the_file(end: str) -> None:
    text = "id: a\nitems:\n  - id: a\n\n  - id: b\n    # c\nlater: x\n"
    expected = text.replace("# c\n", f"# c\n\n{lines('  ')}\n")
    assert added(text.replace("\n", end)) == expected.replace("\n", end)


def test_what_is_no_list_is_not_touched() -> None:
    for value in ("{a: b}", "word"):
        with pytest.raises(NotChanged):
            added(f"items: {value}\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("items: [b, c]\n", "items: [c]\n"),
        ("items: [c, b, d]\n", "items: [c, d]\n"),
        ("items:\n- b\n- c\n", "items:\n- c\n"),
        ("items:\n  - c\n  - b", "items:\n  - c\n"),
        ("items:\n  - b # why\n  - c\n", "items:\n   # why\n  - c\n"),
        ("id: a\nitems: [b]\nlater: x\n", "id: a\nlater: x\n"),
        ("id: a\nitems:\n  - b\n", "id: a\n"),
        ("{id: a, items: [b], later: x}\n", "{id: a, later: x}\n"),
        ("{id: a, # c\n items: [b]}\n", "{id: a, # c\n items: []}\n"),
        ("id: a\nitems: [b] # c\n", "id: a\nitems: [] # c\n"),
        ("id: a\nitems:\n  - b # c\n", "id: a\nitems:\n  [] # c\n"),
        ("items: [b]\nid: a\n", "items: []\nid: a\n"),
    ],
)
def test_an_item_is_taken_out_and_comments_stay(text: str, expected: str) -> None:
    changes = Changes(text)
    values = changes.source.document.value
    remove(changes, (), "items", values["items"].index("b"))
    assert changes.proved() == expected


def test_an_item_is_not_taken_out_together_with_a_comment() -> None:
    changes = Changes("items: [b, # c\n  d]\n", "people.yaml")
    remove(changes, (), "items", 0)
    with pytest.raises(NotChanged, match=r"people\.yaml"):
        changes.proved()


def test_wide_values_take_several_lines() -> None:
    fields: Fields = {
        "id": "a",
        "title": {"en": "x" * 60, "es": "y" * 60},
        "answers": tuple(f"question-{number}-of-many" for number in range(6)),
    }
    written = [*in_lines(fields, 4)]
    assert written[:4] == ["id: a", "title:", f'  en: "{"x" * 60}"', f'  es: "{"y" * 60}"']
    assert written[4:6] == ["answers:", "  - question-0-of-many"]
    assert read("\n".join(written)) == fields


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("a-b2", "a-b2"), ("2020-04-30 15:00", "2020-04-30 15:00"), ("2020-04-30", "2020-04-30"),
        ("Europe/Madrid", "Europe/Madrid"), ("session:a", "session:a"), ("a:b/c", "a:b/c"),
        ("no", '"no"'), ("null", '"null"'), ("true", '"true"'), ("12", '"12"'), ("1e5", '"1e5"'),
        ("3f9a", "3f9a"), ("UTC", "UTC"), ("Cádiz", '"Cádiz"'), ("Ana", '"Ana"'),
        ("a, b", '"a, b"'),
        ("y", '"y"'), ("0x1f", '"0x1f"'), ("0o17", '"0o17"'), ("1e234567", '"1e234567"'),
        ("[a]", '"[a]"'), ("a}", '"a}"'), ("1:30", '"1:30"'), ("titles.a.b_c", "titles.a.b_c"),
        ("Ana Pérez", '"Ana Pérez"'), ("", '""'), ("- a", '"- a"'),
    ],
)  # fmt: skip
def test_only_what_needs_quotes_has_them(value: str, written: str) -> None:
    assert scalar(value) == written
    assert in_braces({value: value}) == f"{{{written}: {written}}}"


def test_a_time_zone_is_written_as_it_is_formatted() -> None:
    for zone in sorted(zones()):
        if "/" in zone:
            line = f"timezone: {scalar(zone)}\n"
            assert canonical(manner_of(Session), line) == line


def read(text: str) -> object:
    """Read YAML as the content folder is read."""
    document = Composer("", text).compose()
    assert not document.problems
    return document.value


WORDS = st.one_of(
    st.sampled_from(
        [*TEXTS, "no", "- a", "# a", "{a: b}", "a: b", "'", '"', "\\", "~", "🌊", "%a"]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn"))),
).map(lambda text: "".join(one for one in text if one.isprintable()))
COMMENTS = st.sampled_from(["", "# c\n", "\n", "    # deep\n", "  # kept: [\n\n"])
ITEMS = st.lists(
    st.sampled_from(
        ["  - id: a\n", "  - {id: b}\n", "  - id: c  # c\n    t: >-\n      x\n\n      y\n",
         "  - id: d\n    t: 'it''s'\n    u:\n", "  - id: e\n    u: [a,\n  b]\n"]
    ),
    max_size=4,
)  # fmt: skip
AFTER = st.sampled_from(["", "later: x\n", "later:\n  - id: z # z\n", "# end", "later: 'x'"])


TEXT = st.builds(
    lambda before, items, between, after, newline: (
        before + "id: x\nitems:\n" + "".join(items) + between + after
    ).replace("\n", newline),
    COMMENTS,
    ITEMS,
    COMMENTS,
    AFTER,
    st.sampled_from(["\n", "\r\n"]),
)


@given(WORDS, TEXT)
def test_whatever_stands_around_stays_and_whatever_is_added_is_read(words: str, text: str) -> None:
    fields: Fields = {"id": "new", "title": {"en": words, "es": ""}, "name": words}
    result = added(text, fields)
    start = next(
        (at for at in range(len(text)) if result[at : at + 1] != text[at : at + 1]), len(text)
    )
    kept = len(text) - start
    assert kept == 0 or result.endswith(text[start:])
    was, now = read(text), read(result)
    assert isinstance(was, dict)
    assert isinstance(now, dict)
    assert now["items"] == (*(was["items"] or ()), fields)
    assert {**now, "items": None} == {**was, "items": None}


@given(WORDS)
def test_a_record_in_braces_is_read_as_it_was_told(words: str) -> None:
    fields: Fields = {"id": "a", "title": {"en": words}, "name": words, "answers": (words, "b")}
    assert read(f"- {in_braces(fields)}\n") == (fields,)
