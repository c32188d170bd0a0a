"""French in tests/sites/: configuration, a catalogue, pages and data make a third language."""

import gzip
import json
import re
import shutil
from difflib import ndiff
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, fromstring

import pytest
from icalendar import Calendar
from pypdf import PdfReader

from memoria.content.publication import Publication
from memoria.load.content import load
from memoria.messages.words import Words, read_words, unusable
from memoria.project.folders import read_folder
from memoria.publish.build import Built
from tests.conftest import ROOT, words_of
from tests.contents import session
from tests.links import ADDRESS, Site
from tests.projects import SITES, copy_project, lay_over, publish_project
from tests.spoken import has, known_texts, read, spoken, unmarked

FRENCH = SITES / "french"
CODES = ("en", "es", "fr")
PREFIXES = {"en": "", "es": "es/", "fr": "fr/"}
ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
SHARED = (
    "assets/", "pagefind/", "sitemap.xml", "robots.txt", "404.html", "media/", "pictures/",
    "data/build.json",
)  # fmt: skip


@pytest.fixture(scope="module")
def french() -> Words:
    return read_words("fr", FRENCH / "messages")


@pytest.fixture(scope="module")
def publication() -> Publication:
    return load(read_folder(FRENCH / "data", "data"), CODES, "data").publication


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Site]:
    folder = tmp_path_factory.mktemp("french")
    copy_project(folder)
    lay_over("french", folder)
    return publish_project(folder)


@pytest.fixture(scope="module")
def site(published: tuple[Built, Site]) -> Site:
    return published[1]


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, Element]:
    """Read every page but the one for addresses that do not exist."""
    return {name: read(site.folder / name) for name in site.pages if name != "404.html"}


def language_of(name: str) -> str:
    return name.partition("/")[0] if name.startswith(("es/", "fr/")) else "en"


def path_of(name: str) -> str:
    """Return the path of a file, which is the same in every language."""
    return name.removeprefix(PREFIXES[language_of(name)])


def page_of(site: Site, name: str) -> str:
    return (site.folder / name).read_text("utf-8")


def test_there_is_no_line_of_python() -> None:
    assert [path.name for path in FRENCH.rglob("*.py")] == []


def test_the_configuration_is_the_projects_with_a_language_more() -> None:
    own = (ROOT / "mkdocs.yml").read_text("utf-8").splitlines()
    there = (FRENCH / "mkdocs.yml").read_text("utf-8").splitlines()
    changes = [line for line in ndiff(own, there) if line[:1] in "+-"]
    assert [line[2:].split(":")[0].strip() for line in changes] == [
        "- locale", "name", "site_description", "- messages",
    ]  # fmt: skip
    assert all(line.startswith("+") for line in changes)


def test_the_catalogue_has_every_message_and_placeholder(french: Words) -> None:
    assert unusable(french, words_of("en")) == []
    assert set(french.messages) == set(words_of("en").messages)


def test_french_signs_stand_behind_a_space_that_does_not_break(french: Words) -> None:
    forms = [
        form
        for message in french.messages.values()
        for form in ((message,) if isinstance(message, str) else message)
    ]
    assert [form for form in forms if re.search(r"« | [»;!?]| :(?!\S)|\w'\w", form)] == []


def test_the_site_is_built_without_a_problem(published: tuple[Built, Site]) -> None:
    assert published[0].problems == ()


def test_everything_exists_three_times_with_equal_paths(site: Site) -> None:
    files = [
        path.relative_to(site.folder).as_posix()
        for path in site.folder.rglob("*")
        if path.is_file()
    ]
    own = [name for name in files if not name.startswith(SHARED)]
    found = {code: {path_of(one) for one in own if language_of(one) == code} for code in CODES}
    assert found["en"] == found["es"] == found["fr"]
    assert {"feed.xml", "calendar.ics", "data/sessions.json", "guides/to-stay-aloft.pdf"} <= found[
        "fr"
    ]


def test_pages_have_the_same_ids_in_all_languages(site: Site) -> None:
    by_hand = {f"{path.stem}/index.html" for path in (FRENCH / "docs" / "fr").iterdir()}
    for name, page in site.pages.items():
        if name != "404.html" and path_of(name) not in by_hand:
            assert page.ids == site.pages[path_of(name)].ids, name


def test_no_link_is_broken(site: Site) -> None:
    assert list(site.broken()) == []


def test_alternates_name_three_languages_and_the_default(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        path = path_of(name).removesuffix("index.html")
        links = [one for one in page.iter("link") if one.get("hreflang")]
        assert {one.get("hreflang"): one.get("href") for one in links} == {
            **{code: f"{ADDRESS}{prefix}{path}" for code, prefix in PREFIXES.items()},
            "x-default": f"{ADDRESS}{path}",
        }, name


def test_the_switcher_leads_to_the_same_page_in_three_languages(
    site: Site, pages: dict[str, Element]
) -> None:
    for name, page in pages.items():
        links = [one for one in page.iter("a") if one.get("data-language") is not None]
        assert [(one.get("lang"), one.get("hreflang")) for one in links] == [(c, c) for c in CODES]
        assert ["".join(one.itertext()).split()[-1] for one in links] == [
            "English", "Español", "Français",
        ]  # fmt: skip
        for one in links:
            there = urljoin(site.url(name), str(one.get("href")))
            assert site.file(there) == PREFIXES[str(one.get("lang"))] + path_of(name)
        current = [one.get("lang") for one in links if one.get("aria-current")]
        assert current == [language_of(name)] == [page.get("lang")]


def test_no_text_stands_unmarked_among_those_of_another_language(
    pages: dict[str, Element], publication: Publication
) -> None:
    known = known_texts(publication)
    assert all(len(known[code]) > 40 for code in CODES)
    found = {name: list(unmarked(page, known)) for name, page in pages.items()}
    assert {name: texts for name, texts in found.items() if texts} == {}


def test_the_search_for_unmarked_texts_finds_them() -> None:
    known = {"en": {"A listening bench"}, "fr": {"Un banc", "Rien de plus ici"}}
    page = fromstring(
        '<html lang="en"><p>Un banc <b lang="fr">Rien de plus ici</b></p>'
        '<p lang="fr"><img alt="A listening bench"/></p></html>'
    )
    assert list(unmarked(page, known)) == ["fr in en: Un banc", "en in fr: A listening bench"]


NOTICES = ("fallback.page", "fallback.text")
SHOWN = [
    ("fr/sessions/market-of-echoes/index.html", "es", "Un banco de escucha en cada plaza"),
    ("fr/sessions/market-of-echoes/index.html", "es", "Primero se llama."),
    ("fr/themes/voices/index.html", "en", "Voices and echoes"),
    ("sessions/slow-cable-cars/index.html", "fr", "Éloge de la lenteur"),
    ("es/sessions/slow-cable-cars/index.html", "fr", "Qui se presse arrive seul."),
    ("es/sessions/slow-cable-cars/index.html", "fr", "On n’y entend que le vent."),
    ("sessions/three-tongues-one-table/index.html", "es", "Ninguna fuente numera este encuentro."),
    ("sessions/three-tongues-one-table/index.html", "fr", "La table ronde"),
    ("fr/sessions/three-tongues-one-table/index.html", "en", "Nobody has counted them so far."),
    ("es/guides/to-stay-aloft/index.html", "fr", "La cabine qui attend les retardataires"),
]


@pytest.mark.parametrize(("name", "language", "words"), SHOWN)
def test_a_text_that_is_missing_is_shown_in_another_language(
    pages: dict[str, Element], name: str, language: str, words: str
) -> None:
    assert has(spoken(pages[name])[language], words)


@pytest.mark.parametrize("name", sorted({name for name, _, _ in SHOWN}))
def test_a_page_with_such_texts_says_so_in_its_own_language(
    pages: dict[str, Element], french: Words, name: str
) -> None:
    code = language_of(name)
    words = french if code == "fr" else words_of(code)
    said = spoken(pages[name])[code]
    notices = [str(words.messages[key]).partition("{")[0] for key in NOTICES]
    assert any(" ".join(one.split()) in said for one in notices)


def test_a_page_in_two_other_languages_names_both(site: Site) -> None:
    page = page_of(site, "sessions/three-tongues-one-table/index.html")
    assert "they are shown in French and Spanish." in page or "in Spanish and French." in page


def test_the_words_around_the_pages_are_french(pages: dict[str, Element], french: Words) -> None:
    keys = ("site.skip", "site.search", "site.languages", "site.tagline", "site.credit")
    for name, page in pages.items():
        if language_of(name) == "fr":
            said = spoken(page)["fr"]
            assert [key for key in keys if " ".join(french(key).split()) not in said] == [], name


def test_dates_numbers_and_lists_are_french(site: Site) -> None:
    page = page_of(site, "fr/sessions/snow-on-the-roofs/index.html")
    assert "lundi 3 février 2031" in page.lower()
    assert "Union des vallées suspendues" in page


def test_the_page_for_lost_addresses_speaks_all_languages(site: Site, french: Words) -> None:
    page = read(site.folder / "404.html")
    sections = [one for one in page.iter("section") if one.get("lang")]
    assert [one.get("lang") for one in sections] == list(CODES)
    assert french("site.not-found.title") in "".join(sections[2].itertext())
    links = [one.get("href") for one in sections[2].iter("a")]
    assert links == ["/some/base/fr/", "/some/base/fr/sessions/"]


def test_the_search_index_has_a_part_for_each_language(site: Site) -> None:
    entry = json.loads((site.folder / "pagefind" / "pagefind-entry.json").read_text("utf-8"))
    assert set(entry["languages"]) == set(CODES)
    counts = {one["page_count"] for one in entry["languages"].values()}
    assert len(counts) == 1
    fragments = list((site.folder / "pagefind" / "fragment").glob("fr_*"))
    texts = [gzip.decompress(path.read_bytes()).decode("utf-8", "replace") for path in fragments]
    assert any("Les toits de Hautebrume" in text for text in texts)


def test_the_map_of_the_site_names_three_languages(site: Site) -> None:
    text = page_of(site, "sitemap.xml")
    assert text.count("<loc>") == text.count('hreflang="fr"')
    assert f"<loc>{ADDRESS}fr/sessions/slow-cable-cars/</loc>" in text


def test_the_feed_marks_what_is_not_french(site: Site, publication: Publication) -> None:
    feed = fromstring((site.folder / "fr" / "feed.xml").read_bytes())
    known = known_texts(publication)
    assert feed.get(LANGUAGE) == "fr"
    titles = [one for entry in feed.iter(f"{ATOM}entry") for one in entry.findall(f"{ATOM}title")]
    assert {one.get(LANGUAGE, "fr") for one in titles} == {"fr", "es"}
    for one in titles:
        assert one.text in known[one.get(LANGUAGE, "fr")]


def test_the_calendar_says_which_language_a_text_is_in(
    site: Site, publication: Publication
) -> None:
    calendar: Any = Calendar.from_ical((site.folder / "fr" / "calendar.ics").read_bytes())
    known = known_texts(publication)
    events = calendar.walk("VEVENT")
    assert len(events) == len(publication.sessions)
    for event in events:
        summary = event["SUMMARY"]
        assert str(summary) in known[summary.params["LANGUAGE"]]
        held = event["CATEGORIES"]
        for part in held if isinstance(held, list) else [held]:
            assert set(map(str, part.cats)) <= known[part.params["LANGUAGE"]]


def pdf(site: Site, name: str) -> tuple[str, str]:
    """Return the language that a document names, and what it says."""
    reader = PdfReader(BytesIO((site.folder / name).read_bytes()))
    text = " ".join(page.extract_text() for page in reader.pages)
    root: Any = reader.trailer["/Root"]
    return str(root["/Lang"]), " ".join(text.split())


def test_documents_are_french(site: Site, french: Words) -> None:
    language, text = pdf(site, "fr/sessions/snow-on-the-roofs/report.pdf")
    assert language == "fr"
    assert "Les toits de Hautebrume gardent 640 tonnes" in text
    assert french("credits.title") in text
    language, text = pdf(site, "fr/sessions/market-of-echoes/report.pdf")
    assert language == "fr"
    assert "En Rocaviento los ecos se cambian por higos" in text
    assert "n’est pas encore disponible en français" in text


def test_open_data_says_what_is_missing_in_french(site: Site) -> None:
    files = (site.folder / "fr" / "data" / "sessions").glob("*.json")
    data = [json.loads(one.read_text("utf-8"))["session"] for one in files]
    sessions = {one["id"]: one for one in data}
    assert sessions["market-of-echoes"]["title"]["language"] == "es"
    assert sessions["market-of-echoes"]["report"]["state"] == "missing"
    assert sessions["snow-on-the-roofs"]["report"]["state"] == "original"


def test_spaces_that_do_not_break_stay_where_they_are_written(site: Site) -> None:
    page = page_of(site, "fr/sessions/snow-on-the-roofs/index.html")
    assert "La neige sur les toits\u00a0: qui la garde, qui la boit\u202f?" in page


def test_french_may_be_the_default_language(tmp_path: Path) -> None:
    copy_project(tmp_path)
    lay_over("french", tmp_path)
    shutil.rmtree(tmp_path / "data")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "sessions.yaml").write_text(session())
    config, default = tmp_path / "mkdocs.yml", "          default: true\n"
    name = "          name: Français\n"
    text = config.read_text("utf-8").replace(default, "").replace(name, name + default)
    config.write_text(text, "utf-8")
    built, site = publish_project(tmp_path)
    assert not built.failed
    assert read(site.folder / "index.html").get("lang") == "fr"
    assert (site.folder / "en" / "sessions" / "tides" / "index.html").is_file()
    assert list(site.broken()) == []
