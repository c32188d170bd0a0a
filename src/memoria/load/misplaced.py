"""A field that its record does not have: what it is called here, or where else it belongs."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from memoria.content.base import Text
from memoria.content.files import FILES, field_names, file_of, json_schema
from memoria.content.kinds import KINDS, NAMES
from memoria.content.publication import SESSION_PARTS, SummaryName
from memoria.content.sessions import Session
from memoria.content.similar import mistyped
from memoria.load.documents import Path
from memoria.load.subjects import Subject, model_at

# What people call a text that stands in a file of its own.
PROSE = {*SESSION_PARTS, "text", "description", "introduction"}
FIRST_PART = "report"


class Advice(NamedTuple):
    """Which message tells where a field belongs, and with which values."""

    variant: str
    values: Mapping[str, str | int]


def meant(subject: Subject, location: Path, missing: Collection[str]) -> str:
    """Return which field of its record a name means, in another word or mistyped, or nothing."""
    model, name = model_at(subject.model, location[:-1]), str(location[-1])
    fields = own_fields(model)
    beside = subject.written(location[:-1]) or {}
    called = [one for one in subject.context.vocabulary().meanings(name) if one in fields]
    free = (one for one in called if one not in beside)
    if found := next(free, called[0] if called else ""):
        return found
    return "" if name in field_names() else mistyped(name, missing) or mistyped(name, fields)


def own_fields(model: Any) -> tuple[str, ...]:
    """List the fields of a record; a text in languages has none."""
    return tuple(model.model_fields) if model and model is not Text else ()


def advice(subject: Subject, location: Path, missing: Collection[str]) -> Advice:
    """Say where a field belongs that stands where no field of this name does."""
    name, record = str(location[-1]), location[:-1]
    if found := meant(subject, location, missing):
        return called(subject, location, found)
    meanings = subject.context.vocabulary().meanings(name)
    if value := meant_value(subject, location):
        return value
    others = (one for each in meanings for one in elsewhere(subject, record, each))
    return prose(subject, location, meanings) or next(others, Advice("", {}))


def called(subject: Subject, location: Path, name: str) -> Advice:
    """Say what a field is called, or where that stands already."""
    held = subject.document.keys.get((*subject.path, *location[:-1], name))
    if held:
        return Advice("present", {"similar": name, "line": held.line})
    known = name in subject.context.vocabulary().meanings(str(location[-1]))
    return Advice("called" if known else "similar", {"similar": name})


def meant_value(subject: Subject, location: Path) -> Advice | None:
    """Return the field one of whose values is written as a field of its own, as in online: true."""
    model, word = model_at(subject.model, location[:-1]), str(location[-1])
    for name in own_fields(model) if subject.written(location) is True else ():
        form = json_schema()["$defs"][model.__name__]["properties"][name]
        choices = [one for each in (form, *form.get("anyOf", ())) for one in each.get("enum", ())]
        value = word if word in choices else subject.context.vocabulary().choice(word, choices)
        if value:
            return Advice("value", {"similar": name, "line": f"{name}: {value}"})
    return None


def elsewhere(subject: Subject, record: Path, name: str) -> Iterator[Advice]:
    """Yield where a field may belong, the likeliest first."""
    model = model_at(subject.model, record)
    own = f"{model.__name__}.{name}" if model else ""
    others = (file for file, form in FILES.items() if name in form.model_fields)
    if model in FILES.values() and (file := next(others, "")):
        yield Advice("file", {"similar": name, "file": file})
    unplaced = subject.context.vocabulary().unplaced
    if own in unplaced:
        yield Advice("unplaced", {"topic": own})
    around, referred = within(subject, record, name), referred_to(subject, record, name)
    if around and referred:
        yield Advice("either", {**around, **referred})
    elif around:
        yield Advice("within", around)
    elif referred:
        yield Advice("referred", referred)
    if lists := ", ".join(f"{one}:" for one in holders_below(model, name)):
        yield Advice("below", {"similar": name, "lists": lists})
    if name in unplaced:
        yield Advice("unplaced", {"topic": name})


def within(subject: Subject, record: Path, name: str) -> dict[str, str | int]:
    """Return where the record begins that this one stands in and that has such a field."""
    for length in range(len(record) - 1, -1, -1):
        if name in own_fields(model_at(subject.model, record[:length])):
            place = subject.document.place((*subject.path, *record[:length]))
            return {"similar": name, "line": place.line}
    return {}


def referred_to(subject: Subject, record: Path, name: str) -> dict[str, str | int]:
    """Return the one record that this one names by its id and that has such a field."""
    kind = KINDS.get(NAMES.get(model_at(subject.model, record), ""))
    for field, target in (kind.references if kind else {}).items():
        ids = subject.written((*record, field))
        one = ids[0] if isinstance(ids, tuple) and len(ids) == 1 else ids
        has_it = not KINDS[target].local and name in KINDS[target].model.model_fields
        if isinstance(one, str) and has_it:
            return {"similar": name, "id": one, "file": file_of(target)}
    return {}


def holders_below(model: Any, name: str) -> Iterator[str]:
    """Yield the fields of a record whose own records have such a field."""
    for field in own_fields(model):
        inner = model_at(model, (field,)), model_at(model, (field, 0))
        if any(name in own_fields(one) for one in inner):
            yield field


def prose(subject: Subject, location: Path, meanings: Collection[str]) -> Advice | None:
    """Return the files of their own in which a text belongs, one a language."""
    model, session = model_at(subject.model, location[:-1]), subject.written(("id",))
    if subject.model is not Session or not isinstance(session, str) or PROSE.isdisjoint(meanings):
        return None
    part = next((one for one in meanings if one in SESSION_PARTS), FIRST_PART)
    name = SummaryName(session, part)
    if model is not Session:
        kind, item = KINDS.get(NAMES.get(model, "")), subject.written((*location[:-1], "id"))
        if kind is None or not kind.prose or not isinstance(item, str):
            return None
        name = SummaryName(session, kind.name, item)
    said = subject.written(location)
    languages = said if isinstance(said, dict) else [str(subject.written(("original",)))]
    return Advice("prose", {"files": ", ".join(name.file(one) for one in languages)})
