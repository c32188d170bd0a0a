"""Texts that run from right to left: a few Arabic ones, on pages of either direction."""

import re
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from icalendar import Calendar
from pypdf import PdfReader

from memoria.messages.words import CATALOGUES
from tests.conftest import ROOT
from tests.links import Site
from tests.projects import SITES, copy_project, lay_over, publish_project
from tests.spoken import READ_OUT, read

ARABIC = re.compile(r"[\u0600-\u06ff]{2,}")
# The switcher names each language in itself; the names of people are written as they are.
NAME = "العربية"
SESSION = "sessions/harbour-lamps/index.html"
PAGES = (
    SESSION,
    *(f"{name}/index.html" for name in ("news/new-lamps", "guides/light-guide", "videos")),
    *(f"{name}/index.html" for name in ("initiatives/lamp-register", "themes/lamps")),
)
# Physical sides; what is drawn (the map, the axis of time) runs the same way in every language.
PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right)|text-align: (?:left|right)|float: (?:left|right)"
    r"|^\s*(?:left|right):"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Publish in English, Spanish and Arabic; the words around the Arabic pages are English."""
    folder = tmp_path_factory.mktemp("arabic")
    copy_project(folder)
    lay_over("arabic", folder)
    config = (SITES / "french" / "mkdocs.yml").read_text("utf-8")
    config = config.replace("locale: fr", "locale: ar").replace("Français", NAME)
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    (folder / "messages").mkdir()
    words = (CATALOGUES / "pages.en.po").read_text("utf-8").replace("Language: en", "Language: ar")
    (folder / "messages" / "pages.ar.po").write_text(words, "utf-8")
    shutil.copytree(folder / "docs" / "en", folder / "docs" / "ar")
    built, made = publish_project(folder)
    assert not built.failed
    return made


def directions(element: Element, direction: str, language: str) -> list[tuple[str, str, str]]:
    """List the texts of an element, each with the direction and the language it stands in."""
    direction, language = element.get("dir", direction), element.get("lang", language)
    if element.tag in {"script", "style", "pre"}:
        return []
    texts = [element.get(name) or "" for name in READ_OUT]
    found = [(text, direction, language) for text in (*texts, element.text or "")]
    for child in element:
        found += directions(child, direction, language)
        found.append((child.tail or "", direction, language))
    return found


def arabic(page: Element) -> list[tuple[str, str, str]]:
    return [one for one in directions(page, "", "") if ARABIC.search(one[0]) and one[0] != NAME]


@pytest.mark.parametrize("prefix", ["", "es/"])
@pytest.mark.parametrize("path", PAGES)
def test_arabic_on_other_pages_runs_from_right_to_left(site: Site, path: str, prefix: str) -> None:
    page = read(site.folder / (prefix + path))
    assert page.get("dir") == "ltr"
    names = ("قمر بنت المنارة", "رابطة حرّاس المصابيح")
    found = [one for one in arabic(page) if one[0].strip(" ()") not in names]
    assert found
    assert [one for one in found if one[1:] != ("rtl", "ar")] == []


def test_every_part_of_a_prose_text_is_in_a_block_of_its_direction(site: Site) -> None:
    page = read(site.folder / SESSION)
    blocks = [one for one in page.iter("div") if one.get("class") == "prose"]
    report = next(one for one in blocks if "47" in "".join(one.itertext()))
    assert (report.get("lang"), report.get("dir")) == ("ar", "rtl")
    assert {"h3", "ul", "blockquote", "table", "strong", "a"} <= {one.tag for one in report.iter()}


def test_titles_and_headings_carry_their_direction(site: Site) -> None:
    page = read(site.folder / "guides" / "light-guide" / "index.html")
    title = next(page.iter("title"))
    assert (title.get("lang"), title.get("dir")) == ("ar", "rtl")
    headings = [one for one in page.iter("h2") if ARABIC.search("".join(one.itertext()))]
    assert len(headings) >= 2
    assert {(one.get("lang"), one.get("dir")) for one in headings} == {("ar", "rtl")}
    contents = [one for one in page.iter("a") if str(one.get("href")).startswith("#")]
    marked = [one for one in contents if ARABIC.search("".join(one.itertext()))]
    assert marked
    assert {one.get("dir") for one in marked if "lang" in one.keys()} == {"rtl"}  # noqa: SIM118


def test_arabic_pages_run_from_right_to_left(site: Site) -> None:
    for name in site.pages:
        page = read(site.folder / name)
        if name.startswith("ar/"):
            assert (page.get("lang"), page.get("dir")) == ("ar", "rtl"), name
    session = read(site.folder / "ar" / SESSION)
    own = [one for one in session.iter() if one.get("lang") == "ar" and one.get("dir") == "ltr"]
    assert own == []


def test_other_languages_on_arabic_pages_run_from_left_to_right(site: Site) -> None:
    page = read(site.folder / "ar" / "data" / "index.html")
    assert page.get("dir") == "rtl"
    english = read(site.folder / "404.html")
    sections = {one.get("lang"): one.get("dir") for one in english.iter("section")}
    assert sections == {"en": "auto", "es": "auto", "ar": "auto"}


def test_files_hold_arabic_as_it_was_written(site: Site) -> None:
    feed = fromstring((site.folder / "feed.xml").read_bytes())
    assert "مصابيح جديدة على الرصيف" in "".join(feed.itertext())
    calendar: Any = Calendar.from_ical((site.folder / "calendar.ics").read_bytes())
    (event,) = calendar.walk("VEVENT")
    assert str(event["SUMMARY"]) == "مصابيح الميناء: من يشعلها ومن يطفئها؟"
    assert event["SUMMARY"].params["LANGUAGE"] == "ar"


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("ar/", "ar")])
def test_documents_hold_arabic(site: Site, prefix: str, language: str) -> None:
    path = site.folder / prefix / "sessions" / "harbour-lamps" / "report.pdf"
    reader = PdfReader(BytesIO(path.read_bytes()))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == language
    assert ARABIC.search(" ".join(page.extract_text() for page in reader.pages))


@pytest.mark.parametrize(
    "path", sorted((ROOT / "docs" / "assets" / "styles").glob("*.css")), ids=lambda one: one.name
)
def test_styles_name_no_physical_side(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in lines if PHYSICAL.search(line)] == []
