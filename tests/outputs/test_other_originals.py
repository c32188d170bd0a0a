"""Texts whose original is in a language that the site is not published in."""

import re

import pytest

from memoria.check.everything import check
from memoria.content.directory import make_directory
from memoria.outputs.outputs import links
from memoria.outputs.pages import render_page
from memoria.project.settings import Language
from memoria.render.editions import Edition
from memoria.render.pages import pages
from memoria.render.views import View
from memoria.translation.statuses import statuses
from tests.conftest import words_of
from tests.contents import LANGUAGES, SERIES, read

SITE = (Language("en", "English"), Language("es", "Español"))
SESSION = """\
sessions:
  - id: tides
    series: harbour-talks
    original: fr
    title: {fr: "Vivre avec les marées"}
    contributions:
      - {id: moon, title: {ja: "月と潮"}}
      - {id: wind, title: {ar: "الريح"}}
"""
FILES = {
    "sessions.yaml": SERIES + SESSION,
    "summaries/tides/report.fr.md": "La marée du 3 mai 2024 a porté 12 bateaux.",
    "summaries/tides/report.en.md": "The tide of 4 May 2024 bore 13 boats.",
}
WORDS = {code: words_of(code) for code in LANGUAGES}


def rendered(language: str) -> dict[str, str]:
    publication = read(FILES).publication
    view = View(
        Edition(WORDS[language], SITE, preview=True), publication, make_directory(publication)
    )
    listed = pages(publication, view.directory, list(LANGUAGES), preview=True)
    return {one.path: render_page(one, view, links) for one in listed}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_show_them_in_their_language_and_ask_for_a_translation(language: str) -> None:
    found = rendered(language)
    page = found["sessions/tides/"]
    assert '<h1><span lang="fr">Vivre avec les marées</span></h1>' in page
    assert '<span lang="ja">月と潮</span>' in page
    assert '<span lang="ar" dir="rtl">الريح</span>' in page
    names = WORDS[language].join(map(WORDS[language].tongue, ("fr", "ja", "ar")))
    assert names in page
    assert not re.search(r"/(?:fr|ja|ar)/", "".join(found.values()))
    assert ('<div class="prose" lang="fr">' in page) == (language == "es")


def test_their_states_are_told_for_every_language_of_the_site() -> None:
    found = {
        (one.kind, one.language): str(one.state)
        for one in statuses(read(FILES).publication, LANGUAGES)
        if one.kind in {"report", "session"}
    }
    assert found == {
        ("report", "en"): "current",
        ("report", "es"): "missing",
        ("session", "en"): "missing",
        ("session", "es"): "missing",
    }


def test_facts_that_need_no_words_are_compared_and_lacking_letters_are_told() -> None:
    found = check(read(FILES), WORDS)
    assert [one.code for one in found] == ["M242", "M323", "M310", "M310"]
    facts = {str(one.finding.values.get("fact", "")) for one in found}
    assert facts == {"", "date", "number"}
