"""Guides: what they may cite, and what is said of what they may not."""

import pytest

from memoria.check.chain import CITABLE
from memoria.content.kinds import TABLE
from tests.cases import each
from tests.contents import problems, session, told

SESSION = session(
    "key_questions: [{id: damage, title: {en: a}, questions: [{id: cost, text: {en: a}}]}]",
    "contributions: [{id: keynote}, {id: draft, status: draft}]",
    "challenges: [{id: flood, title: {en: a}}]",
    "initiatives: [{id: dyke, title: {en: a}, status: planned, answers: [cost]}]",
    "proposals: [{id: salt-pans, title: {en: a}}]",
    "priorities: [{id: pumps, title: {en: a}, rank: 1, answers: [cost]}]",
    "news: [{id: opening, title: {en: a}, date: 2031-04-30}]",
    "videos: [{id: teaser, title: {en: a}, language: en, address: 'https://video.example/'}]",
)
FILES = {
    "sessions.yaml": SESSION,
    "themes.yaml": "themes: [{id: coast, name: {en: Coast}}]",
    "people.yaml": "people: [{id: ada-marlow, name: Ada}]",
    "organisations.yaml": "organisations: [{id: port, name: {en: Port}}]",
    "places.yaml": "places: [{id: saltmouth, name: {en: Saltmouth}}]",
    "summaries/tides/contributions/keynote.en.md": "Words.",
    "summaries/tides/news/opening.en.md": "Words.",
    "summaries/tides/videos/teaser.en.md": "Words.",
}


def guide(*items: str, more: str = "") -> dict[str, str]:
    listed = ", ".join(f'"{one}"' for one in items)
    return {"guides.yaml": f"guides: [{{id: sea, title: {{en: a}}{more}, items: [{listed}]}}]"}


def variants(*items: str) -> list[str]:
    return [one.finding.variant for one in problems({**FILES, **guide(*items)})]


ITEMS = (
    "session:tides", "theme:coast", "question:tides/cost", "contribution:tides/keynote",
    "challenge:tides/flood", "initiative:dyke", "proposal:tides/salt-pans",
    "priority:tides/pumps", "news:opening",
)  # fmt: skip


def test_every_kind_that_can_be_a_chapter_may_be_cited() -> None:
    assert told({**FILES, **guide(*ITEMS)}) == []
    assert {one.partition(":")[0] for one in ITEMS} == set(CITABLE)


@pytest.mark.parametrize(
    "item",
    ["person:ada-marlow", "organisation:port", "place:saltmouth", "video:teaser", "guide:sea"],
)
def test_no_other_kind_may(item: str) -> None:
    assert variants(item) == ["kind"]
    assert item.partition(":")[0] in {one.name for one in TABLE if one.linked} - set(CITABLE)


@each(
    ("item", "expected"),
    [
        ("tides", "form"),
        ("session: tides", "form"),
        ("Session:tides", "form"),
        ("[the tides](session:tides)", "form"),
        ("initiative:tides/dyke", "form"),
        ("source:tides/poster", "form"),
        ("proposal:salt-pans", "session"),
        ("proposal:nothing-of-the-kind", "session"),
        ("proposal:tides/", ""),
        ("proposal:storm/salt-pans", ""),
        ("contribution:tides/draft", "item-hidden"),
        ("theme:coasts", "similar"),
    ],
)
def test_what_is_wrong_with_an_item_is_told(item: str, expected: str) -> None:
    assert variants(item) == [expected]


def test_a_mistyped_session_is_mended_together_with_its_item() -> None:
    (problem,) = problems({**FILES, **guide("proposal:tide/saltpans")})
    assert problem.finding.values["similar"] == "proposal:tides/salt-pans"


def test_a_guide_needs_one_thing_only() -> None:
    for more in (", sessions: [tides]", ", themes: [coast]"):
        assert told({**FILES, **guide(more=more)}) == []
    assert told({**FILES, **guide()}) == ["guides.yaml:1:15 M229"]


def test_a_register_that_is_not_there_is_told_once() -> None:
    without = {name: text for name, text in FILES.items() if name != "themes.yaml"}
    assert told({**without, **guide("theme:coast", "theme:harbour")}) == ["themes.yaml:1:1 M114"]


def test_of_what_cannot_be_read_nothing_is_called_unknown() -> None:
    broken = {**FILES, "themes.yaml": "themes: ["}
    assert told({**broken, **guide("theme:harbour")}) == ["themes.yaml:1:1 M105"]
