"""A pin is put into a file as its writer would, and not a character of the rest changes."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from memoria.edit.pins import pin_record, pin_summary

PIN = {"of": "1234567a"}
REASON = {"of": "1234567a", "unchanged_because": 'It is "only" a comma.'}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("words\n", '---\nof: "1234567a"\n---\nwords\n'),
        ("", '---\nof: "1234567a"\n---\n'),
        ("---\n---\nwords", '---\nof: "1234567a"\n---\nwords'),
        ('---\nby: "A"\n---\nw', '---\nof: "1234567a"\nby: "A"\n---\nw'),
        ("---\nof: 3f9a1c7e # why\nby: x\n---\nw", "---\nof: 1234567a # why\nby: x\n---\nw"),
        ("---\nof: '3f9a1c7e'\n---\nw", "---\nof: '1234567a'\n---\nw"),
        ('---\nby: x\nof: "3f9a1c7e"\n---\nw', '---\nby: x\nof: "1234567a"\n---\nw'),
        ("---\nof:\nby: z\n---\nw", '---\nof: "1234567a"\nby: z\n---\nw'),
        ("---\n# nothing\n---\nw", '---\nof: "1234567a"\n# nothing\n---\nw'),
        ("---\n{by: x}\n---\nw", '---\n{of: "1234567a", by: x}\n---\nw'),
        ("---\r\nby: x\r\n---\r\nw\r\n", '---\r\nof: "1234567a"\r\nby: x\r\n---\r\nw\r\n'),
        ("w\r\n", '---\r\nof: "1234567a"\r\n---\r\nw\r\n'),
        ("---\nof: >-\n  aaaaaaaa\nby: x\n---\nw", '---\nof: "1234567a"\nby: x\n---\nw'),
        ("---\nby: x\nof: |\n  aaaaaaaa\n\n# c\n---\n", '---\nby: x\nof: "1234567a"\n\n# c\n---\n'),
        ("---\rby: x\r---\rw\r", '---\rof: "1234567a"\rby: x\r---\rw\r'),
        ("w\r", '---\rof: "1234567a"\r---\rw\r'),
        ("\ufeffwords", '\ufeff---\nof: "1234567a"\n---\nwords'),
        ("\ufeff---\nof: a\n---\nw", "\ufeff---\nof: 1234567a\n---\nw"),
    ],
)
def test_a_summary_gets_its_pin(text: str, expected: str) -> None:
    assert pin_summary(text, PIN) == expected


def test_a_reason_in_several_lines_is_replaced_by_the_new_one() -> None:
    text = "---\nunchanged_because: >-\n  A long\n  reason.\nof: aaaaaaaa\n---\nw"
    expected = '---\nunchanged_because: "It is \\"only\\" a comma."\nof: 1234567a\n---\nw'
    assert pin_summary(text, REASON) == expected


def test_a_reason_is_written_beside_the_pin() -> None:
    written = 'of: "1234567a"\nunchanged_because: "It is \\"only\\" a comma."\n'
    assert pin_summary("w", REASON) == f"---\n{written}---\nw"


def test_a_pin_that_would_be_read_as_a_number_is_quoted() -> None:
    assert pin_summary("---\nof: abcdefab\n---\n", {"of": "12345678"}) == (
        '---\nof: "12345678"\n---\n'
    )
    assert pin_summary("---\nof: abcdefab\n---\n", {"of": "1e234567"}) == (
        '---\nof: "1e234567"\n---\n'
    )


def test_a_reason_that_looks_like_yaml_is_quoted() -> None:
    reason = {"unchanged_because": "{a: b}"}
    for text in ("id: a\n", "id: a\ntranslations: {es: {unchanged_because: word}}\n"):
        assert yaml.safe_load(pin_record(text, "session", "a", "es", reason)) == {
            "id": "a",
            "translations": {"es": reason},
        }


def test_a_language_that_looks_like_no_is_quoted() -> None:
    written = pin_record("id: a\n", "session", "a", "no", PIN)
    assert written == 'id: a\ntranslations: {"no": {of: "1234567a"}}\n'


FIELDS = 'translations: {es: {of: "1234567a"}}'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sessions:\n  - id: a\n", f"sessions:\n  - id: a\n    {FIELDS}\n"),
        ("sessions:\n  - id: a", f"sessions:\n  - id: a\n    {FIELDS}"),
        (
            "sessions:\n  - id: a\n    t: {en: x}  # c\n  # b\n  - id: b\n",
            f"sessions:\n  - id: a\n    t: {{en: x}}  # c\n    {FIELDS}\n  # b\n  - id: b\n",
        ),
        ("sessions:\n  - {id: a, n: 1}\n", f"sessions:\n  - {{id: a, n: 1, {FIELDS}}}\n"),
        (
            "sessions:\n  - {id: a, # c\n     n: 1, # d\n    }\n",
            f"sessions:\n  - {{id: a, # c\n     n: 1, {FIELDS}, # d\n    }}\n",
        ),
        (
            "sessions:\n  - id: a\n    translations:\n    n: 1\n",
            'sessions:\n  - id: a\n    translations: {es: {of: "1234567a"}}\n    n: 1\n',
        ),
        (
            "sessions:\n  - id: a\n    translations: ~ # c\n",
            'sessions:\n  - id: a\n    translations: {es: {of: "1234567a"}} # c\n',
        ),
        (
            "sessions:\n  - id: a\n    translations:\n      fr: {by: x} # c\n    n: 1\n",
            "sessions:\n  - id: a\n    translations:\n      fr: {by: x} # c\n"
            '      es: {of: "1234567a"}\n    n: 1\n',
        ),
        (
            "sessions:\n  - id: a\n    translations: {fr: {by: x}}\n",
            'sessions:\n  - id: a\n    translations: {fr: {by: x}, es: {of: "1234567a"}}\n',
        ),
        (
            "sessions:\n  - id: a\n    translations:\n      es:\n        by: x # c\n",
            "sessions:\n  - id: a\n    translations:\n      es:\n"
            '        of: "1234567a"\n        by: x # c\n',
        ),
        (
            "sessions:\n  - id: a\n    translations:\n      es: {by: x, of: 'aaaaaaaa'}\n",
            "sessions:\n  - id: a\n    translations:\n      es: {by: x, of: '1234567a'}\n",
        ),
        ("id: a\nt: |\n  one\n\n  two\n\n# c\n", f"id: a\nt: |\n  one\n\n  two\n{FIELDS}\n\n# c\n"),
        (
            "sessions:\n- id: a\n  t:\n    en: >-\n      one\n\n\n# c\n- id: b\n",
            f"sessions:\n- id: a\n  t:\n    en: >-\n      one\n  {FIELDS}\n\n\n# c\n- id: b\n",
        ),
        (
            "sessions:\r\n- id: a\r\n- id: b\r\n",
            f"sessions:\r\n- id: a\r\n  {FIELDS}\r\n- id: b\r\n",
        ),
        (
            'sessions:\n  - id: a\n    t: "ñ€😀"\n',
            f'sessions:\n  - id: a\n    t: "ñ€😀"\n    {FIELDS}\n',
        ),
    ],
)
def test_a_record_gets_its_pin(text: str, expected: str) -> None:
    assert pin_record(text, "session", "a", "es", PIN) == expected


def test_a_record_that_is_not_in_the_file_is_told() -> None:
    with pytest.raises(LookupError):
        pin_record("sessions:\n  - id: a\n", "session", "b", "es", PIN)


VALUES = st.recursive(
    st.text("abc: #'\"\n-{}[]éñ1 ", max_size=12) | st.integers() | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abcdef", min_size=1, max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(
    st.dictionaries(st.text("ghijk", min_size=1, max_size=4), VALUES, max_size=4),
    st.sampled_from([None, {}, {"fr": {"by": "x"}}, {"es": None}, {"es": {"of": "aaaaaaaa"}}]),
    st.sampled_from([None, False, True]),
    st.integers(2, 6),
    st.sampled_from([20, 80]),
)
def test_whatever_stands_around_it_only_the_pin_changes(
    fields: dict[str, object], pins: dict[str, object] | None, flow: bool | None, indent: int,
    width: int,
) -> None:  # fmt: skip
    record = {"id": "a", **fields, **({"translations": pins} if pins is not None else {})}
    content = {"sessions": [{"id": "z"}, record, {"id": "b"}]}
    text = yaml.dump(
        content, default_flow_style=flow, indent=indent, width=width, sort_keys=False,
        allow_unicode=True, Dumper=yaml.CSafeDumper,
    )  # fmt: skip
    after = yaml.load(pin_record(text, "session", "a", "es", REASON), Loader=yaml.CSafeLoader)
    found = after["sessions"][1].pop("translations")
    assert found.pop("es") == REASON
    assert found == {key: value for key, value in (pins or {}).items() if key != "es"}
    unchanged = yaml.load(text, Loader=yaml.CSafeLoader)
    unchanged["sessions"][1].pop("translations", None)
    assert after == unchanged
