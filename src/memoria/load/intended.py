"""What was most likely meant by a value of another type than its field takes: the line for it."""

import re
from typing import Any

from pydantic.fields import FieldInfo

from memoria.content.base import IDENTIFIER, Text, is_web_address
from memoria.content.files import file_of
from memoria.content.kinds import KINDS
from memoria.content.similar import suggested_identifier
from memoria.load.documents import Path
from memoria.load.misplaced import Advice
from memoria.load.subjects import Subject, model_at
from memoria.load.yaml_writing import Value, in_braces, in_one_line, quoted
from memoria.rules.advice import LONGEST_KEPT, Fragment

# The fields for one thing of which there may be several, with a place for the others.
ELSEWHERE = {"organisation", "place"}
Given = str | int | float
NEEDED = FieldInfo()


def intended(subject: Subject, location: Path, expected: str, stands: Fragment) -> Advice | None:
    """Return the message with the line that is right, or nothing where it cannot be told."""
    given, name = subject.written(location), field_of(location)
    if expected == "ids" and isinstance(given, str) and not stands.more:
        return as_list(given, name)
    if expected == "list" and given is None:
        return Advice("brackets.missing", {"line": f"{name}: []"})
    if expected in {"text", "item"}:
        return as_text(given, name, expected, stands)
    if expected in {"list", "ids"} and isinstance(given, dict):
        return as_item(name, stands)
    if expected in {"list", "mapping"} and isinstance(given, str):
        return as_record(subject, location, given, expected)
    return in_language(subject, location, given, name) if expected == "languages" else None


def field_of(location: Path) -> str:
    """Return the name of the field in which a place is."""
    return next((one for one in reversed(location) if isinstance(one, str)), "")


def as_text(given: Any, name: str, expected: str, stands: Fragment) -> Advice | None:
    """Return a text for a number, for the one item of a list, or for the first of several."""
    lead = f"{name}: " if expected == "text" else "- " if stands.alone else ""
    if isinstance(given, Given) and not stands.more:
        said = stands.value if expected == "text" else stands.line.removeprefix("- ")
        return Advice(expected, {"line": f"{lead}{quoted(said)}"})
    items = [*given] if isinstance(given, tuple) else [*(given or {}).values()]
    first, others = (items[0], [one for one in items if one != items[0]]) if items else ("", [])
    if expected == "item" or not isinstance(first, Given):
        return Advice(f"{expected}.whole", {})
    written = quoted(str(first)) if isinstance(given, dict) else in_one_line(first)
    if not others:
        return Advice("brackets", {"line": f"{lead}{written}"})
    rest = ", ".join(str(one) for one in others if isinstance(one, Given)) or stands.value
    variant = f"single.{name}" if name in ELSEWHERE else "single"
    return Advice(variant, {"line": f"{lead}{written}", "others": rest})


def in_language(subject: Subject, location: Path, given: Any, name: str) -> Advice | None:
    """Return a text in the language that it is most likely in: that of its record."""
    said = ", ".join(map(str, given)) if isinstance(given, tuple) else given
    if not isinstance(said, Given) or len(str(said)) > LONGEST_KEPT:
        return None
    line = f"{name}: {{{language_of(subject, location)}: {quoted(str(said))}}}"
    return Advice("languages.one", {"line": line})


def as_list(given: str, name: str) -> Advice | None:
    """Return a list of what is told in words, divided at its commas; ids are seen elsewhere."""
    said = [one.strip() for one in re.split(r"[,;]", given) if one.strip()]
    if all(re.fullmatch(IDENTIFIER, word) for one in said for word in one.split()):
        return None
    return Advice("brackets.missing", {"line": f"{name}: {in_one_line(said)}"})


def as_item(name: str, stands: Fragment) -> Advice:
    """Return a list of one record, or say where its hyphen is missing."""
    if stands.more:
        return Advice("hyphen", {"more": stands.more})
    return Advice("brackets.missing", {"line": f"{name}: [{stands.value}]"})


def as_record(subject: Subject, location: Path, given: str, expected: str) -> Advice | None:
    """Return a record that has a text as what it cannot do without."""
    place = (*location, 0) if expected == "list" else location
    found = record_of(model_at(subject.model, place), given, language_of(subject, location))
    if found is None:
        return None
    line = in_braces(found)
    if expected == "list":
        line = f"[{line}]"
    last = (*subject.path, *location)[-1]
    lead = "- " if isinstance(last, int) else f"{last}: "
    return Advice("record", {"line": f"{lead}{line}"})


def new_record(subject: Subject, location: Path, kind: str, said: str) -> dict[str, str]:
    """Return the line and the file of a record that words name which are no id, or nothing."""
    found = record_of(KINDS[kind].model, said, language_of(subject, location))
    if found is None or KINDS[kind].local or found["id"] == said:
        return {}
    return {"line": f"- {in_braces(found)}", "file": file_of(kind)}


def record_of(model: Any, said: str, language: str) -> dict[str, Value] | None:
    """Return the fields of the shortest record that says something, or nothing."""
    fields = getattr(model, "model_fields", {})
    # An address is no title of what has one of its own.
    if is_web_address(said) and not fields.get("address", NEEDED).is_required():
        return None
    needed = [name for name, field in fields.items() if field.is_required()]
    found: dict[str, Value] = {}
    for name in needed:
        kind = fields[name].annotation
        if name == "id":
            found[name] = suggested_identifier(said)
        elif kind is Text:
            found[name] = {language: said}
        elif name == "language":
            found[name] = language
        elif kind is str and (name != "address" or is_web_address(said)):
            found[name] = said
        else:
            return None
    kept = any(one in (said, {language: said}) for one in found.values())
    return found if kept and all(found.values()) else None


def language_of(subject: Subject, location: Path) -> str:
    """Return in which language the texts of a record were most likely written first."""
    for length in range(len(location), -1, -1):
        found = subject.written((*location[:length], "original"))
        if found in subject.context.languages:
            return str(found)
    return next(iter(subject.context.languages), "en")
