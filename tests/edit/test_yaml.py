"""Whatever ends the lines of a YAML text, an edit changes what is meant and no other character."""

from collections.abc import Callable
from functools import partial

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from memoria.edit import yaml as writer
from memoria.edit.items import append
from memoria.edit.pins import pin_record
from memoria.edit.rename.mentions import Alias, renamed_yaml
from memoria.edit.rename.naming import Rename
from memoria.edit.yaml import Changes, NotChanged, edited
from memoria.load.composer import Composer

# All that the parser takes for the end of a line.
ENDS = ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"]
TEXT = """\
# ñ😀
sessions: # c

  - id: z # "c
    title: {en: 'One
      two',

      es: Dos}   # d
  # e
  - id: a
    aliases:
      - first # f
      - second
    text: |+
      x

        y

    more: >-
      z


    translations:
      fr: {by: x, of: bbbbbbbb}
      es: # g

        by: y
        of: aaaaaaaa # h
# i
  - id: b
# j

"""


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Write the same text with any mix of line ends, with or without a byte order mark."""
    lines = TEXT.split("\n")[:-1]
    ends = draw(st.lists(st.sampled_from(ENDS), min_size=len(lines), max_size=len(lines)))
    written = "".join(line + end for line, end in zip(lines, ends, strict=True))
    return draw(st.sampled_from(["", "\ufeff"])) + written


def read(text: str) -> dict[str, dict[str, object]]:
    found = yaml.load(text, Loader=yaml.CSafeLoader)
    return {record["id"]: record for record in found["sessions"]}


def piece_added(before: str, after: str) -> str:
    """Return what was added to a text, at one place."""
    length = len(after) - len(before)
    for at in range(len(before) + 1):
        if before[:at] + after[at : at + length] + before[at:] == after:
            return after[at : at + length]
    pytest.fail("More was changed.")


def renamed(text: str, new: str, alias: Alias) -> str:
    """Rename the record `a`."""
    document = Composer("", text.removeprefix("\ufeff"), "sessions.yaml").compose()
    old = "a" if alias.more == "a" else "new"
    return renamed_yaml(text, document, Rename("session", "", old, new), alias)


@given(texts())
def test_a_value_is_replaced(text: str) -> None:
    for language, old in (("es", "aaaaaaaa"), ("fr", "bbbbbbbb")):
        pinned = pin_record(text, "session", "a", language, {"of": "1234567a"})
        assert pinned == text.replace(old, "1234567a")


def with_item(text: str) -> str:
    changes = Changes(text)
    append(changes, (), "sessions", {"id": "new"}, ("sessions",))
    return changes.proved()


def with_pin(identifier: str, text: str) -> str:
    return pin_record(text, "session", identifier, "de", {"of": "1234567a"})


@pytest.mark.parametrize("edit", [with_item, *(partial(with_pin, one) for one in "zab")])
@given(text=texts())
def test_a_line_is_added(edit: Callable[[str], str], text: str) -> None:
    after = edit(text)
    assert len(piece_added(text, after).splitlines()) == 2
    now = read(after)
    now.pop("new", None)
    for record in now.values():
        pins = record.get("translations")
        if isinstance(pins, dict) and pins.pop("de", None) and not pins:
            del record["translations"]
    assert now == read(text)


@given(texts())
def test_a_record_is_renamed_and_named_as_before_again(text: str) -> None:
    there = renamed(text, "new", Alias("a", ""))
    assert read(there)["new"] == read(text)["a"] | {
        "id": "new",
        "aliases": ["first", "second", "a"],
    }
    assert renamed(there, "a", Alias("", "a")) == text


SOUND = "# top\nid: a  # c\ntitle: {en: One, es: 'Dos'}\nthemes: [sea, 'no']\n"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("id: b", "id: b\nid: c"),
        ("id: b", "id: ["),
        ("# top", ""),
        ("# c", "# d"),
        ("en: One", "en: one"),
        ("themes: [sea, 'no']", "themes: ['no', sea]"),
        ("'no'", "null"),
        ("{en: One, es: 'Dos'}", "{es: 'Dos', en: One}"),
        ("id: b", "id: a"),
        ("\nthemes", "\nmore: x\nthemes"),
    ],
)  # fmt: skip
def test_a_text_that_says_anything_else_is_never_given_back(
    right: str, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = Changes(SOUND, "sessions/a.yaml")
    changes.replace(("id",), "b")
    assert changes.proved() == SOUND.replace("id: a", "id: b")
    monkeypatch.setattr(writer, "edited", lambda *given: edited(*given).replace(right, wrong))
    with pytest.raises(NotChanged, match=r"sessions/a\.yaml"):
        assert changes.proved()
