"""What people come for is found from the first page on a phone, in few clicks and screens."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open

SCREEN = {"width": 390, "height": 844}
QUESTION = "#question-job-creation"
# What is clicked one after the other, what is then read, and how many screens all that may take.
TASKS: dict[str, tuple[tuple[str, ...], str, float]] = {
    "what came out of session 10": ((), ".featured .holdings", 2),
    "which initiatives help self-employed people": (
        (".ways-in a[href='initiatives/']",),
        ".initiative-entry:last-child .entry-text",
        3,
    ),
    "who answered question 4": ((f".featured a[href$='{QUESTION}']",), f"{QUESTION} .chain", 3),
    "how the report is cited": (
        (".featured-title a", "main a[href$='#citation']"),
        "#citation",
        5,
    ),
}
# The text of a page in lines, as the browser breaks them.
LONGEST = """() => {
  let longest = 0;
  for (const block of document.querySelectorAll("main :is(p, dd, li, blockquote)")) {
    if (block.querySelector("p, ul, ol, dl, table") || !block.checkVisibility()) continue;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const lines = new Map();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const range = document.createRange();
      for (let at = 0; at < node.length; at += 1) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const { bottom, width } = range.getBoundingClientRect();
        const line = Math.round(bottom / 8);
        if (width) lines.set(line, (lines.get(line) ?? 0) + 1);
      }
    }
    if (lines.size > 1) longest = Math.max(longest, ...lines.values());
  }
  return longest;
}"""


def screens(target: Locator) -> float:
    """Return how many screens stand from what is shown to the end of the target."""
    expect(target).to_be_visible()
    return max(
        0.0, float(target.evaluate("one => one.getBoundingClientRect().bottom / innerHeight"))
    )


def walk(page: Page, clicks: tuple[str, ...], target: str) -> float:
    """Click one link after the other and return how many screens that took."""
    passed = 0.0
    for link in clicks:
        found = page.locator(link).first
        passed += screens(found)
        found.click()
    return passed + screens(page.locator(target).first)


@pytest.mark.parametrize("prefix", ["", "es/"])
@pytest.mark.parametrize("task", TASKS)
def test_what_people_come_for_is_near(open_page: Open, prefix: str, task: str) -> None:
    clicks, target, most = TASKS[task]
    page = open_page(prefix, SCREEN["width"])
    page.set_viewport_size({"width": SCREEN["width"], "height": SCREEN["height"]})
    assert walk(page, clicks, target) < most


@pytest.mark.parametrize("width", [1280, 1920])
def test_running_text_keeps_its_measure_on_wide_screens(open_page: Open, width: int) -> None:
    for path in ("", "sessions/", "initiatives/", "about/", "sessions/led-employment/", "data/"):
        page = open_page(path, width)
        assert page.evaluate(LONGEST) <= 80, path


@pytest.mark.parametrize("path", ["sessions/", "initiatives/", "organisations/"])
def test_lists_use_a_wide_screen(open_page: Open, path: str) -> None:
    page = open_page(path, 1280)
    ends = "one => one.getBoundingClientRect().right"
    most = max(page.locator("main li").evaluate_all(f"found => found.map({ends})"))
    assert most > 1280 * 0.9
