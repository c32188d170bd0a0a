"""Pages on paper, as Chromium prints them: how many sheets, how full, and what numbers say."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PageObject, PdfReader

from tests.browser.conftest import Open
from tests.browser.servers import Server

SESSION = "sessions/led-employment/"
MOST = 6
NUMBERS = 45  # points from the foot of a sheet, up to where its number stands


@pytest.fixture(scope="module")
def shown(demo: Path) -> Iterator[Server]:
    running = Server(demo)
    yield running
    running.close()


def printed(page: Page) -> PdfReader:
    return PdfReader(BytesIO(page.pdf(format="A4")))


def foot(sheet: PageObject) -> float:
    """Return how far above the foot of a sheet its last line stands, by the height of the sheet."""
    heights: list[float] = []

    def note(text: str, around: list[float], own: list[float], *_: Any) -> None:
        height = around[5] + own[5] * around[3]
        if text.strip() and height > NUMBERS:
            heights.append(height)

    sheet.extract_text(visitor_text=note)
    return min(heights) / float(sheet.mediabox.height)


def half_empty(pdf: PdfReader) -> list[int]:
    """List the sheets that end in a blank third; the last one may."""
    feet = [foot(sheet) for sheet in pdf.pages]
    return [number for number, height in enumerate(feet[:-1], 1) if height > 1 / 3]


@pytest.mark.parametrize("prefix", ["", "es/"])
def test_a_session_takes_six_sheets_with_address_date_and_numbers(
    open_page: Open, prefix: str
) -> None:
    page = open_page(prefix + SESSION)
    address = page.locator("link[rel=canonical]").get_attribute("href")
    pdf = printed(page)
    texts = [sheet.extract_text() for sheet in pdf.pages]
    assert len(texts) <= MOST
    assert half_empty(pdf) == []
    assert str(address) in texts[0]
    assert f"/{prefix}{SESSION}report.pdf" in texts[0]
    for place, text in enumerate(texts, 1):
        assert f"{place} / {len(texts)}" in text
    whole = " ".join(" ".join(texts).split())
    changed = page.locator(".changed time")
    assert changed.count() == 0 or changed.inner_text() in whole
    for mark in page.locator(".note-mark").all():
        note = page.locator(f"{mark.get_attribute('href')} [data-number]")
        number = mark.get_attribute("data-number")
        assert note.get_attribute("data-number") == number
        assert re.search(rf"\b{number}\. ?{re.escape(note.inner_text())}", whole)


@pytest.mark.parametrize("path", ["sessions/water-for-every-deck/", "es/guides/every-drop-twice/"])
def test_no_sheet_of_a_long_page_ends_in_a_blank_third(
    browser: Browser, shown: Server, path: str
) -> None:
    page = browser.new_page()
    page.goto(shown.address + path)
    pdf = printed(page)
    page.close()
    assert len(pdf.pages) > 1
    assert half_empty(pdf) == []


def test_a_sheet_with_a_blank_third_is_found(open_page: Open) -> None:
    page = open_page(SESSION)
    page.locator(".session-header").evaluate("one => { one.style.breakBefore = 'page'; }")
    assert half_empty(printed(page)) == [1]
