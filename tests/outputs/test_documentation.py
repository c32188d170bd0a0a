"""The page about the data: every file, every field, in words of both languages."""

import csv
import json
from io import StringIO

import pytest

from memoria.outputs.open_data.documentation import data_columns, data_parts, general
from memoria.outputs.open_data.tables import MARK, TABLES
from tests.conftest import words_of
from tests.demo import CODES, demo
from tests.pages import as_html, elements, text_of


def page(language: str) -> str:
    return as_html(demo(language).pages["data/index.md"])


@pytest.mark.parametrize("language", CODES)
def test_every_object_and_field_of_the_schema_is_described(language: str) -> None:
    schema = json.loads(demo(language).files["data/schema.json"])
    objects: dict[str, dict[str, None]] = {}
    for name, one in schema["$defs"].items():
        objects.setdefault(general(name), {}).update(dict.fromkeys(one["properties"]))
    found = {one.name: one for one in data_parts(words_of(language))}
    assert set(found) == set(objects)
    for name, one in found.items():
        assert {field.name for field in one.fields} == set(objects[name])
        assert all(field.meaning and field.form for field in one.fields)
        assert all(not field.part or field.part in found for field in one.fields)


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_described(language: str, name: str) -> None:
    columns = next(
        csv.reader(StringIO(demo(language).files[f"data/{name}.csv"].removeprefix(MARK)))
    )
    found = data_columns(name, words_of(language))
    assert [one.name for one in found] == columns
    assert all(one.meaning for one in found)


def test_every_object_and_field_has_its_words_and_no_word_is_left_over() -> None:
    schema = json.loads(demo("en").files["data/schema.json"])
    objects = [(general(name), one) for name, one in schema["$defs"].items()]
    words = words_of("en").messages
    used = {f"data.field.{one}" for one in ("names", "text_in", "session_date", "session_title")}
    lacking = {f"data.object.{name}" for name, _ in objects} - set(words)
    for name, one in objects:
        for field in map(plain, one["properties"]):
            keys = {f"data.field.{name}.{field}", f"data.field.{field}"} & set(words)
            used.add(max(keys, key=len, default=""))
            lacking |= set() if keys else {f"data.field.{field}"}
    assert not lacking, f"say in every catalogue what these are: {sorted(lacking)}"
    used |= {f"data.object.{name}" for name, _ in objects}
    assert used == {one for one in words if one.startswith(("data.field.", "data.object."))}


def plain(field: str) -> str:
    return field.removeprefix("$")


@pytest.mark.parametrize("language", CODES)
def test_the_page_shows_every_file_and_every_field(language: str) -> None:
    html = page(language)
    links = {one.get("href") for one in elements(html)}
    for name in demo(language).files:
        if name.count("/") <= 1 and not name.startswith("guides/"):
            assert f"../{name}" in links
    shown = text_of(html)
    for part in data_parts(words_of(language)):
        assert all(field.name in shown and field.meaning in shown for field in part.fields)
    licence = demo(language).edition.licence
    assert licence.name in shown
    assert licence.address in links
    assert demo(language).edition.absolute("data/") in shown


def test_every_link_on_the_page_leads_to_an_object() -> None:
    html = page("es")
    ids = {one.get("id") for one in elements(html)}
    targets = {one.get("href", "") for one in elements(html)}
    assert {one[1:] for one in targets if one.startswith("#")} <= ids
