"""The board: what is stale, missing or made by a machine, and the way to mend it."""

import re
from dataclasses import replace
from datetime import date
from urllib.parse import unquote

import pytest

from memoria.content.publication import Change, digest
from memoria.content.states import State
from memoria.render.board import DUE, Board, Row, boards
from memoria.render.editions import Forge
from memoria.render.views import View
from memoria.translation.coverage import count
from memoria.translation.statuses import statuses
from tests.conftest import words_of
from tests.contents import session
from tests.demo import CODES, Made, demo, small
from tests.pages import as_html, elements, text_of

FORGE = Forge("https://forge.example/league/towns", "trunk")
PAGE = "translations/"


def made(found: Made, **fields: object) -> Made:
    """Give a publication a forge, and what the history of its files tells."""
    changed = {key: value for key, value in fields.items() if key == "changes"}
    edition = replace(found.edition, forge=FORGE)
    publication = replace(found.publication, **changed)  # type: ignore[arg-type]
    return Made(publication, found.directory, edition)


def board(found: Made, language: str) -> Board:
    view = View(found.edition, found.publication, found.directory, None)
    return {one.language: one for one in boards(view)}[language]


def rows(found: Made, language: str, state: State) -> list[Row]:
    groups = board(found, language).due.get(state, ())
    return [row for group in groups for row in group.rows]


def shown(found: Made) -> str:
    return " ".join(text_of(as_html(found.page(PAGE))).split())


@pytest.mark.parametrize("language", CODES)
def test_it_counts_what_the_command_counts(language: str) -> None:
    found = board(demo(language), language)
    assert found.counts == count(statuses(demo(language).publication, CODES), language)
    for state in DUE:
        listed = sum(group.number for group in found.due.get(state, ()))
        assert listed == found.counts.get(state, 0)


@pytest.mark.parametrize("reader", CODES)
def test_every_row_leads_to_a_place_and_to_a_file(reader: str) -> None:
    found = made(demo(reader))
    ids = {
        (name, one.get("id"))
        for name, text in found.pages.items()
        for one in elements(as_html(text))
    }
    listed = [row for code in CODES for state in DUE for row in rows(found, code, state)]
    assert len(listed) == 11
    for row in listed:
        page, _, fragment = row.path.partition("#")
        assert f"{page}index.md" in found.pages
        assert not fragment or (f"{page}index.md", fragment) in ids
        verb = "new" if row.state is State.MISSING and row.form == "summary" else "edit"
        assert row.edit.startswith(f"{FORGE.address}/{verb}/trunk")


def test_a_missing_summary_is_begun_with_its_pin() -> None:
    found = made(demo("en"))
    (report,) = [one for one in rows(found, "en", State.MISSING) if one.kind == "report"]
    original = next(
        one
        for one in found.publication.summaries
        if one.file.endswith("nothing-overboard/report.es.md")
    )
    assert f'of: "{digest(original.markdown)}"' in unquote(report.edit)
    assert report.path == "sessions/nothing-overboard/#report"


def test_it_says_since_when_how_much_and_which_texts_of_a_record_have_changed() -> None:
    key = ("session:nothing-overboard", "en")
    texts = ("title", "initiatives.hull-passport.title", "contributions.patched-sail.role")
    change = Change(date(2026, 5, 3), 12, 340, texts)
    found = made(demo("en"), changes={key: change})
    (row,) = [one for one in rows(found, "en", State.STALE) if one.form == "record"]
    assert row.change == change
    assert [(part.kind, part.field) for part in row.parts] == [
        ("", "title"), ("contribution", ""), ("initiative", ""),
    ]  # fmt: skip
    text = shown(found)
    assert "12 of 340 words have changed since 3 May 2026." in text
    assert "Changed in the original: title contribution Teodoro Calafate initiative" in text
    spanish = made(demo("es"), changes={key: change})
    assert "Desde el 3 de mayo de 2026 han cambiado 12 de 340 palabras." in shown(spanish)


def test_it_names_who_translated_and_reviewed_with_the_number_of_texts() -> None:
    found = board(demo("en"), "en")
    names = dict(found.translators)
    assert names["League Office of Tongues"] > 50
    assert list(names.values()) == sorted(names.values(), reverse=True)
    assert dict(found.reviewers)["Ondina Farallón"] == 1


WHOLE = {
    "sessions.yaml": session(),
    "summaries/tides/report.en.md": "The tide rose.\n",
    "summaries/tides/report.es.md": f'---\nof: "{digest("The tide rose.")}"\n---\nSubió.\n',
}


@pytest.mark.parametrize("reader", CODES)
def test_a_language_where_nothing_is_to_do_says_so(reader: str) -> None:
    words = words_of(reader)
    text = shown(small(WHOLE, reader))
    for code in CODES:
        assert words("translations.done", language=words.tongue(code)) in text


@pytest.mark.parametrize("language", CODES)
def test_drafts_and_withdrawn_contributions_do_not_appear(language: str) -> None:
    text = demo(language).page(PAGE)
    for hidden in ("zarzaparrilla", "honeysuckle", "Zarzagán", "mejillonera", "Trinquete"):
        assert hidden not in text


def test_a_register_lists_the_entries_that_lack_words() -> None:
    lacking = small({**WHOLE, "themes.yaml": 'themes: [{id: mud, name: {es: "Barro"}}]'})
    (row,) = rows(made(lacking), "en", State.MISSING)
    assert (row.kind, row.path, row.number) == ("theme", "themes/mud/", 1)
    assert row.edit == f"{FORGE.address}/edit/trunk/data/themes.yaml#L1"
    assert "Themes" in shown(lacking)
    assert rows(lacking, "es", State.MISSING) == []


def test_many_missing_texts_make_no_endless_page() -> None:
    news = ", ".join(
        f'{{id: n{number}, date: 2024-02-29, title: {{en: "T", es: "T"}}}}' for number in range(200)
    )
    files = {f"summaries/tides/news/n{number}.es.md": "Marea. " * 2_000 for number in range(200)}
    found = made(small({"sessions.yaml": session(f"news: [{news}]"), **files}))
    addresses = [row.edit for row in rows(found, "en", State.MISSING)]
    assert len(addresses) == 200
    assert sum(map(len, addresses)) < 350_000
    assert all("of%3A" in one for one in addresses)


@pytest.mark.parametrize("language", CODES)
def test_every_link_says_what_it_mends(language: str) -> None:
    html = as_html(made(demo(language)).page(PAGE))
    edits = [one for one in elements(html) if "/trunk" in one.get("href", "")]
    assert len(edits) == 11
    assert all(re.search(r": .{5,}", "".join(one.itertext())) for one in edits)
