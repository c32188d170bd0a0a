"""What is shown before a question: what the reply may be, and what that is called."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from memoria.edit.new.choices import choices
from memoria.edit.new.creating_replies import Replies
from memoria.edit.new.questions import Question
from memoria.edit.new.setting import Setting, found_in
from memoria.load.publication import SHELF_FIELDS
from memoria.messages.words import Words

try:
    import readline
except ImportError:  # where the system has no such library
    readline = None  # type: ignore[assignment]

# So many ids are listed; of more, only some.
MANY = 20
# What a record may be called by, the first that it has.
NAMES = ("name", "title", "text", "speaker", "organisation")
# The records of a session that replies refer to, by their kind.
IN_SESSION = {
    "question": "questions", "contribution": "contributions", "source": "sources",
}  # fmt: skip


def offered(question: Question, replies: Replies, setting: Setting, words: Words) -> Iterator[str]:
    """List the lines that say what a reply may be."""
    listed = choices(question, replies, setting)
    if listed:
        yield ""
    if question.refers:
        for one in listed[:MANY]:
            yield f"  {one}  {name_of(question.refers, one, replies, setting)}".rstrip()
        if len(listed) > MANY:
            yield "  " + words.count("new.more", len(listed) - MANY)
    elif listed:
        yield "  " + ", ".join(listed)


def name_of(kind: str, identifier: str, replies: Replies, setting: Setting) -> str:
    """Return what a record is called, in the editor's language if it has words in it."""
    record = record_of(kind, identifier, replies, setting)
    named = next(filter(None, (getattr(record, field, None) for field in NAMES)), "")
    if isinstance(named, str):
        return named
    return str(named.get(setting.tongue) or next(iter(named.root.values())))


def record_of(kind: str, identifier: str, replies: Replies, setting: Setting) -> Any:
    """Return the record of a kind with an id; of a newcomer there is none."""
    if kind in SHELF_FIELDS:
        return found_in(setting.loaded.publication, kind, identifier)
    listed = getattr(setting.session(replies), IN_SESSION[kind], ())
    return next((one for one in listed if one.id == identifier), None)


def complete_with(known: Sequence[str]) -> None:
    """Let the tabulator complete what is known, where the system can."""
    if readline is None:
        return
    readline.set_completer_delims(" ,")
    readline.set_completer(
        lambda begun, number: next(
            islice((one for one in known if one.startswith(begun)), number, None), None
        )
    )
    readline.parse_and_bind("tab: complete")
