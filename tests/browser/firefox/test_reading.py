"""Search, keys, languages, colours, filters and videos work in Firefox as in Chromium."""

import pytest

from tests.browser.firefox.conftest import Page

SESSION = "sessions/the-short-night/"
OPEN = "document.querySelector('dialog.search').open"
FOCUSED = "document.activeElement.matches('{}')"
FOUND = "document.querySelectorAll('.search-result').length"
SHOWN = "document.querySelectorAll('.initiative-entry:not([hidden])').length"
GROUND = "getComputedStyle(document.body).backgroundColor"


@pytest.mark.parametrize(("home", "words"), [("", "dew nets"), ("es/", "redes de rocio")])
def test_search_leads_to_what_it_finds_by_keyboard_alone(page: Page, home: str, words: str) -> None:
    page.go(f"{home}about/")
    page.press("/")
    page.wait_for(OPEN)
    page.press(*words)
    page.wait_for(FOUND)
    assert page.see("document.querySelector('.search-result mark').textContent")
    page.press("ArrowDown")
    first = page.wait_for(f"{FOCUSED.format('.search-result a')} && document.activeElement.href")
    page.press("Enter")
    page.arrive(first.removeprefix(page.home))
    assert page.see("document.documentElement.lang") == (home.strip("/") or "en")


def test_escape_closes_the_search_and_gives_the_focus_back(page: Page) -> None:
    page.go("about/")
    page.see("document.querySelector('[data-search-open]').focus()")
    page.press("Enter")
    page.wait_for(OPEN)
    page.press("Escape")
    page.wait_for(f"!{OPEN}")
    assert page.see(FOCUSED.format("[data-search-open]"))


def test_the_other_language_keeps_the_section(page: Page) -> None:
    page.go(SESSION)
    page.see("document.querySelector('#sources').scrollIntoView()")
    page.click("header a[hreflang=es]")
    page.arrive(f"es/{SESSION}#sources")
    assert page.see("document.querySelector('#sources').getBoundingClientRect().top < innerHeight")


def test_a_chosen_palette_is_in_force_and_stays(page: Page) -> None:
    page.go("")
    light = page.see(GROUND)
    page.click("header .palette button[value=dark]")
    page.wait_for(f"{GROUND} !== '{light}'")
    page.go("about/")
    assert page.see(GROUND) != light
    page.click("header .palette button[value=light]")
    page.wait_for(f"{GROUND} === '{light}'")


def test_a_filter_is_chosen_by_keyboard_and_is_in_the_address(page: Page) -> None:
    page.go("initiatives/")
    everything = page.see(SHOWN)
    page.see("document.querySelector('[name=theme]').focus()")
    page.press("ArrowDown")
    page.wait_for(f"{SHOWN} < {everything} && location.search.includes('theme=')")
    few = page.see(SHOWN)
    page.click("header a[hreflang=es]")
    page.wait_for(f"document.documentElement.lang === 'es' && {SHOWN} === {few}")


def test_a_video_asks_nothing_of_another_host_before_a_press(page: Page) -> None:
    address = "https://www.youtube-nocookie.com/embed/demo0000000?autoplay=1"
    page.go("videos/")
    assert page.asked_of_others() == []
    assert page.see("document.querySelectorAll('iframe').length") == 0
    page.click("#video-short-night-highlights button")
    assert page.wait_for("document.querySelector('iframe')?.src") == address
    page.wait_for(FOCUSED.format("iframe"))
    assert page.asked_of_others() == [address]
    # Told to navigate while a frame still loads, Firefox may take the new page for a failed one.
    page.see(f"location.assign('{page.home}news/')")
    page.arrive("news/")
