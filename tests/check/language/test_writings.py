"""Every text knows the line and column of what is in it."""

import pytest

from memoria.check.language.writings import Writing, files, foreign, prose_blocks, within
from tests.contents import read, session


def found(written: list[Writing], word: str) -> list[str]:
    return [
        str(one.place(block, block.text.index(word)))
        for one in written
        for block in one.blocks
        if word in block.text
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (['notes: [{about: title, text: {en: "The tide rose."}}]'], "9:44"),
        (["notes: [{about: title, text: {en: 'The tide rose.'}}]"], "9:44"),
        (
            [
                "notes:",
                "  - about: title",
                "    text:",
                "      en: >",
                "        The",
                "        tide",
            ],
            "14:13",
        ),
        (['notes: [{about: title, text: {en: "The \\"first\\" tide"}}]'], "9:54"),
    ],
)
def test_a_word_of_a_record_is_found_in_its_file(lines: list[str], expected: str) -> None:
    loaded = read({"sessions.yaml": session(*lines)})
    written = [one for file in files(loaded.placed, (), loaded.sources) for one in file.writings()]
    assert found(written, "tide")[-1] == f"data/sessions.yaml:{expected}"


def test_a_word_of_a_summary_is_found_below_its_front_matter() -> None:
    text = "---\nby: Ana\n---\nThe sea.\n\n- A [tide](https://example.org/tide)\n"
    loaded = read({"sessions.yaml": session(), "summaries/tides/report.es.md": text})
    written = [*next(files({}, loaded.publication.summaries, {})).writings()]
    assert found(written, "tide") == ["data/summaries/tides/report.es.md:6:6"]


def test_what_may_be_in_another_language_is_told_in_order_and_once() -> None:
    (block,) = prose_blocks("One *two «three* four» five [six](https://example.org) “seven”")
    spans = foreign(block)
    assert [block.text[start:end] for start, end in spans] == ["two «three four»", "six", "“seven”"]
    inside = {n for start, end in spans for n in range(start, end)}
    assert {n for n in range(len(block.text) + 1) if within(n, spans)} == inside
