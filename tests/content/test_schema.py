"""The JSON Schema for editors says what the models say."""

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from memoria.content.files import FILES, json_schema
from memoria.load.composer import Composer
from tests.cases import each
from tests.conftest import ROOT
from tests.contents import session

SCHEMA = json_schema()
CONTENT = [
    one for name in ("data", "examples/demo") for one in sorted((ROOT / name).glob("*.yaml"))
]


def plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, tuple) else value


def complaints(file: str, text: str) -> list[str]:
    instance = {file: plain(Composer(file, text).compose().value)}
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(instance)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_has_a_part_for_every_file() -> None:
    assert set(SCHEMA["properties"]) == {*FILES, "sessions/*.yaml"}


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_content_of_this_repository_follows_the_schema(path: Path) -> None:
    assert complaints(path.name, path.read_text("utf-8")) == []


def test_every_file_that_the_schema_knows_is_tried() -> None:
    assert {path.name for path in CONTENT} == set(FILES)


@each(
    "line",
    [
        "nubmer: 1",
        "number: ten",
        "mode: by-post",
        "starts: 30/04/2031",
        "themes: coast",
        "capacity: -1",
        "contributions: [{id: Keynote}]",
        "contributions: [{speaker: ada}]",
        "translations: {es: {of: xyz}}",
        "notes: [{about: weather, text: {en: a}}]",
    ],
)
def test_what_the_models_refuse_the_schema_refuses(line: str) -> None:
    assert complaints("sessions.yaml", session()) == []
    assert complaints("sessions.yaml", session(line)) != []


def test_a_session_in_a_file_of_its_own_follows_the_schema() -> None:
    text = "id: ebb\nseries: harbour-talks\noriginal: en\ntitle: {en: The ebb}\n"
    assert complaints("sessions/*.yaml", text) == []
    assert complaints("sessions/*.yaml", text.replace("id: ebb\n", "")) != []
