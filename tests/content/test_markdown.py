"""Summaries are clean HTML: nothing contributed runs, nothing of it is lost."""

import re
from collections import Counter, defaultdict

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memoria.content.markdown import (
    ATTRIBUTES,
    TAGS,
    CrossLink,
    Place,
    clean,
    is_web_link,
    parse_cross_link,
    render,
)
from tests.cases import each
from tests.pages import LETTERS, as_html, elements, text_of

PICTURES = defaultdict(str, quay='<figure><img src="../quay-960.webp" alt="The quay"></figure>')
KNOWN = {("session", "ebb"): "../ebb/", ("question", "cost"): "#question-cost"}
HARMLESS = re.compile(r"(https?://|mailto:|\.\./|#)", re.IGNORECASE)


def shown(markdown: str, level: int = 3, name: str = "report") -> str:
    def resolve(kind: str, path: str) -> str | None:
        return KNOWN.get((kind, path))

    return render(markdown, Place(resolve, lambda one: PICTURES[one], level, name, 'Table <"1">'))


def assert_clean(html: str) -> None:
    """Hold that HTML has the elements, attributes and links of ours, and is well formed."""
    html5lib.HTMLParser(strict=True).parseFragment(html)
    for element in elements(html):
        assert element.tag in TAGS
        assert set(element.attrib) <= ATTRIBUTES.get(str(element.tag), set()) | {"title"}
        assert HARMLESS.match(element.get("href", "#"))


def assert_same_in_a_page(html: str) -> None:
    """Hold that Python-Markdown passes a summary through; it may change blanks and tabs only."""
    block = f'<div class="prose" lang="es">\n{html}\n</div>'
    page = as_html(f"## Report {{#report}}\n\n{block}\n\n## Sources {{#sources}}\n")
    assert page.split() == [
        *['<h2', 'id="report">Report</h2>'], *block.split(), *['<h2', 'id="sources">Sources</h2>']
    ]  # fmt: skip


# The classes of PITFALLS.md that are shown exactly as they were written.
TEXTS = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example></sCrIpT>",
    "Before <script>alert(1)</script> after",
    "<img src=x onerror=alert(1)>",
    '<img src="x" onerror="alert(1)" />',
    '"><svg/onload=alert(1)>',
    "<svg><script>alert(1)</script></svg>",
    "<math><mi//xlink:href=data:x>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)>",
    "<object data=x></object><embed src=x>",
    "<base href=//evil.example>",
    '<meta http-equiv="refresh" content="0;url=//evil.example">',
    "<style>body{display:none}</style>",
    '<p style="position:fixed">over all</p>',
    "<link rel=stylesheet href=//evil.example>",
    "<form action=//evil.example><button>Go</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<a href='javascript:alert(1)'>click</a>",
    "</div></article><script>alert(1)</script>",
    "<div markdown=1>inside</div>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<textarea></textarea><title></title><plaintext>",
    "<!-- a comment --> after it",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "<!DOCTYPE html>",
    '!!! note "<script>alert(1)</script>"',
    '??? danger "<img src=x onerror=alert(1)>"',
    '=== "<img src=x onerror=alert(1)>"',
    "A paragraph {: onclick=alert(1) }",
    "A paragraph {onclick=alert(1)}",
    "A paragraph {#given .class}",
    "[text][missing]",
    "{{ config.site_name }} {% raw %} {# comment #}",
    "{!include.md!} --8<-- 'mkdocs.yml' ::: module.name",
    "$x^2$ ==marked== ~~struck~~ ++key++ H~2~O :smile: (c)",
    "wzxhzdk:0 klzzwxh:0001",
)


@each("payload", TEXTS)
def test_what_is_no_markdown_of_ours_is_shown_as_it_was_written(payload: str) -> None:
    html = shown(payload)
    assert_clean(html)
    assert_same_in_a_page(html)
    assert text_of(html) == " ".join(payload.split())


@each("payload", TEXTS)
@each(
    "around",
    ["# {}", "- {}", "> {}", "1. {}", "**{}**", "| a |\n|---|\n| {} |", "a[^1]\n\n[^1]: {}"],
)
def test_what_is_shown_as_it_was_written_is_so_anywhere(payload: str, around: str) -> None:
    html = shown(around.format(payload.replace("|", "/")))
    assert_clean(html)
    assert_same_in_a_page(html)
    assert " ".join(payload.replace("|", "/").split()) in text_of(html)


@each("payload", TEXTS)
@each("around", ["```\n{}\n```", "    {}", "``{}``"])
def test_code_is_shown_as_it_was_written(payload: str, around: str) -> None:
    html = shown(around.format(payload))
    assert_clean(html)
    assert_same_in_a_page(html)
    assert text_of(html) == " ".join(payload.split())


@each(
    ("payload", "text"),
    [
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](JaVaScRiPt:alert(1))", "[x](JaVaScRiPt:alert(1))"),
        ("[x](&#106;avascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](javascript&colon;alert(1))", "[x](javascript:alert(1))"),
        ("[x](java&#9;script:alert(1))", "x (java%09script:alert(1))"),
        ("[x](java&#10;script:alert(1))", "x (java%0Ascript:alert(1))"),
        ("[x](<java script:alert(1)>)", "x (java%20script:alert(1))"),
        ("[x](<  javascript:alert(1)>)", "[x](< javascript:alert(1)>)"),
        ("[x](&#1;javascript:alert(1))", "x (&#1;javascript:alert(1))"),
        ("[x](data:text/html,a)", "[x](data:text/html,a)"),
        ("[x](data:image/png;base64,aa)", "x (data:image/png;base64,aa)"),
        ("[x](vbscript:a)", "[x](vbscript:a)"),
        ("[x](file:///etc/passwd)", "[x](file:///etc/passwd)"),
        ("[x](blob:https://a.example/b)", "x (blob:https://a.example/b)"),
        ("[x](//evil.example)", "x (//evil.example)"),
        ("[x](\\\\\\\\evil.example)", "x (%5C%5Cevil.example)"),
        ("[x](https:evil.example)", "x (https:evil.example)"),
        ("[x](https://a.example:99999/)", "x (https://a.example:99999/)"),
        ("[x](../secret)", "x (../secret)"),
        ("[x](#top)", "x (#top)"),
        ("[x](?a=b)", "x (?a=b)"),
        ("[x]()", "x"),
        ("[x](question:nowhere)", "x"),
        ("[x](unheard:of)", "x (unheard:of)"),
        ("[x]\n\n[x]: javascript:alert(1)", "[x] [x]: javascript:alert(1)"),
        ("[x]\n\n[x]: //evil.example 'title'", "x (//evil.example)"),
        ("<javascript:alert(1)>", "<javascript:alert(1)>"),
        ("<data:text/html,a>", "<data:text/html,a>"),
        ("<unheard:of>", "unheard:of (unheard:of)"),
        ("![alt](javascript:alert(1))", "![alt](javascript:alert(1))"),
        ("![alt](//evil.example/a.png)", "alt (//evil.example/a.png)"),
        ("[**bold** `code`](nowhere)", "bold code (nowhere)"),
        ("[x](a:b){: onclick=alert(1) }", "x (a:b){: onclick=alert(1) }"),
    ],
)
def test_a_link_that_leads_nowhere_keeps_its_text_and_address(payload: str, text: str) -> None:
    html = shown(payload)
    assert_clean(html)
    assert_same_in_a_page(html)
    assert "<a" not in html
    assert text_of(html) == text


@each(
    ("payload", "address"),
    [
        ("[x](https://harbour.example/a?b=c&d=e#f)", "https://harbour.example/a?b=c&d=e#f"),
        ("[x](HTTP://harbour.example)", "HTTP://harbour.example"),
        ("[x](mailto:ada@harbour.example)", "mailto:ada@harbour.example"),
        ("<https://harbour.example>", "https://harbour.example"),
        ("<ada@harbour.example>", "mailto:ada@harbour.example"),
        ("[x](https://harbour.example/ñ)", "https://harbour.example/%C3%B1"),
        ('[x](<https://harbour.example/a"b>)', "https://harbour.example/a%22b"),
        ("[x]\n\n[x]: https://harbour.example", "https://harbour.example"),
        ("![x](https://harbour.example/a.png)", "https://harbour.example/a.png"),
        ("[x](session:ebb)", "../ebb/"),
        ("[x](question:cost)", "#question-cost"),
        ("[x]\n\n[x]: session:ebb", "../ebb/"),
        ("<session:ebb>", "../ebb/"),
    ],
)
def test_a_sound_link_leads_where_it_says(payload: str, address: str) -> None:
    html = shown(payload)
    assert_clean(html)
    assert_same_in_a_page(html)
    assert [element.get("href") for element in elements(html) if element.tag == "a"] == [address]


def test_links_of_both_sorts_stand_side_by_side() -> None:
    html = shown("[a](session:ebb) [b](session:flood) [c](https://c.example) [d](../d)")
    assert text_of(html) == "a b c d (../d)"
    assert [element.get("href") for element in elements(html) if element.tag == "a"] == [
        "../ebb/",
        "https://c.example",
    ]


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("session:ebb", CrossLink("session", "", "ebb")),
        ("question:ebb/cost", CrossLink("question", "ebb", "cost")),
        ("series:harbour-talks", None),
        ("session:", None),
        ("session:Ebb", None),
        ("session:ebb\n", None),
        ("https://ebb", None),
    ],
)
def test_a_cross_link_names_a_kind_and_an_id(address: str, link: CrossLink | None) -> None:
    assert parse_cross_link(address) == link


@pytest.mark.parametrize(
    "address", ["http://", "https:///a", "javascript://a", " https://a", "https://a b"]
)
def test_what_only_looks_like_a_web_address_is_none(address: str) -> None:
    assert not is_web_link(address)


@each("level", [2, 3, 4])
@each(
    ("markdown", "levels"),
    [
        ("# a\n## b\n### c", [0, 1, 2]),
        ("## a\n### b", [0, 1]),
        ("#### a\n# b\n## c", [0, 0, 1]),
        ("# a\n#### b\n###### c\n## d", [0, 1, 2, 1]),
        ("a\n=\nb\n-", [0, 1]),
        ("> # a\n\n- ## b", [0, 1]),
    ],
)
def test_headings_begin_at_the_level_given_and_leave_no_gap(
    level: int, markdown: str, levels: list[int]
) -> None:
    found = [
        int(str(one.tag)[1]) - level
        for one in elements(shown(markdown, level))
        if str(one.tag)[0] == "h"
    ]
    assert found == levels


def test_headings_end_at_the_sixth_level() -> None:
    html = shown("# a\n## b\n### c\n#### d\n##### e\n###### f", level=4)
    assert [one.tag for one in elements(html)] == ["h4", "h5", "h6", "h6", "h6", "h6"]


def test_cells_are_aligned_by_class_and_wide_tables_can_be_scrolled() -> None:
    html = shown("| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 |\n")
    frame = next(elements(html))
    assert frame.attrib == {
        "class": "table-frame", "role": "group", "tabindex": "0", "aria-label": 'Table <"1">',
    }  # fmt: skip
    for tag in ("th", "td"):
        classes = [element.get("class") for element in elements(html) if element.tag == tag]
        assert classes == ["align-left", "align-center", "align-right", None]


def test_a_table_that_is_only_written_about_gets_no_frame() -> None:
    assert "table-frame" not in shown("Write `<table>` and </table>.")


def ids(html: str) -> set[str]:
    return {element.attrib["id"] for element in elements(html) if "id" in element.attrib}


def test_footnotes_of_two_summaries_on_a_page_have_different_ids() -> None:
    note = "a[^1] b[^1] c[^x]\n\n[^1]: One.\n[^x]: Two.\n"
    one, other = shown(note, name="report"), shown(note, name="contribution-report")
    assert len(ids(one)) == 5
    assert not ids(one) & ids(other)
    for html in (one, other):
        links = [element.attrib["href"] for element in elements(html) if element.tag == "a"]
        assert {link.removeprefix("#") for link in links} == ids(html)
        assert_same_in_a_page(html)


def test_quotes_and_lists_in_one_another_keep_their_text() -> None:
    for mark in ("> ", "- ", "1. "):
        assert text_of(shown(mark * 45 + "deep")) == "deep"


@pytest.mark.parametrize("between", ["\n>\n> ", "\n> "])
def test_whose_words_a_quotation_gives_stands_below_it(between: str) -> None:
    html = shown(f"> *One*\n> two.{between}— [Ada](https://a.example)\n\nMore — less.")
    assert [(one.tag, one.attrib.get("class")) for one in elements(html) if one.tag != "em"] == [
        ("blockquote", None), ("p", None), ("p", "quoted-from"), ("a", None), ("p", None),
    ]  # fmt: skip
    assert text_of(html).split() == ["One", "two.", "—", "Ada", "More", "—", "less."]
    assert_same_in_a_page(html)


def test_a_dash_alone_names_nobody() -> None:
    for text in (
        "> — One.",
        "> One.\n>\n> —Two.",
        "One.\n\n— Two.",
        "> One.\n>\n> — Two.\n>\n> Three.",
    ):
        assert "quoted-from" not in shown(text)


MARKS = "<>[](){}!#*_`~|\\^:-+=>.\"'&;/ \n\té"
BEGINNINGS = ["```\n", "| a |\n", "|---|\n", "1. ", "- ", "> ", "---\n", "===\n", "    ", "\n\n"]
PIECES = st.sampled_from(
    [
        *MARKS, *BEGINNINGS, "](", "[^1]", "[^1]: ", "<b>", "</div>", "<!--", "-->", "<script>",
        "&lt;", "&#0;", "&#x3c;", "https://a.example", "session:ebb", "javascript:", "{: ", "word",
    ]
)  # fmt: skip
MARKDOWN = st.lists(PIECES, max_size=25).map("".join) | st.text(LETTERS, max_size=60)


@given(MARKDOWN)
def test_any_text_is_rendered_clean_and_passes_through_a_page(markdown: str) -> None:
    html = shown(markdown)
    assert_clean(html)
    assert_same_in_a_page(html)


# No links, tables, code or entities: of these some marks are consumed.
PROSE = st.sampled_from(
    [*"<>(){}!#*_^:-+=.\"';/ \n", "\n\n", "<b>", "</div>", "<!--", "a", "bc", "- ", "> "]
)


@given(st.lists(PROSE, max_size=40).map("".join))
def test_no_letter_of_a_prose_is_lost(markdown: str) -> None:
    assert Counter(re.findall("[a-z]", text_of(shown(markdown)))) == Counter(
        re.findall("[a-z]", markdown)
    )


@each("payload", TEXTS)
def test_the_cleaner_alone_lets_nothing_through_that_runs(payload: str) -> None:
    assert_clean(clean(payload))


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", " JAVASCRIPT:a", "java\tscript:a", "data:text/html,a", "vbscript:a"],
)
def test_the_cleaner_alone_lets_no_dangerous_link_through(address: str) -> None:
    (link,) = elements(clean(f'<a href="{address}" onclick="a" style="b">x</a>'))
    assert (link.attrib, link.text) == ({}, "x")


def test_nothing_is_an_empty_text() -> None:
    assert shown("") == ""
