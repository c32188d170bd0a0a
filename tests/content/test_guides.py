"""Guides: their chapters, where these come from, who is behind them; their pages."""

import re

import pytest

from memoria.content.guides import chapters, sessions_of
from memoria.content.registers import Guide
from memoria.render.credits import guide_credits, report_credits
from tests.cases import each
from tests.contents import SERIES, session
from tests.demo import Made, demo, small
from tests.pages import as_html, elements, text_of

SESSIONS = f"""\
{SERIES}sessions:
  - id: tides
    series: harbour-talks
    original: en
    title: {{en: "Tides", es: "Mareas"}}
    starts: 2031-04-30
    organisers: [port]
    themes: [salt]
    key_questions:
      - id: water
        title: {{en: "Water"}}
        questions: [{{id: cost, text: {{en: "What does it cost?"}}}}]
    contributions:
      - {{id: keynote, speaker: ada, organisation: pilots, answers: [cost], sources: [minutes]}}
      - {{id: answers, organisation: pilots}}
      - {{id: nobody}}
      - {{id: secret, speaker: ben, status: draft, answers: [cost]}}
    challenges:
      - {{id: erosion, title: {{en: "Erosion"}}, raised_in: [keynote]}}
    initiatives:
      - id: dyke
        title: {{en: "A dyke"}}
        status: planned
        by: [gulls]
        themes: [salt]
        presented_in: [keynote]
    priorities:
      - {{id: walls, title: {{en: "Walls"}}, rank: 1, challenges: [erosion]}}
    news:
      - {{id: opening, title: {{en: "Open"}}, date: 2031-04-29}}
    translations: {{es: {{by: "Tomás"}}}}
    sources:
      - {{id: minutes, title: "Minutes", language: en}}
  - id: fog
    series: harbour-talks
    original: en
    title: {{en: "Fog"}}
    starts: 2031-04-01
"""
PEOPLE = 'people: [{id: ada, name: "Ada"}, {id: ben, name: "Ben"}]\n'
ORGANISATIONS = """\
organisations:
  - {id: port, name: {en: "Port"}}
  - {id: pilots, name: {en: "Pilots", es: "Prácticos"}}
  - {id: gulls, name: {en: "Gulls"}}
"""
THEMES = 'themes: [{id: salt, name: {en: "Salt", es: "Sal"}}, {id: wind, name: {en: "Wind"}}]\n'
NOTED = "Said.[^1]\n\n[^1]: Noted.\n"
TRANSLATED = '---\nby: "Rita"\nreviewed_by: "Saúl"\n---\nDicho.[^1]\n\n[^1]: Anotado.\n'


def made(selection: str, language: str = "en") -> Made:
    guide = (
        f'guides:\n  - id: handbook\n    original: en\n    title: {{en: "Handbook"}}\n{selection}'
    )
    files = {
        "sessions.yaml": SESSIONS,
        "people.yaml": PEOPLE,
        "organisations.yaml": ORGANISATIONS,
        "themes.yaml": THEMES,
        "guides.yaml": guide,
        "summaries/tides/report.es.md": TRANSLATED,
    }
    texts = ("contributions/keynote", "contributions/answers", "contributions/nobody")
    noted = [f"tides/{name}" for name in (*texts, "news/opening", "report")]
    return small(
        files | {f"summaries/{name}.en.md": NOTED for name in [*noted, "fog/report"]}, language
    )


def guide_of(publication: Made) -> Guide:
    return publication.publication.guides[0]


def test_items_come_first_and_what_they_do_not_name_follows() -> None:
    one = made(
        '    items: ["theme:salt", "challenge:tides/erosion", "session:fog", "initiative:dyke"]\n'
        "    sessions: [tides, fog]\n    themes: [salt, wind]\n"
    )
    assert [part.id for part in chapters(guide_of(one), one.directory)] == [
        "theme-salt",
        "challenge-tides-erosion",
        "session-fog",
        "initiative-tides-dyke",
        "session-tides",
        "theme-wind",
    ]


def test_titles_of_chapters_are_in_the_language_that_has_them() -> None:
    items = [f"contribution:tides/{name}" for name in ("keynote", "answers", "nobody")]
    items += ["question:tides/cost", "theme:salt", "session:tides", "news:opening"]
    one = made(f"    items: {items}\n", "es")
    assert [one.view.chapter_title(part) for part in one.view.chapters(guide_of(one))] == [
        ("Ada", "es"),
        ("Prácticos", "es"),
        ("Aportación", "es"),
        ("What does it cost?", "en"),
        ("Sal", "es"),
        ("Mareas", "es"),
        ("Open", "en"),
    ]


def test_a_theme_brings_the_sessions_of_its_initiatives_only() -> None:
    one = made("    themes: [salt, wind]\n    sessions: [fog]\n")
    assert [each.id for each in sessions_of(guide_of(one), one.directory)] == ["fog", "tides"]


@each(
    ("items", "speakers", "bodies"),
    [
        ("contribution:tides/keynote", ("ada",), ("port", "pilots")),
        ("challenge:tides/erosion", ("ada",), ("port", "pilots")),
        ("question:tides/cost", ("ada",), ("port", "pilots")),
        ("initiative:dyke", ("ada",), ("port", "gulls", "pilots")),
        ("theme:salt", ("ada",), ("port", "pilots")),
        ("session:tides", ("ada",), ("port", "pilots")),
        ("news:opening", (), ("port",)),
        ("session:fog", (), ()),
    ],
)
def test_credits_name_those_whom_the_chapters_come_from(
    items: str, speakers: tuple[str, ...], bodies: tuple[str, ...]
) -> None:
    one = made(f'    items: ["{items}"]\n')
    found = guide_credits(one.view, guide_of(one))
    assert (found.speakers, found.organisations) == (speakers, bodies)


def test_credits_name_translators_of_what_is_shown_in_the_language() -> None:
    selection = '    sessions: [tides]\n    translations: {es: {by: "Eva"}}\n'
    one = made(selection, "es")
    found = guide_credits(one.view, guide_of(one))
    assert (found.translators, found.reviewers) == (("Eva", "Tomás", "Rita"), ("Saúl",))
    own = report_credits(one.view, one.publication.sessions[0])
    assert (own.translators, own.speakers) == (("Tomás", "Rita"), ("ada",))
    english = made(selection)
    assert not guide_credits(english.view, guide_of(english)).translators


def test_footnotes_of_several_sessions_keep_apart() -> None:
    one = made('    sessions: [tides, fog]\n    items: ["contribution:tides/keynote"]\n')
    found = [each.get("id") for each in elements(as_html(one.pages["guides/handbook/index.md"]))]
    ids = [name for name in found if name]
    assert len(ids) == len(set(ids))
    assert sum(name.startswith("fn-") for name in ids) == 3


def test_sources_are_linked_to_where_the_guide_lists_them() -> None:
    one = made('    items: ["contribution:tides/keynote"]\n')
    page = as_html(one.pages["guides/handbook/index.md"])
    assert 'href="#source-tides-minutes"' in page
    assert 'id="source-tides-minutes"' in page


def test_a_session_of_which_nothing_is_known_says_so() -> None:
    bare = small(
        {
            "sessions.yaml": session(),
            "guides.yaml": 'guides: [{id: handbook, title: {en: "H"}, sessions: [tides]}]\n',
        }
    )
    page = text_of(as_html(bare.pages["guides/handbook/index.md"]))
    assert "The sources record neither a report nor any outcome of this session." in page


def test_a_stale_guide_says_so() -> None:
    selection = '    sessions: [fog]\n    introduction: {en: "Why", es: "Por qué"}\n'
    stale = made(selection + '    translations: {es: {of: "00000000"}}\n', "es")
    told = "El título o la introducción originales de esta guía han cambiado"
    assert told in stale.pages["guides/handbook/index.md"]
    assert told not in made(selection, "es").pages["guides/handbook/index.md"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_chapter_of_the_demo_has_a_heading_and_a_text(language: str) -> None:
    one = demo(language)
    for guide in one.publication.guides:
        page = one.pages[f"guides/{guide.id}/index.md"]
        headings = re.findall(r"^## .* \{#([\w-]+)[^}]*\}$", page, re.MULTILINE)
        parts = [part.id for part in one.view.chapters(guide)]
        assert headings == [*parts, "sources", "credits"]
        for part in page.split("\n## ")[1:]:
            assert len(text_of(as_html(part))) > 60
