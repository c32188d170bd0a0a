"""A passage is quoted: its link offers the address, a citation, and the device's way to share."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.test_accessibility import violations

SESSION = "sessions/led-employment/"
# What a browser gives to pages that are served over https, on a device that can share.
DEVICE = """() => {
  const told = { copied: "", shared: {} };
  const clipboard = { writeText: async (text) => { told.copied = text; } };
  Object.defineProperty(navigator, "clipboard", { value: clipboard, configurable: true });
  const share = async (what) => { told.shared = what; };
  Object.defineProperty(navigator, "share", { value: share, configurable: true });
  window.told = told;
}"""


def ids(page: Page) -> list[str]:
    found = page.locator("[id*=_]").evaluate_all("all => all.map((one) => one.id)")
    return [one for one in found if re.fullmatch(r"[a-z-]+_[0-9a-f]{6}", one)]


@pytest.mark.parametrize(("width", "prefix"), [(1280, ""), (360, "es/")])
def test_a_passage_is_copied_cited_and_shared(open_page: Open, width: int, prefix: str) -> None:
    page = open_page(f"{prefix}{SESSION}", width)
    page.evaluate(DEVICE)
    link = page.locator("#report ~ .prose .passage").first
    link.focus()
    page.keyboard.press("Enter")
    menu = page.locator(".quoting")
    expect(menu.get_by_role("button")).to_have_count(3)
    assert violations(page) == []
    fragment = re.sub(r".*#", "#", link.get_attribute("href") or "")
    assert page.url.endswith(fragment)
    menu.get_by_role("button").nth(0).click()
    expect(menu.get_by_role("status")).to_be_visible()
    assert page.evaluate("told.copied") == page.url
    menu.get_by_role("button").nth(1).click()
    cited = page.evaluate("told.copied")
    assert "2020" in cited
    told = {"": "Summary by the editors. ", "es/": "Resumen del equipo editorial. "}[prefix]
    assert f". {told}http" in cited
    assert cited.endswith(f"/{prefix}{SESSION}{fragment}")
    menu.get_by_role("button").nth(2).click()
    assert page.evaluate("told.shared.url") == page.url
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(link).to_be_focused()


def test_what_cannot_be_copied_is_marked(open_page: Open) -> None:
    page = open_page(SESSION)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.locator(".contribution > .passage").focus()
    page.keyboard.press("Enter")
    page.locator(".quoting button").first.click()
    expect(page.locator(".quoting [role=status]")).to_be_visible()
    assert page.evaluate("String(getSelection())").endswith("#contribution-un-habitat")


def test_passages_have_the_same_addresses_in_both_languages_and_lead_there(
    open_page: Open,
) -> None:
    page = open_page(SESSION, scripts=False)
    found = ids(page)
    assert len(found) == len(set(found)) > 20
    page.locator(f'a[href="#{found[-1]}"]').evaluate("link => link.click()")
    assert page.evaluate("document.querySelector(':target').id") == found[-1]
    assert ids(open_page(f"es/{SESSION}", scripts=False)) == found


def test_the_address_of_a_passage_that_is_gone_leads_to_its_text(open_page: Open) -> None:
    page = open_page(f"{SESSION}#report_000000")
    page.wait_for_url("**#report")


def test_an_address_that_nobody_can_read_stops_no_script(open_page: Open) -> None:
    page = open_page("sessions/led-employment/#100%")
    page.keyboard.press("/")
    expect(page.locator("dialog.search")).to_be_visible()
