"""The open data: what its schema describes, and everything that the records say."""

import json
import re
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from memoria.content import materials, registers
from memoria.content import sessions as session_records
from memoria.content.base import Record, Text
from memoria.content.directory import by_date
from memoria.content.materials import Contribution, Count, VideoFile
from memoria.content.moments import Day
from memoria.content.registers import Theme
from memoria.content.sessions import Note
from memoria.outputs.open_data.documentation import Plainly
from memoria.outputs.open_data.extras import LEFT_OUT
from memoria.outputs.open_data.files import FEWER, LISTED, MOST, runs
from memoria.outputs.open_data.models import model_of
from tests.contents import session
from tests.demo import CODES, SITE, demo, small
from tests.pages import elements

ROOTS = {"en": SITE, "es": f"{SITE}es/"}


LISTS = ("series", "guides", "people", "organisations", "places", "themes")


@cache
def files(language: str) -> dict[str, Any]:
    """Return the files of data that the schema describes."""
    found = demo(language).files
    names = [one for one in found if one.startswith("data/") and one.endswith(".json")]
    return {one: json.loads(found[one]) for one in names if "schema" not in one}


def sessions(language: str) -> list[Any]:
    """Return all sessions in the order of the index, each from its own file."""
    listed = files(language)["data/sessions.json"]["sessions"]
    names = [one["data"].removeprefix(ROOTS[language]) for one in listed]
    return [files(language)[one]["session"] for one in names]


def validator(language: str) -> Draft202012Validator:
    schema = json.loads(demo(language).files["data/schema.json"])
    return Draft202012Validator(schema, format_checker=FormatChecker())


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """List an object and all that stand in it."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from objects(inner)


@pytest.mark.parametrize("language", CODES)
def test_the_schema_is_one_and_the_data_follow_it(language: str) -> None:
    found = validator(language)
    Draft202012Validator.check_schema(found.schema)
    for file in files(language).values():
        found.validate(file)


@pytest.mark.parametrize("language", CODES)
def test_the_schema_says_where_it_stands_and_what_every_field_means(language: str) -> None:
    schema = json.loads(demo(language).files["data/schema.json"])
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    named = {one["$schema"] for one in files(language).values()}
    assert named == {schema["$id"]} == {f"{ROOTS[language]}data/schema.json"}
    for part in schema["$defs"].values():
        assert part["description"]
        assert part["additionalProperties"] is False
        assert sorted(part["required"]) == sorted(part["properties"])
        assert all(one["description"] for one in part["properties"].values())


def test_a_field_too_many_or_too_few_is_refused() -> None:
    people = files("en")["data/people.json"]
    for change in ({"more": 1}, {"language": 1}, {"address": "no address\n"}):
        with pytest.raises(ValidationError):
            validator("en").validate({**people, **change})
    (first, *others) = people["people"]
    lacking = {name: one for name, one in first.items() if name != "name"}
    with pytest.raises(ValidationError):
        validator("en").validate({**people, "people": [lacking, *others]})


@pytest.mark.parametrize("name", ["data/records.schema.json", "data/schema.json"])
def test_a_published_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(demo("en").files[name]))


@pytest.mark.parametrize("language", CODES)
def test_everything_that_may_be_published_is_in_the_data(language: str) -> None:
    publication, found = demo(language).publication, sessions(language)
    for name in LISTS:
        ids = {one["id"] for one in files(language)[f"data/{name}.json"][name]}
        assert ids == {one.id for one in getattr(publication, name)}
    assert [one["id"] for one in found] == [one.id for one in by_date(publication.sessions)]
    lists = ("challenges", "initiatives", "proposals", "priorities", "videos", "news", "notes")
    for one in publication.sessions:
        (datum,) = (other for other in found if other["id"] == one.id)
        assert all(len(datum[name]) == len(getattr(one, name)) for name in lists)
        shown = [other.id for other in one.contributions if other.is_shown]
        assert [other["id"] for other in datum["contributions"]] == shown


@pytest.mark.parametrize("language", CODES)
def test_every_address_is_whole(language: str) -> None:
    for one in objects([*files(language).values()]):
        assert re.match("https?://", one.get("address") or "https://")
        for element in elements(one.get("html", "")):
            assert re.match("https?://|mailto:", element.get("href", "https://"))


def test_a_list_that_is_long_goes_on_in_another_file() -> None:
    people = "".join(f"  - {{id: p{at}, name: P}}\n" for at in range(FEWER["people"] + 1))
    made = small({"sessions.yaml": session(), "people.yaml": f"people:\n{people}"})
    first, second = (json.loads(made.files[f"data/people{one}.json"]) for one in ("", "-2"))
    assert first["next"] == second["address"] == f"{SITE}data/people-2.json"
    assert second["next"] is None
    assert len(first["people"]) == FEWER["people"]
    assert [one["id"] for one in second["people"]] == [f"p{FEWER['people']}"]
    validator("en").validate(second)
    assert FEWER.keys() < LISTED.keys()
    assert [one.records for one in runs(made.publication) if one.field == "themes"] == [()]
    assert all(len(one.records) <= MOST for one in runs(made.publication))


def test_the_page_of_a_session_leads_to_its_data() -> None:
    for one in demo("es").publication.sessions:
        page = demo("es").page(f"sessions/{one.id}/")
        link = f'type="application/json" href="{ROOTS["es"]}data/sessions/{one.id}.json"'
        assert link in page.replace('\\"', '"')


def test_times_are_local_with_their_offset_and_in_utc() -> None:
    (short,) = (one for one in sessions("en") if one["id"] == "the-short-night")
    assert short["starts"] == {
        "day": "2024-03-31",
        "local": "2024-03-31T01:30:00+01:00",
        "utc": "2024-03-31T00:30:00Z",
    }
    assert short["ends"]["local"] == "2024-03-31T04:30:00+02:00"
    (year,) = (one for one in sessions("en") if one["id"] == "nothing-overboard")
    assert year["ends"] == {"day": "2024-12-31", "local": None, "utc": None}


def test_a_text_for_want_of_a_translation_says_which_language_it_is_in() -> None:
    lines = session('platform: "Hall"').replace(', es: "Vivir con las mareas"', "")
    made = small({"sessions.yaml": lines, "summaries/tides/report.en.md": "High.\n"}, "es")
    (entry,) = json.loads(made.files["data/sessions.json"])["sessions"]
    one = json.loads(made.files["data/sessions/tides.json"])["session"]
    assert entry["title"] == one["title"] == {"text": "Living with the tides", "language": "en"}
    assert one["report"] == {
        "html": "<p>High.</p>\n",
        "markdown": "High.\n",
        "wording": "editors",
        "language": "en",
        "state": "missing",
    }


def test_a_video_has_the_addresses_of_its_files() -> None:
    videos = [video for one in sessions("es") for video in one["videos"]]
    (local,) = (one for one in videos if one["file"])
    assert local["file"] == f"{SITE}media/rain-on-deck.webm"
    assert local["captions"]["es"] == f"{SITE}media/rain-on-deck-es.vtt"
    assert local["duration"].startswith("PT")
    assert {one["transcript"]["wording"] for one in videos if one["transcript"]} == {"source"}


class Wharf(Theme):
    """A record with fields that no other one has."""

    depth: Count
    motto: Text | None = None
    opened: Day | None = None
    films: tuple[VideoFile, ...] = ()
    note: Note


def test_a_new_field_of_a_record_is_in_the_data_by_itself() -> None:
    assert list(model_of(Wharf).model_fields) == [
        "id", "address", "name", "description", "depth", "motto", "opened", "films", "note",
    ]  # fmt: skip
    schema = model_of(Wharf).model_json_schema(schema_generator=Plainly)
    assert schema["required"] == list(schema["properties"])
    web = {"type": "string", "format": "uri", "pattern": "^https?://"}
    assert schema["properties"] | {"id": ..., "name": ..., "description": ...} == {
        "id": ...,
        "address": web,
        "name": ...,
        "description": ...,
        "depth": {"type": "integer"},
        "motto": {"anyOf": [{"$ref": "#/$defs/Wording"}, {"type": "null"}]},
        "opened": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
        "films": {"type": "array", "items": web},
        "note": {"$ref": "#/$defs/Note"},
    }


def test_only_fields_that_there_are_stay_out_and_only_what_may_be_published_is_in() -> None:
    records = [
        model for module in (materials, registers, session_records) for model in models(module)
    ]
    fields = {(one.__name__, name) for one in records for name in one.model_fields}
    assert {name for one in fields for name in (one[1], ".".join(one))} >= LEFT_OUT
    shown = get_args(model_of(Contribution).model_fields["status"].annotation)
    statuses = get_args(Contribution.model_fields["status"].annotation)
    assert set(shown) == {one for one in statuses if Contribution(id="a", status=one).is_shown}


def models(module: ModuleType) -> Iterator[type[Record]]:
    """List the models of a module."""
    for one in vars(module).values():
        if isinstance(one, type) and issubclass(one, Record):
            yield one
