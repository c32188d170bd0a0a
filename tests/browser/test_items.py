"""What all sessions asked, raised, proposed and ranked: found from the first page, and filtered."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.servers import Server
from tests.browser.test_accessibility import WIDTH, violations

PATHS = ("questions/", "challenges/", "proposals/", "priorities/", "themes/water/")


@pytest.fixture(scope="module")
def server(demo: Path) -> Iterator[Server]:
    running = Server(demo)
    yield running
    running.close()


@pytest.mark.parametrize(("prefix", "width"), [("", 1280), ("es/", 320)])
def test_no_violation(open_page: Open, prefix: str, width: int) -> None:
    for path in PATHS:
        page = open_page(prefix + path, width)
        assert violations(page) == [], f"{prefix}{path}"
        assert page.evaluate(WIDTH) <= width, f"{prefix}{path}"


def test_all_proposals_on_a_theme_are_found_from_the_first_page_of_a_phone(
    open_page: Open,
) -> None:
    page = open_page("", 360)
    page.locator(".article a[href='proposals/']").click()
    page.wait_for_url("**/proposals/")
    everything = page.locator(".items-of-session > li")
    total = everything.count()
    page.locator(".filters-box summary").click()
    page.locator("[name=theme]").select_option("water")
    shown = page.locator(".items-of-session > li:not([hidden])")
    wanted = page.locator(".items-of-session > li[data-theme~=water]").count()
    assert 0 < wanted < total
    expect(shown).to_have_count(wanted)
    expect(page).to_have_url(re.compile(r"/proposals/\?theme=water$"))
    # Of sessions of which nothing is left not even the titles.
    expect(page.locator("h2:visible")).to_have_count(1)
    page.go_back()
    expect(shown).to_have_count(total)


def test_questions_that_nobody_answered_are_found(open_page: Open) -> None:
    page = open_page("es/questions/?answer=open")
    shown = page.locator(".items-of-session > li:not([hidden])")
    expect(shown).to_have_count(page.locator("li[data-answer=open]").count())
    expect(shown.locator(".unanswered").first).to_be_visible()
    leads = shown.first.locator(".entry-title a")
    words = leads.inner_text()
    leads.click()
    expect(page.locator(".question:target")).to_contain_text(words)
