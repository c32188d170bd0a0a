"""What has the focus is seen: on every kind of page, on with a phone, back on a wide screen.

Pages that lie beside each other in a folder are of one kind; of each kind the longest is walked,
and of what stands in it again and again, three: the first two, and the last. The first page,
and one with long lists and a matrix, are walked with all that is in them.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.servers import Server

# Before each key it is asked for: the page has come to rest then. Of each line of what has the
# focus, nine points are asked what lies on top there, and whether a frame cuts them off. Of what is
# larger than that, of points on a map and of videos, one has to be seen.
WATCH = """(area) => {
  const scope = document.querySelector(area), seen = new Set(), hidden = new Set();
  const box = (one) => one.getBoundingClientRect();
  const within = (x, y, { left, right, top, bottom }) =>
    x >= left && x <= right && y >= top && y <= bottom;
  const cut = (one, x, y) => {
    for (let frame = one.parentElement; frame !== document.body; frame = frame.parentElement) {
      if (getComputedStyle(frame).overflow !== "visible" && !within(x, y, box(frame))) return true;
    }
  };
  const shown = (one) => ([x, y]) => {
    const all = document.elementsFromPoint(x, y), inside = (other) => one.contains(other);
    if (all.some(inside)) return inside(all[0]);
    return all[0]?.contains(one) && !cut(one, x, y);
  };
  const points = ({ left, top, width, height }) => [0.1, 0.5, 0.9].flatMap((across) =>
    [0.25, 0.5, 0.75].map((down) => [left + across * width, top + down * height]));
  const seenWell = (one) => {
    const parts = one.matches("svg a") ? [...one.children].map(box) : [...one.getClientRects()];
    const asked = parts.filter((part) => part.width).flatMap(points).map(shown(one));
    const part = one.matches("svg a, video") || box(one).height > innerHeight / 2;
    return part ? asked.some(Boolean) : asked.length && asked.every(Boolean);
  };
  let last, over = false;
  const judge = () => {
    const one = document.activeElement;
    if (one === document.body || !scope.contains(one)) return seen.size > 0;
    if (one === last) return false; // within a video
    if (!seenWell(one)) hidden.add(one.outerHTML.slice(0, 150));
    last = one;
    return seen.size === seen.add(one).size;
  };
  addEventListener("keydown", ({ key }) => { if (key === "Tab") over = judge() || over; }, true);
  window.walk = () => ({ over, stops: seen.size, hidden: [...hidden] });
}"""
# Where a walk begins, so that bar and foot, the same everywhere, are walked once.
BEFORE = """document.querySelectorAll(".site-header :is(a, summary, button)")
  .forEach((one) => one.focus())"""
AFTER = "document.querySelector('.site-footer a').focus()"
# Of all that have the same frames around them, in order, the others are passed over. A leap over
# them leads to what is drawn only then, and moves: all is drawn before.
FEW = """(area) => {
  const alike = new Map();
  for (const one of document.querySelectorAll(`${area} *`)) {
    if (getComputedStyle(one).contentVisibility === "auto") one.style.contentVisibility = "visible";
  }
  const stops = ":is(a[href], button, input, select, summary, video, [tabindex='0'])";
  for (const one of document.querySelectorAll(`${area} ${stops}`)) {
    if (!one.checkVisibility()) continue;
    const frames = [];
    for (let frame = one; !frame.matches(area); frame = frame.parentElement) {
      frames.push(frame.tagName, frame.getAttribute("class"));
    }
    const key = frames.join();
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  for (const all of alike.values()) for (const one of all.slice(2, -1)) one.tabIndex = -1;
}"""
WHOLE = "sessions/water-for-every-deck/", 360
OPEN = "document.querySelectorAll('.page details').forEach((one) => { one.open = true; })"
KEYS = 20  # between two looks whether the walk is over
MOST = 200 * KEYS


def kinds(site: Path) -> Iterator[str]:
    """List the longest page of each folder, and those that are alone."""
    longest: dict[tuple[str, ...], tuple[int, str]] = {}
    for file in site.rglob("index.html"):
        *above, _ = parts = file.parent.relative_to(site).parts or ("",)
        if parts[0] != "es":
            here = file.stat().st_size, "".join(f"{part}/" for part in parts if part)
            kind = tuple(above) or parts
            longest[*kind, str(len(parts))] = max(here, longest.get((*kind, str(len(parts))), here))
    yield from sorted(path for _, path in longest.values())


def hidden(page: Page, area: str, *, back: bool = False) -> list[str]:
    """Walk all that can have the focus in an area of a page, and list what is not seen then."""
    page.evaluate(WATCH, area)
    if back:
        page.keyboard.down("Shift")
    for _ in range(MOST // KEYS):
        for _ in range(KEYS):
            page.keyboard.down("Tab")
        walk = page.evaluate("walk()")
        if walk["over"]:
            break
    page.keyboard.up("Shift")
    assert walk["over"]
    assert walk["stops"]
    return [f"{page.url} {one}" for one in walk["hidden"]]


@pytest.fixture(scope="module")
def server(demo: Path) -> Iterator[Server]:
    running = Server(demo)
    yield running
    running.close()


@pytest.mark.parametrize(("prefix", "width", "back"), [("", 1280, True), ("es/", 360, False)])
def test_no_focus_is_hidden(
    open_page: Open, demo: Path, prefix: str, width: int, *, back: bool
) -> None:
    found = []
    assert WHOLE[0] in kinds(demo)
    for path in kinds(demo):
        page = open_page(prefix + path, width)
        page.evaluate(OPEN)
        area = ".page" if path else "body"
        if path:
            page.evaluate(AFTER if back else BEFORE)
        if path and (path, width) != WHOLE:
            page.evaluate(FEW, area)
        found += hidden(page, area, back=back)
    assert found == []


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_focus_is_hidden_in_search(open_page: Open, width: int, *, back: bool) -> None:
    page = open_page("about/", width)
    page.locator("[data-search-open]").click()
    page.locator("dialog input").first.fill("water")
    expect(page.locator(".search-result").nth(4)).to_be_visible()
    assert hidden(page, "dialog[open]", back=back) == []


@pytest.mark.parametrize("back", [False, True])
def test_no_focus_is_hidden_in_the_menu(open_page: Open, *, back: bool) -> None:
    page = open_page("about/", 360)
    page.locator("details.menu summary").click()
    expect(page.locator(".menu-panel")).to_be_visible()
    assert hidden(page, ".site-header", back=back) == []


def test_a_frame_scrolls_only_where_its_table_is_wider(open_page: Open) -> None:
    frames = open_page("sessions/the-short-night/").locator(".table-frame")
    widths = """all => all.map((one) =>
      [one.scrollWidth, one.clientWidth, one.querySelector("table").offsetWidth])"""
    found = frames.evaluate_all(widths)
    assert found
    assert [one for one in found if one[0] > max(one[1:])] == []


STYLE = """(rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
}"""
# What lies on the page, what stays when it scrolls, and what is cut off.
FAULTS = (
    "body::after { content: ''; position: fixed; inset: 0 0 50%; z-index: 9; }",
    ".page * { scroll-margin: 0 !important; }",
    ".page a { display: inline-block; max-inline-size: 0.5rem; overflow: hidden; }"
    " .page :has(> a) { overflow: hidden; max-block-size: 0.75rem; }",
)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_focus_that_is_hidden_is_found(open_page: Open, fault: str) -> None:
    page = open_page("sessions/nothing-overboard/", 360)
    page.evaluate(STYLE, fault)
    page.evaluate(AFTER)
    assert hidden(page, ".page", back=True)
