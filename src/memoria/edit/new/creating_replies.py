"""What an editor replies to the questions for a new record: read, each on its own."""

import re
from collections.abc import Mapping, Sequence

from babel import Locale

from memoria.content.base import one_line
from memoria.edit.new.questions import Question

Reply = str | tuple[str, ...] | dict[str, str]
Replies = Mapping[str, Reply]

TAGGED = re.compile(r"([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)=(.*)", re.DOTALL)


def read_reply(
    question: Question, written: Sequence[str], original: str, known: Sequence[str]
) -> Reply:
    """Return what was written in reply to a question; words without a language are the original's.

    `known` are the codes of the site's languages.
    """
    if question.many:
        return tuple(one for text in written for one in re.split(r"[,\s]+", text) if one)
    if question.worded:
        return dict(tagged(text, original, known) for text in written)
    return one_line(written[-1])


def tagged(text: str, original: str, known: Sequence[str]) -> tuple[str, str]:
    """Read `es=Palabras`: the language of words, and the words."""
    match = TAGGED.fullmatch(text)
    if match and (match[1] in known or match[1] in Locale("en").languages):
        return match[1], match[2].strip()
    return original, text.strip()


def has_hour(replies: Replies) -> bool:
    """Tell whether the session is said to begin at an hour."""
    return ":" in str(replies.get("starts", ""))


def is_required(question: Question, replies: Replies) -> bool:
    """Tell whether a question has to be answered."""
    return question.required or (question.name == "timezone" and has_hour(replies))
