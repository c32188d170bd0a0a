"""Rules for replies: each is checked as the field that it fills, before anything is written."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import create_model

from memoria.check.everything import shown_targets
from memoria.check.guides import uncitable_item
from memoria.content.base import Context, Plain, Record, Text
from memoria.content.registers import SessionId
from memoria.edit.new.creating_replies import Replies
from memoria.edit.new.kinds import KINDS
from memoria.edit.new.questions import Question
from memoria.edit.new.setting import Setting
from memoria.load.documents import Document, Path
from memoria.load.records import validate
from memoria.rules.files import control_characters
from memoria.rules.problems import Position, Problem

# Questions about a record that fill none of its fields.
FIELDLESS: Mapping[str, Any] = {
    "session": SessionId,
    "summary": Text,
    "speaker_name": Plain,
    "organisation_name": Text,
    "series_title": Text,
}
# Replies that only make sense together.
MOMENTS = ("timezone", "starts", "ends")


def faults(question: Question, replies: Replies, setting: Setting) -> tuple[Problem, ...]:
    """Return what is wrong with the reply to one question: problems that stand at its option.

    The moments of a session are checked together, each problem at the option of its own field.
    """
    reply = replies[question.name]
    whole = [reply] if isinstance(reply, str) else reply
    parts = tuple(whole.values() if isinstance(whole, dict) else whole)
    hidden = [one for part in parts for one in control_characters(question.option, part)]
    if hidden:
        return tuple(hidden[:1])
    if question.name == "item":
        targets, position = shown_targets(setting.loaded), Position(question.option)
        return tuple(one for part in parts for one in uncitable_item(position, part, targets))
    return misfits(question, replies, setting)


def misfits(question: Question, replies: Replies, setting: Setting) -> tuple[Problem, ...]:
    """Return why a reply cannot fill its field."""
    together = MOMENTS if question.name in MOMENTS else (question.name,)
    asked = [one for one in setting.kind.questions if one.name in together and one.name in replies]
    value = {form_name(one): replies[one.name] for one in asked}
    model = form(setting.kind.name, tuple(one.name for one in asked))
    context = Context(setting.languages, setting.known(replies))
    places: dict[Path, Position] = {(form_name(one),): Position(one.option) for one in asked}
    document = Document(question.option, values=places)
    return tuple(validate(model, value, document, (), context)[1])


def form_name(question: Question) -> str:
    """Return the name of the field that a question fills, or its own."""
    return question.field or question.name


@cache
def form(kind: str, names: tuple[str, ...]) -> type[Record]:
    """Return a model of nothing but the fields that some questions fill."""
    questions = sorted(
        map(KINDS[kind].question, names), key=lambda one: place_in(KINDS[kind].model, one)
    )
    fields = {form_name(one): field_of(KINDS[kind].model, one) for one in questions}
    return create_model("Replied", __base__=Record, **fields)


def place_in(model: type[Record], question: Question) -> int:
    """Return the place of a question's field in its model."""
    return [*model.model_fields, question.field].index(question.field)


def field_of(model: type[Record], question: Question) -> Any:
    """Return the type of a reply."""
    info = model.model_fields.get(question.field)
    return (info.annotation, info) if info else (FIELDLESS[question.name], ...)
