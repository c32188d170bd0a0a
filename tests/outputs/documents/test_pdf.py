"""PDFs: what a reader by eye or by ear gets out of them, and what they may not fetch."""

import io
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from memoria.outputs.documents.pdf import make_pdf
from tests.cases import each
from tests.conftest import ROOT
from tests.outputs.documents.sample import ADDRESS, CHAPTERS, ROWS, guide

STAMP = "memoria-0123456789abcdef"
ASSETS = ROOT / "docs/assets"


@cache
def made() -> bytes:
    return make_pdf(guide(), STAMP)


@cache
def reader() -> Any:
    return PdfReader(io.BytesIO(made()))


@cache
def texts() -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader().pages]


def catalogue() -> Any:
    return reader().trailer["/Root"]


def elements(node: Any) -> Iterator[Any]:
    """List the tags of a PDF in reading order."""
    one = node.get_object()
    if not isinstance(one, dict) or "/S" not in one:
        return
    yield one
    children = one.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        yield from elements(child)


def tags() -> list[Any]:
    return list(elements(catalogue()["/StructTreeRoot"]["/K"][0]))


def small(body: str) -> str:
    return f'<!doctype html><html lang="en"><title>Small</title><body>{body}</body></html>'


def test_the_same_bytes_come_out_twice() -> None:
    make_pdf(small("<p>Another document in between: Łódź</p>"), STAMP)
    assert make_pdf(guide(), STAMP) == made()


def test_the_stamp_is_in_the_file_and_no_date_is() -> None:
    assert STAMP.encode() in made()
    assert (reader().metadata or {})["/Keywords"] == STAMP
    assert set(reader().metadata or {}) == {"/Creator", "/Title", "/Author", "/Keywords"}
    assert b"Date" not in catalogue()["/Metadata"].get_object().get_data()


def test_language_and_title_are_told() -> None:
    assert catalogue()["/Lang"] == "es"
    assert (reader().metadata or {})["/Title"] == "Guía de empleo: ¿qué hacer?"
    assert catalogue()["/ViewerPreferences"]["/DisplayDocTitle"]
    assert catalogue()["/MarkInfo"]["/Marked"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalogue()["/Metadata"].get_object().get_data()


def test_every_part_has_its_tag() -> None:
    count = Counter(tag["/S"] for tag in tags())
    assert count["/H1"] == 1
    assert count["/H2"] == 1 + CHAPTERS + 2
    assert count["/H3"] == CHAPTERS
    assert {"/P", "/L", "/LI", "/Lbl", "/LBody", "/Link", "/Table", "/TR", "/TH", "/TD"} <= set(
        count
    )
    assert not count["/Figure"], "a bar says what the number beside it says"


def test_cells_know_their_headers() -> None:
    heads = {tag["/ID"] for tag in tags() if tag["/S"] == "/TH"}
    cells: list[Any] = [tag for tag in tags() if tag["/S"] == "/TD"]
    assert len(cells) == 3 * ROWS
    assert {
        head for cell in cells for one in cell["/A"] for head in one.get("/Headers", [])
    } == heads


def test_bookmarks_are_the_headings() -> None:
    def titles(entries: Any) -> Any:
        return [titles(one) if isinstance(one, list) else one.title for one in entries]

    parts = [[f"Empleo local, parte {n}", ["Iniciativas"]] for n in range(1, CHAPTERS + 1)]
    assert titles(reader().outline) == [
        "Guía de empleo: ¿qué hacer?",
        [*(one for part in parts for one in part), "Temas prioritarios", "Fuentes"],
    ]


def test_contents_lead_to_the_pages_that_they_name() -> None:
    indexes = {page.indirect_reference.idnum: n for n, page in enumerate(reader().pages, 1)}
    contents = [note.get_object() for note in reader().pages[1]["/Annots"]]
    led = [indexes[note["/Dest"][0].idnum] for note in contents]
    named = re.findall(r"(parte 1|parte 2|prioritarios) (\d)", texts()[1])
    assert [int(number) for _, number in named] == [led[0], led[2], led[4]]
    assert all(f"parte {n}" in texts()[led[2 * n - 2] - 1] for n in (1, 2))


def test_text_can_be_selected_in_reading_order() -> None:
    wanted = (
        "Capítulo 1 Empleo local, parte 1 Una entradilla. La reunión preguntó: «¿Qué oficina"
        " protege el empleo?» y respondieron por escrito doce ciudades (Łódź, Αθήνα, Київ); véase"
        " la nota"
    )
    assert wanted in texts()[2]
    assert "Compra pública → proveedores" in texts()[2]


def without_arabic() -> str:
    return re.sub(r"[\u0600-\u06ff ]{9,}", "", guide())


def test_our_fonts_have_all_letters_but_those_of_far_scripts() -> None:
    pages: Any = PdfReader(io.BytesIO(make_pdf(without_arabic(), ""))).pages
    fonts = {
        str(font.get_object()["/BaseFont"])[8:]
        for page in pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert {name.removesuffix("-Identity-H") for name in fonts} == {
        "SourceSans3-Regular",
        "SourceSans3-It",
        "SourceSans3-Semibold",
        "SourceSerif4-Regular",
        "SourceSerif4-Semibold",
    }


def test_addresses_elsewhere_are_printed_once() -> None:
    assert f"la nota <{ADDRESS}> y los temas. [1]" in texts()[2]
    assert f"{ADDRESS}/2" in texts()[-1]
    assert f"<{ADDRESS}/2>" not in texts()[-1]


def test_an_address_that_is_broken_gains_no_hyphen() -> None:
    address = "https://example.org/es/sessions/led-employment/"
    links = [f'<p>{"x " * n}<a href="{address}">{address}</a></p>' for n in range(20, 40)]
    html = small(f'<div class="sources">{"".join(links)}</div>').replace('"en"', '"es"')
    pages = PdfReader(io.BytesIO(make_pdf(html, ""))).pages
    text = "".join("".join(page.extract_text().split()) for page in pages)
    assert text.count(address) == 2 * len(links)
    assert "led--employment" not in text


@each("lines", range(24, 32))
def test_what_belongs_together_is_on_one_page(lines: int) -> None:
    filling = "<p>Filling</p>" * lines
    chapter = '<h2>Chapter</h2><p class="chapter-kind">Proposal</p><p>Its text</p>'
    facts = f"<dl><div><dt>Name</dt><dd>{'<div>Value</div>' * 4}</dd></div></dl>"
    for body, ends in ((chapter, ("Chapter", "Its text")), (facts, ("Name", "Value"))):
        shown = PdfReader(io.BytesIO(make_pdf(small(filling + body), ""))).pages
        texts = [page.extract_text() for page in shown]
        assert [ends[0] in text for text in texts] == [ends[1] in text for text in texts]


def test_pages_are_numbered_and_titled_but_the_cover() -> None:
    total = len(texts())
    assert total == 4 + CHAPTERS
    assert not re.search(r"Página", texts()[0])
    for number, text in enumerate(texts()[1:], 2):
        assert f"Página {number} de {total}" in text
        assert "Guía de empleo" in text


def test_a_table_repeats_its_head() -> None:
    assert all("Tema Votos Parte" in text for text in texts()[-2:])


def test_a_note_leads_nowhere_back_on_paper() -> None:
    assert "Una nota al pie." in texts()[-1]
    assert "↩" not in "".join(texts())


def test_a_machine_without_fonts_makes_the_same_bytes(tmp_path: Path) -> None:
    settings, html = tmp_path / "fonts.conf", tmp_path / "guide.html"
    settings.write_text(f"<fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>")
    html.write_text(guide(), "utf-8")
    script = (
        "import sys; from pathlib import Path;"
        "from memoria.outputs.documents.workshop import print_html;"
        "sys.stdout.buffer.write(print_html(Path(sys.argv[1]).read_text('utf-8'), ''))"
    )
    printed = subprocess.run(
        [sys.executable, "-c", script, html],
        capture_output=True,
        check=True,
        env={**os.environ, "FONTCONFIG_FILE": str(settings), "PYTHONHASHSEED": "7"},
    )
    assert printed.stderr == b""
    assert printed.stdout == make_pdf(guide(), "")


ELSEWHERE = (
    '<img src="http://example.org/x.png" alt="">',
    '<img src="file:///etc/hostname" alt="">',
    '<link rel="stylesheet" href="https://example.org/x.css">',
    "<style>@import url(https://example.org/x.css);</style>",
    "<p style='background: url(https://example.org/x.png)'>Words</p>",
    '<object data="https://example.org/x"></object>',
    '<a rel="attachment" href="file:///etc/hostname">Words</a>',
    '<svg><title>x</title><image href="https://example.org/x.png"/></svg>',
    '<svg><title>x</title><use href="file:///etc/hostname#x"/></svg>',
    '<iframe src="https://example.org/"></iframe><video poster="https://example.org/x"></video>',
    '#image("/etc/hostname") #read("print.typ") $x$ `y` = Heading',
)


def test_nothing_is_fetched_from_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr("socket.socket.connect", refuse)
    document = PdfReader(io.BytesIO(make_pdf(small("".join(ELSEWHERE)), "")))
    text = " ".join(page.extract_text() for page in document.pages)
    assert " ".join(text.split()) == "Words Words" + ELSEWHERE[-1]


@each(
    "text",
    [
        "مرحبا بكم",
        "שלום",
        "你好，世界",
        "👩‍👩‍👧 🇪🇸",
        "W" * 1000,
        "a\u0301\u0323" * 50,
        "\u202e\u2066x",
        "",
    ],
)
def test_strange_letters_make_a_document(text: str) -> None:
    body = f"<h1>{text}</h1><p>{text}</p><table><tr><th>{text}</th><td>{text}</td></tr></table>"
    assert make_pdf(small(body), "").startswith(b"%PDF-")
