"""The forms for people without git: in the syntax of the forge, alike in all languages."""

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jsonschema
import pytest
import yaml

from memoria.project.settings import read_settings
from memoria.publish.build import FORMS, make_forge
from memoria.render.notices import addition, correction, follow_up
from tests.conftest import ROOT
from tests.demo import demo

FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"
SETTINGS = read_settings(ROOT / "mkdocs.yml")
KINDS = ("contribution", "correction", "item", "picture", "session", "translation", "update")
WRITTEN = {"input", "textarea"}
ADDED = (
    *("contribution", "report", "key-question", "challenge", "initiative", "proposal"),
    *("priority", "video", "news"),
)
TEXT = {"type": "string", "minLength": 1}
LABELLED = {"label": TEXT, "description": TEXT}
FILLED = {**LABELLED, "placeholder": TEXT, "value": TEXT}


def element(kind: str, attributes: dict[str, Any], required: list[str]) -> dict[str, Any]:
    """Return the schema of one element of a form."""
    named = kind != "markdown"
    known = {
        "type": {"const": kind},
        "attributes": {
            "type": "object",
            "properties": attributes,
            "required": required,
            "additionalProperties": False,
        },
    }
    if named:
        known["id"] = {"type": "string", "pattern": "^[A-Za-z0-9_-]+$"}
    if named and kind != "checkboxes":
        known["validations"] = {
            "type": "object",
            "properties": {"required": {"type": "boolean"}},
            "additionalProperties": False,
        }
    needed = ["type", "attributes", *(["id"] if named else [])]
    return {"properties": known, "required": needed, "additionalProperties": False}


OPTION = {
    "type": "object",
    "properties": {"label": TEXT, "required": {"type": "boolean"}},
    "required": ["label"],
    "additionalProperties": False,
}
CHOICES = {"type": "array", "items": TEXT, "minItems": 1, "uniqueItems": True}
BOXES = {"type": "array", "items": OPTION, "minItems": 1}
SCHEMA = {
    "type": "object",
    "properties": {
        "name": {**TEXT, "minLength": 3},
        "description": {**TEXT, "minLength": 3, "maxLength": 200},
        "title": TEXT,
        "labels": {"type": "array", "items": TEXT},
        "body": {
            "type": "array",
            "minItems": 1,
            "items": {
                "oneOf": [
                    element("markdown", {"value": TEXT}, ["value"]),
                    element("input", FILLED, ["label"]),
                    element("textarea", {**FILLED, "render": TEXT}, ["label"]),
                    element(
                        "dropdown",
                        {**LABELLED, "options": CHOICES, "multiple": {"type": "boolean"}},
                        ["label", "options"],
                    ),
                    element("checkboxes", {**LABELLED, "options": BOXES}, ["label", "options"]),
                ]
            },
        },
    },
    "required": ["name", "description", "body"],
    "additionalProperties": False,
}


def read(kind: str, language: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((FOLDER / f"{kind}.{language}.yml").read_text("utf-8"))
    return loaded


def shape(form: dict[str, Any]) -> list[tuple[Any, ...]]:
    """List the fields of a form: kind, id, whether it must be filled in, number of choices."""
    return [
        (
            one["type"],
            one.get("id"),
            one.get("validations", {}).get("required"),
            len(one["attributes"].get("options", ())),
        )
        for one in form["body"]
    ]


def test_there_is_a_form_of_each_kind_in_each_language_and_no_other() -> None:
    expected = {f"{kind}.{code}.yml" for kind in KINDS for code in SETTINGS.codes}
    assert {path.name for path in FOLDER.iterdir()} == {*expected, "config.yml"}


@pytest.mark.parametrize("language", SETTINGS.codes)
@pytest.mark.parametrize("kind", KINDS)
def test_a_form_is_in_the_syntax_of_the_forge(kind: str, language: str) -> None:
    form = read(kind, language)
    jsonschema.validate(form, SCHEMA)
    ids = [one["id"] for one in form["body"] if "id" in one]
    labels = [one["attributes"]["label"] for one in form["body"] if "id" in one]
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)
    # A choice that the forge would take for its own answer to an optional question.
    options = [o for one in form["body"] for o in one["attributes"].get("options", ())]
    assert "None" not in options


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_asks_the_same_in_every_language(kind: str) -> None:
    forms = [read(kind, language) for language in SETTINGS.codes]
    assert all(shape(one) == shape(forms[0]) for one in forms)
    assert len({one["name"] for one in forms}) == len(forms)


def test_no_two_forms_have_one_name() -> None:
    names = [read(kind, code)["name"] for kind in KINDS for code in SETTINGS.codes]
    assert len(set(names)) == len(names)


def test_plain_issues_may_be_written_too() -> None:
    assert yaml.safe_load((FOLDER / "config.yml").read_text("utf-8")) == {
        "blank_issues_enabled": True
    }


def filled(address: str) -> tuple[str, str, dict[str, str]]:
    """Return the form that an address opens, its title and its fields, which the form has."""
    fields = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    template, title = fields.pop("template"), fields.pop("title")
    written = yaml.safe_load((FOLDER / template).read_text("utf-8"))
    # Where an address fills in a list of choices, the forge shows no form at all.
    assert fields.keys() <= {one["id"] for one in written["body"] if one["type"] in WRITTEN}
    return template, title, fields


@pytest.mark.parametrize("language", SETTINGS.codes)
def test_each_link_fills_in_fields_that_its_form_has(language: str) -> None:
    forge = replace(make_forge(SETTINGS), address="https://forge.example/a/b")
    assert language in forge.forms
    made = demo(language)
    view = replace(made.view, edition=replace(made.edition, forge=forge))
    session = next(one for one in made.publication.sessions if one.initiatives)
    opened = {filled(correction(view, session, "report"))[0]}
    opened |= {filled(follow_up(view, session, "initiative", session.initiatives[0]))[0]}
    for kind in ADDED:
        template, title, fields = filled(addition(view, kind, session))
        opened |= {template}
        assert fields["session"] == session.id
        assert title.startswith(
            made.edition.words("add.link", what=made.edition.words(f"add.{kind}"))
        )
        assert fields.get("kind", "") in {"", made.edition.words(f"add.{kind}")}
    opened |= {filled(addition(view, "session"))[0]}
    page = next(one for one in made.listed if one.record is session)
    template, _, fields = filled(addition(view.on(page), "picture", session))
    assert fields == {"page": made.edition.absolute(page.path)}
    opened |= {template}
    assert opened == {f"{form}.{language}.yml" for form in FORMS}


def test_the_sample_of_owners_owns_nothing() -> None:
    lines = (ROOT / ".github" / "CODEOWNERS").read_text("utf-8").splitlines()
    assert all(line.startswith("#") for line in lines)
