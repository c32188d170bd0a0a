"""RubyEvents' files are read as they are: names of languages, cues, recordings of several talks."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from memoria.check.examine import Examined
from memoria.edit.imports.arrivals import Wishes
from memoria.edit.imports.bringing import plan
from memoria.edit.imports.events import Link, Spot
from memoria.edit.imports.reading import read_schedule
from memoria.project.history import History
from tests.conftest import Run
from tests.contents import LANGUAGES, read, told
from tests.edit.imports.test_importing import EMPTY, WORK

EVENT = """\
---
id: lagoon-days-2031
title: Lagoon Days 2031
description: Dew and tides.
kind: conference
location: "Port Lantern, Spain"
start_date: '2031-05-09'
end_date: '2031-05-10'
timezone: "Europe/Madrid"
website: https://lagoon.example.org
tickets_url: https://lagoon.example.org/tickets
coordinates:
  latitude: 41.4
  longitude: 2.2
"""
VENUE = 'name: "Lantern Hall"\naddress: {street: "Quay 1", display: "Quay 1, Port Lantern"}\n'
VIDEOS = """\
- id: ina-tolva-lagoon-days-2031
  title: "Dew at dawn"  # the first one
  raw_title: "Lagoon Days 2031 - Dew at dawn by Ina Tolva"
  speakers:
    - Ina Tolva
  date: "2031-05-09"
  published_at: "2031-06-01"
  description: |-
    We will show dew.
  kind: "keynote"
  language: "Spanish"
  slides_url: "https://slides.example.org/dew"
  video_provider: "youtube"
  video_id: "abcdefghijk"
  alternative_recordings:
    - {title: "The same by another camera", video_provider: "vimeo", video_id: "123456"}
- title: "Lightning talks"
  date: "2031-05-10"
  video_provider: "youtube"
  video_id: "lmnopqrstuv"
  talks:
    - title: "Tides"
      speakers: [Oda Lund, TODO]
      start_cue: "01:05"
      end_cue: "TODO"
      video_provider: "parent"
      video_id: "oda-lund-tides"
      additional_resources:
        - {name: "Code", type: "code", url: "https://code.example.org/tides"}
    - title: "Wind"
      speakers: []
      video_provider: "not_recorded"
      video_id: "wind"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("event.yml", EVENT), ("videos.yml", VIDEOS), ("venue.yml", VENUE)):
        (tmp_path / name).write_text(text)
    return tmp_path


def test_an_event_brings_its_talks_and_its_venue_along_and_talks_their_event(folder: Path) -> None:
    found = read_schedule(folder / "event.yml")
    assert found == read_schedule(folder / "videos.yml")
    (event,) = found.events
    assert event.spot == Spot("Port Lantern", "ES", 41.4, 2.2)
    assert (event.venue, event.postal_address) == ("Lantern Hall", "Quay 1, Port Lantern")
    dew, tides, wind = event.talks
    assert (dew.id, dew.kind, dew.language) == ("ina-tolva-lagoon-days-2031", "keynote", "es")
    assert dew.slides == "https://slides.example.org/dew"
    assert dew.links == (
        Link(
            "https://www.youtube.com/watch?v=abcdefghijk",
            "Lagoon Days 2031 - Dew at dawn by Ina Tolva",
        ),
        Link("https://vimeo.com/123456", "The same by another camera"),
    )
    assert [one.address for one in tides.links] == [
        "https://www.youtube.com/watch?v=lmnopqrstuv&t=65s",
        "https://code.example.org/tides",
    ]
    assert [one.name for one in tides.speakers] == ["Oda Lund"]
    assert (wind.links, wind.speakers) == ((), ())
    assert {name: number for name, number in found.left.items() if number} == {
        "event.description": 1, "published_at": 1, "description": 1, "end_cue": 1, "speakers": 1,
    }  # fmt: skip


def test_what_is_made_of_it_has_a_place_a_venue_and_a_registration(folder: Path) -> None:
    contents = {name: text.encode() for name, text in EMPTY.items()}
    examined = Examined(contents, read(EMPTY), (), {}, History(Path("data")))
    planned = plan(
        WORK, examined, read_schedule(folder / "event.yml"), Wishes("harbour-talks", "", LANGUAGES)
    )
    assert told({**EMPTY, **planned.files}) == []
    session: Any = yaml.safe_load(planned.files["sessions/lagoon-days-2031.yaml"])
    assert session["place"] == "port-lantern"
    assert session["venue"]["postal_address"] == "Quay 1, Port Lantern"
    assert session["registration"] == {"address": "https://lagoon.example.org/tickets"}
    dew = session["contributions"][0]
    assert (dew["original"], dew["title"]) == ("es", {"es": "Dew at dawn"})
    (place,) = yaml.safe_load(planned.files["places.yaml"])["places"]
    assert (place["country"], place["latitude"], place["longitude"]) == ("ES", 41.4, 2.2)


def test_of_a_meetup_every_edition_is_an_event(folder: Path) -> None:
    (folder / "event.yml").write_text(EVENT.replace("conference", "meetup"))
    first, second = read_schedule(folder / "event.yml").events
    assert (first.id, len(first.talks)) == ("ina-tolva-lagoon-days-2031", 1)
    assert [talk.titles for talk in second.talks] == [{"": "Tides"}, {"": "Wind"}]


@pytest.mark.parametrize("nothing", ["---\n# to come\n", "[]\n"])
def test_an_event_whose_talks_are_to_come_is_read_from_either_file(
    nothing: str, folder: Path
) -> None:
    (folder / "videos.yml").write_text(nothing)
    for name in ("event.yml", "videos.yml"):
        (event,) = read_schedule(folder / name).events
        assert (event.id, event.talks) == ("lagoon-days-2031", ())


@pytest.mark.parametrize(
    ("fields", "known", "cancelled"),
    [("date_precision: month", "month", False), ("status: cancelled", "day", True)],
)
def test_what_is_not_known_yet_or_called_off_is_told(
    fields: str, known: str, cancelled: bool, folder: Path
) -> None:
    (folder / "event.yml").write_text(f"{EVENT}{fields}\n")
    (event,) = read_schedule(folder / "event.yml").events
    assert (event.known, event.cancelled) == (known, cancelled)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("event.yml", b"title: [", "event.yml:1:1: error M426"),
        ("event.yml", b"a: &a [1]\nb: [*a, *a]\n", "event.yml:1:1: error M426"),
        ("event.yml", b"- 1\n", "event.yml:1:1: error M426"),
        ("schedule.json", b"[" * 100_000, "schedule.json:1:1: error M426"),
        ("schedule.json", b'{"conference": {}}', "schedule.json:1:1: error M426"),
        ("schedule.json", b"\xff", "schedule.json:1:1: error M426"),
        ("days.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "days.ics:1:1: error M426"),
        ("lost.json", None, "lost.json:1:1: error M426"),
    ],
)
def test_what_is_no_schedule_is_refused_with_its_place(
    name: str, content: bytes | None, told: str, tmp_path: Path, run: Run
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    data = tmp_path / "data"
    data.mkdir()
    (data / "sessions.yaml").write_text(EMPTY["sessions.yaml"])
    status, output, complaints = run("import", tmp_path / name, "--data", data)
    assert (status, output) == (2, "")
    assert told in complaints
    assert len(complaints.splitlines()) == 2
