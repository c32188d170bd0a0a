import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.servers import Server


def ask(page: Page, words: str) -> list[str]:
    """Search for words and return the addresses found, without fragments, in order."""
    page.locator("[data-search-open]").click()
    page.locator("dialog input[type=search]").fill(words)
    expect(page.locator("dialog [role=status]")).not_to_be_empty()
    links = page.locator("dialog .search-result > a")
    return [str(link.get_attribute("href")).partition("#")[0] for link in links.all()]


@pytest.mark.parametrize(
    ("home", "words", "found"),
    [
        ("", "livelihoods", "sessions/led-employment/"),
        ("", "restart", "sessions/led-employment/"),
        ("es/", "acción", "es/sessions/led-employment/"),
        ("es/", "accion", "es/sessions/led-employment/"),
        ("es/", "Sharif", "es/people/maimunah-mohd-sharif/"),
        ("es/", "ONU-Habitat", "es/organisations/un-habitat/"),
    ],
)
def test_finds(open_page: Open, server: Server, home: str, words: str, found: str) -> None:
    assert server.address + found in ask(open_page(home), words)


@pytest.mark.parametrize(("with_accents", "without"), [("acción", "accion"), ("máximo", "maximo")])
def test_accents_make_no_difference(open_page: Open, with_accents: str, without: str) -> None:
    assert ask(open_page("es/"), with_accents) == ask(open_page("es/"), without) != []


@pytest.mark.parametrize(("home", "other"), [("", "/es/"), ("es/", None)])
def test_results_are_in_the_readers_language(
    open_page: Open, server: Server, home: str, other: str | None
) -> None:
    results = ask(open_page(home), "UCLG CGLU")
    assert results
    assert all(one.startswith(f"{server.address}es/") == (other is None) for one in results)


def test_result_shows_title_and_excerpt(open_page: Open) -> None:
    page = open_page("es/")
    ask(page, "emprendimiento")
    result = page.locator(".search-result").first
    expect(result.locator("> a")).to_contain_text("Innovación, proximidad y solidaridad")
    expect(result.locator("mark").first).to_contain_text("emprendimiento")


def test_works_by_keyboard_alone(open_page: Open, server: Server) -> None:
    page = open_page("about/")
    page.keyboard.press("/")
    page.keyboard.type("Sharif")
    expect(page.locator(".search-result").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    focused = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(focused)


def test_escape_closes_and_gives_focus_back(open_page: Open) -> None:
    page = open_page("about/")
    button = page.locator("[data-search-open]")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    expect(button).to_be_focused()


def test_says_when_nothing_is_found(open_page: Open) -> None:
    page = open_page("es/")
    assert ask(page, "xyzzyplugh") == []
    expect(page.locator("dialog [role=status]")).to_contain_text("No se ha encontrado nada")
