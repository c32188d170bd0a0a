"""Side by side: every text of a session in all languages, in a preview only."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest
from markupsafe import Markup

from memoria.content.states import State, phrases
from memoria.render.editions import Forge
from memoria.render.review import Exhibit, blocks, exhibits, side_by_side
from memoria.render.views import View
from tests.conftest import words_of
from tests.contents import session
from tests.demo import CODES, Made, demo, hostile, small
from tests.hostile import TEXTS
from tests.pages import as_html, elements, text_of

FORGE = Forge("https://forge.example/league/towns", "trunk")
DOUBTS = {
    ("session:tides:title", "es"): ("number: 2 / 3",),
    ("summaries/tides/report.es.md", "es"): ("date: 3 May / 4 de mayo",),
}
FILES = {
    "sessions.yaml": session("notes: [{about: starts, text: {en: No date}}]"),
    "summaries/tides/report.en.md": "## High\n\nThe tide rose.[^1]\n\n[^1]: Twice.\n",
    "summaries/tides/report.es.md": "## Alta\n\nSubió.[^1]\n\n[^1]: Dos veces.\n",
}


def preview(found: Made, doubts: Mapping[tuple[str, str], tuple[str, ...]] = {}) -> Made:
    edition = replace(found.edition, preview=True, forge=FORGE, doubts=doubts)
    return Made(found.publication, found.directory, edition)


@cache
def pages(reader: str) -> dict[str, str]:
    return preview(demo(reader)).pages


def shown(found: Made, number: int = 0) -> dict[str, Exhibit]:
    view = View(found.edition, found.publication, found.directory)
    return {one.id: one for one in exhibits(view, found.publication.sessions[number])}


@pytest.mark.parametrize("reader", CODES)
def test_only_a_preview_has_the_pages(reader: str) -> None:
    names = {name for name in pages(reader) if name.startswith("review/")}
    sessions = {f"review/{one.id}/index.md" for one in demo(reader).publication.sessions}
    assert names == {"review/index.md", *sessions}
    assert not [name for name in demo(reader).pages if name.startswith("review/")]


@pytest.mark.parametrize("reader", CODES)
def test_search_engines_and_the_search_leave_them_alone(reader: str) -> None:
    for name in (name for name in pages(reader) if name.startswith("review/")):
        assert '<meta name=\\"robots\\" content=\\"noindex\\">' in pages(reader)[name]
        (first, *_) = elements(as_html(pages(reader)[name]))
        assert first.get("data-pagefind-ignore") == "all"


@pytest.mark.parametrize("reader", CODES)
def test_every_text_of_a_session_is_there_in_its_language(reader: str) -> None:
    publication = demo(reader).publication
    for one in publication.sessions:
        found = list(elements(as_html(pages(reader)[f"review/{one.id}/index.md"])))
        for code in CODES:
            lang = None if code == reader else code
            cells = [e for e in found if e.get("class") == "prose" and e.get("lang") == lang]
            text = "\n".join("".join(cell.itertext()) for cell in cells)
            assert all(p.text.get(code) in {None, *text.split("\n")} for p in phrases(one))
        ids = [element.get("id") for element in found if element.get("id")]
        assert len(ids) == len(set(ids))


def test_the_columns_begin_with_the_original() -> None:
    found = shown(preview(demo("en")), -1)
    assert [(one.language, one.state) for one in found["title"].columns] == [
        ("es", State.ORIGINAL), ("en", State.STALE),
    ]  # fmt: skip
    report = found["report"].columns
    assert [one.state for one in report] == [State.ORIGINAL, State.MISSING]
    assert f"{FORGE.address}/new/trunk?filename=" in report[1].edit
    assert f"{FORGE.address}/edit/trunk/data/summaries/" in report[0].edit


def test_a_summary_stands_block_by_block() -> None:
    (*_, report) = shown(preview(small(FILES))).values()
    first, second = ("<h3>High</h3>", "<h3>Alta</h3>"), "The tide rose."
    assert report.rows[0] == first
    assert second in report.rows[1][0]
    assert "Subió." in report.rows[1][1]


def test_texts_of_other_blocks_stand_whole() -> None:
    one, two = Markup("<p>a</p>\n<p>b</p>"), Markup("<ul>\n<li>a</li>\n</ul>\n<p>b</p>")
    assert side_by_side([one, two]) == ((one, two),)
    assert side_by_side([one, Markup("")]) == (
        (Markup("<p>a</p>"), Markup("")), (Markup("<p>b</p>"), Markup("")),
    )  # fmt: skip


def test_clean_html_is_split_at_its_outermost_elements() -> None:
    html = Markup("<p>a<br>\nb</p>\n<ul>\n<li><p>c</p></li>\n</ul>\n<hr>\n<p>&lt;p&gt;</p>\n")
    assert blocks(html) == [
        ("p", "<p>a<br>\nb</p>"), ("ul", "<ul>\n<li><p>c</p></li>\n</ul>"), ("hr", "<hr>"),
        ("p", "<p>&lt;p&gt;</p>"),
    ]  # fmt: skip


@pytest.mark.parametrize("reader", CODES)
def test_doubts_stand_under_their_text(reader: str) -> None:
    found = preview(small(FILES, reader), DOUBTS)
    assert [one.id for one in shown(found).values() if one.doubtful] == ["title", "report"]
    html = as_html(found.page("review/tides/"))
    told = [
        " ".join("".join(e.itertext()).split())
        for e in elements(html)
        if e.get("class") == "doubts"
    ]
    assert [one.rpartition(": ")[0].endswith(("number", "date")) for one in told] == [True, True]
    assert all(words_of(reader)("review.doubts") in one for one in told)


@pytest.mark.parametrize("reader", CODES)
def test_states_are_words(reader: str) -> None:
    text = text_of(as_html(pages(reader)["review/nothing-overboard/index.md"]))
    assert all(words_of(reader)(f"state.{state}") in text for state in State)


def test_nothing_contributed_runs() -> None:
    found = preview(hostile())
    for number in range(len(TEXTS)):
        for element in elements(as_html(found.page(f"review/s{number}/"))):
            assert element.tag not in {"script", "iframe", "img", "svg", "style", "object"}
            assert not [name for name in element.attrib if name.startswith("on")]
