"""What is escaped for a context comes out of that context's own reader as it went in."""

import html
import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markdown_it import MarkdownIt

from memoria.render import escaping
from tests.cases import each
from tests.pages import LETTERS, MARKS, as_html, elements

TEXTS = st.text(MARKS, max_size=40) | st.text(LETTERS, max_size=40)
LINES = TEXTS.map(lambda text: " ".join(text.split())).filter(bool)
HOSTILE = (
    "<script>alert(1)</script>", "&lt;b&gt; &amp; &", '"><img src=x onerror=alert(1)>',
    "{{ config }}", "{% raw %}", "{#id}", "{: onclick=alert(1) }", "[x](javascript:alert(1))",
    "![x](y)", "<https://a.example>", "[^1]", "*[HTML]: x", "`a`", "**b** __c__ *d* _e_",
    "a # b ##", "1. one", "- one", "> one", "a\\*b\\\\", "&#60;b&#62;", "a: b", "- a: [b", "--- ",
    "«quoted» “so” — …", "🌊", "null", "no", "2031-04-30", "# not a comment", "a\u00a0b",
)  # fmt: skip


def in_page(text: str) -> str:
    return as_html(f"## {escaping.heading(text)} {{#given}}\n\nMore.\n")


def assert_plain_heading(text: str) -> None:
    heading, paragraph = elements(in_page(text))
    assert (heading.tag, heading.attrib, heading.text) == ("h2", {"id": "given"}, text)
    assert (paragraph.tag, paragraph.text) == ("p", "More.")


@given(LINES)
def test_a_heading_shows_exactly_the_text_and_holds_no_element(text: str) -> None:
    assert_plain_heading(text)


@each("text", [text.strip() for text in HOSTILE])
def test_a_hostile_heading_shows_exactly_the_text(text: str) -> None:
    assert_plain_heading(" ".join(text.split()))


def test_a_heading_is_one_line() -> None:
    assert escaping.heading(" one\n\n two ") == "one two"


def from_front_matter(text: str, loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader]) -> str:
    written = f"title: {escaping.front_matter(text)}\nsource: here\n"
    read = yaml.load(written, Loader=loader)
    assert set(read) == {"title", "source"}
    return str(read["title"])


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
@given(text=TEXTS | st.sampled_from(HOSTILE))
def test_front_matter_gives_the_text_escaped_for_html(
    text: str, loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader]
) -> None:
    escaped = from_front_matter(text, loader)
    assert html.unescape(escaped) == text
    assert not re.search(r"[<>\"']", escaped)


def from_template(text: str) -> str:
    template = Environment(autoescape=False).from_string(
        f"{{% set words = {{'a': {escaping.template_value(text)}}} %}}{{{{ words['a'] }}}}"
    )
    return template.render()


@given(TEXTS)
def test_a_template_string_is_the_text_escaped_for_html(text: str) -> None:
    assert html.unescape(from_template(text)) == text
    assert "<" not in from_template(text)


@each("text", HOSTILE)
def test_a_hostile_template_string_is_the_text_escaped_for_html(text: str) -> None:
    assert html.unescape(from_template(text)) == text
    assert "<" not in from_template(text)


def from_markdown(text: str, before: str = "") -> list[Any]:
    """Read a line as a forge does, HTML and all."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return list(elements(reader.render(f"{before}{escaping.markdown(text)}\n")))


def assert_plain_line(text: str) -> None:
    (paragraph,) = from_markdown(text)
    shown = (paragraph.text or "").replace(escaping.JOINER, "")
    assert (paragraph.tag, shown) == ("p", text.replace(escaping.JOINER, ""))
    assert not CALLED.search(paragraph.text or "")


CALLED = re.compile(r"@\w|#\w|://|www\.|GH-\d|:[a-z]+:", re.IGNORECASE)


@given(LINES)
def test_a_line_of_markdown_shows_exactly_the_text(text: str) -> None:
    shown = escaping.UNSEEN.sub("", text).strip()
    if shown == text:
        assert_plain_line(text)


@each(
    "text",
    [
        *(" ".join(text.split()) for text in HOSTILE),
        "@everyone see #12 and GH-3", "https://evil.example www.evil.example", ":tada: :+1:",
        "mailto:ada@evil.example", "| a | b |", "12.", "1)", "- ", "===", "~~~", "$x$", "&copy;",
    ],
)  # fmt: skip
def test_a_hostile_line_of_markdown_shows_exactly_the_text(text: str) -> None:
    assert_plain_line(text.strip())


def test_what_turns_a_line_round_is_shown_by_its_code() -> None:
    assert from_markdown("a\u202eb\u2066c\x07")[0].text == "a[U+202E]b[U+2066]c[U+0007]"
    assert from_markdown("a\u200bb\U000e0041c")[0].text == "a[U+200B]b[U+E0041]c"


def test_a_place_in_a_file_can_be_copied() -> None:
    assert escaping.markdown("data/people.yaml:12:5") == "data/people.yaml:12:5"
