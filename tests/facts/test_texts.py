"""Blocks of a text are read as one passage, and places in it lead back to the source."""

from hypothesis import given
from hypothesis import strategies as st

from memoria.facts.texts import blocks, place, text_of
from tests.cases import each
from tests.content.test_markdown import MARKDOWN
from tests.hostile import SUMMARIES

LINKED = "See [here](session:ebb) and *there*.\n\nOr `x` [now](session:flood).\n"


def test_parts_are_placed_in_the_passage() -> None:
    text = text_of(blocks(LINKED), "en")
    said = text.passage.text
    assert said == "See here and there.\nOr x now."
    assert [said[one.at :][: len(one.words)] for one in text.links] == ["here", "now"]
    assert [said[start:end] for start, end in text.code] == ["x"]
    assert {said[start:end] for start, end in text.kept} == {"x", "there", "here", "now"}


def test_places_lead_to_the_source() -> None:
    text = text_of(blocks(LINKED), "en")
    for word in ("See", "here", "there", "Or", "now"):
        assert LINKED[text.source(text.passage.text.index(word)) :].startswith(word)


TEXT = """# A *short* heading

First [words](session:ebb) and
`code` of a paragraph[^1].

- one
  - two &amp; three

> said

| a | b |
|---|---|
| c | **d** |

    verse

[^1]: A note.
"""


def test_blocks_are_read_without_marks() -> None:
    assert [(one.kind, one.level, one.text) for one in blocks(TEXT)] == [
        ("heading", 1, "A short heading"),
        ("paragraph", 0, "First words and code of a paragraph."),
        ("item", 1, "one"),
        ("item", 2, "two & three"),
        ("quote", 0, "said"),
        ("cell", 1, "a"), ("cell", 2, "b"), ("cell", 1, "c"), ("cell", 2, "d"),
        ("code", 0, "verse\n"),
        ("note", 0, "A note."),
    ]  # fmt: skip


@each(
    ("word", "line", "column"),
    [("short", 1, 6), ("words", 3, 8), ("code", 4, 2), ("paragraph", 4, 13), ("three", 7, 15),
     ("said", 9, 3), ("d", 13, 9), ("note", 17, 9)],
)  # fmt: skip
def test_a_word_is_found_in_the_source(word: str, line: int, column: int) -> None:
    block = next(one for one in blocks(TEXT) if word in one.text.split() or f"{word}." in one.text)
    assert place(TEXT, block.source(block.text.index(word))) == (line, column)


def test_links_italics_and_code_are_known() -> None:
    heading, paragraph = blocks(TEXT)[:2]
    (link,) = paragraph.links
    assert (link.address, link.words, link.at) == ("session:ebb", "words", 6)
    assert [heading.text[start:end] for start, end in heading.italics] == ["short"]
    assert [paragraph.text[start:end] for start, end in paragraph.code] == ["code"]


@given(MARKDOWN | st.sampled_from(SUMMARIES))
def test_every_offset_has_a_place_in_any_text(markdown: str) -> None:
    lines = markdown.split("\n")
    for block in blocks(markdown):
        for offset in range(len(block.text) + 1):
            line, column = place(markdown, block.source(offset))
            assert 1 <= line <= len(lines)
            assert 1 <= column <= len(lines[line - 1]) + 1
