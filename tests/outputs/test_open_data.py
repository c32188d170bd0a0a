"""The open data: what its schema describes, and everything that the records say."""

import json
import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from pydantic import BaseModel

from memoria.content import materials, registers, sessions
from memoria.outputs.open_data import models as open_data_items
from memoria.outputs.open_data import models as open_data_records
from memoria.outputs.open_data import models as open_data_registers
from tests.contents import session
from tests.demo import CODES, SITE, demo, small
from tests.pages import elements

ROOTS = {"en": SITE, "es": f"{SITE}es/"}


def data(language: str) -> Any:
    return json.loads(demo(language).files["data/sessions.json"])


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
    found.validate(data(language))


@pytest.mark.parametrize("language", CODES)
def test_the_schema_says_where_it_stands_and_what_every_field_means(language: str) -> None:
    schema = json.loads(demo(language).files["data/schema.json"])
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"{ROOTS[language]}data/schema.json" == data(language)["$schema"]
    for part in (schema, *schema["$defs"].values()):
        assert part["description"]
        assert part["additionalProperties"] is False
        assert sorted(part["required"]) == sorted(part["properties"])
        assert all(one["description"] for one in part["properties"].values())


def test_a_field_too_many_or_too_few_is_refused() -> None:
    for change in ({"more": 1}, {"language": 1}, {"address": "no address\n"}):
        with pytest.raises(ValidationError):
            validator("en").validate({**data("en"), **change})
    lacking = data("en")
    del lacking["sessions"][0]["title"]
    with pytest.raises(ValidationError):
        validator("en").validate(lacking)


@pytest.mark.parametrize("name", ["data/records.schema.json", "data/schema.json"])
def test_a_published_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(demo("en").files[name]))


@pytest.mark.parametrize("language", CODES)
def test_everything_that_may_be_published_is_in_the_data(language: str) -> None:
    publication, found = demo(language).publication, data(language)
    for name in ("series", "sessions", "guides", "people", "organisations", "places", "themes"):
        ids = {one["id"] for one in found[name]}
        assert ids == {one.id for one in getattr(publication, name)}
    lists = ("challenges", "initiatives", "proposals", "priorities", "videos", "news", "notes")
    for one in publication.sessions:
        (datum,) = (other for other in found["sessions"] if other["id"] == one.id)
        assert all(len(datum[name]) == len(getattr(one, name)) for name in lists)
        shown = [other.id for other in one.contributions if other.is_shown]
        assert [other["id"] for other in datum["contributions"]] == shown


@pytest.mark.parametrize("language", CODES)
def test_every_address_is_whole(language: str) -> None:
    for one in objects(data(language)):
        assert re.match("https?://", one.get("address") or "https://")
        for element in elements(one.get("html", "")):
            assert re.match("https?://|mailto:", element.get("href", "https://"))


def test_times_are_local_with_their_offset_and_in_utc() -> None:
    (short,) = (one for one in data("en")["sessions"] if one["id"] == "the-short-night")
    assert short["starts"] == {
        "day": "2024-03-31",
        "local": "2024-03-31T01:30:00+01:00",
        "utc": "2024-03-31T00:30:00Z",
    }
    assert short["ends"]["local"] == "2024-03-31T04:30:00+02:00"
    (year,) = (one for one in data("en")["sessions"] if one["id"] == "nothing-overboard")
    assert year["ends"] == {"day": "2024-12-31", "local": None, "utc": None}


def test_a_text_for_want_of_a_translation_says_which_language_it_is_in() -> None:
    lines = session('platform: "Hall"').replace(', es: "Vivir con las mareas"', "")
    made = small({"sessions.yaml": lines, "summaries/tides/report.en.md": "High.\n"}, "es")
    (one,) = json.loads(made.files["data/sessions.json"])["sessions"]
    assert one["title"] == {"text": "Living with the tides", "language": "en"}
    assert one["report"] == {
        "html": "<p>High.</p>\n",
        "markdown": "High.\n",
        "language": "en",
        "state": "missing",
    }


def test_without_documents_none_is_named() -> None:
    found = json.loads(demo("en", documents=False).files["data/sessions.json"])
    assert {one.get("document") for one in objects(found)} == {None}


def test_a_video_has_the_addresses_of_its_files() -> None:
    videos = [video for one in data("es")["sessions"] for video in one["videos"]]
    (local,) = (one for one in videos if one["file"])
    assert local["file"] == f"{SITE}media/rain-on-deck.webm"
    assert local["captions"]["es"] == f"{SITE}media/rain-on-deck-es.vtt"
    assert local["duration"].startswith("PT")
    assert any(one["transcript"] for one in videos)


PAIRS = [
    (getattr(module, name), original)
    for module in (open_data_items, open_data_records, open_data_registers)
    for records in (materials, sessions, registers)
    for name, original in vars(records).items()
    if isinstance(original, type) and issubclass(original, BaseModel) and hasattr(module, name)
]


def choices(annotation: object) -> set[str]:
    """List the words of a choice, which may be optional."""
    inner = get_args(annotation)
    words = {one for one in inner if isinstance(one, str)}
    return words.union(*map(choices, inner))


@pytest.mark.parametrize(("datum", "record"), PAIRS)
def test_a_choice_has_the_words_of_the_record(
    datum: type[BaseModel], record: type[BaseModel]
) -> None:
    for name, field in datum.model_fields.items():
        if (words := choices(field.annotation)) and name in record.model_fields:
            hidden = {"draft", "withdrawn"} if name == "status" else set()
            assert words == choices(record.model_fields[name].annotation) - hidden


# What is published in another form, or for editors only.
ELSEWHERE = {
    "aliases", "distinct_from", "translations", "starts", "by", "items", "sessions", "address",
}  # fmt: skip


@pytest.mark.parametrize(("datum", "record"), PAIRS)
def test_every_field_of_a_record_is_in_the_data(
    datum: type[BaseModel], record: type[BaseModel]
) -> None:
    assert set(record.model_fields) - ELSEWHERE <= set(datum.model_fields)
