"""What the pages ask of others, and what a browser keeps of a visit."""

import pytest

from tests.browser.conftest import Open
from tests.browser.test_accessibility import PATHS

# All that a page can leave in a browser; the names of databases are told by a promise.
KEPT = """async () => ({
  cookies: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map((one) => one.name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {
    "cookies": "",
    "local": [],
    "session": [],
    "databases": [],
    "caches": [],
    "workers": 0,
}


@pytest.mark.parametrize("prefix", ["", "es/"])
def test_nothing_is_asked_of_another_host_and_nothing_is_kept(open_page: Open, prefix: str) -> None:
    # That no request goes elsewhere, `open_page` holds for every page of every test.
    for path in PATHS:
        page = open_page(prefix + path)
        assert page.evaluate(KEPT) == NOTHING, f"{prefix}{path}"
        assert page.context.cookies() == []
    page.wait_for_load_state("networkidle")


def test_a_search_leaves_nothing(open_page: Open) -> None:
    page = open_page("about/")
    page.locator("[data-search-open]").click()
    page.locator("dialog input").fill("Sharif")
    page.locator(".search-result").first.wait_for()
    assert page.evaluate(KEPT) == NOTHING


def test_only_a_chosen_palette_is_kept_until_it_is_taken_back(open_page: Open) -> None:
    page = open_page("about/")
    page.locator("header .palette button[value=dark]").first.click()
    assert page.evaluate(KEPT) == {**NOTHING, "local": ["memoria.palette"]}
    page.locator("header .palette button[value=system]").first.click()
    assert page.evaluate(KEPT) == NOTHING
