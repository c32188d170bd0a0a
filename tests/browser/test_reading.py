"""What a reader does without searching: on a phone, without scripts, by keyboard, astray."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from memoria.project.colours import GRID
from tests.browser.conftest import Open, Watch
from tests.browser.servers import Server

PAGES = (
    "",
    "sessions/",
    "sessions/led-employment/",
    "initiatives/",
    "initiatives/business-support/",
    "people/",
    "people/maimunah-mohd-sharif/",
    "organisations/uclg/",
    "themes/employment/",
    "places/",
    "about/",
    "contribute/",
    "accessibility/",
)
PREFIXES = ("", "es/")
WIDTHS = (1280, 768, 360, 320)


def fits(page: Page) -> None:
    """Make the window of a page narrower and narrower: it never has to be scrolled sideways."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{page.url} is {wide} px wide"


@pytest.mark.parametrize("prefix", PREFIXES)
def test_no_page_scrolls_sideways(open_page: Open, prefix: str) -> None:
    for path in PAGES:
        fits(open_page(prefix + path))


@pytest.mark.parametrize("prefix", PREFIXES)
def test_reads_without_scripts(open_page: Open, prefix: str) -> None:
    page = open_page(f"{prefix}sessions/led-employment/", 360, scripts=False)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("[data-search-open]")).to_be_visible()
    page.locator(".open-questions > summary").click()
    for number in range(9):
        expect(page.locator(".question").nth(number)).to_be_visible()
    page.locator("header .search-open").click()
    page.locator("article li a[href$='sessions/']").click()
    expect(page.locator(".session-entry")).to_have_count(15)


def test_menu_opens_by_keyboard_and_leads_on(open_page: Open) -> None:
    page = open_page("es/", 360)
    page.locator("details.menu summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Sesiones")


def test_first_tab_skips_to_the_text(open_page: Open) -> None:
    page = open_page("about/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#content"


def test_chosen_palette_stays(open_page: Open) -> None:
    page = open_page("")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("header .palette button[value=dark]").first.click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark != light


@pytest.mark.parametrize("path", ["", "es/", "404.html"])
def test_the_mark_is_as_large_as_it_is_drawn_at_every_width(open_page: Open, path: str) -> None:
    page = open_page(path)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        box = page.locator(".wordmark svg").first.bounding_box()
        assert box is not None
        assert (box["width"], box["height"]) == (GRID, GRID)


@pytest.mark.parametrize("path", ["no-such-page/", "es/sessions/nothing/at-all/"])
def test_not_found_speaks_every_language_that_of_the_address_first(
    open_page: Open, server: Server, watch: Watch, path: str
) -> None:
    page = open_page(path)
    home, languages = ("es/", ["es", "en"]) if path.startswith("es/") else ("", ["en", "es"])
    sections = page.locator("main section")
    assert [one.get_attribute("lang") for one in sections.all()] == languages
    assert page.locator("main section:first-child h1").count() == page.locator("h1").count() == 1
    sections.first.locator("button").click()
    words = path.rstrip("/").rpartition("/")[2].replace("-", "+")
    assert page.url == f"{server.address}{home}search/?q={words}"
    page.go_back()
    assert [seen for seen in watch.seen if "404" not in seen] == []
    watch.seen.clear()  # the browser itself reports the missing page
    page.locator("section[lang=es] a").first.click()
    assert page.url == f"{server.address}es/"


def test_dates_are_said_in_the_readers_language(open_page: Open) -> None:
    header = ".session-header"
    english, spanish = (
        open_page(f"{prefix}sessions/led-employment/").locator(header).text_content() or ""
        for prefix in PREFIXES
    )
    assert "Thursday 30 April 2020" in english
    assert "jueves, 30 de abril de 2020" in spanish
    for text in (english, spanish):
        assert "15:00–17:00" in text
        assert "Europe/Madrid (CEST, UTC+2)" in text
        assert "13:00–15:00 UTC" in text


def test_a_point_on_a_map_says_its_name_at_the_first_touch(browser: Browser, demo: Path) -> None:
    server = Server(demo)
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    page = context.new_page()
    page.goto(f"{server.address}places/")
    point = page.locator(".world-map li a").first
    point.scroll_into_view_if_needed()
    point.locator(".dot").tap()
    expect(point.locator(".map-label")).to_be_visible()
    assert page.url == f"{server.address}places/"
    point.locator(".dot").tap()
    page.wait_for_url(f"{server.address}places/*/")
    context.close()
    server.close()


# What readers may need between lines, paragraphs, words and letters (WCAG 1.4.12).
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
# What is cut off: its letters need more room than their frame has, and do not scroll.
CUT = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const style = getComputedStyle(one);
  return /hidden|clip/.test(style.overflowX + style.overflowY) && style.display !== "inline"
    && one.clientWidth > 1 && one.innerText?.trim()
    && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
}).map((one) => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("prefix", PREFIXES)
def test_text_may_be_spaced_on_the_narrowest_screen(open_page: Open, prefix: str) -> None:
    for path in PAGES:
        page = open_page(prefix + path, 320)
        page.evaluate(SPACED)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, f"{page.url} is {wide} px wide"
        assert page.evaluate(CUT) == [], page.url


LANDMARKS = """() => {
  const words = (id) => document.getElementById(id)?.textContent.trim();
  const name = (one) => one.getAttribute("aria-label")
    ?? (one.getAttribute("aria-labelledby") ?? "").split(" ").map(words).join(" ");
  const every = "nav, aside, [role=region], section[aria-labelledby]";
  return [...document.querySelectorAll(every)].map(name);
}"""


@pytest.mark.parametrize("prefix", PREFIXES)
def test_no_two_regions_of_a_page_have_the_same_name(open_page: Open, prefix: str) -> None:
    for path in (*PAGES, "translations/"):
        names = open_page(prefix + path).evaluate(LANDMARKS)
        assert sorted(names) == sorted(set(names)), path
        assert "" not in names


def test_the_foot_of_a_page_leads_back_to_its_contents_on_a_phone(open_page: Open) -> None:
    page = open_page("es/sessions/led-employment/", 390)
    page.locator(".to-contents a").click()
    expect(page.locator("#contents")).to_be_visible()
    expect(open_page("es/sessions/led-employment/").locator(".to-contents")).to_be_hidden()
