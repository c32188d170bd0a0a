"""Blocks of a text are read as one passage, and places in it lead back to the source."""

from memoria.facts.texts import blocks, text_of

MARKDOWN = "See [here](session:ebb) and *there*.\n\nOr `x` [now](session:flood).\n"


def test_parts_are_placed_in_the_passage() -> None:
    text = text_of(blocks(MARKDOWN), "en")
    said = text.passage.text
    assert said == "See here and there.\nOr x now."
    assert [said[one.at :][: len(one.words)] for one in text.links] == ["here", "now"]
    assert [said[start:end] for start, end in text.code] == ["x"]
    assert {said[start:end] for start, end in text.kept} == {"x", "there", "here", "now"}


def test_places_lead_to_the_source() -> None:
    text = text_of(blocks(MARKDOWN), "en")
    for word in ("See", "here", "there", "Or", "now"):
        assert MARKDOWN[text.source(text.passage.text.index(word)) :].startswith(word)
