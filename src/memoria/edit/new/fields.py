"""The fields of a new record, and of the entries that registers get on the way."""

from collections.abc import Sequence

from memoria.content.base import Record, one_line
from memoria.edit.new.creating_replies import Replies, Reply
from memoria.edit.new.questions import Newcomer
from memoria.edit.new.setting import Setting
from memoria.load.yaml_writing import Fields

LAST = {"answers", "sources"}
# What is told of the speaker of a contribution is true of a newcomer.
OF_SPEAKER = ("role", "organisation")


def fields_of(replies: Replies, setting: Setting) -> Fields:
    """Return the fields of a record, in the order of its model."""
    kind, session = setting.kind, setting.session(replies)
    given = {
        one.field: in_each_language(replies[one.name], setting.languages)
        for one in kind.questions
        if one.field and replies.get(one.name)
    }
    if session and given.get("original") == session.original:
        del given["original"]
    if kind.prose == "contribution" and "status" not in given and not replies.get("summary"):
        given["status"] = "draft"
    return in_order(given, kind.model)


def newcomer_fields(
    identifier: str, newcomer: Newcomer, replies: Replies, setting: Setting
) -> Fields:
    """Return the fields of an entry of a register."""
    given: dict[str, Reply] = {"id": identifier, newcomer.field: replies[newcomer.option]}
    if newcomer.kind == "person":
        given |= {name: replies[name] for name in OF_SPEAKER if replies.get(name)}
    if newcomer.kind == "series":
        given["original"] = replies["original"]
    worded = {key: in_each_language(reply, setting.languages) for key, reply in given.items()}
    return in_order(worded, newcomer.model)


def in_each_language(reply: Reply, languages: Sequence[str]) -> Reply:
    """Return a text with a place for its words in each language; other values as they are."""
    if not isinstance(reply, dict):
        return reply
    return {code: one_line(reply.get(code, "")) for code in languages}


def in_order(fields: Fields, model: type[Record]) -> Fields:
    """Return fields as their model lists them; what links a record to others comes last."""
    names = sorted(model.model_fields, key=lambda name: name in LAST)
    return {name: fields[name] for name in names if name in fields}
