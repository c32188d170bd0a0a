"""A run of several weeks against a host of this machine: what is asked, looked up and told."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from memoria.check.upkeep.addresses import Linked, linked
from memoria.check.upkeep.archives import copy_of, nearest
from memoria.check.upkeep.asking import NAME, Asker
from memoria.check.upkeep.looking import look
from memoria.check.upkeep.report import Found, report
from memoria.check.upkeep.visits import Visit, read_visits, write_visits
from memoria.content.moments import parse_moment
from memoria.load.content import load
from memoria.messages.words import Words
from memoria.project.folders import read_folder
from tests.check.upkeep.hosts import Host, host
from tests.conftest import ROOT

MONDAY = date(2031, 3, 3)
WEEK = timedelta(days=7)
COPY = "https://web.archive.org/web/20200430000000/https://example.org/gone"
KEPT = {
    "archived_snapshots": {
        "closest": {
            "available": True,
            "url": COPY.replace("https:", "http:", 1),
            "timestamp": "20200430000000",
            "status": "200",
        }
    }
}


@pytest.fixture
def here() -> Iterator[Host]:
    with host() as running:
        running.answers |= {
            "/there": (200, {}, ""),
            "/closed": (403, {}, ""),
            "/archive": (200, {}, json.dumps(KEPT)),
        }
        yield running


def pages(here: Host) -> dict[str, Linked]:
    found = [
        Linked(f"{here.address}/gone", ("data/summaries/x/report.en.md:7",)),
        Linked(f"{here.address}/closed", ("data/sessions.yaml:9",)),
        Linked(
            f"{here.address}/there",
            ("data/sessions.yaml:3",),
            is_source=True,
            read=parse_moment("2020-04-30"),
        ),
    ]
    return {one.address: one for one in found}


def run(here: Host, known: dict[str, Visit], day: date) -> dict[str, Visit]:
    asker = Asker(NAME, pause=0)
    return look(pages(here), known, asker, day, archive=f"{here.address}/archive")


def test_three_weeks_make_an_address_dead_and_its_copy_is_looked_up(
    here: Host, english: Words, spanish: Words
) -> None:
    known: dict[str, Visit] = {}
    for number in range(3):
        known = read_visits(write_visits(run(here, known, MONDAY + number * WEEK)))
    gone, there, closed = (known[f"{here.address}/{one}"] for one in ("gone", "there", "closed"))
    assert (gone.failures, gone.copy) == (3, COPY)
    assert (there.answer, there.copy, there.failures) == ("200", COPY, 0)
    assert (closed.answer, closed.copy, closed.failures) == ("403", "", 0)
    # What answered was asked once; the source's copy was looked for near the day it was read on.
    assert here.asked.count("HEAD /there") == 1
    looked = [one for one in here.asked if "/archive" in one]
    assert [one.rpartition("timestamp=")[2] for one in looked] == ["20200430", "20310317"]
    assert not [one for one in here.asked if "save" in one]

    told = report(Found(pages(here), known), english, [spanish])
    assert f"- `{here.address}/gone` (answers 404): `data/summaries/x/report.en.md:7`" in told
    assert told.count(f"`archived: {COPY}`") == 4  # of two, in two languages
    assert "(responde 404)" in told
    assert "<details><summary>español</summary>" in told


def test_nothing_is_said_where_nobody_has_to_do_anything(here: Host, english: Words) -> None:
    known = {one: Visit(MONDAY, "200", copy="") for one in pages(here)}
    assert report(Found(pages(here), known), english) == ""
    failing = {**known, f"{here.address}/gone": Visit(MONDAY, "404", 2)}
    assert report(Found(pages(here), failing), english) == ""


def test_a_dead_source_that_names_its_copy_is_done_with(english: Words) -> None:
    one = Linked("https://example.org/gone", ("data/sessions.yaml:3",), is_source=True)
    known = {one.address: Visit(MONDAY, "404", 3, COPY, MONDAY)}
    assert "Addresses that lead nowhere" in report(Found({one.address: one}, known), english)
    done = replace(one, has_copy=True)
    assert report(Found({one.address: done}, known), english) == ""


def test_a_run_without_time_asks_nothing_and_forgets_nothing(here: Host) -> None:
    known = {one: Visit(MONDAY, "404", 2) for one in pages(here)}
    assert look(pages(here), known, Asker(NAME, until=0), MONDAY + WEEK) == known
    assert here.asked == []


def test_an_archive_that_is_silent_is_asked_again_the_next_week(here: Host) -> None:
    here.answers["/archive"] = (503, {}, "")
    known = run(here, {}, MONDAY)
    assert known[f"{here.address}/there"].sought is None


@pytest.mark.parametrize(
    "answer",
    [
        {"archived_snapshots": {}},
        {"archived_snapshots": {"closest": {"available": False, "url": COPY, "status": "200"}}},
        {"archived_snapshots": {"closest": {"available": True, "url": COPY, "status": "404"}}},
        {
            "archived_snapshots": {
                "closest": {"available": True, "url": "https://example.org/`x`", "status": "200"}
            }
        },
    ],
)
def test_no_copy_is_no_copy(answer: object) -> None:
    assert nearest(json.dumps(answer)) == ""


@pytest.mark.parametrize("answer", ["", "null", "[]", '{"archived_snapshots": null}', "<html>"])
def test_an_answer_of_another_form_is_none(here: Host, answer: str) -> None:
    here.answers["/archive"] = (200, {}, answer)
    service = f"{here.address}/archive"
    assert copy_of("https://example.org/", MONDAY, Asker(NAME, pause=0), service) is None


def test_addresses_are_those_of_what_is_shown_each_with_its_line() -> None:
    folder = ROOT / "examples" / "demo"
    loaded = load(read_folder(folder, "demo"), ["en", "es"], "demo")
    found = linked(loaded, "https://memoria.example.org/")
    recording = found["https://example.org/towns-afloat/water/recording"]
    assert recording.is_source
    assert recording.has_copy
    for one in found.values():
        for place in one.places:
            name, _, number = place.rpartition(":")
            text = (ROOT / "examples" / name).read_text("utf-8").splitlines()
            assert one.address in "\n".join(text[int(number) - 1 : int(number) + 12]), place
    assert len([one for one in found.values() if one.is_source]) >= 5
