"""The page about the data: every file, every field, in words of both languages."""

import csv
import json
from io import StringIO

import pytest

from memoria.outputs.open_data.catalogue import ARCHIVE, data_files
from memoria.outputs.open_data.documentation import data_columns, data_parts, general
from memoria.outputs.open_data.tables import MARK, TABLES
from tests.conftest import words_of
from tests.demo import CODES, demo
from tests.pages import as_html, elements, text_of


def page(language: str, path: str = "data/") -> str:
    return as_html(demo(language).pages[f"{path}index.md"])


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
def test_the_pages_show_every_file_and_every_field(language: str) -> None:
    html = page(language)
    links = {one.get("href") for one in elements(html)}
    data = [one for one in demo(language).files if one.startswith("data/") and one.count("/") == 1]
    for name in ("feed.xml", "calendar.ics", ARCHIVE, *data):
        assert f"../{name}" in links
    fields = text_of(page(language, "data/fields/"))
    for part in data_parts(words_of(language)):
        assert all(field.name in fields and field.meaning in fields for field in part.fields)
    shown = text_of(html)
    licence = demo(language).edition.licence
    assert licence.name in shown
    assert licence.address in links
    assert demo(language).edition.absolute("data/") in shown


def test_every_object_and_table_has_a_fragment_of_both_pages() -> None:
    first, fields = page("es"), page("es", "data/fields/")
    ids = {one.get("id") for one in elements(fields)}
    own = {f"object-{one.name.lower()}" for one in data_parts(words_of("es"))}
    assert own | {f"{one}-csv" for one in TABLES} <= ids & {
        one.get("id") for one in elements(first)
    }
    targets = {
        one.get("href", "").partition("#")[2] for one in (*elements(first), *elements(fields))
    }
    assert own <= targets
    assert targets - {"", "main"} <= ids


def test_the_page_tells_how_much_a_file_holds() -> None:
    made = demo("en")
    found = {one.path: one for one in data_files(made.view)}
    for name in TABLES:
        text = made.files[f"data/{name}.csv"].removeprefix(MARK)
        rows = list(csv.reader(StringIO(text)))
        assert found[f"data/{name}.csv"].records == len(rows) - 1
    for name, one in found.items():
        if one.form == "JSON" and one.records is not None and "<" not in name:
            (listed,) = (
                part for part in json.loads(made.files[name]).values() if isinstance(part, list)
            )
            assert one.records == len(listed)


def test_a_size_is_written_as_the_language_does() -> None:
    sizes = 1, 12_345, 1_234_567
    assert [words_of("en").size(one) for one in sizes] == ["1\xa0kB", "12\xa0kB", "1.2\xa0MB"]
    assert words_of("es").size(sizes[2]) == "1,2\xa0MB"
