"""The map of the site names every page once in every language, but for those not to be found."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePath
from xml.etree.ElementTree import fromstring

import pytest

from memoria.content.publication import Revision
from memoria.project.settings import read_settings
from memoria.publish.sitemap import ROBOTS, path_of, robots, sitemap
from tests.conftest import ROOT
from tests.demo import demo

PLACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.mark.parametrize(
    ("file", "path"),
    [("index.md", ""), ("about.md", "about/"), ("a/index.md", "a/"), ("año.md", "a%C3%B1o/")],
)
def test_a_page_has_the_address_that_mkdocs_gives_it(file: str, path: str) -> None:
    assert path_of(PurePath(file)) == path


def test_every_page_to_be_found_is_named_once_in_each_language() -> None:
    settings = read_settings(ROOT / "mkdocs.yml")
    root = fromstring(sitemap(demo("en").view, settings, {}))
    places = [one.text for one in root.iter(PLACE)]
    paths = {page.path for page in demo("en").listed if page.listed} | {
        f"{path_of(file.relative_to(ROOT / 'docs' / 'en'))}"
        for file in (ROOT / "docs" / "en").glob("*.md")
        if file.name != "index.md"
    }
    expected = {settings.address_in(code) + path for code in settings.codes for path in paths}
    assert len(places) == len(set(places))
    assert set(places) == expected


def test_a_page_has_the_day_on_which_it_changed_where_git_knows_it() -> None:
    settings, made = read_settings(ROOT / "mkdocs.yml"), demo("en")
    moment = datetime(2026, 5, 1, tzinfo=UTC)
    past = {("session", "the-short-night"): Revision(moment, moment)}
    view = replace(made, publication=replace(made.publication, revisions=past)).view
    by_hand = {("", "es/about.md"): Revision(moment, moment)}
    root = fromstring(sitemap(view, settings, by_hand))
    days = {one.findtext(PLACE): one.findtext(PLACE.replace("loc", "lastmod")) for one in root}
    page = "sessions/the-short-night/"
    assert {days[settings.address_in(code) + page] for code in settings.codes} == {"2026-05-01"}
    assert days[f"{settings.address}about/"] == "2026-05-01"
    assert days[f"{settings.address}contribute/"] is None


def test_all_may_be_read_where_anybody_asks(tmp_path: Path) -> None:
    settings = replace(read_settings(ROOT / "mkdocs.yml"), docs=tmp_path)
    site = "https://towns.example.org/"
    assert robots(replace(settings, address=f"{site}below/")) == {}
    lines = robots(replace(settings, address=site))[ROBOTS].decode().splitlines()
    assert lines[:2] == ["User-agent: *", "Allow: /"]
    assert lines[-1] == "Sitemap: https://towns.example.org/sitemap.xml"
    (tmp_path / ROBOTS).write_text("User-agent: *\nDisallow: /drafts/\n", "utf-8")
    assert robots(settings) == {}
