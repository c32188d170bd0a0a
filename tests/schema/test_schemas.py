"""The schemas by which editors complete what is typed: they take what is right and nothing else."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

from memoria.load.composer import Composer
from memoria.load.content import Loaded, load
from memoria.project.folders import read_folder
from memoria.project.project import Work
from memoria.project.settings import read_settings
from memoria.schema.schemas import schema_line, schema_name, schemas, write_schemas
from tests.cases import each
from tests.conftest import ROOT, Run, words_of

FOLDERS = ("data", "examples/demo")
CODES = ("en", "es")


def files() -> list[tuple[str, str]]:
    return [
        (folder, path.relative_to(ROOT / folder).as_posix())
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*.yaml"))
    ]


@cache
def loaded(folder: str) -> Loaded:
    return load(read_folder(ROOT / folder, folder), CODES, folder)


@cache
def made(folder: str) -> dict[str, Any]:
    words = [words_of(code) for code in CODES]
    found = schemas(loaded(folder).identifiers, CODES, words)
    return {name: json.loads(content) for name, content in found.items()}


def read(folder: str, name: str) -> Any:
    value = Composer(name, (ROOT / folder / name).read_text("utf-8")).compose().value
    return json.loads(json.dumps(value))


def refusals(folder: str, name: str, value: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(made(folder)[schema_name(name)])
    return [error.message for error in validator.iter_errors(value)]


@each(("folder", "name"), files)
def test_every_file_names_its_schema_in_its_first_line(folder: str, name: str) -> None:
    first = (ROOT / folder / name).read_text("utf-8").splitlines()[0]
    assert first == schema_line(folder, name)
    target = (ROOT / folder / name).parent / first.partition("$schema=")[2]
    inside = target.resolve().relative_to(ROOT.resolve())
    assert inside == Path(".schemas", folder, schema_name(name))
    assert schema_name(name) in made(folder)


@each(("folder", "name"), files)
def test_every_file_is_right_by_its_schema(folder: str, name: str) -> None:
    assert refusals(folder, name, read(folder, name)) == []


@each("name", lambda: sorted(made("data")))
def test_a_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(made("data")[name])


def changed(**fields: Any) -> Any:
    """Return the demo's sessions with fields of the first one changed."""
    value = read("examples/demo", "sessions.yaml")
    value["sessions"][0] |= fields
    return value


@each(
    ("fields", "told"),
    [
        ({"themes": ["watr"]}, "'watr' is not one of"),
        ({"place": "nowhere"}, "nowhere"),
        ({"themess": ["water"]}, "'themess' was unexpected"),
        ({"title": {"en": "Water", "klingon": "bIQ"}}, "'klingon' "),
        ({"original": "French"}, "'French' is not"),
        ({"starts": "29 February"}, "29 February"),
        ({"number": "one"}, "one"),
        ({"contributions": [{"id": "x", "answers": ["nobody-asked"]}]}, "nobody-asked"),
    ],
)
def test_what_is_wrong_is_refused(fields: dict[str, Any], told: str) -> None:
    found = refusals("examples/demo", "sessions.yaml", changed(**fields))
    assert len(found) == 1
    assert told in found[0]


def test_a_language_without_words_yet_may_stand_empty() -> None:
    value = changed(title={"en": "Water", "es": None})
    assert refusals("examples/demo", "sessions.yaml", value) == []


@each("name", lambda: sorted(made("data")))
def test_every_field_is_described_in_both_languages(name: str) -> None:
    for record, form in made("data")[name]["$defs"].items():
        if record == "Text":
            continue
        described = [form, *form["properties"].values()]
        assert all(len(one["description"].split("\n")) == len(CODES) for one in described), record


def test_a_file_that_cannot_be_read_takes_no_ids_away() -> None:
    contents = {**read_folder(ROOT / "examples/demo", "demo"), "themes.yaml": b"themes: [{"}
    found = schemas(load(contents, CODES, "demo").identifiers, CODES, [words_of("en")])
    assert (
        "enum"
        not in json.loads(found["sessions.json"])["$defs"]["Session"]["properties"]["themes"][
            "items"
        ]
    )


def test_vscode_finds_the_schemas_of_files_without_the_line() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    mapped = settings["yaml.schemas"]
    assert mapped == {
        f"./.schemas/data/{name}": [
            "data/sessions/*.yaml" if name == "session.json" else f"data/{Path(name).stem}.yaml"
        ]
        for name in made("data")
    }
    recommended = json.loads((ROOT / ".vscode" / "extensions.json").read_text("utf-8"))
    assert recommended == {"recommendations": ["redhat.vscode-yaml"]}


def test_schemas_are_written_where_the_lines_lead_and_only_when_they_change(
    tmp_path: Path,
) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_bytes((ROOT / "mkdocs.yml").read_bytes())
    settings = read_settings(config)
    work = Work(settings, tmp_path / "data", tmp_path / "docs")
    words = {code: words_of(code) for code in CODES}
    assert write_schemas(work, loaded("data").identifiers, words) == ".schemas/data"
    files = sorted((tmp_path / ".schemas" / "data").iterdir())
    assert {one.name for one in files} == set(made("data"))
    times = [one.stat().st_mtime_ns for one in files]
    write_schemas(work, loaded("data").identifiers, words)
    assert [one.stat().st_mtime_ns for one in files] == times


def test_a_folder_outside_the_project_has_none(tmp_path: Path) -> None:
    work = Work(read_settings(ROOT / "mkdocs.yml"), tmp_path, tmp_path / "docs")
    assert write_schemas(work, loaded("data").identifiers, {"en": words_of("en")}) == ""
    assert list(tmp_path.iterdir()) == []


def test_the_command_says_where_they_are(run: Run) -> None:
    status, output, _ = run("schema", "--write", "--data", "examples/demo")
    assert (status, output) == (0, "Written: .schemas/examples/demo\n")
