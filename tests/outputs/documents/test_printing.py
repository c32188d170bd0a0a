"""Documents: which there are, what they say, and where their links lead."""

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from memoria.outputs.documents.card import Card
from memoria.outputs.documents.pdf import make_pdf
from memoria.outputs.documents.workshop import Document
from memoria.render.editions import Forge
from tests.demo import SITE, demo
from tests.pages import elements, text_of

LANGUAGES = ("en", "es")
REPORT = "sessions/water-for-every-deck/report.pdf"
GUIDE = "guides/every-drop-twice.pdf"


@cache
def documents(language: str) -> dict[str, Document]:
    return demo(language).documents


def html(path: str, language: str) -> str:
    source = documents(language)[path].source
    assert isinstance(source, str)
    return source


@cache
def pdf(path: str, language: str) -> PdfReader:
    return PdfReader(BytesIO(make_pdf(html(path, language), "stamp")))


def words_in(path: str, language: str) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf(path, language).pages).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_report_guide_and_session_has_its_document(language: str) -> None:
    publication = demo(language).publication
    sessions, guides = publication.sessions, publication.guides
    reported = {one.name.session for one in publication.summaries if one.name.kind == "report"}
    assert {one for one in documents(language) if not one.startswith("pictures/")} == {
        "card.png",
        *(f"sessions/{one.id}/card.png" for one in sessions),
        *(f"sessions/{one}/report.pdf" for one in reported),
        *(f"guides/{one.id}.pdf" for one in guides),
    }


def test_a_session_without_a_report_has_a_card_only() -> None:
    one = demo("en")
    made = replace(
        one, publication=replace(one.publication, summaries=(), guides=(), people=())
    ).documents
    assert {path.rpartition("/")[2] for path in made} == {"card.png"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [REPORT, GUIDE])
def test_documents_are_whole_and_links_inside_lead_somewhere(language: str, path: str) -> None:
    source = html(path, language)
    assert source.lstrip().startswith("<!doctype html>")
    assert f'<html lang="{language}"' in source
    found = list(elements(source))
    ids = Counter(name for one in found if (name := one.get("id")))
    assert set(ids.values()) == {1}
    for link in (one.get("href", "") for one in found if one.tag == "a"):
        if link.startswith("#"):
            assert link[1:] in ids
        else:
            assert link.startswith(("https://", "mailto:"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_paper_nothing_asks_to_be_edited(language: str) -> None:
    one = demo(language)
    edition = replace(one.edition, forge=Forge("https://forge.example/towns"))
    for document in replace(one, edition=edition).documents.values():
        assert "forge.example" not in str(document.source)
        assert "<details" not in str(document.source)


def test_report_leads_to_its_own_items_and_to_the_site_for_others() -> None:
    source = html(REPORT, "en")
    assert 'href="#initiative-rain-ration"' in source
    assert 'href="#question-between-towns"' in source
    assert f'href="{SITE}people/ondina-farallon/"' in source
    assert f'href="{SITE}es/people/ondina-farallon/"' in html(REPORT, "es")


def test_guide_leads_to_its_own_chapters() -> None:
    source = html(GUIDE, "en")
    assert 'href="#initiative-water-for-every-deck-rain-ration"' in source
    assert 'href="#session-water-for-every-deck"' in source
    assert f'href="{SITE}initiatives/rain-ration/"' not in source


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("Page 2 of", "Speakers", "How to cite", "CC BY 4.0", "Priorities", "21 voters")),
        ("es", ("Página 2 de", "Ponentes", "Cómo citar", "CC BY 4.0", "Temas prioritarios")),
    ],
)
def test_report_tells_all_that_came_of_the_session(language: str, told: tuple[str, ...]) -> None:
    text = words_in(REPORT, language)
    one = demo(language)
    [session] = [each for each in one.publication.sessions if each.id == "water-for-every-deck"]
    items: tuple[Any, ...] = (
        *session.challenges,
        *session.initiatives,
        *session.proposals,
        *session.priorities,
    )
    titles = [one.view.plain(item.title, session.original) for item in items]
    titles += [one.view.plain(question.text) for question in session.questions]
    flat = text_of(html(REPORT, language))
    assert [title for title in titles if title not in flat] == []
    assert [words for words in told if words not in text] == []
    assert all(source.title in flat for source in session.sources)


@pytest.mark.parametrize("language", LANGUAGES)
def test_reports_tell_the_editorial_notes_that_they_speak_of(language: str) -> None:
    one = demo(language)
    for session in (held for held in one.publication.sessions if held.notes):
        flat = text_of(html(f"sessions/{session.id}/report.pdf", language))
        for note in session.notes:
            assert one.view.plain(note.text, session.original) in flat


@pytest.mark.parametrize("language", LANGUAGES)
def test_guide_has_contents_that_count_pages(language: str) -> None:
    reader = pdf(GUIDE, language)
    one = demo(language)
    [guide] = [each for each in one.publication.guides if each.id == "every-drop-twice"]
    titles = [one.view.chapter_title(part)[0] for part in one.view.chapters(guide)]
    contents = " ".join(reader.pages[1].extract_text().split())
    for title in titles:
        match = re.search(re.escape(title) + r"\s+(\d+)", contents)
        assert match, title
        shown = " ".join(reader.pages[int(match[1]) - 1].extract_text().split())
        assert title in shown
    assert [mark.title for mark in reader.outline[0:1] if not isinstance(mark, list)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_withdrawn_words_are_on_no_paper(language: str) -> None:
    for document in documents(language).values():
        assert "zarzagan" not in str(document.source).lower()
        assert "apothecary-barge" not in str(document.source)


@pytest.mark.parametrize(
    ("language", "kicker", "detail"),
    [
        ("en", "Towns Afloat", "29 February 2024, in person"),
        ("es", "Villas a flote", "29 de febrero de 2024, presencial"),
    ],
)
def test_cards_say_what_and_when(language: str, kicker: str, detail: str) -> None:
    card = documents(language)["sessions/water-for-every-deck/card.png"].source
    assert isinstance(card, Card)
    assert (card.kicker, card.detail, card.language) == (kicker, detail, language)
    home = documents(language)["card.png"].source
    assert isinstance(home, Card)
    assert home.title.startswith(kicker)


def test_documents_come_out_the_same_twice() -> None:
    one = demo("es")
    again = replace(one).documents.values()
    assert [each.stamp for each in again] == [each.stamp for each in documents("es").values()]
