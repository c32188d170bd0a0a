"""What follows from replies, and what is wrong with them: each is checked as the field it fills."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from pydantic import create_model

from memoria.check.chain import item_problems
from memoria.check.everything import shown_targets
from memoria.content.base import Context, Record
from memoria.content.similar import suggested_identifier
from memoria.edit.new.kinds import KINDS
from memoria.edit.new.pictures import FILE, picture_problems
from memoria.edit.new.questions import (
    NEWCOMERS,
    Question,
    Replies,
    Reply,
    has_hour,
    is_required,
    value_of,
)
from memoria.edit.new.setting import Setting
from memoria.load.documents import Document, Path
from memoria.load.records import validate
from memoria.messages.vocabulary import own_vocabulary
from memoria.rules.files import control_characters
from memoria.rules.problems import Position, Problem

# Replies that only make sense together.
MOMENTS = ("timezone", "starts", "ends")
LONGEST_SUGGESTION = 60


def completed(replies: Replies, setting: Setting) -> dict[str, Reply]:
    """Return replies with what follows from them."""
    found = dict(replies)
    for question in setting.kind.questions:
        newcomer = NEWCOMERS.get(question.name)
        follows = is_required(question, found) or (newcomer and newcomer.option in found)
        if question.name not in found and follows:
            suggested = suggestion(question, found, setting)
            found |= {question.name: suggested} if suggested else {}
    return found


def suggestion(question: Question, replies: Replies, setting: Setting) -> str:
    """Return the reply that is most likely right, or nothing."""
    newcomer = NEWCOMERS.get(question.name)
    if newcomer and newcomer.option in replies:
        named = replies[newcomer.option]
        return identifier_of(named if isinstance(named, str) else setting.words_of(named, replies))
    suggest = SUGGESTIONS.get(question.name)
    return suggest(replies, setting) if suggest and question.may_follow else ""


def only(kind: str) -> Callable[[Replies, Setting], str]:
    """Return what suggests the record of a kind, if there is but one."""

    def suggest(replies: Replies, setting: Setting) -> str:
        listed = setting.records(kind, replies)
        return str(listed[0].id) if len(listed) == 1 else ""

    return suggest


def next_rank(replies: Replies, setting: Setting) -> str:
    """Return the place behind those that were taken in the ranking of the session."""
    return str(1 + max((one.rank for one in setting.records("priority", replies)), default=0))


def last_zone(replies: Replies, setting: Setting) -> str:
    """Return the time zone of the last session that has one, if the new one begins at an hour."""
    listed = setting.loaded.publication.sessions if has_hour(replies) else ()
    return next((one.timezone for one in reversed(listed) if one.timezone), "")


def telling_id(replies: Replies, setting: Setting) -> str:
    """Return the id of whoever brings a contribution, or the one that a title or name suggests."""
    told = next((replies[one] for one in setting.kind.naming if replies.get(one)), "")
    return identifier_of(told if isinstance(told, str) else setting.words_of(told, replies))


SUGGESTIONS: Mapping[str, Callable[[Replies, Setting], str]] = {
    "original": lambda replies, setting: setting.original(replies),
    "series": only("series"),
    "session": only("session"),
    "group": only("question-group"),
    "spoken": lambda replies, setting: setting.original(replies),
    "rank": next_rank,
    "timezone": last_zone,
    "id": telling_id,
}


def identifier_of(text: str) -> str:
    """Return the id that a title or name suggests, cut between two words."""
    found = suggested_identifier(text)
    cut = found[: LONGEST_SUGGESTION + 1]
    return found if cut == found else cut.rpartition("-")[0] or cut[:LONGEST_SUGGESTION]


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
    if question.name == FILE and setting.kind.name == "picture":
        return tuple(picture_problems(str(reply)))
    if question.name == "item":
        targets, position = shown_targets(setting.loaded), Position(question.option)
        return tuple(one for part in parts for one in item_problems(position, part, targets))
    return misfits(question, replies, setting)


def misfits(question: Question, replies: Replies, setting: Setting) -> tuple[Problem, ...]:
    """Return why a reply cannot fill its field."""
    together = MOMENTS if question.name in MOMENTS else (question.name,)
    asked = [one for one in setting.kind.questions if one.name in together and one.name in replies]
    value = {form_name(one): value_of(one, replies[one.name]) for one in asked}
    model = form(setting.kind.name, tuple(one.name for one in asked))
    context = Context(setting.languages, setting.known(replies), vocabulary=own_vocabulary)
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
    return create_model(KINDS[kind].model.__name__, __base__=Record, **fields)


def place_in(model: type[Record], question: Question) -> int:
    """Return the place of a question's field in its model."""
    return [*model.model_fields, question.field].index(question.field)


def field_of(model: type[Record], question: Question) -> Any:
    """Return the type of a reply."""
    info = model.model_fields.get(question.field)
    return (info.annotation, info) if info else (question.form, ...)
