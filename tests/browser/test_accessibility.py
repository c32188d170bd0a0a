"""axe, for WCAG 2.2 A and AA, on every kind of page, in every state a reader meets."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

PATHS = (
    "",
    "sessions/",
    "sessions/led-employment/",
    "initiatives/",
    "initiatives/business-support/",
    "people/maimunah-mohd-sharif/",
    "about/",
)
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("prefix", ["", "es/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_violation(open_page: Open, prefix: str, scheme: str, width: int) -> None:
    for path in PATHS:
        page = open_page(prefix + path, width, scheme)
        assert violations(page) == [], f"{prefix}{path}"


@pytest.mark.parametrize("path", ["contribute/", "fields/", "rules/"])
@pytest.mark.parametrize(("prefix", "width", "scheme"), [("", 360, "dark"), ("es/", 1280, "light")])
def test_no_violation_on_pages_for_editors(
    open_page: Open, path: str, prefix: str, width: int, scheme: str
) -> None:
    page = open_page(prefix + path, width, scheme)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("prefix", ["", "es/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_violation_in_search(open_page: Open, prefix: str, scheme: str, width: int) -> None:
    page = open_page(f"{prefix}about/", width, scheme)
    page.locator("[data-search-open]").click()
    page.locator("dialog input").fill("Sharif")
    expect(page.locator(".search-result").first).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("prefix", ["", "es/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation_in_menu(open_page: Open, prefix: str, scheme: str) -> None:
    page = open_page(f"{prefix}sessions/led-employment/", 360, scheme)
    page.locator("details.menu summary").click()
    expect(page.locator(".menu-panel")).to_be_visible()
    assert violations(page) == []


def test_not_found_has_no_violation(open_page: Open, watch: object) -> None:
    page = open_page("404.html", 360, "dark")
    assert violations(page) == []
