"""The pages of the short materials, and the home page with all its parts, on every screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import Open
from tests.browser.servers import Server
from tests.browser.test_accessibility import SCREENS, WIDTH, violations
from tests.browser.test_reading import fits

PATHS = (
    "",
    "videos/",
    "news/",
    "news/lanterns-for-the-lower-decks/",
    "guides/",
    "guides/every-drop-twice/",
    "guides/a-year-afloat/",
    "places/",
)
PREFIXES = ("", "es/")


@pytest.fixture(scope="module")
def server(demo: Path) -> Iterator[Server]:
    running = Server(demo)
    yield running
    running.close()


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("width", [360, 1280])
def test_no_violation(open_page: Open, prefix: str, width: int) -> None:
    for path in PATHS:
        page = open_page(prefix + path, width)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        if (prefix, width) in SCREENS:
            assert violations(page) == [], f"{prefix}{path}"
        assert page.evaluate(WIDTH) <= width, f"{prefix}{path}"


@pytest.mark.parametrize("prefix", PREFIXES)
def test_no_page_scrolls_sideways(open_page: Open, prefix: str) -> None:
    for path in PATHS:
        fits(open_page(prefix + path))


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("width", [960, 1024, 1280])
def test_header_keeps_to_one_row(open_page: Open, prefix: str, width: int) -> None:
    page = open_page(prefix, width)
    tops = "links => new Set(links.map(link => link.getBoundingClientRect().top)).size"
    assert page.locator(".primary a").evaluate_all(tops) == 1


def test_ids_are_the_same_in_both_languages(open_page: Open) -> None:
    ids = "() => [...document.querySelectorAll('.article [id]')].map(one => one.id)"
    for path in PATHS:
        english, spanish = (open_page(prefix + path).evaluate(ids) for prefix in PREFIXES)
        assert len(english) == len(set(english)), path
        assert english == spanish, path


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_page_points_at_the_feed_of_its_language(open_page: Open, prefix: str) -> None:
    for path in ("", "about/", "news/"):
        page = open_page(prefix + path)
        feeds = page.locator("link[type='application/atom+xml']")
        assert feeds.count() == 1
        assert (feeds.get_attribute("href") or "").endswith(f"/{prefix}feed.xml")
        for name in ("feed.xml", "calendar.ics"):
            link = page.locator(f".site-footer a[href$='{name}']")
            assert page.request.get(link.evaluate("link => link.href")).ok
