"""What a reply may be: ids of records that are there, or the few words that a field takes."""

from collections.abc import Iterator
from typing import Any, get_args

from memoria.edit.new.creating_replies import Replies, Reply, has_hour
from memoria.edit.new.kinds import NEWCOMERS
from memoria.edit.new.questions import Kind, Newcomer, Question
from memoria.edit.new.setting import Setting


def choices(question: Question, replies: Replies, setting: Setting) -> tuple[str, ...]:
    """List what a reply may be, where that is known."""
    if question.name == "original":
        return setting.languages
    if question.refers:
        return tuple(sorted(setting.known(replies).get(question.refers, ())))
    return few_words(question, setting.kind)


def few_words(question: Question, kind: Kind) -> tuple[str, ...]:
    """List the words that a field takes, if they are few."""
    info = kind.model.model_fields.get(question.field)
    return tuple(literals(info.annotation)) if info else ()


def literals(annotation: Any) -> Iterator[str]:
    """List the words of a choice, which may be optional."""
    for inner in get_args(annotation):
        yield from [inner] if isinstance(inner, str) else literals(inner)


def is_asked(question: Question, replies: Replies, setting: Setting) -> bool:
    """Tell whether a question makes sense after what was replied so far.

    Whoever cannot be new is not asked for where nobody is known.
    """
    if question.name == "timezone":
        return has_hour(replies)
    if question.quiet or (question.after and question.after not in replies):
        return False
    free = not question.refers or question.required or newcomer_of(question) is not None
    return free or bool(choices(question, replies, setting))


def newcomer_of(question: Question) -> Newcomer | None:
    """Return what a register gets if somebody new is named in reply to a question for one id."""
    return None if question.many else NEWCOMERS.get(question.name)


def by_name(question: Question, reply: Reply, setting: Setting) -> Reply:
    """Return the id of somebody who is told by name, other replies as they are."""
    newcomer = newcomer_of(question)
    if newcomer is None or not isinstance(reply, str):
        return reply
    for one in getattr(setting.loaded.publication, newcomer.key):
        named = getattr(one, newcomer.field)
        names = [named] if isinstance(named, str) else named.root.values()
        if reply.casefold() in {name.casefold() for name in names}:
            return str(one.id)
    return reply
