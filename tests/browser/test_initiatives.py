"""Lists, above all that of initiatives: filters, their state in the address, and their speed."""

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Open
from tests.browser.servers import Server
from tests.browser.test_accessibility import SCREENS, WIDTH, violations

LIST = "initiatives/"
MANY = 1000
# A filter may cost a few times as much as laying the list out; a mistake costs twenty times more.
MOST = 8
# What laying out the whole list costs.
LAYOUT = """() => {
  const list = document.querySelector(".initiative-list");
  list.hidden = true;
  document.documentElement.scrollHeight;
  const start = performance.now();
  list.hidden = false;
  document.documentElement.scrollHeight;
  return performance.now() - start;
}"""
# What a filter costs: from the choice to the page laid out anew.
FILTER = """value => {
  const field = document.querySelector("[data-filters] [name=theme]");
  field.value = value;
  const start = performance.now();
  field.dispatchEvent(new Event("input", { bubbles: true }));
  document.documentElement.scrollHeight;
  return performance.now() - start;
}"""


@pytest.fixture(scope="module")
def server(demo: Path) -> Iterator[Server]:
    running = Server(demo)
    yield running
    running.close()


def entries(page: Page, selector: str = "") -> Locator:
    return page.locator(f".initiative-entry{selector}")


def shown(page: Page) -> Locator:
    return entries(page, ":not([hidden])")


def status(page: Page) -> Locator:
    return page.locator(".filters [role=status]")


def query(page: Page) -> str:
    return page.url.partition("?")[2]


@pytest.mark.parametrize("prefix", ["", "es/"])
def test_without_scripts_the_whole_list_is_there(open_page: Open, prefix: str) -> None:
    page = open_page(f"{prefix}{LIST}?theme=water", 360, scripts=False)
    expect(page.locator("form.filters")).to_be_hidden()
    assert entries(page).count() > 10
    assert shown(page).count() == entries(page).count()
    expect(entries(page).last).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_choice_filters_and_is_in_the_address(open_page: Open, width: int) -> None:
    page = open_page(LIST, width)
    box = page.locator(".filters-box")
    if width == 360:  # there the list comes first
        expect(page.locator("form.filters")).to_be_hidden()
        box.locator("summary").click()
    wanted = entries(page, "[data-theme~=water]").count()
    assert 0 < wanted < entries(page).count()
    page.locator("[name=theme]").select_option("water")
    expect(shown(page)).to_have_count(wanted)
    assert query(page) == "theme=water"
    expect(status(page)).to_contain_text(str(wanted))
    option = page.locator("[name=theme] option:checked")
    assert re.search(rf"\({wanted}\)", option.inner_text())


def test_filters_add_up(open_page: Open) -> None:
    page = open_page(LIST)
    page.locator("[name=theme]").select_option("water")
    page.locator("[name=status]").select_option("planned")
    both = entries(page, "[data-theme~=water][data-status=planned]").count()
    expect(shown(page)).to_have_count(both)
    assert query(page) == "theme=water&status=planned"


def test_works_by_keyboard(open_page: Open) -> None:
    page = open_page(LIST)
    page.locator("[name=status]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("status="))
    before = shown(page).count()
    assert before < entries(page).count()
    page.locator("[name=words]").focus()
    page.keyboard.type("zzzz")
    expect(shown(page)).to_have_count(0)
    page.locator("button[type=reset]").focus()
    page.keyboard.press("Enter")
    expect(shown(page)).to_have_count(entries(page).count())
    expect(page.locator("button[type=reset]")).to_be_focused()


def test_words_need_no_accents(open_page: Open) -> None:
    page = open_page(f"es/{LIST}")
    page.locator("[name=words]").fill("rocio MASTILES")
    expect(shown(page)).to_have_count(1)
    expect(shown(page)).to_contain_text("Redes de rocío en los mástiles")


def test_an_address_brings_its_filters_back(open_page: Open) -> None:
    page = open_page(f"{LIST}?theme=water&words=roofs&from=mail")
    expect(page.locator("[name=theme]")).to_have_value("water")
    expect(page.locator("[name=words]")).to_have_value("roofs")
    expect(shown(page)).to_have_count(1)
    page.locator("[name=theme]").select_option("")
    assert query(page) == "words=roofs&from=mail"


def test_an_unknown_value_filters_nothing(open_page: Open) -> None:
    page = open_page(f"{LIST}?theme=no-such-theme")
    expect(page.locator("[name=theme]")).to_have_value("")
    assert shown(page).count() == entries(page).count()


def test_back_and_forward_go_from_choice_to_choice(open_page: Open) -> None:
    page = open_page(LIST)
    everything = entries(page).count()
    page.locator("[name=theme]").select_option("water")
    few = shown(page).count()
    page.locator("[name=words]").fill("cisterns")
    expect(page).to_have_url(re.compile("words=cisterns"))
    page.go_back()
    expect(shown(page)).to_have_count(everything)
    expect(page.locator("[name=theme]")).to_have_value("")
    page.go_forward()
    expect(page.locator("[name=words]")).to_have_value("cisterns")
    assert 0 < shown(page).count() < few


def test_coming_back_from_an_initiative_keeps_the_filters(open_page: Open) -> None:
    page = open_page(LIST)
    page.locator("[name=theme]").select_option("water")
    few = shown(page).count()
    shown(page).first.locator("a").click()
    expect(page.locator("h1")).not_to_have_text("Initiatives")
    page.go_back()
    expect(page.locator("[name=theme]")).to_have_value("water")
    expect(shown(page)).to_have_count(few)


def test_the_other_language_keeps_the_filters(open_page: Open, server: Server) -> None:
    page = open_page(f"{LIST}?theme=water")
    count = shown(page).count()
    page.locator("header a[hreflang=es]").click()
    page.wait_for_url(re.compile(f"^{re.escape(server.address)}es/{LIST}\\?theme=water"))
    expect(shown(page)).to_have_count(count)


@pytest.mark.parametrize("prefix", ["", "es/"])
def test_nothing_found_is_said_and_can_be_undone(open_page: Open, prefix: str) -> None:
    page = open_page(f"{prefix}{LIST}?words=xyzzy", 360)
    expect(shown(page)).to_have_count(0)
    expect(status(page)).to_have_text(re.compile("Nothing|Nada"))
    assert violations(page) == []
    page.locator("button[type=reset]").click()
    expect(shown(page)).to_have_count(entries(page).count())
    assert query(page) == ""


@pytest.mark.parametrize(
    ("path", "field"), [("themes/water/", "theme"), ("places/quillamar/", "place")]
)
def test_the_page_of_a_record_leads_to_its_initiatives(
    open_page: Open, path: str, field: str
) -> None:
    page = open_page(path)
    listed = entries(page).count()
    page.locator(f"a[href*='initiatives/?{field}=']").press("Enter")
    page.wait_for_url(f"**/initiatives/?{field}=*")
    expect(page.locator(f"[name={field}]")).to_have_value(path.split("/")[1])
    expect(shown(page)).to_have_count(listed)


@pytest.mark.parametrize("prefix", ["", "es/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_pages_of_the_chain_have_no_violation(open_page: Open, prefix: str, width: int) -> None:
    session = "sessions/water-for-every-deck/"
    for path in (LIST, "initiatives/water-ledger/", session, "people/casilda-zarzagan/"):
        page = open_page(prefix + path, width)
        if (prefix, width) in SCREENS:
            assert violations(page) == [], path
        assert page.evaluate(WIDTH) <= width, path


FRAME = ".table-frame:has(.matrix)"
CUT = f"""(() => {{
  const frame = document.querySelector("{FRAME}");
  return frame.scrollWidth - frame.clientWidth;
}})()"""


@pytest.mark.parametrize("prefix", ["", "es/"])
def test_the_matrix_fits_on_a_phone_and_beside_the_contents(open_page: Open, prefix: str) -> None:
    for width in (360, 1280):
        page = open_page(f"{prefix}sessions/water-for-every-deck/", width)
        assert page.evaluate(CUT) == 0


def test_a_matrix_of_many_questions_scrolls_by_keyboard_and_keeps_its_names(
    open_page: Open,
) -> None:
    page = open_page("sessions/water-for-every-deck/", 320)
    frame = page.locator(FRAME)
    assert page.evaluate(CUT) > 0
    frame.focus()
    frame.press("ArrowRight")
    page.wait_for_function("one => one.scrollLeft > 0", arg=frame.element_handle())
    head = frame.locator("tbody th").first.bounding_box()
    box = frame.bounding_box()
    assert head is not None
    assert box is not None
    assert abs(head["x"] - box["x"]) < 1


@pytest.mark.parametrize("prefix", ["", "es/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_sessions_are_chosen_by_what_they_hold(open_page: Open, prefix: str, width: int) -> None:
    page = open_page(f"{prefix}sessions/?holds=report", width)
    sessions = page.locator(".session-entry")
    expect(page.locator("[name=holds]")).to_have_value("report")
    expect(page.locator(".session-entry:not([hidden])")).to_have_count(3)
    expect(page.locator("#documented")).to_be_visible()
    expect(page.locator("#known")).to_be_hidden()  # a heading over nothing
    page.locator("[name=holds]").select_option("known")
    expect(page.locator("#known")).to_be_visible()
    expect(page.locator("#documented")).to_be_hidden()
    assert 0 < page.locator(".session-entry:not([hidden])").count() < sessions.count()
    assert violations(page) == []
    assert page.evaluate(WIDTH) <= width


@pytest.mark.parametrize("prefix", ["", "es/"])
def test_all_proposals_on_a_theme_are_two_clicks_away(open_page: Open, prefix: str) -> None:
    page = open_page(prefix, 390)
    page.locator(".ways-in a[href='themes/']").click()
    page.locator(".register-list a[href$='/water/']").click()
    expect(page.locator("#proposals")).to_be_visible()
    named = page.locator("main a[href*='#proposal-']")
    assert named.count() >= 3
    expect(named.first).to_be_visible()


def multiply(route: Route) -> None:
    """Answer with a list of a thousand entries."""
    response = route.fetch()
    before, opening, rest = response.text().partition('<ul class="initiative-list"')
    start, _, items = rest.partition(">")
    items, _, after = items.partition("</ul>")
    one = items.count("<li ")
    body = f"{before}{opening}{start}>{items * (MANY // one + 1)}</ul>{after}"
    route.fulfill(response=response, body=body)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_thousand_entries_are_filtered_at_once(open_page: Open, width: int) -> None:
    page = open_page("about/", width)
    page.route(re.compile(f"/{LIST}$"), multiply)
    page.goto(page.url.replace("about/", LIST))
    assert entries(page).count() >= MANY
    taken = [page.evaluate(FILTER, value) for value in ("water", "", "care", "", "water")]
    whole = [page.evaluate(LAYOUT) for _ in taken]
    assert median(taken) < MOST * median(whole)


def divide(route: Route) -> None:
    """Answer with the beginning of the list and a link to all of it, or with all of it."""
    whole = route.fetch(url=route.request.url.replace("years/", ""))
    before, opening, rest = whole.text().partition('<ul class="initiative-list"')
    items, _, after = rest.partition("</ul>")
    if route.request.url.endswith("years/"):
        route.fulfill(response=whole, body=whole.text().replace('="../', '="../../'))
    else:
        first = f"{items.partition('</li>')[0]}</li></ul>"
        link = '<a rel="next" href="years/">2024</a>'
        route.fulfill(response=whole, body=f"{before}{opening}{first}{link}{after}")


def test_a_filter_takes_in_the_pages_of_a_long_list(open_page: Open) -> None:
    page = open_page(LIST)
    wanted = entries(page, "[data-theme~=water]").count()
    page.route(re.compile(rf"/{LIST}(years/)?$"), divide)
    page.reload()
    expect(entries(page)).to_have_count(1)
    page.locator("[name=theme]").select_option("water")
    expect(shown(page)).to_have_count(wanted)
    expect(status(page)).to_contain_text(str(wanted))
    page.unroute_all()


def test_what_stood_on_a_long_list_is_found_on_a_later_page(open_page: Open) -> None:
    page = open_page(LIST)
    name = entries(page).last.get_attribute("id")
    page.route(re.compile(rf"/{LIST}(years/)?(#.*)?$"), divide)
    page.goto(f"{page.url}#{name}")
    page.reload()
    page.wait_for_url(f"**/{LIST}years/#{name}")
    page.unroute_all()
