"""What was renamed is found at its old address, in every language, with scripts and without."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Open, Watch
from tests.browser.servers import Server
from tests.browser.test_accessibility import violations
from tests.links import ADDRESS

OLD, NEW = "sessions/night-watch/", "sessions/the-short-night/"
ASKED = "?x=1#contribution-night-pilots"


@pytest.fixture(scope="module")
def server(demo: Path) -> Server:  # type: ignore[misc]
    running = Server(demo)
    yield running
    running.close()


@pytest.mark.parametrize("language", ["", "es/"])
def test_an_old_address_leads_on_with_its_question_and_its_place(
    open_page: Open, server: Server, language: str
) -> None:
    page = open_page(f"{language}{OLD}{ASKED}")
    page.wait_for_url(f"{server.address}{language}{NEW}{ASKED}")
    assert page.locator("html").get_attribute("lang") == (language[:2] or "en")
    assert page.locator("#contribution-night-pilots").count() == 1


@pytest.mark.parametrize("language", ["", "es/"])
def test_without_scripts_the_page_leads_on_by_itself(
    open_page: Open, server: Server, language: str
) -> None:
    page = open_page(f"{language}{OLD}", scripts=False)
    page.wait_for_url(f"{server.address}{language}{NEW}")


def test_an_old_address_takes_no_step_of_the_history(open_page: Open, server: Server) -> None:
    page = open_page("about/")
    page.goto(f"{server.address}{OLD}")
    page.wait_for_url(f"{server.address}{NEW}")
    page.go_back()
    page.wait_for_url(f"{server.address}about/")


@pytest.mark.parametrize("language", ["", "es/"])
def test_the_page_itself_says_where_to_go(
    browser: Browser, server: Server, watch: Watch, language: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/moved.*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    watch.attach(page)
    page.goto(f"{server.address}{language}{OLD}")
    assert violations(page) == []
    link = page.locator("article a")
    assert link.evaluate("one => one.href") == f"{server.address}{language}{NEW}"
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    assert page.locator("[data-pagefind-body]").count() == 0
    head = page.locator("link[rel=canonical]")
    assert head.get_attribute("href") == f"{ADDRESS}{language}{NEW}"
    for code, prefix in (("en", ""), ("es", "es/")):
        alternate = page.locator(f"head link[hreflang={code}]").get_attribute("href")
        assert alternate == f"{ADDRESS}{prefix}{NEW}"
    page.locator("header a[hreflang=es]").click()
    page.wait_for_url(f"{server.address}es/{NEW}")
    context.close()


def test_a_place_is_found_by_its_earlier_id_in_every_language(
    open_page: Open, server: Server
) -> None:
    page = open_page(f"{OLD}#contribution-guild-pilots")
    page.wait_for_url(f"{server.address}{NEW}#contribution-guild-pilots")
    article = page.locator("#contribution-night-pilots")
    page.wait_for_function("() => scrollY > 0")
    top = article.evaluate("one => one.getBoundingClientRect().top")
    assert 0 < top < 400
    page.locator("header a[hreflang=es]").click()
    page.wait_for_url(f"{server.address}es/{NEW}#contribution-guild-pilots")


def test_search_engines_are_not_sent_to_old_addresses(demo: Path) -> None:
    listed = (demo / "sitemap.xml").read_text("utf-8")
    assert NEW in listed
    assert OLD not in listed


def test_files_are_found_at_the_old_address(demo: Path) -> None:
    for language in ("", "es/"):
        for name in ("event.ics", "report.bib", "report.ris", "report.pdf", "card.png"):
            old, new = (demo / f"{language}{path}{name}" for path in (OLD, NEW))
            assert old.read_bytes() == new.read_bytes()
