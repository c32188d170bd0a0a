"""Programs for Typst: which functions set what, and that what is said is nothing but said."""

import io
import re
from html import escape

import pytest
from pypdf import PdfReader

from memoria.outputs.documents.markup import read_tree
from memoria.outputs.documents.pdf import HERE, make_pdf
from memoria.outputs.documents.typesetting import typeset
from tests.cases import each
from tests.outputs.documents.sample import guide

STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
BUILT_IN = {
    "heading", "link", "label", "table.cell", "list", "enum", "text", "raw", "linebreak", "par",
    "emph", "strong", "super", "paper.with",
}  # fmt: skip
HOSTILE = (
    '"); #panic("x',
    "\\",
    '\\"',
    '\\\\"); panic(',
    "\\u{41}",
    '#image("mark.svg") $x$ `y` = z // w /* v',
    "'; <x> @y",
)


def page(body: str, **attributes: str) -> str:
    told = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f'<html lang="en"{told}><title>Small</title><body>{body}</body></html>'


def program(body: str) -> str:
    return typeset(read_tree(page(body)), "").rpartition("\n#")[2]


def code_of(written: str) -> str:
    """Return a program without what it says."""
    return STRING.sub('""', written)


@each("text", HOSTILE)
def test_what_is_said_is_never_a_program(text: str) -> None:
    said, harmless = escape(text), "words"
    everywhere = (
        '<h1 id="{0}">{0}</h1><p class="{0}" lang="{0}">{0} <a href="https://x/{0}">{0}</a></p>'
        '<a href="#{0}">{0}</a><ul class="{0}"><li>{0}</li></ul><pre>{0}</pre><code>{0}</code>'
        '<table><caption>{0}</caption><tr><th>{0}</th><td id="{0}">{0}</td></tr></table>'
        '<dl><div><dt>{0}</dt><dd>{0}</dd></div></dl><p class="running-foot">{0}</p>'
    )
    written = typeset(read_tree(page(everywhere.format(said))), text)
    expected = typeset(read_tree(page(everywhere.format(harmless))), harmless)
    assert code_of(written) == code_of(expected)
    shown = PdfReader(io.BytesIO(make_pdf(page(f"<p>{said}</p>"), "")))
    assert shown.pages[0].extract_text().strip() == text


def test_every_function_that_is_called_is_there() -> None:
    called = set(re.findall(r"([a-z][a-z.-]*)\(", code_of(typeset(read_tree(guide()), ""))))
    ours = set(re.findall(r"^#let ([a-z-]+)", (HERE / "print.typ").read_text(), re.MULTILINE))
    assert called - BUILT_IN <= ours
    assert {"cover", "contents", "entry", "rows", "bar", "facts", "marked", "said"} <= called


@pytest.mark.parametrize(
    ("html", "set_by"),
    [
        ("<h1>A</h1><h4>B</h4>", 'heading(level: 1, "A"); heading(level: 2, "B")'),
        ("<h2> </h2><p></p><p>A</p>", 'par("A")'),
        ("<p>A\n  <b>b</b> c </p> <p>D</p>", 'par({"A "; strong("b"); " c"}); par("D")'),
        ("<pre><code>a\n  b\n</code></pre>", r'raw("a\n  b", block: true)'),
        ("<ol start='3'><li>A</li><li>B</li></ol>", 'enum(start: 3, "A", "B")'),
        ("<p lang='es-MX'>A</p>", 'text(..(lang: "es", region: "MX", dir: auto), par("A"))'),
        ('<a href="#x">A</a> <b id="x">B</b>', 'link(label("x"), "A"); " "; '),
        ('<a href="#gone">A</a><i id="unasked">B</i>', '"A"; emph("B")'),
        (
            '<i id="x">A</i><i id="x">B</i><a href="#x">C</a>',
            'emph({place-of("x"); "A"}); emph("B")',
        ),
        ('<i id="x"><a href="#x">A</a></i>', 'emph("A")'),
        ('<a class="footnote-backref" href="#x">A</a><i id="x">B</i>', 'emph("B")'),
        ('<i class="sources"><a href="https://x">A</a></i>', 'said("https://x")'),
        (
            '<i class="prose"><a class="bare" href="https://x">A</a></i>',
            'emph(link("https://x", "A"))',
        ),
        ('<a href="https://x/ñ 日">A</a>', 'link("https://x/%C3%B1 %E6%97%A5", "A")'),
        ('<a href="https://x">https://x</a>', 'link("https://x", address("https://x"))'),
    ],
)
def test_elements_are_set_by_functions(html: str, set_by: str) -> None:
    assert set_by in program(html)


@pytest.mark.parametrize(
    ("text", "marks"),
    [("Plain", "false"), ("Łódź, é, Đà Nẵng", "false"), ("e\u0301", "true"), ("ش\u064e", "true")],
)
def test_fonts_are_asked_for_marks_where_there_are_any(text: str, marks: str) -> None:
    assert f"marks: {marks})" in typeset(read_tree(page(f"<p>{text}</p>")), "")
