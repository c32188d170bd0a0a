"""Drafts and withdrawn contributions: nothing of them is published."""

import re
from functools import cache

import pytest

from memoria.content.consent import publishable
from memoria.content.directory import make_directory
from memoria.content.publication import Publication
from memoria.content.sessions import Session
from memoria.project.settings import Language
from memoria.render.editions import Edition, Forge
from tests.conftest import words_of
from tests.contents import SERIES, problems, read
from tests.demo import Made
from tests.pictures import quarters, saved

LANGUAGES = (Language("en", "English"), Language("es", "Español"))
SESSIONS = f"""\
{SERIES}sessions:
  - id: tides
    series: harbour-talks
    original: en
    title: {{en: "Tides", es: "Mareas"}}
    key_questions:
      - id: water
        title: {{en: "Water", es: "Agua"}}
        questions: [{{id: cost, text: {{en: "What does it cost?", es: "¿Cuánto cuesta?"}}}}]
    contributions:
      - {{id: kept, speaker: ada, answers: [cost]}}
      - id: gone
        speaker: zoraida
        organisation: pilots
        role: {{en: "Quillwright", es: "Calamista"}}
        place: saltmouth
        status: withdrawn
        answers: [cost]
      - {{id: unready, speaker: ximena, status: draft, answers: [cost]}}
      - {{id: both, speaker: ada, status: withdrawn}}
    challenges:
      - {{id: erosion, title: {{en: "Erosion", es: "Erosión"}}, raised_in: [gone, kept]}}
    initiatives:
      - id: dyke
        title: {{en: "Dyke", es: "Dique"}}
        status: planned
        answers: [cost]
        presented_in: [gone, unready]
    translations: {{es: {{by: "Ada"}}}}
"""
PEOPLE = """\
people:
  - {id: ada, name: "Ada Marlow"}
  - id: zoraida
    name: "Zoraida Vanished"
    role: {en: "Quillwright", es: "Calamista"}
    portrait: face
  - {id: ximena, name: "Ximena Unripe", portrait: profile}
  - {id: nobody, name: "Nemo Nobody"}
"""
PICTURES = """\
pictures:
  - {id: face, description: {en: "A quillwright"}, credit: "Ada", licence: CC BY 4.0}
  - {id: profile, description: {en: "Somebody unripe"}, credit: "Ada", licence: CC BY 4.0}
  - {id: jar, description: {en: "A jar of marmalade"}, credit: "Ada", licence: CC BY 4.0}
  - {id: quay, description: {en: "The low quay"}, credit: "Ada", licence: CC BY 4.0}
"""
QUAY = saved(quarters(480, 320), "PNG")
FILES: dict[str, str | bytes] = {
    "pictures.yaml": PICTURES,
    **{f"pictures/{one}.png": QUAY for one in ("face", "profile", "jar", "quay")},
    "sessions.yaml": SESSIONS,
    "people.yaml": PEOPLE,
    "organisations.yaml": 'organisations: [{id: pilots, name: {en: "Pilots", es: "Prácticos"}}]\n',
    "places.yaml": 'places: [{id: saltmouth, name: {en: "Saltmouth", es: "Bocasal"}}]\n',
    "summaries/tides/contributions/kept.en.md": (
        "The quay is [low](contribution:gone), [so](person:zoraida) is [half](contribution:unready)"
        " of it.\n\n![](picture:quay)\n\n![](picture:face)\n"
    ),
    "summaries/tides/report.en.md": "One [took it back](contribution:tides/both).\n",
    "guides.yaml": """\
guides:
  - id: shore
    title: {en: "The shore", es: "La orilla"}
    items: ["contribution:tides/gone", "contribution:tides/kept", "contribution:tides/unready"]
""",
    "summaries/tides/contributions/gone.en.md": "The marmalade was secret. ![](picture:jar)\n",
    "summaries/tides/contributions/gone.es.md": "La mermelada era secreta.\n",
    "summaries/tides/contributions/unready.en.md": "Half a thought.\n",
    "summaries/tides/contributions/both.en.md": "A retraction.\n",
}
HIDDEN = (
    "Zoraida", "Vanished", "zoraida", "Quillwright", "Calamista", "marmalade", "mermelada",
    "Ximena", "ximena", "Unripe", "unready", "Half a thought", "A retraction",
    "pictures/face", "pictures/profile", "pictures/jar", "unripe", "A quillwright",
)  # fmt: skip


@cache
def recorded() -> Publication:
    return read(FILES).publication


@cache
def published() -> Publication:
    return publishable(recorded())


def tides() -> Session:
    return published().sessions[0]


@cache
def made(language: str) -> Made:
    publication = published()
    edition = Edition(words_of(language), LANGUAGES, Forge("https://forge.example/talks"), "data")
    return Made(publication, make_directory(publication), edition)


def pages(language: str) -> dict[str, str]:
    return made(language).pages


def test_a_withdrawn_contribution_is_a_bare_id() -> None:
    kept, gone, both = tides().contributions
    assert (kept.id, kept.speaker) == ("kept", ("ada",))
    for one in (gone, both):
        assert one.model_dump(exclude_defaults=True) == {"id": one.id, "status": "withdrawn"}


def test_a_draft_leaves_nothing() -> None:
    assert [one.id for one in tides().contributions] == ["kept", "gone", "both"]


def test_nothing_refers_to_what_is_hidden() -> None:
    assert tides().challenges[0].raised_in == ("kept",)
    assert tides().initiatives[0].presented_in == ()


def test_the_prose_of_what_is_hidden_is_left_out() -> None:
    assert [one.name.item for one in published().summaries] == ["kept", ""]


def test_people_stay_unless_they_are_known_from_hidden_contributions_only() -> None:
    assert [one.id for one in published().people] == ["ada", "nobody"]
    assert published().withdrawn == (("person", "", "zoraida"),)


def test_a_withdrawal_makes_no_translation_stale() -> None:
    everything = read({**FILES, "sessions.yaml": SESSIONS.replace("status: withdrawn", "")})
    assert published().digests == publishable(everything.publication).digests


def test_a_session_without_hidden_contributions_stays_the_same() -> None:
    session = read({"sessions.yaml": f"{SERIES}sessions: [{{id: fog, series: harbour-talks, "
                    'original: en, title: {en: "Fog"}}]\n'}).publication  # fmt: skip
    assert publishable(session).sessions[0] is session.sessions[0]


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_file_holds_a_word_of_what_is_hidden_though_others_refer_to_it(language: str) -> None:
    assert not [one for one in problems(FILES) if one.severity == "error"]
    documents = {name: repr(one) for name, one in made(language).documents.items()}
    for name, text in {**pages(language), **made(language).files, **documents}.items():
        # The address of someone withdrawn stays, and nothing else.
        page = text.replace("people/zoraida/", "") if name == "people/zoraida/index.md" else text
        found = [word for word in HIDDEN if word in page]
        assert found == [], name


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_address_of_a_withdrawn_contribution_says_so(language: str) -> None:
    page = pages(language)["sessions/tides/index.md"]
    for one in ("gone", "both"):
        notice = re.search(rf'<div[^>]* id="contribution-{one}"[^>]*>\n<p>(.*)</p>\n</div>', page)
        assert notice is not None
        assert "data-pagefind-ignore" in notice[0]
        assert notice[1] == words_of(language)("contribution.withdrawn")


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_of_someone_withdrawn_says_so_and_is_not_indexed(language: str) -> None:
    page = pages(language)["people/zoraida/index.md"]
    assert words_of(language)("withdrawn.title") in page
    assert 'data-pagefind-ignore=\\"all\\"' in page or 'data-pagefind-ignore="all"' in page
    assert "noindex" in page
    assert "people/ximena/index.md" not in pages(language)


def test_pictures_of_what_is_hidden_have_no_file_on_the_site() -> None:
    paths = {one for one in made("en").documents if one.startswith("pictures/")}
    assert paths == {"pictures/quay-480.webp"}


def test_a_text_that_shows_the_portrait_of_someone_hidden_is_told() -> None:
    text = {
        "summaries/tides/contributions/kept.en.md": "Ink. ![](picture:face) ![](picture:quay)\n"
    }
    found = [one for one in problems({**FILES, **text}) if one.code == "M243"]
    kept = [one for one in found if "kept" in one.finding.position.file]
    assert [one.finding.variant for one in kept] == ["hidden-picture"]
    published = publishable(read({**FILES, **text}).publication)
    assert [one.id for one in published.pictures] == ["quay"]


def test_the_portrait_of_somebody_who_left_the_register_is_told_of() -> None:
    people = PEOPLE.replace("    portrait: face\n", "")
    text = {"summaries/tides/contributions/kept.en.md": "The quay. ![](picture:quay)\n"}
    files = {**FILES, **text, "people.yaml": people}
    found = [one for one in problems(files) if one.code == "M252"]
    assert [one.finding.values["id"] for one in found] == ["face"]
