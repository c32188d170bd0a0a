"""A reader's first page is light: few requests, few bytes, and nothing lost for it."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response

from memoria.publish.assets import joined_style, lighter_style
from tests.browser.servers import Server
from tests.conftest import ROOT

REQUESTS, BYTES = 8, 110_000
SESSION = "sessions/led-employment/"
STYLE = ROOT / "docs" / "assets" / "styles" / "site.css"
# Each rule as the browser understood it; of blanks only values that it leaves alone keep any.
RULES = """text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map((rule) => rule.cssText.replace(/,\\s+/g, ","));
}"""


@pytest.fixture
def fresh(browser: Browser) -> Iterator[Page]:
    """Open a browser that has never been here."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("prefix", ["", "es/"])
def test_a_first_visit_is_light(fresh: Page, server: Server, prefix: str) -> None:
    packed: dict[str, int] = {}

    def note(response: Response) -> None:
        body = response.body()
        is_packed = response.url.endswith(".woff2")
        packed[response.url] = len(body if is_packed else gzip.compress(body, 6))

    fresh.on("response", note)
    fresh.goto(server.address + prefix + SESSION, wait_until="networkidle")
    assert len(packed) <= REQUESTS, sorted(packed)
    assert sum(packed.values()) <= BYTES, packed


def test_the_style_sheet_says_all_that_its_sources_say(fresh: Page) -> None:
    written = joined_style(STYLE)
    rules = fresh.evaluate(RULES, written)
    assert len(rules) > 300
    assert fresh.evaluate(RULES, lighter_style(written).decode()) == rules


def test_no_asset_is_there_that_nothing_names(site: Path) -> None:
    assets = [path for path in sorted((site / "assets").rglob("*")) if path.is_file()]
    texts = [path.read_text("utf-8") for path in assets if path.suffix == ".css"]
    texts += [(site / name).read_text("utf-8") for name in ("index.html", "404.html")]
    unnamed = [path.name for path in assets if not any(path.name in text for text in texts)]
    assert [name for name in unnamed if not name.startswith("moved.")] == []
