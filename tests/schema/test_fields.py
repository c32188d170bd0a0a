"""The lists of fields: each field of each record has words, a form and an example that is right."""

import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel, TypeAdapter

from memoria.commands.arguments import COMMANDS
from memoria.content.base import Context, Record
from memoria.content.files import FILES
from memoria.load.composer import Composer
from memoria.project.settings import read_settings
from memoria.schema.fields import EXAMPLES, Part, examples, file_forms
from tests.cases import each
from tests.conftest import ROOT, words_of

SETTINGS = read_settings(ROOT / "mkdocs.yml")
CODES = SETTINGS.codes


def inside(annotation: Any) -> Iterator[type[Record]]:
    """List the records in the type of a field."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for one in get_args(annotation):
        yield from inside(one)


def reach(model: type[BaseModel], found: dict[str, type[Record]]) -> None:
    for field in model.model_fields.values():
        for one in inside(field.annotation):
            if one.__name__ not in found:
                found[one.__name__] = one
                reach(one, found)


def models() -> dict[str, type[Record]]:
    """Return every model that the files of the content folder lead to."""
    found: dict[str, type[Record]] = {}
    for form in FILES.values():
        found[form.__name__] = form
        reach(form, found)
    return found


MODELS = models()


def parts(language: str) -> dict[str, Part]:
    forms = file_forms(words_of(language))
    return {one.name: one for form in forms for one in (form.whole, *form.parts)}


@pytest.mark.parametrize("language", CODES)
def test_every_field_of_every_record_is_listed_and_nothing_else(language: str) -> None:
    found = parts(language)
    assert set(found) == set(MODELS)
    for name, part in found.items():
        assert [one.name for one in part.fields] == list(MODELS[name].model_fields)
        for one in part.fields:
            assert one.form.strip(), one
            assert one.required == MODELS[name].model_fields[one.name].is_required()


def test_every_record_and_every_field_has_its_sentence_and_its_example() -> None:
    lacking = []
    for language in CODES:
        file = f"src/memoria/messages/pages.{language}.po"
        for name, part in parts(language).items():
            lacking += [] if part.meaning else [f"{file}: form.{name} (the record)"]
            lacking += [
                f"{file}: data.field.{one.name}, or form.{one.name} (of {name})"
                for one in part.fields
                if not one.meaning
            ]
            lacking += [
                f"{EXAMPLES.relative_to(ROOT)}: {one.name}: …, below {name}:"
                for one in part.fields
                if not one.example and language == CODES[0]
            ]
    assert not lacking, "write:\n" + "\n".join(lacking)


def test_no_record_is_described_twice() -> None:
    names = [one.name for form in file_forms(words_of("en")) for one in (form.whole, *form.parts)]
    assert len(set(names)) == len(names)
    anchors = [one.anchor for one in parts("en").values()]
    assert len(set(anchors)) == len(anchors)


def test_nothing_but_a_field_has_an_example() -> None:
    needless = {f"{name}.{field}" for name, fields in examples().items() for field in fields} - {
        f"{name}.{field}" for name, model in MODELS.items() for field in model.model_fields
    }
    assert needless == set()


@each("name", sorted(MODELS))
def test_the_examples_of_a_record_are_right(name: str) -> None:
    written = "\n".join(examples()[name].values())
    document = Composer("example.yaml", written).compose()
    assert not document.problems
    adapter = TypeAdapter(MODELS[name])
    adapter.validate_python(document.value, context=Context(CODES))


def test_the_examples_are_read_as_they_stand() -> None:
    loaded = yaml.load(EXAMPLES.read_text("utf-8"), yaml.BaseLoader)
    assert {name: list(fields) for name, fields in loaded.items()} == {
        name: list(fields) for name, fields in examples().items()
    }


def test_the_words_of_fields_are_all_used() -> None:
    fields = {name for model in MODELS.values() for name in model.model_fields}
    known = {
        *MODELS,
        *fields,
        *(f"{name}.{field}" for name, model in MODELS.items() for field in model.model_fields),
    }
    written = {
        key.removeprefix("form.")
        for key in words_of("en").messages
        if key.startswith("form.") and not key.startswith("form.type.")
    }
    assert written <= known


@pytest.mark.parametrize("language", CODES)
def test_the_guides_for_editors_name_commands_that_there_are(language: str) -> None:
    path = ROOT / ("CONTRIBUTING.md" if language == CODES[0] else f"CONTRIBUTING.{language}.md")
    named = re.findall(r"^python scripts/build_summaries\.py (\w+)", path.read_text("utf-8"), re.M)
    assert {"new", "translated", "rename", "check"} <= set(named) <= set(COMMANDS)


def test_the_guides_tell_the_same_in_both_languages() -> None:
    texts = [(ROOT / name).read_text("utf-8") for name in ("CONTRIBUTING.md", "CONTRIBUTING.es.md")]
    shapes = [re.findall(r"^(#+) |^(```|- )", text, re.MULTILINE) for text in texts]
    assert shapes[0] == shapes[1]
