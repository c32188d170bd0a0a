"""When records changed, and how often sessions moved, is told by the commits that readers met."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from memoria.content.publication import Revision
from memoria.project.cache import Cache
from memoria.project.history import History
from memoria.project.project import Work
from memoria.project.settings import read_settings
from memoria.publish.assets import Assets
from memoria.publish.build import build
from memoria.publish.chronicle import revisions
from memoria.publish.interface import interface
from memoria.render.editions import Edition
from tests.conftest import ROOT, words_of
from tests.contents import session
from tests.demo import LANGUAGES
from tests.repositories import Repository

ZONE = "timezone: Europe/Madrid"
HOUR = "starts: 2027-03-01 16:00"
TIDES = "session", "tides"


def on(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00Z")


def told(repository: Repository) -> dict[tuple[str, str], Revision]:
    """Return what is found out from nothing, after that it is the same with a cache."""
    found = revisions(History(repository.data), Cache())
    with Cache(repository.root) as cache:
        assert revisions(History(repository.data), cache) == found
    return found


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path)
    made.git("config", "core.excludesFile", "/dev/null")
    (tmp_path / ".gitignore").write_text(".memoria\n", "utf-8")
    return made


def test_each_other_time_or_place_is_a_move(repository: Repository) -> None:
    states = (
        [ZONE, HOUR],
        [ZONE, HOUR.replace("16", "17")],
        [ZONE.replace("Madrid", "London"), HOUR.replace("16", "17")],
        [ZONE, HOUR],
        [ZONE, HOUR, "ends: 2027-03-01 18:00"],
        [ZONE, HOUR, "status: cancelled"],
        [ZONE, HOUR, "place: cadiz"],
        [ZONE, HOUR, "venue: {name: {en: Town Hall}}"],
        [ZONE, HOUR, "venue: {name: {en: Museum}}"],
        ["starts: 2027-03"],
    )
    for number, lines in enumerate(states):
        day = f"2026-05-{number + 1:02}"
        repository.commit({"sessions.yaml": session(*lines)}, day)
        found = told(repository)[TIDES]
        assert found == Revision(on("2026-05-01"), on(day), number), lines


def test_other_words_are_a_change_and_no_move_and_another_form_is_nothing(
    repository: Repository,
) -> None:
    repository.commit({"sessions.yaml": session(HOUR)}, "2026-05-01")
    other = session(HOUR).replace("Living", "Life")
    repository.commit({"sessions.yaml": other}, "2026-05-02")
    assert told(repository)[TIDES] == Revision(on("2026-05-01"), on("2026-05-02"), 0)
    formed = other.replace(HOUR, 'starts: "2027-03-01 16:00"  # as announced')
    repository.commit({"sessions.yaml": formed, "people.yaml": "people: []\n"}, "2026-05-03")
    assert told(repository)[TIDES] == Revision(on("2026-05-01"), on("2026-05-02"), 0)


def test_of_a_record_that_was_rescheduled_before_anybody_read_it_programs_knew_one_move(
    repository: Repository,
) -> None:
    lines = "starts: 2027-03-01", "rescheduled_from: 2027-01-01"
    repository.commit({"sessions.yaml": session(*lines)}, "2026-05-01")
    assert told(repository)[TIDES].moved == 1


def test_a_record_is_followed_into_another_file_under_another_name_and_through_mistakes(
    repository: Repository,
) -> None:
    repository.commit({"sessions.yaml": session(HOUR)}, "2026-05-01")
    one = session(HOUR).partition("sessions:\n  - ")[2].replace("\n    ", "\n")
    empty = session(HOUR).partition("sessions:")[0] + "sessions: []\n"
    repository.commit({"sessions.yaml": empty, "sessions/tides.yaml": one}, "2026-05-02")
    assert told(repository)[TIDES] == Revision(on("2026-05-01"), on("2026-05-01"), 0)
    repository.commit({"sessions/tides.yaml": one.replace("original:", "original")}, "2026-05-03")
    renamed = one.replace("id: tides", "id: ebb\naliases: [flow, tides]")
    (repository.data / "sessions" / "tides.yaml").unlink()
    repository.commit({"sessions/ebb.yaml": renamed}, "2026-05-04")
    assert told(repository)["session", "ebb"] == Revision(on("2026-05-01"), on("2026-05-01"), 0)
    repository.commit({"sessions/ebb.yaml": renamed.replace("16:00", "17:00")}, "2026-05-05")
    assert told(repository)["session", "ebb"] == Revision(on("2026-05-01"), on("2026-05-05"), 1)


def test_of_several_sessions_in_a_file_one_is_moved(repository: Repository) -> None:
    other = session(HOUR).partition("sessions:\n")[2].replace("id: tides", "id: storms")
    repository.commit({"sessions.yaml": session(HOUR) + other}, "2026-05-01")
    later = other.replace("16:00", "17:00")
    repository.commit({"sessions.yaml": session(HOUR) + later}, "2026-05-02")
    found = told(repository)
    assert found["session", "storms"] == Revision(on("2026-05-01"), on("2026-05-02"), 1)
    assert found[TIDES] == found["series", "harbour-talks"]
    assert found[TIDES] == Revision(on("2026-05-01"), on("2026-05-01"), 0)


def test_a_change_is_of_the_day_on_which_readers_met_it(repository: Repository) -> None:
    repository.commit({"sessions.yaml": session()}, "2026-01-01")
    repository.git("switch", "--quiet", "--create", "topic")
    news = 'news: [{id: n1, title: {en: "High"}, date: 2026-01-05}]'
    report = {"summaries/tides/report.en.md": "High.\n"}
    repository.commit({"sessions.yaml": session(news), **report}, "2026-01-10")
    repository.git("switch", "--quiet", "main")
    repository.commit({"people.yaml": "people: []\n"}, "2026-02-01")
    repository.git("merge", "--quiet", "--no-ff", "topic", day="2026-04-01")
    april = Revision(on("2026-04-01"), on("2026-04-01"), 0)
    found = told(repository)
    assert found[TIDES].changed == on("2026-04-01")
    assert found["news", "n1"] == found["text", "summaries/tides/report.en.md"] == april


def test_a_text_that_only_went_to_another_folder_has_not_changed(repository: Repository) -> None:
    texts = {"summaries/tides/report.en.md": "High.\n"}
    repository.commit({"sessions.yaml": session(), **texts}, "2026-05-01")
    repository.git("mv", "data/summaries/tides", "data/summaries/ebb")
    repository.commit({}, "2026-05-02")
    found = told(repository)["text", "summaries/ebb/report.en.md"]
    assert found == Revision(on("2026-05-01"), on("2026-05-01"), 0)


def test_of_a_past_that_is_cut_off_nothing_is_said(repository: Repository, tmp_path: Path) -> None:
    repository.commit({"sessions.yaml": session(HOUR)}, "2026-05-01")
    repository.commit({"sessions.yaml": session(HOUR.replace("16", "17"))}, "2026-05-02")
    copy = tmp_path / "copy"
    repository.git("clone", "--quiet", "--depth", "1", f"file://{tmp_path}", str(copy))
    history = History(copy / "data")
    assert history.is_cut_off()
    assert revisions(history, Cache()) == {}
    assert not History(repository.data).is_cut_off()


def test_a_page_by_hand_is_as_new_as_its_file(repository: Repository) -> None:
    repository.commit({"en/about.md": "About.\n"}, "2026-05-01")
    repository.commit({"en/about.md": "About us.\n", "en/more.md": "More.\n"}, "2026-05-02")
    found = revisions(History(repository.data), Cache())
    edition = Edition(words_of("en"), LANGUAGES)
    told = interface((edition,), Assets(), found).decode()
    for name in ("about", "more"):
        (line,) = re.findall(rf'"en/{name}.md": "(.*)"', told)
        assert '<time datetime=\\"2026-05-02\\">2 May 2026</time>' in line


def test_with_each_move_calendars_take_the_new_hour(repository: Repository) -> None:
    def event() -> Any:
        settings = read_settings(repository.root / "mkdocs.yml")
        work = Work(settings, settings.data, settings.docs, quick=True)
        assert not build(work).failed
        text = (repository.root / "docs" / "en" / "sessions" / "tides" / "event.ics").read_bytes()
        (found,) = Calendar.from_ical(text.decode()).walk("VEVENT")
        return found

    (repository.root / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    for number, hour in enumerate((16, 17, 18)):
        day = f"2026-05-0{number + 1}"
        lines = ZONE, f"starts: 2027-03-01 {hour}:00"
        repository.commit({"sessions.yaml": session(*lines)}, day)
        found = event()
        assert found["SEQUENCE"] == number
        assert found["DTSTAMP"].dt == found["LAST-MODIFIED"].dt == on(day)
        assert found["DTSTART"].dt.hour == hour - 1
