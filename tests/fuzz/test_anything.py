"""A small sample, in every run of the tests, of what `make fuzz` tries by hand."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as some

from tests.cases import each
from tests.fuzz.contents import FILES, NAMES, hold, try_bytes
from tests.hostile import SUMMARIES, TEXTS

CORPUS = sorted(Path(__file__).with_name("corpus").iterdir())
PIECES = some.sampled_from(
    (*TEXTS, *SUMMARIES, "> " * 99, "[^1]", "[", "](", "\n\n", "- ", "| a |\n|---|\n", "é\u0301")
)
MARKDOWN = some.lists(PIECES | some.text(max_size=20), max_size=8).map("".join)


@each("seed", CORPUS)
def test_what_was_found_once_is_found_no_more(seed: Path) -> None:
    try_bytes(seed.read_bytes())


@settings(max_examples=12, deadline=None)
@given(name=some.sampled_from([one for one in NAMES if one.endswith(".md")]), text=MARKDOWN)
def test_any_markdown_is_told_of_or_published(name: str, text: str) -> None:
    hold(name, text.encode(errors="replace"))


@settings(max_examples=12, deadline=None)
@given(data=some.data())
def test_a_changed_file_is_told_of_or_published(data: some.DataObject) -> None:
    name = data.draw(some.sampled_from(NAMES))
    content = FILES[name].encode()
    at = data.draw(some.integers(0, len(content)))
    put = data.draw(some.binary(max_size=6) | PIECES.map(str.encode))
    hold(name, content[:at] + put + content[at + data.draw(some.integers(0, 4)) :])
