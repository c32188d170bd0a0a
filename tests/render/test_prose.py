"""What a reader is told of each text: where the original is, and how a translation is mended."""

from dataclasses import replace
from datetime import date
from urllib.parse import unquote

import pytest

from memoria.content.consent import publishable
from memoria.content.directory import make_directory
from memoria.content.publication import Change, digest
from memoria.load.content import load
from memoria.project.settings import Language
from memoria.render.editions import Forge
from memoria.render.prose import excerpt, without_dead_links
from tests.cases import each
from tests.conftest import words_of
from tests.contents import SERIES, stored
from tests.demo import SITE, Made, make
from tests.pages import as_html, elements, text_of

COLONS = [
    (
        "<p>It asked:</p>\n<ul>\n<li>who pays;</li>\n<li>who rows.</li>\n</ul>",
        "It asked: who pays; who rows.",
    ),
    ("<p>It asked:</p><ol><li><p>Who pays</p></li></ol><p>More.</p>", "It asked: Who pays."),
    ("<h3>Aim</h3><p>It said:</p>\n<p>Row.</p>", "It said: Row."),
    ("<p>It met. It asked:</p><h3>Who</h3>", "It met."),
    ("<p>It asked:</p>", "It asked"),
    ("<p>It met. It asked:</p><p>This:</p>", "It met."),
    ("<p>Met at 10:30.</p>", "Met at 10:30."),
    ("", ""),
]
FORGE = Forge("https://forge.example/league/towns", "trunk")
THREE = (Language("en", "English"), Language("es", "Español"), Language("fr", "Français"))
EDIT = f"{FORGE.address}/edit/trunk/data/"
REPORT = "La marea subió dos veces.\n"
SESSION = "sessions/tides/"


@each(("html", "told"), COLONS)
def test_an_excerpt_does_not_stop_at_a_colon(html: str, told: str) -> None:
    assert excerpt(html) == told


def made(
    reader: str = "en",
    *,
    report: dict[str, str] | None = None,
    changes: dict[tuple[str, str], Change] | None = None,
    **parts: str,
) -> Made:
    """Make a session in three languages of which some texts are missing or stale.

    `parts` are the original language, the title, fields of the session's `record`, of its
    initiative (`dyke`), and of a `guide`.
    """
    title = parts.get("title", '{en: "Tides", es: "Mareas", fr: "Marées"}')
    lines = f"""{SERIES}sessions:
  - id: tides
    series: harbour-talks
    original: {parts.get("original", "es")}
    title: {title}
    news: [{{id: flood, date: 2024-02-29, title: {title}}}]
    initiatives: [{{id: dyke, {parts.get("dyke", "")}status: planned, title: {title}}}]
    videos:
      - {{id: film, language: es, title: {title}, address: "https://example.org/film",
         without_captions_because: {title}}}
    {parts.get("record", "")}
"""
    files = {f"summaries/tides/report.{code}.md": text for code, text in (report or {}).items()}
    files["summaries/tides/news/flood.es.md"] = REPORT
    files["sessions.yaml"] = lines
    if "guide" in parts:
        files["guides.yaml"] = f"""guides:
  - id: sea
    original: es
    title: {title}
    items: ["session:tides"]
    {parts["guide"]}
"""
    codes = tuple(one.code for one in THREE)
    loaded = load({name: stored(name, text) for name, text in files.items()}, codes, "data")
    publication = publishable(replace(loaded.publication, changes=changes or {}))
    edition = replace(make(loaded, reader).edition, languages=THREE, forge=FORGE)
    return Made(publication, make_directory(publication), edition)


def page(made: Made, path: str = SESSION) -> str:
    return made.page(path)


def notices(made: Made, path: str = SESSION) -> list[tuple[str, dict[str, str]]]:
    """Return the words of each notice on a page, and its links by their words."""
    found = []
    for one in elements(as_html(page(made, path))):
        if one.get("class") == "notice":
            links = {"".join(a.itertext()): a.get("href", "") for a in one.iter("a")}
            found.append((" ".join("".join(one.itertext()).split()), links))
    return found


def told(made: Made, message: str, path: str = SESSION) -> dict[str, str]:
    """Return the links of the one notice that says something."""
    (links,) = [links for text, links in notices(made, path) if message in text]
    return links


def test_a_missing_text_leads_to_its_original_and_to_a_translation_begun() -> None:
    links = told(
        made(report={"es": REPORT}), "not yet available in English; it is shown in Spanish"
    )
    assert links["Read the original in Spanish"] == "../../es/sessions/tides/#report"
    begun = unquote(links["Translate this text"])
    assert begun.startswith(
        f"{FORGE.address}/new/trunk?filename=data/summaries/tides/report.en.md&"
    )
    assert f'---\nof: "{digest(REPORT)}"\nby:\n---\n{REPORT}' in begun


@pytest.mark.parametrize(
    ("reader", "written", "shown", "prefix"),
    [
        ("en", "es", "Spanish", "../../es/"),
        ("es", "en", "inglés", "../../../"),
        ("en", "fr", "French", "../../fr/"),
        ("es", "fr", "francés", "../../../fr/"),
    ],
)
def test_fallback_works_in_every_direction(
    reader: str, written: str, shown: str, prefix: str
) -> None:
    found = made(reader, report={written: REPORT}, original=written)
    message = words_of(reader)("fallback.text", language=shown)
    label = words_of(reader)("notice.original", language=shown)
    assert told(found, message)[label] == f"{prefix}sessions/tides/#report"
    (prose,) = [
        one
        for one in elements(as_html(page(found)))
        if one.get("class") == "prose" and one.get("lang") == written
    ]
    assert "La marea" in "".join(prose.itertext())


def test_a_stale_text_says_since_when_and_how_much_has_changed() -> None:
    report = {"es": REPORT, "en": '---\nof: "00000000"\nby: "Ada"\n---\nThe tide rose.\n'}
    key = ("summaries/tides/report.en.md", "en")
    since = date(2026, 5, 3)
    for change, expected in (
        (Change(since, 12, 340), "12 of 340 words have changed since 3 May 2026."),
        (Change(since, 1, 340), "1 of 340 words has changed since 3 May 2026."),
        (Change(None, 12, 340), "12 of 340 words have changed."),
        (Change(since, 0, 340), "since this translation was made. Read"),
    ):
        found = made(report=report, changes={key: change})
        links = told(found, words_of("en")("translation.stale"))
        assert links == {
            "Read the original in Spanish": "../../es/sessions/tides/#report",
            "Update the translation": f"{EDIT}summaries/tides/report.en.md",
        }
        assert expected in " ".join(text for text, _ in notices(found))


def test_a_machine_translation_asks_for_a_review() -> None:
    report = {"es": REPORT, "en": f'---\nof: "{digest(REPORT)}"\nmachine: true\n---\nTide.\n'}
    links = told(made(report=report), words_of("en")("translation.machine"))
    assert links["Review the translation"] == f"{EDIT}summaries/tides/report.en.md"


def test_a_current_translation_has_its_credits_and_no_notice() -> None:
    pin = f'---\nof: "{digest(REPORT)}"\nby: "Ada"\nreviewed_by: "Blas"\n---\n'
    found = made(report={"es": REPORT, "en": f"{pin}Tide.\n"})
    assert not [text for text, links in notices(found) if "Update the translation" in links]
    assert len(notices(found)) == 1  # of the news item
    assert "Translated from Spanish by Ada. Reviewed by Blas." in text_of(as_html(page(found)))


STALE = 'translations: {en: {of: "00000000", by: "Ada"}}'
MACHINE = "translations: {en: {machine: true}}"


@each("path", [SESSION, "news/flood/", "initiatives/dyke/", "videos/"])
@each(("record", "state"), [(STALE, "stale"), (MACHINE, "machine")])
def test_the_state_of_a_record_is_told_once_on_every_page_made_from_it(
    path: str, record: str, state: str
) -> None:
    found = made(record=record)
    links = told(found, words_of("en")(f"translation.{state}.session"), path)
    original = "../" * path.count("/") + f"es/{path}"
    label = {"stale": "Update the translation", "machine": "Review the translation"}[state]
    assert links == {"Read this page in Spanish": original, label: f"{EDIT}sessions.yaml#L5"}


PLACES = {
    "title": ("stale.head", SESSION, ""),
    "initiatives.dyke.title": ("stale", SESSION, "#initiative-dyke"),
    "videos.film.title": ("stale", SESSION, "#video-film"),
    "news.flood.title": ("stale", SESSION, "#news-flood"),
}


@each("name", PLACES)
def test_where_it_is_known_which_text_is_stale_it_is_told_there_alone(name: str) -> None:
    change = {("session:tides", "en"): Change(date(2026, 5, 3), 12, 340, (name,))}
    found = made(record=STALE, changes=change)
    message, path, mark = PLACES[name]
    links = told(found, words_of("en")(f"translation.{message}"), path)
    assert links["Read this page in Spanish"] == f"../../es/{path}{mark}"
    for other in ("news/flood/", "initiatives/dyke/"):
        concerned = name.startswith(other.strip("/").replace("/", "."))
        assert concerned == any("Update the translation" in one for _, one in notices(found, other))


def test_what_was_first_written_in_the_readers_language_is_no_translation() -> None:
    found = made(record=STALE, dyke="original: en, ")
    message = words_of("en")("translation.stale.session")
    assert not [text for text, _ in notices(found, "initiatives/dyke/") if message in text]
    assert [text for text, _ in notices(found, "news/flood/") if message in text]


@pytest.mark.parametrize(("record", "state"), [(STALE, "stale"), (MACHINE, "machine")])
def test_a_guide_names_the_sessions_it_draws_on_once(record: str, state: str) -> None:
    found = made(record=record, guide="")
    links = told(found, words_of("en")(f"translation.{state}.sessions"), "guides/sea/")
    assert links == {"Tides": "../../sessions/tides/"}


def test_a_guide_tells_of_its_own_texts_and_of_each_text_it_shows() -> None:
    found = made(report={"es": REPORT}, guide='translations: {en: {of: "00000000"}}')
    links = told(found, words_of("en")("translation.stale.guide"), "guides/sea/")
    assert links == {
        "Read this page in Spanish": "../../es/guides/sea/",
        "Update the translation": f"{EDIT}guides.yaml#L2",
    }
    links = told(found, "it is shown in Spanish", "guides/sea/")
    assert links["Read the original in Spanish"] == "../../es/guides/sea/#session-tides"


def test_on_paper_the_original_is_at_a_whole_address() -> None:
    found = made(report={"es": REPORT})
    view = replace(found.view, edition=replace(found.edition, forge=Forge()))
    prose = view.prose(view.publication.sessions[0], "report")
    assert prose
    assert prose.translate == ""
    assert view.across(prose.place, "es") == f"{SITE}es/sessions/tides/#report"


def test_texts_of_a_record_that_are_missing_are_told_on_its_page() -> None:
    found = made(record='notes: [{about: starts, text: {es: "Sin fecha"}}]')
    links = told(found, "Some texts on this page are not yet available in English")
    assert links == {
        "Read this page in Spanish": "../../es/sessions/tides/",
        "Translate these texts": f"{EDIT}sessions.yaml#L5",
        "State of all translations": "../../translations/#en",
    }


def test_a_page_that_only_lists_a_missing_text_offers_no_file_to_edit() -> None:
    found = made(title='{es: "Mareas"}')
    for path in ("", "sessions/", "news/"):
        links = told(found, "Some texts on this page", path)
        assert "Translate these texts" not in links
        assert links["State of all translations"].endswith("translations/#en")
    assert "Translate these texts" in told(found, "Some texts on this page", "news/flood/")


@pytest.mark.parametrize(
    ("markdown", "left"),
    [
        ("See [what *she* said](person:gone), and", "See what *she* said, and"),
        ("[a [b] \\] c](<talk:x>) [a](contribution:tides/gone 'T')", "[a [b] \\] c](<talk:x>) a"),
        ("![](picture:gone)\n[here](person:here)", "\n[here](person:here)"),
        ("[a][b]\n\n[b]: person:gone\n", "[a][b]\n\n\n"),
        ("<person:gone> <person:here> [x](https://a.example/person:gone)",
         " <person:here> [x](https://a.example/person:gone)"),
    ],
)  # fmt: skip
def test_of_a_link_to_what_is_not_shown_its_words_are_left(markdown: str, left: str) -> None:
    assert without_dead_links(markdown, lambda _, path: not path.endswith("gone")) == left
