"""Rules for replies: each is checked as the field that it fills, before anything is written."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import create_model

from memoria.checks.files import control_characters
from memoria.creating.questions import KINDS, Kind, Question
from memoria.creating.replies import Replies, Setting
from memoria.loading.documents import Document
from memoria.loading.validation import validate
from memoria.problems import Problem
from memoria.records.base import Context, Plain, Record, Text
from memoria.records.registers import SessionId

# Questions about a record that fill none of its fields.
FIELDLESS: Mapping[str, Any] = {
    "session": SessionId,
    "summary": Text,
    "speaker_name": Plain,
    "series_title": Text,
}
# Replies that only make sense together.
MOMENTS = ("timezone", "starts", "ends")


def faults(
    kind: Kind, question: Question, replies: Replies, setting: Setting
) -> tuple[Problem, ...]:
    """Return what is wrong with the reply to one question: problems that stand at its option."""
    reply = replies[question.name]
    parts = (
        reply.values() if isinstance(reply, dict) else (reply,) if isinstance(reply, str) else reply
    )
    hidden = [one for part in parts for one in control_characters(question.option, part)]
    if hidden:
        return tuple(hidden[:1])
    together = MOMENTS if question.name in MOMENTS else (question.name,)
    names = tuple(
        one.name for one in kind.questions if one.name in together and one.name in replies
    )
    value = {form_name(kind.question(name)): replies[name] for name in names}
    context = Context(setting.languages, setting.known(kind, replies))
    return tuple(validate(form(kind.name, names), value, Document(question.option), (), context)[1])


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
