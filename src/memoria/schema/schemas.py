"""One JSON Schema for each file of a content folder, so that typing completes fields and ids.

Besides the form of the records it knows the ids that exist now and the languages of the site.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from memoria.content.base import LANGUAGE, REFERS_TO
from memoria.content.files import FILES, json_schema
from memoria.load.identifiers import Identifiers
from memoria.messages.vocabulary import meaning
from memoria.messages.words import Words
from memoria.project.project import Work
from memoria.project.writing import differs, write_file
from memoria.schema.fields import record_meaning

FOLDER = ".schemas"
SESSION_FILE = "sessions/*.yaml"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def schema_line(folder: str, name: str) -> str:
    """Return the comment by which editors find the schema of a file of the content folder.

    It is the first line of the file; `folder` is the content folder's path in the repository.
    """
    up = "../" * (len(PurePosixPath(folder, name).parts) - 1)
    return f"# yaml-language-server: $schema={up}{FOLDER}/{folder}/{schema_name(name)}"


def schema_name(name: str) -> str:
    """Return the name of a schema by that of the file, or of the files, that it is for."""
    return "session.json" if name.startswith("sessions/") else name.replace(".yaml", ".json")


def schemas(
    identifiers: Identifiers, languages: Sequence[str], words: Sequence[Words]
) -> dict[str, bytes]:
    """Return the schemas by their names; fields are described in the words of each language."""
    whole = json_schema()
    known = {**ids_by_kind(identifiers), "language": list(languages)}
    used = names_in(whole)
    definitions = {
        name: described(name, completed(part, known), words)
        for name, part in whole["$defs"].items()
        if name in used
    }
    made: dict[str, bytes] = {}
    for name in (*FILES, SESSION_FILE):
        form = whole["properties"][name]
        schema = {"$schema": DIALECT, **form, "$defs": needed(form, definitions)}
        made[schema_name(name)] = as_bytes(schema)
    return made


def needed(form: Schema, definitions: Mapping[str, Schema]) -> dict[str, Schema]:
    """Return the definitions that a form leads to: all the ids of a site are long to read."""
    found: set[str] = set()
    waiting = [form]
    while waiting:
        for name in names_in(waiting.pop()) - found:
            found.add(name)
            waiting.append(definitions[name])
    return {name: one for name, one in definitions.items() if name in found}


def names_in(form: Mapping[str, Any]) -> set[str]:
    """Return the names of the definitions that a form leads to at once."""
    return set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(form)))


def as_bytes(schema: Schema) -> bytes:
    """Write a schema as the text of a file."""
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def ids_by_kind(identifiers: Identifiers) -> dict[str, list[str]]:
    """List the ids that exist, by kind; of a kind that is not known whole nothing is said."""
    found: dict[str, set[str]] = {}
    for kind, _, identifier in identifiers.present:
        if kind not in identifiers.unknown:
            found.setdefault(kind, set()).add(identifier)
    return {kind: sorted(ids) for kind, ids in found.items()}


def completed(form: Any, known: Mapping[str, list[str]]) -> Any:
    """Put the ids that exist where a field refers to one, and the languages where one is asked."""
    if isinstance(form, list):
        return [completed(one, known) for one in form]
    if not isinstance(form, dict):
        return form
    made = {key: completed(one, known) for key, one in form.items() if key != REFERS_TO}
    if form.get(REFERS_TO) == "language":
        return {**made, "anyOf": [{"enum": known["language"]}, {"pattern": LANGUAGE}]}
    if form.get(REFERS_TO) in known:
        made["enum"] = known[form[REFERS_TO]]
    if form.get("propertyNames", {}).get(REFERS_TO) == "language":
        return by_language(made, known["language"])
    return made


def by_language(form: Schema, languages: list[str]) -> Schema:
    """Name the languages of the site; one without words yet may stand empty, others may join."""
    form.pop("propertyNames")
    each = form.pop("additionalProperties")
    empty = {**each, "type": ["string", "null"]} if each.get("type") == "string" else each
    properties = {one: deepcopy(empty) for one in languages}
    others = {"patternProperties": {LANGUAGE: empty}, "additionalProperties": False}
    return {**form, "properties": properties, **others}


def described(name: str, form: Schema, words: Sequence[Words]) -> Schema:
    """Describe a record and its fields in the words of each language."""
    if name == "Text":
        return {key: one for key, one in form.items() if key not in {"description", "title"}}
    fields = {
        field: {**without_title(one), "description": both(partial(meaning, name, field), words)}
        for field, one in form["properties"].items()
    }
    return {
        **without_title(form),
        "description": both(partial(record_meaning, name), words),
        "properties": fields,
    }


def both(say: Callable[[Words], str], words: Sequence[Words]) -> str:
    """Say something in every language, a line each."""
    return "\n".join(say(one) for one in words)


def without_title(form: Schema) -> Schema:
    """Leave out the title that only repeats the name of a field."""
    return {key: one for key, one in form.items() if key != "title"}


def write_schemas(work: Work, identifiers: Identifiers, dictionaries: Mapping[str, Words]) -> str:
    """Write the schemas that changed and return their folder, as seen from the project's.

    Files outside the project have none: nothing could lead to them from there.
    """
    if not work.folder:
        return ""
    made = schemas(identifiers, work.settings.codes, tuple(dictionaries.values()))
    for name, content in made.items():
        path = work.settings.root / FOLDER / work.folder / name
        if differs(path, content):
            write_file(path, content)
    return f"{FOLDER}/{work.folder}"
