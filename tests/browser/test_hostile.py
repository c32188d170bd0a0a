"""Hostile texts in every field and summary: nothing runs, and everything shows as text."""

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Tabs, Watch, forget, make_site
from tests.browser.servers import Server
from tests.hostile import SUMMARIES, TEXTS, mark

PAGES = (
    "",
    "sessions/",
    "sessions/one/",
    "people/",
    "people/ana/",
    "organisations/org/",
    "themes/theme/",
    "places/place/",
    "initiatives/",
    "initiatives/i/",
    "videos/",
    "news/",
    "news/n/",
    "guides/",
    "guides/guide/",
)
Wanted = dict[str, str]


class Attack:
    """Give out hostile texts, each with a mark, and remember them."""

    def __init__(self) -> None:
        self.numbers = count()
        self.texts: Wanted = {}
        self.session: dict[str, Any] = {}
        self.sessions: list[dict[str, Any]] = []

    def text(self) -> str:
        number = next(self.numbers)
        written = f"{mark(number)} {TEXTS[number % len(TEXTS)]}"
        self.texts[mark(number)] = written
        return written

    def both(self) -> dict[str, str]:
        return {"en": self.text(), "es": self.text()}

    def summary(self) -> str:
        return "\n\n".join(f"{mark(next(self.numbers))} {text}" for text in SUMMARIES)


def records(attack: Attack) -> dict[str, Any]:
    """Return files in which every text field is hostile; enough titles for every payload."""
    both = attack.both
    item = {"title": both(), "text": both(), "answers": ["q"]}
    video = {"address": "https://video.example/v", "without_captions_because": both()}
    chapters = [{"at": "0:10", "title": both()}]
    player = {**video, "address": "https://youtu.be/aBc-_123456", "chapters": chapters}
    session = {
        "id": "one",
        "series": "series",
        "number": 1,
        "original": "en",
        "title": both(),
        "short_title": both(),
        "other_titles": [{"title": both(), "sources": ["s"]}],
        "starts": "2020-04-30",
        "platform": attack.text(),
        "organisers": ["org"],
        "themes": ["theme"],
        "key_questions": [{"id": "g", "title": both(), "questions": [{"id": "q", "text": both()}]}],
        "contributions": [
            {"id": "c", "speaker": "ana", "role": both(), "organisation": "org", "place": "place"}
        ],
        "challenges": [{"id": "ch", **item}],
        "initiatives": [
            {"id": "i", "status": "planned", "by": ["org"], "places": ["place"], **item}
        ],
        "proposals": [{"id": "p", **item}],
        "ranking": {"method": both()},
        "priorities": [{"id": "pr", "rank": 1, "title": both()}],
        "videos": [
            {"id": "v", "title": both(), "language": "en", **video},
            {"id": "w", "title": both(), "language": "en", **player},
        ],
        "news": [{"id": "n", "title": both(), "date": "2020-05-05"}],
        "notes": [{"about": "starts", "text": both(), "sources": ["s"]}],
        "sources": [{"id": "s", "title": attack.text(), "language": "en"}],
    }
    attack.session = session.copy()
    session["translations"] = {"es": {"by": attack.text(), "reviewed_by": attack.text()}}
    more = [
        {"id": f"more-{number}", "series": "series", "original": "en", "title": both()}
        for number in range(len(TEXTS))
    ]
    attack.sessions = more
    figure = {"id": "f", "value": 1, "label": both()}
    series = {"id": "series", "title": both(), "description": both(), "figures": [figure]}
    place = {"id": "place", "name": both(), "latitude": 1.5, "longitude": 2.5}
    kinds = ("question:one/q", "contribution:one/c", "challenge:one/ch", "initiative:i",
             "proposal:one/p", "priority:one/pr", "news:n")  # fmt: skip
    guide = {"id": "guide", "title": both(), "introduction": both(), "items": kinds}
    guide |= {"sessions": ["one", "more-0"], "themes": ["theme"], "by": ["org"]}
    org = {"id": "org", "name": both(), "short_name": both()}
    return {
        "sessions.yaml": {"series": [series], "sessions": [session, *more]},
        "people.yaml": {"people": [{"id": "ana", "name": attack.text(), "role": both()}]},
        "organisations.yaml": {"organisations": [org]},
        "places.yaml": {"places": [place]},
        "guides.yaml": {"guides": [guide]},
        "themes.yaml": {"themes": [{"id": "theme", "name": both(), "description": both()}]},
    }


def write_data(folder: Path, attack: Attack) -> None:
    """Write the content folder; JSON is YAML."""
    for name, content in records(attack).items():
        (folder / name).write_text(json.dumps(content, ensure_ascii=False))
    for part in ("report", "context", "contributions/c", "news/n"):
        path = folder / "summaries" / "one" / f"{part}.en.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(attack.summary())


@pytest.fixture(scope="module")
def attack() -> Attack:
    return Attack()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, attack: Attack) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "data").mkdir()
    write_data(folder / "data", attack)
    running = Server(make_site(folder, folder / "data"))
    yield running
    running.close()


@pytest.fixture
def page(tabs: Tabs, watch: Watch) -> Iterator[Page]:
    page = tabs.tab()
    watch.attach(page)
    yield page
    assert watch.seen == []
    assert page.evaluate("window.ran") is None
    forget(page)
    watch.detach(page)


def english(value: Any) -> Iterator[str]:
    """List the texts of a record that its English page shows."""
    if isinstance(value, str) and re.match(r"qz\d{3}zq", value):
        yield value
    elif isinstance(value, dict):
        inner = [value["en"]] if "en" in value else value.values()
        yield from (text for one in inner for text in english(one))
    elif isinstance(value, list):
        yield from (text for one in value for text in english(one))


def one_line(text: str) -> str:
    """Return text as a reader sees it: white space folded."""
    return " ".join(text.split())


@pytest.mark.parametrize("prefix", ["", "es/"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_and_nothing_is_lost(
    page: Page, server: Server, attack: Attack, prefix: str, path: str
) -> None:
    page.goto(server.address + prefix + path)
    assert page.evaluate("window.ran") is None
    assert page.locator("article script, article iframe, article style, article base").count() == 0
    shown = one_line(page.locator("body").inner_text() + " " + page.title())
    marks = set(re.findall(r"qz\d{3}zq", shown)) & set(attack.texts)
    assert marks
    for one in marks:
        assert one_line(attack.texts[one]) in shown


def test_every_text_of_the_session_is_on_its_page(
    page: Page, server: Server, attack: Attack
) -> None:
    page.goto(f"{server.address}sessions/one/")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    shown = one_line(page.locator("article.article").inner_text())
    texts = list(english(attack.session))
    assert len(texts) > 15
    assert [text for text in texts if one_line(text) not in shown] == []


def test_summaries_show_every_payload_as_text(page: Page, server: Server) -> None:
    page.goto(f"{server.address}sessions/one/")
    shown = page.locator(".contribution .prose").inner_text()
    for text in TEXTS:
        for word in re.findall(r"[a-z]{4,}", unescape(text)):
            assert word in shown


def test_the_title_holds_the_text(page: Page, server: Server, attack: Attack) -> None:
    for number in range(len(TEXTS)):
        page.goto(f"{server.address}sessions/more-{number}/")
        found = re.findall(r"qz\d{3}zq", page.title())
        assert one_line(page.title()) == f"{one_line(attack.texts[found[0]])} – Memoria"
        content = page.locator("meta[property='og:title']").get_attribute("content") or ""
        assert one_line(attack.texts[found[0]]) in one_line(content)


def test_search_results_show_text(page: Page, server: Server, attack: Attack) -> None:
    titles = [one["title"]["en"] for one in attack.sessions]
    assert len(titles) == len(TEXTS)
    page.goto(server.address)
    page.locator("[data-search-open]").click()
    for text in titles:
        word = text.split()[0]
        page.locator("dialog input").fill(word)
        title = page.locator(".search-result > a").first
        expect(title).to_contain_text(word)
        assert one_line(title.inner_text()) == one_line(text)
        assert page.locator(".search-result img, .search-result script").count() == 0
