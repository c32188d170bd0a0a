"""Meta tags: cards of social networks, reference managers, feeds that can be found."""

import re

import pytest

from tests.cases import each
from tests.demo import CODES, SITE, demo, hostile, one_line
from tests.hostile import TEXTS
from tests.outputs.heads import elements, front_matter, tags

ROOTS = {"en": SITE, "es": f"{SITE}es/"}
GUIDE = "guides/every-drop-twice/index.md"


def of(language: str, name: str) -> dict[str, str]:
    return dict(tags(demo(language).pages[name]))


@pytest.mark.parametrize("language", CODES)
def test_every_page_leads_to_the_licence(language: str) -> None:
    for page in demo(language).pages.values():
        links = {one.get("rel"): one.get("href") for one in elements(page, "link")}
        assert links["license"] == demo(language).edition.licence.address


@pytest.mark.parametrize("language", CODES)
def test_no_page_says_its_title_twice_where_it_is_shared(language: str) -> None:
    for name, page in demo(language).pages.items():
        front = front_matter(page)
        told = (front["description"], dict(tags(page))["og:image:alt"])
        twice = re.compile(re.escape(front["title"]) + "(?:[.:]|$)")
        assert not any(map(twice.match, told)), name
        assert front["title"] != demo(language).edition.name


def test_a_session_is_described_by_what_came_out_of_it() -> None:
    for session in demo("es").publication.sessions:
        page = demo("es").pages[f"sessions/{session.id}/index.md"]
        said = front_matter(page)["description"]
        short = session.summary and session.summary.get("es")
        assert short.startswith(said) if short else "20" in said


@pytest.mark.parametrize("language", CODES)
def test_every_page_has_a_picture_with_words(language: str) -> None:
    for name, page in demo(language).pages.items():
        found = dict(tags(page))
        folder = name.removesuffix("index.md").replace("night-watch", "the-short-night")
        is_session = name.startswith("sessions/") and name.count("/") > 1
        own = folder if is_session and "dress-rehearsal" not in name else ""  # it was withdrawn
        assert found["og:image"] == f"{ROOTS[language]}{own}card.png"
        assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
        assert found["og:image:alt"]
        assert found["twitter:card"] == "summary_large_image"


def test_a_guide_is_read_by_reference_managers() -> None:
    found = tags(demo("es").pages[GUIDE])
    named = dict(found)
    address = f"{SITE}es/guides/every-drop-twice"
    assert named["citation_title"] == "Cada gota, contada dos veces: guía para repartir lo escaso"
    assert [content for name, content in found if name == "citation_author"] == [
        "Secretaría de la Liga de Villas Errantes",
        "Comisión de Aguas y Aljibes",
    ]
    assert named["citation_publication_date"] == "2025/02/14"
    assert named["citation_language"] == "es"
    assert named["citation_technical_report_institution"] == "Towns"
    assert named["citation_pdf_url"] == f"{address}.pdf"
    assert named["citation_abstract_html_url"] == f"{address}/"
    assert named["article:published_time"] == "2025-02-14"


@pytest.mark.parametrize("language", CODES)
def test_pages_with_a_report_or_a_guide_can_be_cited_and_no_others(language: str) -> None:
    made = demo(language)
    files = {name.removesuffix(".bib") for name in made.files if name.endswith(".bib")}
    cited = {name for name in made.pages if "citation_title" in of(language, name)}
    assert cited == {f"{name.removesuffix('/report')}/index.md" for name in files}


def test_a_news_item_says_when_it_was_published() -> None:
    for session in demo("en").publication.sessions:
        for item in session.news:
            assert of("en", f"news/{item.id}/index.md")["article:published_time"]


@each("number", range(len(TEXTS)))
def test_a_hostile_title_comes_out_as_it_went_in(number: int) -> None:
    found = dict(tags(hostile().pages[f"sessions/s{number}/index.md"]))
    assert found["citation_title"] == one_line(TEXTS[number])
