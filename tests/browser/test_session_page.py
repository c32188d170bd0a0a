"""In one minute a reader knows what came out of a session: measured on the documented one."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

PREFIXES = ("", "es/")
PATH = "sessions/led-employment/"
# A phone, and what fits on it.
WIDTH, SCREEN = 390, 844
ABSENCE = re.compile(
    r"not (?:documented|recorded|known)|no (?:contribution|source|public)|unknown"
    r"|\bno (?:consta|se conoce|se ha registrado)|ningun[ao] (?:aportación|fuente)"
    r"|no documentad|do not tell|no recogen",
    re.IGNORECASE,
)
MEASURE = """() => {
    const first = document.querySelector("article h2");
    const before = document.createRange();
    before.setStart(document.querySelector("article"), 0);
    before.setEndBefore(first);
    const end = (path) => document.querySelector(path).getBoundingClientRect().bottom + scrollY;
    return {
        first: first.id,
        summary: end(".in-short"),
        strip: end("article > .holdings"),
        words: before.toString().trim().split(/\\s+/).length,
        height: document.documentElement.scrollHeight,
        text: document.querySelector("main").textContent,
    };
}"""


def measure(page: Page) -> dict[str, Any]:
    page.evaluate("document.fonts.ready")
    found: dict[str, Any] = page.evaluate(MEASURE)
    return found


@pytest.mark.parametrize("prefix", PREFIXES)
def test_what_came_out_comes_first(open_page: Open, prefix: str) -> None:
    found = measure(open_page(prefix + PATH, WIDTH))
    assert found["first"] == "report"
    assert max(found["summary"], found["strip"]) <= SCREEN
    assert found["words"] <= 400
    assert found["height"] <= 10 * SCREEN
    assert len(ABSENCE.findall(found["text"])) <= 5


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_strip_leads_to_each_part(open_page: Open, prefix: str) -> None:
    page = open_page(prefix + PATH, WIDTH)
    marks = [one.get_attribute("href") for one in page.locator("article > .holdings a").all()]
    assert marks == ["#key-questions", "#contributions", "#initiatives", "#report"]
    for mark in marks:
        page.locator(f'.holdings a[href="{mark}"]').click()
        expect(page.locator(str(mark))).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(
    "mark", ["note-timezone", "question-income-loss", "group-new-outlooks", "aim", "citation"]
)
def test_what_is_folded_opens_where_an_address_leads(
    open_page: Open, mark: str, scripts: bool
) -> None:
    page = open_page(f"{PATH}#{mark}", WIDTH, scripts=scripts)
    expect(page.locator(f"#{mark}")).to_be_in_viewport()
    assert page.locator("article details[open]").count() == 1


def test_a_note_opens_from_what_it_is_about(open_page: Open) -> None:
    page = open_page(PATH, WIDTH)
    page.locator(".more-facts > summary").click()
    page.locator('[href="#note-timezone"]').click()
    expect(page.locator("#note-timezone")).to_be_in_viewport()


def test_all_is_open_on_paper(open_page: Open) -> None:
    page = open_page(PATH, scripts=False)
    expect(page.locator("#note-timezone")).to_be_hidden()
    page.emulate_media(media="print")
    for mark in ("note-timezone", "question-income-loss", "context", "citation"):
        expect(page.locator(f"#{mark}")).to_be_visible()
    expect(page.locator(".additions")).to_be_hidden()
    page.emulate_media(media="screen")
