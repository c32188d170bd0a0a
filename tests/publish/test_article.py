"""Pages made from records need no Markdown parser, and come out as if they had gone through it."""

import markdown  # type: ignore[import-untyped]
import pytest

from memoria.publish.article import keep_whole, read_article
from tests.demo import demo

EXTENSIONS = ["attr_list", "tables", "footnotes", "toc"]


def body(page: str) -> str:
    return page.split("\n---\n", 1)[1].lstrip("\n")


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_is_as_python_markdown_makes_it(language: str) -> None:
    parser = markdown.Markdown(extensions=EXTENSIONS)
    for name, page in demo(language).pages.items():
        parsed = parser.reset().convert(body(page))
        article = read_article(body(page))
        assert article is not None, name
        assert article.html == parsed, name
        assert article.contents == plain(parser.toc_tokens), name


def plain(tokens: list[dict[str, object]]) -> list[dict[str, object]]:
    """Leave out what MkDocs does not read of the parser's table of contents."""
    return [
        {"level": one["level"], "id": one["id"], "name": one["name"]}
        | {"children": plain(one["children"])}  # type: ignore[arg-type]
        for one in tokens
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A sentence.",
        "<p>a</p>\n\nA sentence.",
        "## *Words* {#id}",
        "## Words",
        "<div>\n\n<p>a</p>",
        "<pre>a\tb</pre>",
        "<span>a</span>",
    ],
)
def test_a_page_with_anything_else_is_left_to_the_parser(text: str) -> None:
    assert read_article(text) is None


def test_links_can_lead_to_headings_and_to_elements() -> None:
    article = read_article('## Words {#words}\n\n<div>\n\n<p id="one">a</p>\n</div>')
    assert article is not None
    assert article.ids == {"words", "one"}


def test_a_short_name_with_a_number_stays_in_one_line_and_in_its_letters() -> None:
    whole = '<span class="whole">COVID-19</span>'
    for html, kept in (
        ("<h1>COVID-19, the G-20</h1>", f"<h1>{whole}, the G-20</h1>"),
        (
            '<p title="COVID-19">Of <em>COVID-19</em></p>',
            f'<p title="COVID-19">Of <em>{whole}</em></p>',
        ),
        ("<code>COVID-19</code> ISBN-13-X", "<code>COVID-19</code> ISBN-13-X"),
        ("<svg><text>COVID-19</text></svg>", "<svg><text>COVID-19</text></svg>"),
    ):
        assert keep_whole(html) == kept
