"""Tests for marks.py: marks of Markdown that are shown as typed, and those that are not."""

from memoria.check.chain import Targets
from memoria.check.markdown import markdown_problems
from memoria.content.publication import Summary, SummaryName
from tests.cases import each


def told(markdown: str) -> list[tuple[str, int, int, object]]:
    summary = Summary(SummaryName("tides", "report"), "en", "report.en.md", markdown, 4)
    found = markdown_problems(summary, Targets(lambda _: {"session": frozenset({"tides"})}))
    return [
        (one.finding.variant, place.line, place.column, one.finding.values["right"])
        for one in found
        for place in [one.finding.position]
    ]


@each(
    ("markdown", "expected"),
    [
        ("##Title", ("heading", 4, 1, "## Title")),
        ("Words\n###Title", ("heading", 5, 1, "### Title")),
        ("a\n\n• one\n• two", ("bullet", 6, 1, "- one")),
        ("> • one", ("bullet", 4, 3, "- one")),
        ("-one\n-two", ("item", 4, 1, "- one")),
        ("-[one](session:tides) and", ("item", 4, 1, "- [one](session:tides) and")),
        ("- one\n  -two", ("item", 5, 3, "- two")),
        ("We ask:\n-one\n-two", ("item", 5, 1, "- one")),
        ("1.Uno", ("item", 4, 1, "1. Uno")),
        ("It is ** bold ** here", ("bold", 4, 7, "**bold**")),
        ("It is **bold ** here", ("bold", 4, 7, "**bold**")),
        ("It is **bold here", ("open", 4, 7, "**bold**")),
        ("A **Nota:**texto **b**", ("glued", 4, 3, "**Nota:** texto")),
        ("[a](session:tides.", ("brackets", 4, 1, "[a](session:tides)")),
        ("[a](https://a.example/b, c", ("brackets", 4, 1, "[a](https://a.example/b)")),
    ],
)
def test_a_mark_that_is_shown_as_typed_is_told(
    markdown: str, expected: tuple[str, int, int, str]
) -> None:
    assert told(markdown) == [expected]


@each(
    "markdown",
    [
        "## Title\n\n- one\n- two\n\n1. Uno\n",
        "#Hashtag and more",
        "The flat\n3.A of the house",
        "Many a post\n-industrial town",
        "The footnote** is marked, **as here.",
        "```\n##code\n• code\n[a](session:tides\n```",
        "    ##code",
        "`##code` and `[a](session:tides` and `** a **`",
        "\\##Title",
        "\\-one",
        "\\**two",
        "-5 degrees",
        "3.er foro y 2.500 votos",
        "1.5 metres",
        "2**3 and a*b",
        "**Nota:** texto",
        "**bold** and *slanted* and ***both***",
        "| a | b |\n|---|---|\n| -one | ##two |",
        "A list of [words] (in brackets)",
        "f(x)[note:a] and [a](b",
    ],
)
def test_what_is_no_mark_is_left_alone(markdown: str) -> None:
    assert told(markdown) == []
