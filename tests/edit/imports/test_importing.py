"""`import` takes the schedules that other programs publish, once, and says what it leaves out."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from memoria.check.examine import Examined
from memoria.edit.format.forms import forms
from memoria.edit.imports import bringing
from memoria.edit.imports.arrivals import Wishes
from memoria.edit.imports.bringing import Plan, plan
from memoria.edit.imports.conferences import Reader, conference_of
from memoria.edit.yaml import Changes, NotChanged
from memoria.messages.words import Words
from memoria.project.history import History
from memoria.project.project import Work
from memoria.project.settings import read_settings
from tests.conftest import ROOT, Run
from tests.contents import LANGUAGES, SERIES, problems, read, stored, told
from tests.demo import small

Texts = Mapping[str, str]
EMPTY = {"sessions.yaml": f"{SERIES}sessions: []\n"}
WORK = Work(read_settings(ROOT / "mkdocs.yml"), Path("data"), Path("docs"))
WISHES = Wishes("harbour-talks", "", LANGUAGES)
INA = {"guid": "p1", "public_name": "Ina Tolva", "biography": "Ina measures dew."}
ODA = {"id": 12, "full_public_name": "Oda Lund"}


def talk(guid: str, title: Any, **fields: Any) -> dict[str, Any]:
    """Return a talk of a schedule as pretalx writes it."""
    return {
        "guid": guid, "id": 1, "date": "2031-05-09T10:00:00+02:00", "start": "10:00",
        "duration": "0:45", "room": "Hall", "title": title, "track": None, "subtitle": "",
        "persons": [INA], "links": [], "attachments": [], "do_not_record": False, **fields,
    }  # fmt: skip


DEW = talk(
    "t1", "Dew\r\nat dawn", type="Keynote", language="en", abstract="We will\r\nshow dew.",
    track={"en": "Water", "de": "Wasser"}, do_not_record=True, recording_license="CC BY",
    attachments=[{"title": "Slides", "url": "/media/dew.pdf"}, {"title": "X", "url": "file:///x"}],
    links=[{"title": "A paper", "url": "https://example.org/paper"}],
)  # fmt: skip
NIGHT = talk(
    "t2", {"en": "Night tide", "de": "Nachtflut"}, type="Workshop", language="de", duration=30,
    date="2031-05-10T00:30:00+02:00", start="00:30", persons=[ODA, {**INA, "public_name": "I. T."}],
)  # fmt: skip


def schedule(*talks: Mapping[str, Any], bare: bool = False, **fields: Any) -> dict[str, Any]:
    """Return a schedule of one day and one room, with what may stand around it."""
    conference = {
        "acronym": "Lagoon-2031", "title": "Lagoon days", "time_zone_name": "Europe/Madrid",
        "start": "2031-05-09", "end": "2031-05-09", "daysCount": 1,
        "days": [{"index": 1, "date": "2031-05-09", "rooms": {"Hall": [*talks]}}], **fields,
    }  # fmt: skip
    inner = {"version": "1", "base_url": "https://cfp.example.org/", "conference": conference}
    return inner if bare else {"$schema": "x", "schedule": inner}


def brought(value: Any, files: Texts = EMPTY, wishes: Wishes = WISHES) -> tuple[Plan, Texts]:
    """Return what a schedule would change, and the content folder after it."""
    conference = conference_of(json.loads(json.dumps(value)))
    assert conference is not None
    contents = {name: stored(name, text) for name, text in files.items()}
    examined = Examined(contents, read(files), (), dict[str, Words](), History(Path("data")))
    planned = plan(WORK, examined, Reader(conference).schedule(), wishes)
    assert planned.problems == ()
    return planned, {**files, **{name: one.decode() for name, one in planned.files.items()}}


def record(files: Texts, name: str) -> Any:
    """Return what a file of a content folder says."""
    return yaml.load(files[name], yaml.BaseLoader)


def test_a_schedule_becomes_a_session_with_contributions_and_people() -> None:
    planned, files = brought(schedule(DEW, NIGHT))
    session = record(files, "sessions/lagoon-2031.yaml")
    dew, night = session.pop("contributions")
    assert session == {
        "id": "lagoon-2031", "series": "harbour-talks", "original": "en",
        "title": {"en": "Lagoon days"}, "timezone": "Europe/Madrid",
        "starts": "2031-05-09 10:00", "ends": "2031-05-10 01:00", "spoken_languages": ["de", "en"],
        "sources": [
            {"id": "schedule", "title": "Lagoon days", "language": "en", "kind": "announcement"},
        ],
    }  # fmt: skip
    assert dew == {
        "id": dew["id"], "title": {"en": "Dew at dawn"}, "kind": "keynote", "speaker": "ina-tolva",
        "starts": "2031-05-09 10:00", "ends": "2031-05-09 10:45", "track": {"en": "Water"},
        "room": {"en": "Hall"}, "slides": "https://cfp.example.org/media/dew.pdf",
        "attachments": [{"address": "https://example.org/paper", "title": {"en": "A paper"}}],
        "sources": ["schedule"],
    }  # fmt: skip
    assert (night["original"], night["title"]) == ("de", {"en": "Night tide", "de": "Nachtflut"})
    assert night["speaker"] == ["oda-lund", "ina-tolva"]
    assert (night["starts"], night["ends"]) == ("2031-05-10 00:30", "2031-05-10 01:00")
    assert [one["name"] for one in record(files, "people.yaml")["people"]] == [
        "Ina Tolva",
        "Oda Lund",
    ]
    assert planned.left == {
        "abstract": 1, "recording_license": 1, "do_not_record": 1, "attachments.url": 1,
        "persons.biography": 2, "type": 1,
    }  # fmt: skip


def test_what_was_brought_has_no_problems_is_canonical_and_has_its_pages() -> None:
    _, files = brought(schedule(DEW, NIGHT))
    assert told(files) == []
    contents = {name: stored(name, text) for name, text in files.items()}
    assert list(forms(contents, "data")) == []
    page = small(files).page("sessions/lagoon-2031/")
    assert all(words in page for words in ("Dew at dawn", "Ina Tolva", "Hall", "A paper"))


@pytest.mark.parametrize("length", ["0:45", "00:45", 45, "45", "0:00:45", "PT45M"])
def test_every_way_of_telling_how_long_a_talk_takes_is_understood(length: Any) -> None:
    _, files = brought(schedule({**DEW, "duration": length}))
    assert record(files, "sessions/lagoon-2031.yaml")["ends"] == "2031-05-09 10:45"


def test_with_and_without_what_may_stand_around_it_a_schedule_says_the_same() -> None:
    assert brought(schedule(DEW))[1] == brought(schedule(DEW, bare=True))[1]


def test_a_talk_without_a_date_has_the_day_of_its_programme() -> None:
    _, files = brought(schedule({**DEW, "date": None, "start": "11:05"}))
    assert record(files, "sessions/lagoon-2031.yaml")["starts"] == "2031-05-09 11:05"


def test_without_a_time_zone_only_days_are_taken_until_one_is_told() -> None:
    told = schedule(DEW, NIGHT, time_zone_name=None)
    planned, files = brought(told)
    session = record(files, "sessions/lagoon-2031.yaml")
    assert (session["starts"], session["ends"]) == ("2031-05-09", "2031-05-10")
    assert planned.left["hours"] == 2
    wishes = Wishes("harbour-talks", "es", LANGUAGES, timezone="Atlantic/Canary")
    session = record(brought(told, wishes=wishes)[1], "sessions/lagoon-2031.yaml")
    assert (session["starts"], session["original"]) == ("2031-05-09 09:00", "es")


def test_the_second_time_nothing_is_new_whatever_was_renamed_meanwhile() -> None:
    first, files = brought(schedule(DEW, NIGHT))
    name = "sessions/lagoon-2031.yaml"
    edited = files[name].replace("Dew at dawn", "Dew, measured")
    files = {**files, name: edited}
    other = {**DEW, "title": "Dew: the sequel", "persons": [{**INA, "public_name": "Ina M. Tolva"}]}
    again, after = brought(schedule(NIGHT, other), files)
    assert after == files
    assert again.new == {}
    assert again.there.keys() == first.new.keys()


def test_what_is_new_the_second_time_is_added_and_the_rest_stays_as_it_is() -> None:
    _, files = brought(schedule(DEW))
    planned, after = brought(schedule(DEW, NIGHT), files)
    assert [key[0] for key in planned.new] == ["person", "contribution"]
    assert problems(after) == ()
    for name, text in files.items():
        assert set(text.splitlines()) <= set(after[name].splitlines())
    assert brought(schedule(NIGHT, DEW), after)[1] == after


def test_who_is_known_by_name_is_taken_and_who_was_withdrawn_comes_not_back() -> None:
    people = 'people: [{id: tolva, name: "Ina Tolva"}]\n'
    files = {**EMPTY, "people.yaml": people, "withdrawn.yaml": 'withdrawn: ["person:oda-lund"]\n'}
    planned, after = brought(schedule(DEW, NIGHT), files)
    assert after["people.yaml"] == people
    assert planned.there == {("person", "", "tolva"): "Ina Tolva"}
    assert planned.left["withdrawn"] == 1
    dew, night = record(after, "sessions/lagoon-2031.yaml")["contributions"]
    assert (dew["speaker"], night["speaker"]) == ("tolva", "tolva")


def test_each_talk_can_be_a_session_of_its_own() -> None:
    wishes = Wishes("harbour-talks", "", LANGUAGES, as_sessions=True)
    planned, files = brought(schedule(DEW, NIGHT), wishes=wishes)
    assert [name for name in files if name.startswith("sessions/dew-at-dawn-")]
    assert [key[0] for key in planned.new].count("session") == 2
    assert brought(schedule(NIGHT, DEW), files, wishes)[1] == files


WORDS = st.text("aé ü\u0000\r\n\u202e{}:#'\"-–日<>&", max_size=12)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 10**6) | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner, max_size=2),
    max_leaves=3,
)
PEOPLE = st.fixed_dictionaries({"code": st.sampled_from(["", "x", "y"]), "name": WORDS})
LINKS = st.fixed_dictionaries({"url": st.just("https://example.org/") | WORDS, "title": VALUES})
TALKS = st.builds(
    lambda guid, title, lists, fields: {**talk(guid, title), **lists, **fields},
    st.sampled_from("abcd") | st.just(""),
    WORDS,
    st.fixed_dictionaries(
        {"persons": st.lists(PEOPLE, max_size=3), "links": st.lists(LINKS, max_size=2)}
    ),
    st.dictionaries(st.sampled_from([*DEW, "end", "code"]), VALUES, max_size=3),
)


@settings(max_examples=60)
@given(
    st.lists(TALKS, max_size=4), st.dictionaries(st.sampled_from(["end", "start", "url"]), VALUES)
)
def test_whatever_a_schedule_holds_the_result_is_sound_and_the_second_time_the_same(
    talks: list[dict[str, Any]], fields: dict[str, Any]
) -> None:
    _, files = brought(schedule(*talks, **fields))
    again, after = brought(schedule(*talks[::-1], **fields), files)
    assert after == files
    assert again.new == {}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Make a content folder without a session, and a schedule beside it."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "sessions.yaml").write_text(EMPTY["sessions.yaml"])
    (tmp_path / "schedule.json").write_text(json.dumps(schedule(DEW, NIGHT)))
    return folder


def test_first_one_sees_what_would_be_new_and_only_then_it_is_written(data: Path, run: Run) -> None:
    asked = ("import", data.parent / "schedule.json", "--data", data)
    status, output, complaints = run(*asked)
    assert (status, complaints) == (0, "")
    assert "New: 5 records." in output
    assert "person:ina-tolva  Ina Tolva" in output
    assert "abstract: 1" in output
    assert "no summary" in output
    assert output.endswith("Nothing was written. Add --write to write it.\n")
    assert [path.name for path in data.iterdir()] == ["sessions.yaml"]
    status, output, complaints = run(*asked, "--write")
    assert (status, complaints) == (0, "")
    assert "sessions/lagoon-2031.yaml" in output
    assert run("check", "--data", data) == (0, "No problems.\n", "")
    assert "nothing new" in run(*asked, "--write")[1]


@pytest.mark.parametrize(("answer", "written"), [("y", True), ("", False), ("no", False)])
def test_in_a_terminal_it_asks(
    answer: str, written: bool, data: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: answer)
    assert run("import", data.parent / "schedule.json", "--data", data)[0] == 0
    assert (data / "people.yaml").exists() is written


def test_what_was_written_while_it_asked_stays(
    data: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(_: str) -> str:
        (data / "people.yaml").write_text('people: [{id: rui, name: "Rui Cais"}]\n')
        return "y"

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", answer)
    assert run("import", data.parent / "schedule.json", "--data", data)[0] == 0
    people = yaml.safe_load((data / "people.yaml").read_text())["people"]
    assert [one["id"] for one in people] == ["rui", "ina-tolva", "oda-lund"]


def test_a_file_to_which_nothing_can_be_added_is_told(
    data: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(changes: Changes, *_: object) -> NoReturn:
        raise NotChanged(changes.name)

    monkeypatch.setattr(bringing, "append", refuse)
    asked = ("import", data.parent / "schedule.json", "--data", data, "--write")
    status, output, complaints = run(*asked)
    assert (status, output) == (2, "")
    assert "data/people.yaml:1:1: error M426" in complaints
    assert [path.name for path in data.iterdir()] == ["sessions.yaml"]


def test_in_a_terminal_it_asks_for_one_of_several_series(
    data: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = '  - {id: night-talks, title: {en: "Night talks"}}\n'
    (data / "sessions.yaml").write_text(f"{SERIES}{more}sessions: []\n")
    asked = ("import", data.parent / "schedule.json", "--data", data)
    assert "M426" in run(*asked)[2]
    answers = iter(["night-talks", "yes"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert run(*asked)[0] == 0
    assert "series: night-talks" in (data / "sessions" / "lagoon-2031.yaml").read_text()


def test_a_session_has_the_language_of_most_of_its_talks() -> None:
    spanish = [{**one, "language": "es", "title": one["guid"]} for one in (DEW, NIGHT)]
    _, files = brought(schedule(*spanish))
    assert record(files, "sessions/lagoon-2031.yaml")["original"] == "es"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--series", "harbor"], "--series"),
        (["--original", "fr"], "--original"),
        (["--timezone", "Bogota"], "--timezone"),
    ],
)
def test_an_option_that_names_what_is_not_there_is_refused(
    options: list[str], told: str, data: Path, run: Run
) -> None:
    status, output, complaints = run(
        "import", data.parent / "schedule.json", "--data", data, *options
    )
    assert (status, output) == (2, "")
    assert f"{told}:" in complaints
    assert "M426" in complaints
