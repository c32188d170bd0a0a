"""The golden site: every page of a small publication, byte for byte, in both languages."""

import posixpath
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from memoria.checks.publication import check
from memoria.editions import Edition, Forge
from memoria.folders import read_folder
from memoria.loading.publication import Loaded, load
from memoria.problems import has_errors
from memoria.rendering import render
from memoria.settings import read_settings
from tests.conftest import ROOT, words_of
from tests.pages import as_html, elements, text_of

SITE = ROOT / "tests" / "sites" / "minimal"
EXPECTED = SITE / "expected"
FORGE = Forge("https://forge.example/harbour/talks", "trunk")
LANGUAGES = ("en", "es")
# Pages that are written by hand beside the rendered ones.
BY_HAND = {"about/", "contribute/", "accessibility/"}


@cache
def loaded() -> Loaded:
    return load(read_folder(SITE / "data", "data"), LANGUAGES, "data")


@cache
def pages() -> dict[str, str]:
    """Return every page by language and file: `es/sessions/tides/index.md`."""
    languages = read_settings(ROOT / "mkdocs.yml").languages
    return {
        f"{language.code}/{name}": text
        for language in languages
        for name, text in render(
            loaded().publication, Edition(words_of(language.code), languages, FORGE, "data")
        ).items()
    }


@cache
def html_of(name: str) -> str:
    return as_html(pages()[name])


NAMES = sorted(pages())
PATHS = sorted({name.partition("/")[2] for name in NAMES})


def ids(name: str) -> list[str]:
    return [one.attrib["id"] for one in elements(html_of(name)) if "id" in one.attrib]


def test_the_content_of_the_site_is_sound() -> None:
    assert not has_errors(check(loaded()))


def test_no_page_is_expected_that_is_not_made(update_golden: bool) -> None:
    for path in EXPECTED.rglob("*.md"):
        name = path.relative_to(EXPECTED).as_posix()
        if update_golden and name not in NAMES:
            path.unlink()
        assert name in NAMES or update_golden


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_exactly_the_one_expected(name: str, update_golden: bool) -> None:
    if update_golden:
        (EXPECTED / name).parent.mkdir(parents=True, exist_ok=True)
        (EXPECTED / name).write_bytes(pages()[name].encode())
    assert pages()[name] == (EXPECTED / name).read_bytes().decode()


def test_rendering_again_gives_the_same_bytes() -> None:
    before = dict(pages())
    pages.cache_clear()
    loaded.cache_clear()
    assert pages() == before


@pytest.mark.parametrize("path", PATHS)
def test_every_page_exists_in_every_language_with_the_same_ids(path: str) -> None:
    assert {frozenset(ids(f"{language}/{path}")) for language in LANGUAGES} == {
        frozenset(ids(f"en/{path}"))
    }


@pytest.mark.parametrize("name", NAMES)
def test_no_id_stands_twice_on_a_page(name: str) -> None:
    assert [one for one, times in Counter(ids(name)).items() if times > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_link_of_a_page_leads_to_a_page_or_an_id(name: str) -> None:
    language, _, path = name.partition("/")
    for element in elements(html_of(name)):
        address = element.get("href", "")
        if not address or re.match(r"https?://", address):
            continue
        target, _, fragment = address.partition("#")
        reached = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        reached = "" if reached == "." else f"{reached}/"
        assert reached in BY_HAND or f"{reached}index.md" in PATHS, address
        assert not fragment or fragment in ids(f"{language}/{reached}index.md"), address


@pytest.mark.parametrize("name", NAMES)
def test_every_description_refers_to_what_is_on_the_page(name: str) -> None:
    known = set(ids(name))
    for element in elements(html_of(name)):
        for attribute in ("aria-labelledby", "aria-describedby"):
            assert set(element.get(attribute, "").split()) <= known


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_one_title_and_headings_without_a_gap(name: str) -> None:
    levels = [
        int(str(one.tag)[1]) for one in elements(html_of(name)) if re.match(r"h\d", str(one.tag))
    ]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", NAMES)
def test_markdown_leaves_the_html_of_a_page_as_it_is(name: str) -> None:
    blocks = re.findall(r'<div class="prose".*?\n</div>\n', pages()[name], re.DOTALL)
    assert all(block in html_of(name) + "\n" for block in blocks)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_to_be_shown_is_on_no_page(name: str) -> None:
    for hidden in ("UNREADY", "RETRACTED", "retracted", "contribution-unready"):
        assert hidden not in pages()[name]


@pytest.mark.parametrize("name", NAMES)
def test_no_value_is_printed_as_the_program_sees_it(name: str) -> None:
    shown = text_of(html_of(name))
    for trace in ("None", "Undefined", "Markup(", "{'", "Text(", "datetime", "{#", "{:"):
        assert trace not in shown


def page(name: str) -> str:
    return text_of(html_of(f"{name}index.md"))


def test_a_missing_translation_is_shown_in_the_original_and_says_so() -> None:
    for name, language, words in (
        ("es/sessions/tides/", "en", "The evening"),
        ("en/sessions/low-water/", "es", "Quedó al aire la quilla."),
    ):
        assert words in page(name)
        inside = [
            one for one in elements(html_of(f"{name}index.md")) if one.get("lang") == language
        ]
        assert any(words in "".join(one.itertext()) for one in inside)


def test_the_state_of_a_translation_is_told() -> None:
    spanish = page("es/sessions/tides/")
    assert words_of("es")("translation.stale") in spanish
    assert words_of("es")("translation.machine") in spanish
    assert words_of("en")("translation.machine") in page("en/sessions/low-water/")
    english = page("en/sessions/tides/")
    assert words_of("en")("translation.stale") not in english
    assert words_of("en")("translation.machine") not in english


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_in_another_language_is_marked_as_such(language: str) -> None:
    """Hold that no word written only in the other language stands unmarked."""
    other = {"en": "Observatorio de gaviotas", "es": "Erosion"}[language]
    for name in (name for name in NAMES if name.startswith(language)):
        marked = [one for one in elements(html_of(name)) if one.get("lang") not in {None, language}]
        shown = "".join("".join(one.itertext()) for one in marked)
        assert text_of(html_of(name)).count(other) <= shown.count(other)


def test_the_golden_site_names_no_real_body() -> None:
    real = re.compile("uclg|metropolis|habitat|covid", re.IGNORECASE)
    for path in Path(SITE).rglob("*.*"):
        assert not real.search(path.read_text("utf-8"))
