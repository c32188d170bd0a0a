"""Structured data as programs read it from the pages, held against shapes of our own."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import extruct
import pytest
from pyshacl import validate
from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from memoria.outputs.open_data.catalogue import ARCHIVE
from memoria.outputs.open_data.files import LISTED as OPEN
from memoria.outputs.structured_data.nodes import told_once
from tests.cases import each
from tests.conftest import words_of
from tests.contents import session
from tests.demo import CODES, SITE, demo, hostile, one_line, small
from tests.hostile import TEXTS
from tests.outputs.heads import as_document, elements

# What reads JSON-LD and shapes warns of its own parts.
pytestmark = pytest.mark.filterwarnings("ignore:(ConjunctiveGraph|Dataset):DeprecationWarning")
SCHEMA = "https://schema.org/"
ADDRESSES = (
    "url", "sameAs", "image", "contentUrl", "embedUrl", "thumbnailUrl", "license", "eventStatus",
    "eventAttendanceMode", "item",
)  # fmt: skip
# Stands for the context of schema.org, which is not asked for.
CONTEXT = {"@vocab": SCHEMA, **{name: {"@type": "@id"} for name in ADDRESSES}}
SHAPES = Path(__file__).with_name("shapes.ttl")
KINDS = {
    "index.md": "EventSeries",
    "sessions/water-for-every-deck/index.md": "Event",
    "sessions/the-short-night/index.md": "Event",
    "sessions/nothing-overboard/index.md": "Event",
    "people/ondina-farallon/index.md": "Person",
    "organisations/ldt-water/index.md": "Organization",
    "places/quillamar/index.md": "Place",
    "themes/water/index.md": "DefinedTerm",
    "guides/every-drop-twice/index.md": "Report",
    "guides/a-year-afloat/index.md": "Report",
    "news/two-ferries-wait/index.md": "NewsArticle",
    "videos/index.md": "VideoObject",
    "data/index.md": "Dataset",
}


@cache
def data(language: str, name: str) -> Any:
    """Return the structured data of a page, as programs extract it."""
    page = demo(language).pages[name]
    (found,) = extruct.extract(as_document(page), syntaxes=["json-ld"])["json-ld"]
    assert found["@context"] == "https://schema.org"
    return found


def graph(language: str, *names: str) -> Graph:
    made = Graph()
    for name in names:
        local = {**data(language, name), "@context": CONTEXT}
        made.parse(data=json.dumps(local), format="json-ld")
    return made


def node(language: str, name: str, kind: str) -> dict[str, Any]:
    """Return the first node of a type on a page."""
    return next(one for one in data(language, name)["@graph"] if one["@type"] == kind)


@each("language", CODES)
@each("name", KINDS)
def test_a_page_says_what_it_is_about_in_the_right_shape(language: str, name: str) -> None:
    found = graph(language, name)
    assert (None, RDF.type, URIRef(f"{SCHEMA}{KINDS[name]}")) in found
    conforms, _, report = validate(found, shacl_graph=str(SHAPES), shacl_graph_format="turtle")
    assert conforms, report


NEEDED = {
    ("sessions/the-short-night/index.md", "Event"): (
        "name", "startDate", "eventAttendanceMode", "organizer", "performer", "superEvent",
        "workFeatured", "inLanguage", "sameAs", "location",
    ),
    ("sessions/the-short-night/index.md", "BreadcrumbList"): ("itemListElement",),
    ("data/index.md", "Dataset"): (
        "name", "description", "license", "creator", "distribution", "temporalCoverage",
    ),
    ("sessions/the-short-night/index.md", "Report"): (
        "name", "inLanguage", "datePublished", "author", "publisher", "license", "encoding",
    ),
    ("index.md", "EventSeries"): ("name", "url", "organizer", "startDate", "inLanguage"),
    ("index.md", "WebPage"): ("inLanguage", "url"),
    ("news/two-ferries-wait/index.md", "NewsArticle"): ("headline", "description", "author"),
    ("videos/index.md", "VideoObject"): (
        "name", "description", "thumbnailUrl", "uploadDate", "duration", "inLanguage",
    ),
    ("people/ondina-farallon/index.md", "Person"): ("name", "sameAs"),
}  # fmt: skip


@each(
    ("name", "kind", "lacking"),
    [(*key, one) for key, properties in NEEDED.items() for one in properties],
)
def test_the_shapes_refuse_what_lacks_something(name: str, kind: str, lacking: str) -> None:
    found = graph("en", name)
    subject = URIRef(node("en", name, kind)["@id"])
    found.remove((subject, URIRef(SCHEMA + lacking), None))
    assert not validate(found, shacl_graph=str(SHAPES), shacl_graph_format="turtle")[0]


@pytest.mark.parametrize("language", CODES)
def test_every_page_says_its_language_and_its_translation(language: str) -> None:
    other = {"en": "es", "es": "en"}[language]
    for name, page in demo(language).pages.items():
        (script,) = elements(page, "script")
        (found, *_) = json.loads(script.text or "")["@graph"]
        path = name.removesuffix("index.md")
        edition = demo(language).edition
        assert found["@id"] == edition.absolute(f"{path}#page")
        assert found["inLanguage"] == language
        linked = [found.get("translationOfWork"), *found.get("workTranslation", [])]
        assert {"@id": edition.absolute(f"{path}#page", other)} in linked


def test_an_event_is_the_same_one_on_both_pages() -> None:
    name = "sessions/the-short-night/index.md"
    english, spanish = (node(one, name, "Event") for one in CODES)
    assert english["@id"] == spanish["@id"] == f"{SITE}sessions/the-short-night/"
    assert f"{SITE}es/sessions/the-short-night/" in english["sameAs"]
    assert f"{SITE}sessions/the-short-night/" in spanish["sameAs"]
    same = ("startDate", "endDate", "inLanguage", "eventStatus", "eventAttendanceMode")
    assert [english[one] for one in same] == [spanish[one] for one in same]
    assert english["startDate"] == "2024-03-31T01:30:00+01:00"
    assert english["endDate"] == "2024-03-31T04:30:00+02:00"


def test_a_rescheduled_event_says_from_when() -> None:
    found = node("en", "sessions/nothing-overboard/index.md", "Event")
    assert found["eventStatus"] == f"{SCHEMA}EventRescheduled"
    assert found["previousStartDate"] == "2024-10-15"
    assert (found["startDate"], found["endDate"]) == ("2024-12-30", "2024-12-31")


def test_a_report_is_a_work_of_its_own_in_each_language() -> None:
    name = "sessions/water-for-every-deck/index.md"
    spanish, english = node("es", name, "Report"), node("en", name, "Report")
    assert spanish["workTranslation"] == [{"@id": english["@id"]}]
    assert english["translationOfWork"] == {"@id": spanish["@id"]}
    assert (english["inLanguage"], spanish["inLanguage"]) == CODES


def test_a_report_that_was_not_translated_is_the_original_on_every_page() -> None:
    name = "sessions/nothing-overboard/index.md"
    spanish, english = node("es", name, "Report"), node("en", name, "Report")
    assert english["@id"] == spanish["@id"]
    assert english["inLanguage"] == "es"
    assert "workTranslation" not in english


def test_the_chapters_of_a_video_are_clips() -> None:
    videos = [one for one in data("en", "videos/index.md")["@graph"] if "hasPart" in one]
    assert videos
    for video in videos:
        for clip, after in zip(video["hasPart"], video["hasPart"][1:], strict=False):
            assert clip["endOffset"] == after["startOffset"] > clip["startOffset"]
    assert any("caption" in one for one in data("en", "videos/index.md")["@graph"])
    assert any("transcript" in one for one in data("en", "videos/index.md")["@graph"])


@each("number", range(len(TEXTS)))
def test_a_hostile_title_stays_data(number: int) -> None:
    page = hostile().pages[f"sessions/s{number}/index.md"]
    (script,) = elements(page, "script")
    event = json.loads(script.text or "")["@graph"][1]
    assert event["name"] == one_line(TEXTS[number])
    assert script.get("type") == "application/ld+json"
    assert not elements(page, "base") + elements(page, "style")


def test_what_was_described_before_is_only_referred_to() -> None:
    first = {"@id": "a", "name": "A", "in": {"@id": "b", "name": "B"}}
    other = [{"@id": "b", "name": "Β"}, {"name": "C"}, {"name": "C"}]
    again = {"@id": "c", "by": [{"@id": "a", "name": "A"}, *other]}
    assert told_once([first, again], {}) == [first, {"@id": "c", "by": [{"@id": "a"}, *other]}]


def test_the_way_to_a_page_leads_from_home_over_its_list() -> None:
    made = demo("es")
    for page in made.listed:
        (script,) = elements(made.pages[page.file], "script")
        told = json.loads(script.text or "")["@graph"]
        ways = [one["itemListElement"] for one in told if one["@type"] == "BreadcrumbList"]
        steps = [one["item"].removeprefix(f"{SITE}es/") for way in ways for one in way]
        assert steps[:1] + steps[1:][-1:] == (["", page.path] if page.path and page.listed else [])
        assert all(f"{step}index.md" in made.pages for step in steps)
    way = node("en", "sessions/the-short-night/index.md", "BreadcrumbList")["itemListElement"]
    assert [one["name"] for one in way][:2] == ["Towns", "Sessions"]


def test_every_file_of_the_data_set_is_there() -> None:
    found = node("en", "data/index.md", "Dataset")
    files = {one["contentUrl"].removeprefix(SITE) for one in found["distribution"]}
    tables = {name for name in demo("en").files if name.endswith(".csv")}
    assert files == {
        f"{root}{name}"
        for root in ("", "es/")
        for name in (ARCHIVE, *tables, *(f"data/{one}.json" for one in OPEN))
    }
    assert found["temporalCoverage"] == "2024-02-29/2031-05-31"
    assert node("es", "data/index.md", "Dataset")["@id"] == found["@id"]


@each(
    ("lines", "kinds"),
    [
        ([], ["Place"]),
        (["mode: in-person"], ["Place"]),
        (["mode: online"], ["VirtualLocation"]),
        (["platform: Heliograph"], ["VirtualLocation"]),
        (["platform: Heliograph", "place: bay"], ["VirtualLocation", "Place"]),
        (["mode: in-person", "place: bay"], ["Place"]),
        (["mode: hybrid", "place: bay"], ["VirtualLocation", "Place"]),
        (["mode: hybrid"], ["VirtualLocation"]),
    ],
)
def test_every_event_has_a_location_and_no_invented_one(lines: list[str], kinds: list[str]) -> None:
    places = "places: [{id: bay, name: {en: Bay}, kind: city}]\n"
    files = {"sessions.yaml": session(*lines), "places.yaml": places}
    (script,) = elements(small(files).pages["sessions/tides/index.md"], "script")
    event = json.loads(script.text or "")["@graph"][1]
    assert [one["@type"] for one in event["location"]] == kinds
    assert all(one.get("url", SITE).startswith(SITE) for one in event["location"])
    named = {one.get("name") for one in event["location"]}
    told = "place: bay" in lines or "Place" not in kinds
    assert (words_of("en")("place.untold") in named) == (not told)


def test_a_contribution_with_hours_is_a_part_of_its_event() -> None:
    event = node("en", "sessions/the-short-night/index.md", "Event")
    (talk,) = event["subEvent"]
    assert talk["name"] == "Pilots who never sleep"
    assert talk["startDate"] == "2024-03-31T01:40:00+01:00"
    assert talk["endDate"] == "2024-03-31T03:20:00+02:00"
    assert [one["@id"] for one in talk["performer"]] == [
        f"{SITE}people/{one}/" for one in ("cornelius-halyard", "isidora-sextante")
    ]
    assert talk["location"] == [{"@id": event["location"][0]["@id"]}]
    assert [one["url"].rpartition("/")[2] for one in talk["workFeatured"]] == [
        "night-pilots.pdf",
        "signals.pdf",
    ]


def test_the_languages_of_an_event_are_those_that_are_spoken() -> None:
    found = node("en", "sessions/a-census-of-gulls/index.md", "Event")
    assert found["inLanguage"] == ["es", "pt"]
