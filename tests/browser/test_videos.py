"""Videos: nothing of another host before a press, then its privacy address; words for all."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Open, Watch
from tests.browser.servers import Server

YOUTUBE = "#video-short-night-highlights"
VIMEO = "#video-shipwrights-hands"
LOCAL = "#video-rain-on-deck"
PREFIXES = ("", "es/")
FOCUSED = "document.activeElement.tagName === 'IFRAME'"


@pytest.fixture(scope="module")
def server(demo: Path) -> Iterator[Server]:
    running = Server(demo)
    yield running
    running.close()


def keep_here(page: Page, watch: Watch, pattern: str) -> None:
    """Answer for the other host, so that nothing leaves this machine."""

    def answer(route: Route) -> None:
        route.fulfill(body="<!doctype html><title>player</title>", content_type="text/html")

    assert watch.seen == []
    page.route(re.compile(pattern), answer)


def foreign(watch: Watch) -> list[str]:
    """Return what was asked of other hosts, and forgive it."""
    found = [one.removeprefix("foreign request: ") for one in watch.seen]
    watch.seen.clear()
    return found


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize(
    ("video", "address"),
    [
        (YOUTUBE, "https://www.youtube-nocookie.com/embed/demo0000000?autoplay=1"),
        (VIMEO, "https://player.vimeo.com/video/00000000?dnt=1&autoplay=1"),
    ],
)
def test_press_loads_the_player(
    open_page: Open, watch: Watch, prefix: str, video: str, address: str
) -> None:
    page = open_page(f"{prefix}videos/")
    keep_here(page, watch, r"^https://(www\.youtube-nocookie|player\.vimeo)\.com/")
    item = page.locator(video)
    expect(item.locator("iframe")).to_have_count(0)
    expect(item.locator(".video-note.with-scripts")).to_contain_text(address.split("/")[2])
    item.get_by_role("button").click()
    frame = item.locator("iframe")
    page.wait_for_function(FOCUSED)
    expect(frame).to_have_attribute("src", address)
    expect(frame).to_have_attribute("title", re.compile(r"^(Video|Vídeo): \S"))
    page.wait_for_load_state("networkidle")
    assert foreign(watch) == [address]


def test_chapter_plays_from_its_second_by_keyboard(open_page: Open, watch: Watch) -> None:
    page = open_page("sessions/the-short-night/")
    keep_here(page, watch, r"^https://www\.youtube-nocookie\.com/")
    links = page.locator(f"{YOUTUBE} a[data-at]")
    for number, second in ((1, 195), (2, 485)):
        links.nth(number).focus()
        page.keyboard.press("Enter")
        frame = page.locator(f"{YOUTUBE} iframe")
        expect(frame).to_have_count(1)
        expect(frame).to_have_attribute("src", re.compile(rf"[?&]start={second}#t={second}s$"))
        page.wait_for_function(FOCUSED)
    page.wait_for_load_state("networkidle")
    assert len(foreign(watch)) == 2


def test_back_leaves_the_page_after_chapters(open_page: Open, watch: Watch) -> None:
    page = open_page("news/")
    page.goto(f"{watch.origin}videos/")
    keep_here(page, watch, r"^https://www\.youtube-nocookie\.com/")
    for number in range(3):
        page.locator(f"{YOUTUBE} a[data-at]").nth(number).click()
    page.wait_for_load_state("networkidle")
    page.go_back()
    expect(page).to_have_url(f"{watch.origin}news/")
    foreign(watch)


def test_policy_opens_to_no_more_than_the_page_shows(open_page: Open) -> None:
    hosts = {
        "videos/": "https://player.vimeo.com https://www.youtube-nocookie.com",
        "sessions/the-short-night/": "https://www.youtube-nocookie.com",
        "sessions/water-for-every-deck/": "'none'",
        "news/": "'none'",
        "": "'none'",
    }
    for path, allowed in hosts.items():
        policy = open_page(path).locator("meta[http-equiv]").get_attribute("content") or ""
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert rules["frame-src"] == allowed
        assert rules["media-src"] == "'self'"


@pytest.mark.parametrize("prefix", PREFIXES)
def test_without_scripts_pictures_and_chapters_are_links(open_page: Open, prefix: str) -> None:
    page = open_page(f"{prefix}videos/", 360, scripts=False)
    expect(page.locator(f"{YOUTUBE} button")).to_be_hidden()
    link = page.locator(f"{YOUTUBE} a.play")
    expect(link).to_be_visible()
    expect(link).to_have_attribute("href", "https://www.youtube.com/watch?v=demo0000000")
    chapter = page.locator(f"{YOUTUBE} .chapters a").nth(1)
    expect(chapter).to_have_attribute("href", "https://www.youtube.com/watch?v=demo0000000&t=195s")
    expect(page.locator(f"{LOCAL} .chapters a").nth(1)).to_have_attribute(
        "href", re.compile(r"media/rain-on-deck\.webm#t=2$")
    )


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("es/", "es")])
def test_local_video_plays_with_captions(open_page: Open, prefix: str, language: str) -> None:
    page = open_page(f"{prefix}videos/")
    video = page.locator(f"{LOCAL} video")
    assert video.evaluate("video => [...video.textTracks].map(one => one.label)") == [
        "English",
        "Español",
    ]
    expect(video.locator("track[default]")).to_have_attribute("srclang", language)
    assert video.evaluate("video => video.readyState") == 0
    page.locator(f"{LOCAL} a[data-at]").nth(2).click()
    expect(video).to_be_focused()
    page.wait_for_function(
        "video => video.readyState > 1 && video.currentTime >= 4", arg=video.element_handle()
    )
    showing = "video => [...video.textTracks].find(one => one.mode === 'showing').cues.length"
    assert video.evaluate(showing) > 0


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_video_has_words_or_a_reason(open_page: Open, prefix: str) -> None:
    page = open_page(f"{prefix}videos/")
    transcript = page.locator(f"{YOUTUBE} details")
    transcript.locator("summary").click()
    expect(transcript.locator(".prose")).to_be_visible()
    expect(page.locator(f"{VIMEO} .video-facts")).to_contain_text(
        re.compile(r"Without captions or transcript\.|Sin subtítulos ni transcripción\.")
    )
    expect(page.locator(f"{LOCAL} .video-facts")).to_contain_text(
        re.compile("Captions in English and Spanish|Subtítulos en inglés y español")
    )
