"""What was renamed is found where it was: pages that lead on, anchors, files, and ids of feeds."""

import re
from xml.etree.ElementTree import fromstring

import pytest

from memoria.outputs.outputs import artifacts
from memoria.render.pages import moves_of, with_earlier
from tests.cases import each
from tests.contents import Files
from tests.demo import CODES, demo, small

ATOM = "{http://www.w3.org/2005/Atom}"
SESSION = """\
series:
  - {id: harbour-talks, title: {en: "Harbour talks", es: "Charlas"}}
  - {id: other, aliases: [another], title: {en: "Other talks", es: "Otras"}}
sessions:
  - id: tides
    aliases: [springs, neaps]
    series: harbour-talks
    original: en
    starts: 2024-02-29
    title: {en: "Living with the tides", es: "Vivir con las mareas"}
    key_questions:
      - id: damage
        aliases: [harm]
        title: {en: "Damage"}
        questions: [{id: cost, aliases: [price], text: {en: "What?"}}]
    contributions: [{id: gone, aliases: [fled], status: withdrawn}]
    challenges: [{id: flood, aliases: [water], title: {en: "Flood"}}]
    initiatives: [{id: dyke, aliases: [bank], title: {en: "A dyke"}, status: planned}]
    proposals: [{id: wall, aliases: [mole], title: {en: "A wall"}}]
    priorities: [{id: first, aliases: [prime], title: {en: "First"}, rank: 1}]
    videos: [{id: clip, aliases: [film], title: {en: "Clip"}, language: en, address: "https://v.example/1", without_captions_because: {en: "None."}}]
    news: [{id: news, aliases: [olds], title: {en: "News"}, date: 2024-03-01}]
    sources: [{id: note, aliases: [paper], title: Note, language: en}]
"""  # noqa: E501
FILES: Files = {
    "sessions.yaml": SESSION,
    "guides.yaml": 'guides: [{id: sea, aliases: [ocean], title: {en: "The sea"}, items: [question:tides/cost, "session:tides"]}]\n',  # noqa: E501
    "summaries/tides/report.en.md": "The report.\n",
    "summaries/tides/news/news.en.md": "The news.\n",
}


def ids(page: str) -> set[str]:
    return set(re.findall(r'\bid="([^"]*)"', page))


@pytest.mark.parametrize("language", CODES)
def test_each_earlier_id_of_a_record_with_a_page_has_one(language: str) -> None:
    made = small(FILES, language)
    old = {
        "sessions/springs": "sessions/tides",
        "sessions/neaps": "sessions/tides",
        "initiatives/bank": "initiatives/dyke",
        "news/olds": "news/news",
        "guides/ocean": "guides/sea",
    }
    assert dict(moves_of(made.publication)) == old
    for before, now in old.items():
        page = made.pages[f"{before}/index.md"]
        assert f'moved: "{now}/"' in page
        assert f'href="../../{now}/"' in page
        assert "noindex" in page
        assert "citation_title" not in page


@each(
    ("page", "expected"),
    [
        (
            "sessions/tides/",
            "group-harm question-price contribution-fled challenge-water initiative-bank"
            " proposal-mole priority-prime video-film news-olds source-paper",
        ),
        ("sessions/", "session-springs session-neaps"),
        ("initiatives/", "initiative-bank"),
        ("news/", "news-olds"),
        ("videos/", "video-film session-springs"),
        ("guides/", "guide-ocean"),
        ("guides/sea/", "session-springs question-springs-cost question-neaps-price"),
        ("", "series-another"),
    ],
)
def test_a_place_on_a_page_is_found_by_its_earlier_id(page: str, expected: str) -> None:
    found = ids(small(FILES).page(page))
    assert set(expected.split()) <= found


def test_an_id_stands_once_on_a_page() -> None:
    for text in small(FILES).pages.values():
        found = re.findall(r'\bid="([^"]*)"', text)
        assert len(found) == len(set(found))


def test_readers_of_the_feed_are_not_told_twice() -> None:
    feed = fromstring(small(FILES).files["feed.xml"])
    found = {one.findtext(f"{ATOM}id", "") for one in feed.iter(f"{ATOM}entry")}
    root = small(FILES).edition.absolute("")
    assert found == {f"{root}sessions/springs/#report", f"{root}news/olds/", f"{root}guides/ocean/"}
    links = {one.get("href") for one in feed.iter(f"{ATOM}link")}
    assert f"{root}sessions/tides/#report" in links


def test_an_event_stays_the_same_one() -> None:
    assert "UID:springs@" in small(FILES).files["sessions/tides/event.ics"]


def test_files_beside_a_page_are_at_its_earlier_address_too() -> None:
    files = {
        "sessions/tides/event.ics": "1",
        "sessions/tides-two/event.ics": "2",
        "guides/sea.pdf": "3",
        "guides/seaside.pdf": "4",
        "feed.xml": "5",
        "data/sessions.json": "6",
        "data/sessions/tides.json": "7",
    }
    moves = [("sessions/springs", "sessions/tides"), ("guides/ocean", "guides/sea")]
    assert with_earlier(files, moves) == {
        **files,
        "sessions/springs/event.ics": "1",
        "guides/ocean.pdf": "3",
        "data/sessions/springs.json": "7",
    }


def test_the_demo_is_found_at_its_earlier_addresses() -> None:
    for language in CODES:
        made = demo(language)
        listed = with_earlier(artifacts(made.view), moves_of(made.publication))
        for name in ("index.md", "event.ics", "report.bib", "report.pdf", "card.png"):
            assert f"sessions/night-watch/{name}" in listed
        for one in (
            "organisations/pilots-guild",
            "places/lantern-harbour",
            "themes/public-accounts",
        ):
            assert f"{one}/index.md" in listed


def test_a_withdrawn_person_is_withdrawn_at_earlier_addresses_too() -> None:
    files: Files = {
        "sessions.yaml": SESSION.replace("{id: gone,", "{id: gone, speaker: ada,"),
        "people.yaml": "people: [{id: ada, aliases: [lady-ada], name: Ada}]\n",
        "guides.yaml": "guides: []\n",
        "summaries/tides/news/news.en.md": "The news.\n",
    }
    pages = small(files).pages
    old, new = pages["people/lady-ada/index.md"], pages["people/ada/index.md"]
    assert old == new.replace("people/ada/", "people/lady-ada/")
