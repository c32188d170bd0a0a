"""Every page leads to the file that it is made from, and to a report for those who do not edit."""

import re
from dataclasses import replace

import pytest

from memoria.project.settings import read_settings
from memoria.publish.assets import Assets
from memoria.publish.build import make_forge
from memoria.publish.interface import interface
from memoria.render.editions import Forge
from tests.conftest import ROOT
from tests.demo import CODES, DEMO, demo

ADDRESS = "https://forge.example/league/towns"


def test_every_page_of_a_record_leads_to_the_file_in_which_the_record_stands() -> None:
    made = demo("en")
    for page in made.listed:
        if page.record is None:
            continue
        written = (DEMO / page.source).read_text("utf-8")
        assert f"id: {page.record.id}\n" in written, page.path
        assert f'source: "{made.edition.folder}/{page.source}"' in made.page(page.path)


def test_pages_of_all_files_have_none() -> None:
    listed = [one for one in demo("en").listed if one.template != "moved"]
    without = [one.path for one in listed if not one.source]
    assert without == ["data/fields/", "search/", "translations/", "rules/", "fields/"]


def test_with_a_forge_a_page_leads_to_the_line_on_which_its_record_begins() -> None:
    made = demo("en")
    led = replace(made, edition=replace(made.edition, forge=Forge(ADDRESS)))
    pages = [one for one in led.listed if one.record and not (one.leaf and one.leaf.part)]
    assert {one.template for one in pages} >= {"session", "initiative", "news-item", "guide"}
    for page in pages:
        (line,) = re.findall(
            rf'^source: "{made.edition.folder}/{page.source}#L(\d+)"$', led.page(page.path), re.M
        )
        begun = (DEMO / page.source).read_text("utf-8").splitlines()[int(line) - 1]
        assert re.search(rf"\bid: {page.record.id}\b", begun), page.path


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_theme_knows_the_form_in_the_language_of_each_page(language: str) -> None:
    forge = Forge(ADDRESS, forms=("es",))
    editions = tuple(replace(demo(one).edition, forge=forge) for one in CODES)
    written = interface(editions, Assets(), {}).decode()
    forms = {"en": "body=", "es": "template=correction.es.yml&amp;page="}
    assert f'"{language}": "{ADDRESS}/issues/new?{forms[language]}"' in written


def test_the_forms_are_those_of_the_repository() -> None:
    settings = read_settings(ROOT / "mkdocs.yml")
    assert make_forge(settings).forms == settings.codes
    assert make_forge(read_settings(ROOT / "tests/sites/french/mkdocs.yml")).forms == ()


def test_both_links_stand_in_one_row_and_only_with_a_forge() -> None:
    partial = (ROOT / "overrides" / "partials" / "edit.html").read_text("utf-8")
    row = partial.partition("{%- if forge %}")[2].partition("{%- endif %}\n")[0]
    assert row.count("<a href=") == partial.count("<a href=") == 2
    assert row.count('class="edit"') == 1
