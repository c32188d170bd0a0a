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
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


def violations(page: Page) -> list[str]:
    """List what axe finds in the light, and what of it depends on colours in the dark."""
    found = judged(page, LEVELS)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")  # at once
    found += [f"dark: {one}" for one in judged(page, COLOURS)]
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    return found


def judged(page: Page, rules: object) -> list[str]:
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("prefix", ["", "es/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_violation(open_page: Open, prefix: str, width: int) -> None:
    for path in PATHS:
        page = open_page(prefix + path, width)
        assert violations(page) == [], f"{prefix}{path}"


@pytest.mark.parametrize("path", ["contribute/", "fields/", "rules/"])
@pytest.mark.parametrize(("prefix", "width"), [("", 360), ("es/", 1280)])
def test_no_violation_on_pages_for_editors(
    open_page: Open, path: str, prefix: str, width: int
) -> None:
    page = open_page(prefix + path, width)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("prefix", ["", "es/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_violation_in_search(open_page: Open, prefix: str, width: int) -> None:
    page = open_page(f"{prefix}about/", width)
    page.locator("[data-search-open]").click()
    page.locator("dialog input").fill("Sharif")
    expect(page.locator(".search-result").first).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("prefix", ["", "es/"])
def test_no_violation_in_menu(open_page: Open, prefix: str) -> None:
    page = open_page(f"{prefix}sessions/led-employment/", 360)
    page.locator("details.menu summary").click()
    expect(page.locator(".menu-panel")).to_be_visible()
    assert violations(page) == []


def test_not_found_has_no_violation(open_page: Open, watch: object) -> None:
    page = open_page("404.html", 360)
    assert violations(page) == []
