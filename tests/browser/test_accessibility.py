"""axe, for WCAG 2.2 A and AA, on every kind of page, in every state a reader meets."""

from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

PATHS = (
    "",
    "sessions/",
    "sessions/led-employment/",
    "questions/",
    "initiatives/",
    "initiatives/business-support/",
    "people/maimunah-mohd-sharif/",
    "about/",
)
COLOURS = ["color-contrast", "link-in-text-block"]
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {one: {"enabled": False} for one in COLOURS},
}
# Whether a text can be told from what is behind it depends on its colours, size and weight, and on
# the backgrounds of all that it stands in. Of those in which all this is the same, one is judged:
# they are hundreds on a long page, and most of what axe takes.
ALIKE = """() => {
  const grounds = new Map([[null, ""]]), seen = new Set(), alike = new Map();
  const ground = (one) => {
    if (!grounds.has(one)) {
      const style = getComputedStyle(one);
      const own = [style.backgroundColor, style.backgroundImage, style.opacity].join();
      const clear = own === "rgba(0, 0, 0, 0),none,1";
      grounds.set(one, ground(one.parentElement) + (clear ? "" : `${own};`));
    }
    return grounds.get(one);
  };
  for (const one of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(one), around = getComputedStyle(one.parentElement);
    const key = [
      ground(one), style.color, style.fontSize, style.fontWeight, style.textShadow,
      one.tagName === "A" && [style.textDecorationLine, style.borderBottom, around.color],
    ].join("|");
    alike.set(one, seen.has(key));
    seen.add(key);
    delete one.dataset.judged;
    if (alike.get(one) !== (alike.get(one.parentElement) ?? false)) {
      one.dataset.judged = alike.get(one) ? "no" : "yes";
    }
  }
}"""
FEW = {"include": [["body"], ["[data-judged=yes]"]], "exclude": [["[data-judged=no]"]]}
JUDGE = """([context, options]) => axe.run(context ?? document, options).then((found) =>
  found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html}`)))"""

# What is wrong with a page is so by its words or by its width, and colours are the same in all
# languages: axe judges each language on one screen.
SCREENS = [("", 360), ("es/", 1280)]
WIDTH = "document.documentElement.scrollWidth"
UNFOLD = "for (const one of document.querySelectorAll('article details')) one.open = true"


def violations(page: Page) -> list[str]:
    """List what axe finds, and what of it depends on colours in the light and in the dark."""
    found = judged(page, RULES)
    found += [f"light: {one}" for one in of_colours(page)]
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")  # at once
    found += [f"dark: {one}" for one in of_colours(page)]
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    return found


def of_colours(page: Page) -> list[str]:
    page.evaluate(ALIKE)
    return judged(page, {"runOnly": COLOURS}, FEW)


def judged(page: Page, options: dict[str, Any], context: object = None) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(JUDGE, [context, {"resultTypes": ["violations"], **options}])
    return [str(one)[:200] for one in found]


@pytest.mark.parametrize("prefix", ["", "es/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_violation(open_page: Open, prefix: str, width: int) -> None:
    for path in PATHS:
        page = open_page(prefix + path, width)
        page.evaluate(UNFOLD)
        if (prefix, width) in SCREENS:
            assert violations(page) == [], f"{prefix}{path}"
        assert page.evaluate(WIDTH) <= width, f"{prefix}{path}"


@pytest.mark.parametrize("path", ["contribute/", "fields/", "rules/"])
@pytest.mark.parametrize(("prefix", "width"), SCREENS)
def test_no_violation_on_pages_for_editors(
    open_page: Open, path: str, prefix: str, width: int
) -> None:
    page = open_page(prefix + path, width)
    assert violations(page) == []
    assert page.evaluate(WIDTH) <= width


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


# A text that is faint by itself, by its ground, and with all that it stands in.
FAINT = (
    "one.style.color = 'color-mix(in srgb, currentColor 30%, transparent)'",
    "one.style.background = 'color-mix(in srgb, currentColor 70%, transparent)'",
    "one.parentElement.style.opacity = 0.3",
)


@pytest.mark.parametrize("fault", FAINT)
def test_a_faint_text_among_many_alike_is_found(open_page: Open, fault: str) -> None:
    page = open_page("sessions/led-employment/")
    page.locator(".prose p").first.evaluate(f"one => {{ {fault} }}")
    found = [one.partition(": <")[0] for one in of_colours(page)]
    assert "color-contrast" in found


def test_a_link_that_is_no_other_than_its_words_is_found(open_page: Open) -> None:
    page = open_page("about/")
    faint = "{ color: 'rgb(60 60 60)', textDecoration: 'none' }"
    page.locator("article p a").first.evaluate(f"one => Object.assign(one.style, {faint})")
    assert "link-in-text-block" in [one.partition(": <")[0] for one in of_colours(page)]
