from pathlib import Path
from xml.etree.ElementTree import parse

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SITE_URL, Open
from tests.browser.servers import Server

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def ask(page: Page, words: str) -> list[str]:
    """Search for words and return the addresses found, in order, without what is marked there."""
    page.locator("[data-search-open]").click()
    page.locator("dialog input[type=search]").fill(words)
    expect(page.locator("dialog [role=status]")).not_to_be_empty()
    links = page.locator("dialog .search-result > a")
    return [str(link.get_attribute("href")).partition("?")[0] for link in links.all()]


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


@pytest.mark.parametrize(
    ("home", "words", "telling"),
    [
        ("", "the loss of income of workers", "loss income workers"),
        ("es/", "la pérdida de ingresos de las personas", "pérdida ingresos personas"),
    ],
)
def test_stop_words_do_not_count(open_page: Open, home: str, words: str, telling: str) -> None:
    assert ask(open_page(home), words) == ask(open_page(home), telling) != []


@pytest.mark.parametrize(("home", "words"), [("", "of the"), ("es/", "de la")])
def test_stop_words_alone_are_searched(open_page: Open, home: str, words: str) -> None:
    assert ask(open_page(home), words)


def test_a_result_leads_to_the_question_that_has_the_words(open_page: Open) -> None:
    page = open_page("es/")
    ask(page, "pactos sociales")
    link = page.locator(".search-sections a[href$='#question-social-pacts']").first
    expect(link).to_contain_text("¿Cómo reforzar los acuerdos y pactos sociales")
    expect(link.locator("..")).to_contain_text("Pregunta clave")


@pytest.mark.parametrize(("home", "kind"), [("", "Initiative"), ("es/", "Iniciativa")])
def test_results_are_chosen_by_kind(open_page: Open, home: str, kind: str) -> None:
    page = open_page(home)
    ask(page, "subsidies" if home == "" else "subsidios")
    kinds = page.locator(".search-result > .search-kind")
    assert len(set(kinds.all_inner_texts())) > 1
    page.locator("dialog select").select_option("initiative")
    told = page.locator("dialog select option:checked").inner_text()
    number = int(told.partition("(")[2].rstrip(")"))
    assert number
    expect(kinds).to_have_text([kind] * number)


def test_pages_for_editors_come_last(open_page: Open) -> None:
    page = open_page("")
    ask(page, "translation")
    kinds = page.locator(".search-result > .search-kind").all_inner_texts()
    editors = [one == "For editors" for one in kinds]
    assert True in editors
    assert editors == sorted(editors)


@pytest.mark.parametrize(
    ("home", "words", "way"),
    [
        ("", "employment xyzzyplugh", "Without “xyzzyplugh”"),
        ("es/", "inicaitiva", "¿Quería decir «iniciativa"),
    ],
)
def test_a_search_in_vain_offers_others(open_page: Open, home: str, words: str, way: str) -> None:
    page = open_page(home)
    assert ask(page, words) == []
    offered = page.locator(".search-ways a")
    expect(offered.first).to_contain_text(way)
    expect(page.locator(".search-ways a[href$='sessions/']")).to_be_visible()
    offered.first.click()
    expect(page.locator(".search-result").first).to_be_visible()


@pytest.mark.parametrize("home", ["", "es/"])
def test_a_query_has_an_address(open_page: Open, home: str) -> None:
    page = open_page(f"{home}search/?q=covid&kind=session")
    expect(page.locator(".search-result").first).to_be_visible()
    assert page.title().startswith("covid – ")
    assert page.locator("[name=q]").input_value() == "covid"
    assert page.locator("[name=kind]").input_value() == "session"
    assert page.locator("meta[name=robots][content=noindex]").count() == 1
    assert page.locator("dialog").count() == 0


def test_one_goes_back_to_an_earlier_query(open_page: Open) -> None:
    page = open_page("search/?q=subsidies")
    found = page.locator(".search-result > a")
    expect(found.first).to_be_visible()
    before = found.all_inner_texts()
    page.keyboard.press("/")
    page.keyboard.type("Sharif")
    page.keyboard.press("Enter")
    expect(found.first).to_have_text("Maimunah Mohd Sharif")
    assert page.url.endswith("search/?q=Sharif")
    page.go_back()
    expect(found).to_have_text(before)
    assert page.title().startswith("subsidies – ")


MARKED = "[...CSS.highlights.get('highlight') ?? []].map((one) => one.toString().toLowerCase())"


def test_what_was_found_is_marked_on_its_page(open_page: Open) -> None:
    page = open_page("es/")
    ask(page, "pactos sociales")
    page.locator(".search-sections a[href$='#question-social-pacts']").first.click()
    page.wait_for_url("**/sessions/led-employment/*")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].length")
    marked = page.evaluate(MARKED)
    assert {"pactos", "sociales"} <= set(marked)
    assert page.evaluate("[...document.querySelectorAll('[id]')].length") == ids
    page.keyboard.press("Escape")
    assert page.evaluate(MARKED) == []
    assert page.url.endswith("/sessions/led-employment/#question-social-pacts")


def test_marks_are_only_compared(open_page: Open) -> None:
    page = open_page("about/?highlight=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+publication")
    assert set(page.evaluate(MARKED)) == {"publication"}
    assert page.locator("article img[src=x]").count() == 0


@pytest.mark.parametrize("home", ["", "es/"])
def test_without_scripts_the_page_leads_to_the_lists(open_page: Open, home: str) -> None:
    page = open_page(home, scripts=False)
    page.locator("[data-search-open]").click()
    assert page.url.endswith(f"{home}search/")
    expect(page.locator("article p.without-scripts")).to_contain_text("JavaScript")
    expect(page.locator("article li a[href$='sessions/']")).to_be_visible()
    expect(page.locator("[data-search]")).to_be_hidden()


@pytest.mark.parametrize("home", ["", "es/"])
def test_browsers_are_told_how_to_ask(open_page: Open, site: Path, home: str) -> None:
    page = open_page(home)
    link = page.locator("link[rel=search][type='application/opensearchdescription+xml']")
    assert link.get_attribute("href") == f"{SITE_URL}{home}opensearch.xml"
    described = parse(site / home / "opensearch.xml").getroot()
    assert described.tag == f"{OPENSEARCH}OpenSearchDescription"
    assert 0 < len(described.findtext(f"{OPENSEARCH}ShortName", "")) <= 16
    first = described.find(f"{OPENSEARCH}Url")
    assert first is not None
    template = str(first.get("template"))
    assert template.startswith("https://")
    assert template.endswith(f"/{home}search/?q={{searchTerms}}")


@pytest.mark.parametrize(("with_accents", "without"), [("acción", "accion"), ("máximo", "maximo")])
def test_accents_make_no_difference(open_page: Open, with_accents: str, without: str) -> None:
    assert ask(open_page("es/"), with_accents) == ask(open_page("es/"), without) != []


@pytest.mark.parametrize(("home", "other"), [("", "/es/"), ("es/", None)])
def test_results_are_in_the_readers_language(
    open_page: Open, server: Server, home: str, other: str | None
) -> None:
    results = ask(open_page(home), "Metropolis")
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


def test_how_to_cite_is_no_finding(open_page: Open) -> None:
    page = open_page("search/?q=techreport")
    expect(page.locator("main [role=status]")).to_contain_text("Nothing found")
    assert page.locator(".search-result").count() == 0


def test_says_when_nothing_is_found(open_page: Open) -> None:
    page = open_page("es/")
    assert ask(page, "xyzzyplugh") == []
    expect(page.locator("dialog [role=status]")).to_contain_text("No se ha encontrado nada")
