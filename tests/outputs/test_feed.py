"""The Atom feed: what RFC 4287 asks for, read with feedparser and as XML."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memoria.content.publication import Revision
from memoria.outputs.feed import MOST, add
from memoria.outputs.feed import feed as make_feed
from tests.contents import SUMMARY, session
from tests.demo import CODES, SITE, Made, demo, hostile, one_line, small
from tests.hostile import TEXTS
from tests.pages import LETTERS, MARKS, elements

TIDES = "session", "tides"
REPORT = {"summaries/tides/report.en.md": "High.\n"}
APRIL = datetime(2026, 4, 1, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z")
ROOTS = {"en": SITE, "es": f"{SITE}es/"}
# The first ids of what has another one now.
EARLIER = {
    "initiatives/last-ferry": "initiatives/waiting-ferry",
    "priority-safe-night-crossing": "priority-safe-crossing",
    "the-short-night": "night-watch",
    "a-year-afloat": "a-year-adrift",
    "fog-in-october": "october-fog",
}


def on(day: int) -> datetime:
    return datetime(2026, 6, day, 12, tzinfo=UTC)


def tree(language: str) -> Element:
    return fromstring(demo(language).files["feed.xml"].encode())


def text(element: Element, name: str) -> str:
    found = element.find(f"{ATOM}{name}")
    assert found is not None
    return found.text or ""


def links(element: Element, relation: str) -> list[dict[str, str]]:
    return [one.attrib for one in element.iter(f"{ATOM}link") if one.get("rel") == relation]


def pages_of(element: Element) -> list[dict[str, str]]:
    """Return the links of a feed or an entry to its pages: the one alternate comes first."""
    own = [one.attrib for one in element.findall(f"{ATOM}link")]
    alternate, *others = [one for one in own if one["rel"] in {"alternate", "related"}]
    assert alternate["rel"] == "alternate"
    assert {one["rel"] for one in others} == {"related"}
    return [alternate, *others]


def entries(language: str) -> list[Element]:
    return tree(language).findall(f"{ATOM}entry")


@pytest.mark.parametrize("language", CODES)
def test_a_feed_reader_finds_nothing_to_complain_of(language: str) -> None:
    read: Any = feedparser.parse(demo(language).files["feed.xml"].encode())
    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.language == language
    assert len(read.entries) == len(entries(language))
    assert all(one.title and one.link and one.updated_parsed for one in read.entries)


@pytest.mark.parametrize("language", CODES)
def test_the_feed_says_what_it_is_and_where(language: str) -> None:
    feed = tree(language)
    assert feed.get(LANGUAGE) == language
    assert text(feed, "id") == f"{ROOTS[language]}feed.xml"
    assert text(feed, "title") == "Towns"
    assert text(feed, "subtitle")
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Towns"
    own = [one for one in feed.findall(f"{ATOM}link") if one.get("rel") == "self"]
    assert [one.get("href") for one in own] == [f"{ROOTS[language]}feed.xml"]
    homes = {one["hreflang"]: one["href"] for one in pages_of(feed)}
    assert homes == ROOTS
    assert text(feed, "updated") == max(text(one, "updated") for one in entries(language))


@pytest.mark.parametrize("language", CODES)
def test_news_reports_and_guides_are_entries_the_newest_first(language: str) -> None:
    ids = [text(one, "id") for one in entries(language)]
    root = ROOTS[language]
    assert f"{root}news/two-ferries-wait/" in ids
    assert f"{root}sessions/water-for-every-deck/#report" in ids
    assert f"{root}guides/every-drop-twice/" in ids
    dates = [text(one, "updated") for one in entries(language)]
    assert all(after <= before for before, after in pairwise(dates))


@pytest.mark.parametrize("language", CODES)
def test_an_entry_has_what_the_format_asks_for(language: str) -> None:
    for one in entries(language):
        assert text(one, "title")
        assert INSTANT.fullmatch(text(one, "published"))
        assert INSTANT.fullmatch(text(one, "updated"))
        assert one.findtext(f"{ATOM}author/{ATOM}name")
        content = one.find(f"{ATOM}content")
        assert content is not None
        assert content.get("type") == "html"
        assert text(one, "summary")


@pytest.mark.parametrize("language", CODES)
def test_an_entry_points_at_every_language_and_at_its_pdf(language: str) -> None:
    for one in entries(language):
        found = pages_of(one)
        assert found[0]["hreflang"] == language
        named = {link["hreflang"]: link["href"] for link in found}
        assert set(named) == set(CODES)
        first = named[language]
        for now, before in EARLIER.items():
            first = first.replace(now, before)
        assert first == text(one, "id")
        path = named["en"].removeprefix(SITE)
        assert named["es"] == f"{SITE}es/{path}"
        kind = int("#report" in path or "guides/" in path)
        assert len(links(one, "enclosure")) == kind


def test_no_two_entries_have_the_same_id_in_any_language() -> None:
    ids = [text(one, "id") for language in CODES for one in entries(language)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("identity", ["tag:towns.example.org,2024:", SITE])
def test_at_another_address_all_ids_are_the_same(identity: str) -> None:
    made = demo("es")
    here = replace(made.edition, identity=identity)
    there = replace(here, site="https://elsewhere.example/")
    one, other = (replace(made, edition=edition).files for edition in (here, there))
    assert one["feed.xml"] != other["feed.xml"]
    for name, mark in (("feed.xml", r"<id>(.*)</id>"), ("calendar.ics", r"UID:(.*)\r")):
        found = re.findall(mark, one[name])
        assert found == re.findall(mark, other[name])
        assert all("towns.example.org" in value for value in found)


def test_the_day_of_a_report_is_the_last_of_its_session() -> None:
    days = {text(one, "id"): text(one, "updated") for one in entries("en")}
    assert days[f"{SITE}sessions/nothing-overboard/#report"] == "2024-12-31T00:00:00Z"
    assert days[f"{SITE}guides/every-drop-twice/"] == "2025-02-14T00:00:00Z"


def test_a_text_in_another_language_says_so() -> None:
    entry = next(one for one in entries("en") if "nothing-overboard" in text(one, "id"))
    content = entry.find(f"{ATOM}content")
    assert content is not None
    assert content.get(LANGUAGE) == "es"


def test_a_title_in_another_language_says_so() -> None:
    items = ["  - {id: n1, title: {es: Mareas}, original: es, date: 2031-01-01}"]
    files = {"sessions.yaml": session("news:", *items), "summaries/tides/news/n1.es.md": "Alta.\n"}
    for language, told in (("en", "es"), ("es", None)):
        feed = fromstring(small(files, language).files["feed.xml"].encode())
        title = feed.find(f"{ATOM}entry/{ATOM}title")
        assert title is not None
        assert (title.text, title.get(LANGUAGE)) == ("Mareas", told)


@pytest.mark.parametrize("language", CODES)
def test_every_link_of_the_content_is_whole(language: str) -> None:
    for entry in entries(language):
        for element in elements(text(entry, "content")):
            assert re.match(r"https?://|mailto:", element.get("href", "https://"))


def test_the_feed_holds_no_more_than_its_most() -> None:
    items = [f"  - {{id: n{one}, title: {{en: N}}, date: 2031-01-01}}" for one in range(MOST + 1)]
    texts = {f"summaries/tides/news/n{one}.en.md": "New.\n" for one in range(MOST + 1)}
    feed = small({"sessions.yaml": session("news:", *items), **texts}).files["feed.xml"]
    assert feed.count("<entry>") == MOST


def chosen(entry: Element, how: str, language: str) -> str:
    """Return the page that a program opens, which takes the first, its own, or the last link."""
    found = [one for one in links(entry, "alternate") if one.get("type") == "text/html"]
    own = [one for one in found if one.get("hreflang") == language]
    return {"first": found, "own": own, "last": found[::-1]}[how][0]["href"]


@pytest.mark.parametrize("language", CODES)
def test_whatever_link_a_program_takes_an_entry_opens_its_own_language(language: str) -> None:
    read: Any = feedparser.parse(demo(language).files["feed.xml"].encode())
    for entry, parsed in zip(entries(language), read.entries, strict=True):
        pages = {chosen(entry, how, language) for how in ("first", "own", "last")} | {parsed.link}
        (page,) = pages
        assert page.startswith(ROOTS[language])
        assert page.startswith(ROOTS["es"]) == (language == "es")


def test_of_a_session_there_is_one_entry_with_its_day_until_there_is_more() -> None:
    lines = "starts: 2031-05-01", "status: postponed"
    plain = session(*lines).replace(f"    {SUMMARY}\n", "")
    files = {"sessions.yaml": plain, "summaries/tides/aim.en.md": "To learn.\n"}
    (entry,) = fromstring(small(files).files["feed.xml"]).findall(f"{ATOM}entry")
    assert text(entry, "id") == f"{SITE}sessions/tides/"
    assert text(entry, "title") == "Postponed: Living with the tides"
    assert text(entry, "summary") == "To learn."
    assert text(entry, "content").startswith('<p lang="en">Thursday 1 May 2031</p>')
    (entry,) = fromstring(small({"sessions.yaml": files["sessions.yaml"]}).files["feed.xml"])[-1:]
    assert text(entry, "summary") == "Thursday 1 May 2031"
    report = {"summaries/tides/report.en.md": "High.\n"}
    (entry,) = fromstring(small({**files, **report}).files["feed.xml"]).findall(f"{ATOM}entry")
    assert text(entry, "id") == f"{SITE}sessions/tides/#report"


def test_an_entry_is_as_new_as_the_last_change_of_its_record_or_its_text() -> None:
    made = small({"sessions.yaml": session("starts: 2026-05-01"), **REPORT})
    past = {
        ("session", "tides"): Revision(on(1), on(3)),
        ("text", "summaries/tides/report.en.md"): Revision(on(2), on(4)),
    }
    for known, published, updated in (
        ({}, "2026-05-01T00:00:00Z", "2026-05-01T00:00:00Z"),
        (past, "2026-05-01T00:00:00Z", "2026-06-04T12:00:00Z"),
        ({TIDES: past[TIDES]}, "2026-05-01T00:00:00Z", "2026-06-03T12:00:00Z"),
        ({TIDES: Revision(APRIL, APRIL)}, "2026-04-01T00:00:00Z", "2026-04-01T00:00:00Z"),
    ):
        feed = with_past(made, known)
        (entry,) = feed.findall(f"{ATOM}entry")
        assert (text(entry, "published"), text(entry, "updated")) == (published, updated)
        assert text(feed, "updated") == updated


def with_past(made: Made, past: dict[tuple[str, str], Revision]) -> Element:
    publication = replace(made.publication, revisions=past)
    return fromstring(make_feed(replace(made, publication=publication).view))


def test_without_a_date_only_git_can_tell_and_an_empty_feed_is_as_old_as_its_records() -> None:
    made = small({"sessions.yaml": session(), **REPORT})
    feed = with_past(made, {})
    assert feed.find(f"{ATOM}entry") is None
    assert text(feed, "updated") == "1970-01-01T00:00:00Z"
    source = "sources: [{id: s, title: S, language: en, read: 2024-05-01}]"
    made = small({"sessions.yaml": session(source)})
    (entry,) = with_past(small({"sessions.yaml": session(source, "starts: 2031-01-01")}), {})[-1:]
    assert text(entry, "updated") == "2024-05-01T00:00:00Z"
    assert text(with_past(made, {}), "updated") == "2024-05-01T00:00:00Z"
    assert text(with_past(made, {("theme", "mud"): Revision(on(1), on(2))}), "updated") == (
        "2026-06-02T12:00:00Z"
    )
    (entry,) = with_past(made, {TIDES: Revision(on(1), on(2))}).findall(f"{ATOM}entry")
    assert text(entry, "published") == "2026-06-01T12:00:00Z"


@given(st.text(LETTERS | MARKS, max_size=40) | st.sampled_from(TEXTS))
def test_any_text_survives_the_feed(value: str) -> None:
    root = Element("feed")
    add(root, "title", value, {"label": value})
    SubElement(root, "after")
    title, after = fromstring(tostring(root, encoding="unicode"))
    assert (title.text or "", title.get("label"), after.tag) == (value, value, "after")


def test_a_hostile_title_comes_out_as_it_went_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memoria.outputs.feed.MOST", len(TEXTS))
    found = fromstring(make_feed(hostile().view))
    assert {text(one, "title") for one in found.iter(f"{ATOM}entry")} == set(map(one_line, TEXTS))
    for one in found.iter(f"{ATOM}entry"):
        tags = {str(element.tag) for element in elements(text(one, "content"))}
        assert not tags & {"script", "iframe", "img", "style", "svg", "base", "meta", "link"}
