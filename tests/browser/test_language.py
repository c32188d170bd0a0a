import re

import pytest

from tests.browser.conftest import SITE_URL, Open
from tests.browser.servers import Server

SESSION = "sessions/led-employment/"


@pytest.mark.parametrize(
    ("here", "there", "language"),
    [
        (f"{SESSION}#question-impact-on-jobs", f"es/{SESSION}#question-impact-on-jobs", "es"),
        (f"es/{SESSION}#sources", f"{SESSION}#sources", "en"),
        ("", "es/", "es"),
        ("es/people/maimunah-mohd-sharif/", "people/maimunah-mohd-sharif/", "en"),
        ("about/#method", "es/about/#method", "es"),
    ],
)
def test_switch_stays_on_page_and_section(
    open_page: Open, server: Server, here: str, there: str, language: str
) -> None:
    page = open_page(here)
    page.locator(f"header a[hreflang={language}]").click()
    page.wait_for_url(server.address + there)
    assert page.locator("html").get_attribute("lang") == language


def test_switch_goes_to_the_section_being_read(open_page: Open, server: Server) -> None:
    page = open_page(SESSION)
    page.locator("#contribution-un-habitat").evaluate("one => one.scrollIntoView()")
    page.locator("header a[hreflang=es]").click()
    page.wait_for_url(f"{server.address}es/{SESSION}#contribution-un-habitat")


def test_switch_needs_no_scripts(open_page: Open, server: Server) -> None:
    page = open_page(SESSION, scripts=False)
    page.locator("header a[hreflang=es]").click()
    assert page.url == f"{server.address}es/{SESSION}"


@pytest.mark.parametrize("path", ["", SESSION, "about/", "people/"])
@pytest.mark.parametrize("prefix", ["", "es/"])
def test_alternates_are_absolute(open_page: Open, path: str, prefix: str) -> None:
    page = open_page(prefix + path)
    links = page.locator("head link[rel=alternate][hreflang]").all()
    found = {link.get_attribute("hreflang"): link.get_attribute("href") for link in links}
    assert found == {
        "en": f"{SITE_URL}{path}",
        "es": f"{SITE_URL}es/{path}",
        "x-default": f"{SITE_URL}{path}",
    }
    canonical = page.locator("head link[rel=canonical]").get_attribute("href")
    assert canonical == f"{SITE_URL}{prefix}{path}"


def test_ids_are_equal_in_both_languages(open_page: Open) -> None:
    collect = "all => all.map(one => one.id)"
    english = open_page(SESSION).locator("article [id]").evaluate_all(collect)
    spanish = open_page(f"es/{SESSION}").locator("article [id]").evaluate_all(collect)
    assert len([one for one in english if one.startswith("question-")]) == 9
    assert english == spanish


ENGLISH = {"the", "of", "and", "with", "for", "by", "to", "in", "is", "are", "not", "from"}
SPANISH = {"el", "la", "los", "las", "de", "del", "y", "con", "para", "por", "en", "que", "una"}
OUTSIDE = """() => {
  const copy = document.body.cloneNode(true);
  copy.querySelectorAll("[lang], pre, script, dialog").forEach((one) => one.remove());
  return copy.textContent;
}"""


@pytest.mark.parametrize("path", ["", "sessions/", SESSION, "sessions/informality/", "about/"])
@pytest.mark.parametrize(
    ("prefix", "own", "other"), [("", ENGLISH, SPANISH), ("es/", SPANISH, ENGLISH)]
)
def test_other_languages_stand_in_marked_blocks_only(
    open_page: Open, path: str, prefix: str, own: set[str], other: set[str]
) -> None:
    text = str(open_page(prefix + path).evaluate(OUTSIDE))
    named = re.sub(
        r"\w[\w-]*(?:\.[\w-]+)+", "", text.lower()
    )  # names of hosts, such as en.example.org
    words = re.findall(r"[^\W\d_]+", named)
    assert set(words) & own
    assert set(words) & other == set()
