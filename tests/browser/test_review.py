"""The pages for reviewers: for people only, and fit to be read on every screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import Open, make_site
from tests.browser.servers import Server
from tests.browser.test_accessibility import SCREENS, WIDTH, violations
from tests.browser.test_search import ask
from tests.conftest import ROOT

DATA = ROOT / "tests" / "sites" / "spanish" / "data"
PAGE = "review/sal-y-viento/"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(tmp_path_factory.mktemp("preview"), DATA, preview=True, quick=True)


@pytest.fixture(scope="module")
def server(preview: Path) -> Iterator[Server]:
    running = Server(preview)
    yield running
    running.close()


@pytest.mark.parametrize("prefix", ["", "es/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_violation(open_page: Open, prefix: str, width: int) -> None:
    for path in ("review/", PAGE):
        page = open_page(prefix + path, width)
        if (prefix, width) in SCREENS:
            assert violations(page) == [], f"{prefix}{path}"
        assert page.evaluate(WIDTH) <= width, f"{prefix}{path}"


def test_columns_stand_side_by_side_where_there_is_room(open_page: Open) -> None:
    left = "cells => new Set(cells.map(cell => cell.getBoundingClientRect().left)).size"
    for width, columns in ((1280, 2), (360, 1)):
        page = open_page(PAGE, width)
        assert page.locator("#report .review-column:visible").evaluate_all(left) == columns
        names = page.locator("#report .review-language:visible").count()
        assert bool(names) == (columns == 1)


@pytest.mark.parametrize("prefix", ["", "es/"])
def test_no_search_finds_them(preview: Path, open_page: Open, prefix: str) -> None:
    page = open_page(f"{prefix}{PAGE}")
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    assert "review/" not in (preview / "sitemap.xml").read_text("utf-8")
    assert not [one for one in ask(open_page(prefix), "Salinas") if "/review/" in one]


def test_the_board_and_the_session_lead_to_them(open_page: Open, server: Server) -> None:
    for path, target in (("translations/", "review/"), ("sessions/sal-y-viento/", PAGE)):
        page = open_page(path)
        page.get_by_role("link", name="side by side").click()
        page.wait_for_url(server.address + target)
