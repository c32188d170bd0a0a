"""Invented records of the kinds and in the shares of real ones become a site without an error."""

import json
from html import unescape
from typing import Any

import pytest
import yaml
from icalendar import Calendar

from memoria.publish.build import Built
from memoria.rules.problems import has_errors
from tests.contents import problems
from tests.links import Site
from tests.projects import copy_project, publish_project
from tests.records import CROWD, EVENTS, TALKS, records


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Site]:
    folder = tmp_path_factory.mktemp("records")
    copy_project(folder)
    for name, text in records().items():
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return publish_project(folder, quick=True)


@pytest.fixture(scope="module")
def events() -> list[dict[str, Any]]:
    return list(yaml.safe_load(records()["sessions.yaml"])["sessions"])


def test_the_records_are_as_many_and_as_mixed_as_they_should_be(
    events: list[dict[str, Any]],
) -> None:
    talks = [talk for one in events for talk in one["contributions"]]
    assert (len(events), len(talks)) == (EVENTS, TALKS)
    assert max(len(one.get("speaker", ())) for one in talks if one["id"] == "talk-7") == CROWD
    assert any(len(str(one["title"])) > 120 for one in talks)
    assert {one.get("status") for one in events} == {None, "cancelled", "postponed"}
    lengths = {len(one.get("starts", "")) for one in events}
    assert {len("2019"), len("2019-03"), len("2019-03-01 09:00")} <= lengths


def test_nothing_is_wrong_with_what_real_records_say() -> None:
    assert not has_errors(problems(records()))


def test_the_records_become_a_site_whose_links_lead_somewhere(
    published: tuple[Built, Site],
) -> None:
    built, site = published
    assert not built.failed
    # Without the pictures that stand for pages, and the archive: a quick site has neither.
    left_out = ("card.png", "memoria.zip")
    assert [one for one in site.broken() if not any(name in one for name in left_out)] == []


def test_every_talk_is_shown_by_its_title(
    published: tuple[Built, Site], events: list[dict[str, Any]]
) -> None:
    _, site = published
    for one in events:
        page = unescape((site.folder / f"sessions/{one['id']}/index.html").read_text("utf-8"))
        for talk in one["contributions"]:
            (title,) = talk["title"].values()
            assert title in page
    data = json.loads((site.folder / "data" / "people.json").read_text("utf-8"))
    assert len(data["people"]) == CROWD


def test_every_event_is_in_the_calendar(
    published: tuple[Built, Site], events: list[dict[str, Any]]
) -> None:
    _, site = published
    calendar = Calendar.from_ical((site.folder / "calendar.ics").read_bytes())
    found = [str(one["STATUS"]) for one in calendar.walk("VEVENT")]
    assert len(found) == len(events)
    assert found.count("CANCELLED") == 1
