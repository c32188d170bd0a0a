"""What the options of the command say about a new record, and what they leave out."""

import shlex
from collections.abc import Iterator, Mapping, Sequence

from memoria.edit.new.kinds import Kind
from memoria.edit.new.questions import (
    NEWCOMERS,
    Question,
    Replies,
    Reply,
    is_required,
    read_reply,
    tagged,
)
from memoria.edit.new.replies import completed, faults
from memoria.edit.new.setting import Setting, by_name
from memoria.rules.commands import not_told, wrong_usage
from memoria.rules.problems import Problem

# These replies follow from others, or from the setting, whatever the content holds.
FOLLOWING = {"id", "original", "spoken", "rank"}
# The parts of the help in which the groups stand of which one has to be answered.
ONE_OF = ("one_of", "and_one_of")
# The options that were given, by the names of their questions.
Options = Mapping[str, Sequence[str]]


def part_of(question: Question, kind: Kind) -> str:
    """Return the part of the help in which an option stands: newcomers' beside the ids of others.

    Nothing is "needed" that follows from the other options.
    """
    name = next((one for one, new in NEWCOMERS.items() if new.option == question.name), "")
    asked = kind.question(name) if name else question
    for number, group in enumerate(kind.one_of):
        if asked.name in group:
            return ONE_OF[number]
    return "needed" if asked.required and asked.name not in FOLLOWING else "optional"


def stated(options: Options, setting: Setting) -> dict[str, Reply]:
    """Read what the options say about a record of this kind."""
    replies: dict[str, Reply] = {}
    for question in setting.kind.questions:
        if written := options.get(question.name):
            original = setting.original(completed(replies, setting) | replies)
            if question.many:
                written = [str(by_name(question, one, replies, setting)) for one in written]
            reply = read_reply(question, written, original, setting.languages)
            replies[question.name] = by_name(question, reply, replies, setting)
    return replies


def repeated(options: Options, setting: Setting) -> Iterator[Problem]:
    """Report what is told after something that fills its place already: it would be lost."""
    for question in setting.kind.questions:
        written, filled = options.get(question.name, ()), set[str]()
        for text in () if question.many else written:
            language = tagged(text, "", setting.languages)[0] if question.worded else ""
            if language in filled:
                variant = "second-language" if question.worded else "second"
                yield from wrong_usage(question.option, variant, text, name=question.option)
            filled.add(language)


def wrong(replies: Replies, setting: Setting) -> list[Problem]:
    """List what is wrong with the options: what replies cannot be."""
    problems: list[Problem] = []
    for question in setting.kind.questions:
        if question.name in replies:
            unnamed = without_id(question, setting.kind, replies)
            found = faults(question, replies, setting) or unnamed
            problems += [one for one in found if one not in problems]
    return problems


def without_id(question: Question, kind: Kind, replies: Replies) -> Iterator[Problem]:
    """Report the name of a newcomer that suggests no id, where none is given."""
    for name, newcomer in NEWCOMERS.items():
        if newcomer.option == question.name and not replies.get(name):
            yield from not_told(question.option, kind.name, [kind.question(name).option], "id")


def as_command(kind: Kind, replies: Replies, options: Mapping[str, object]) -> str:
    """Return the command that tells the same, with the given options of every command."""
    given = ["python", "scripts/build_summaries.py", "new", kind.name]
    given += [f"--{name}={options[name]}" for name in ("data", "language") if options[name]]
    for question in kind.questions:
        reply = replies.get(question.name, "")
        if isinstance(reply, dict):
            values = [f"{language}={text}" for language, text in reply.items() if text]
        else:
            values = [reply if isinstance(reply, str) else ",".join(reply)]
        given += [f"{question.option}={value}" for value in values if value]
    return shlex.join(given)


def lacking(kind: Kind, replies: Replies) -> tuple[str, ...]:
    """Name the options without which the record cannot be begun."""
    lacked = [
        one for one in kind.questions if is_required(one, replies) and not replies.get(one.name)
    ]
    found = [one.option for one in lacked if not will_follow(one, kind, replies)]
    groups = [one for one in kind.one_of if not is_chosen(one, replies)]
    found += ["|".join(kind.question(name).option for name in group) for group in groups]
    return tuple(found)


def is_chosen(group: Sequence[str], replies: Replies) -> bool:
    """Tell whether one of the questions was answered of which one has to be."""
    return any(replies.get(name) for name in group)


def will_follow(question: Question, kind: Kind, replies: Replies) -> bool:
    """Tell whether a reply will follow from another one that lacks: the id of a title or name."""
    return question.name == "id" and not is_chosen(kind.naming, replies)
