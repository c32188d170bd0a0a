"""What somebody told in a form of the forge is written, with its source; or it is said why not."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from memoria.check.examine import Examined
from memoria.content.sessions import Session
from memoria.edit.new.additions import add, added_by_hand, errors_of, taken
from memoria.edit.new.entries import changed_lists, fields_of
from memoria.edit.new.forms import Answers, options_of, replies_of
from memoria.edit.new.kinds import Kind
from memoria.edit.new.options import lacking, wrong
from memoria.edit.new.questions import Replies, Reply, has_hour
from memoria.edit.new.replies import completed, identifier_of
from memoria.edit.new.setting import Setting
from memoria.load.content import load
from memoria.messages.words import Words
from memoria.project.project import Work
from memoria.rules.commands import fail
from memoria.rules.problems import MemoriaError, Problem

# A form tells where its facts can be read; on its own nobody begins a source.
SOURCE = Kind("source", "session! title id spoken=language address")


@dataclass(frozen=True)
class Outcome:
    """What became of the answers in a form.

    `files` were written, unless something is `lacking` (by the options that would tell it) or there
    are problems; `left` are the ids of the answers that have no place in the record.
    """

    files: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def propose(work: Work, examined: Examined, told: Answers, kind: Kind, words: Words) -> Outcome:
    """Add what was told in a form as a record of a kind; where anything is wrong, nothing."""
    setting = Setting(kind, examined.loaded, work.settings.codes, told.form.language, work.folder)
    options, left = options_of(kind, told, setting, words)
    contents = examined.contents
    replies = replies_of(options, setting, told.form.language)
    try:
        session = setting.session(replies) if sourced(kind) else None
        examined, source = with_source(work, examined, told, session)
    except MemoriaError as error:
        return Outcome(left=tuple(left), problems=(error.problem,))
    setting = replace(setting, loaded=examined.loaded)
    lacked, replies = whole({**replies, **source}, setting)
    problems = (*errors_of(examined.loaded.problems), *wrong(replies, setting))
    if lacked or problems:
        return Outcome((), tuple(left), lacked, problems)
    try:
        begun, problems = add(work, examined, replies, setting, contents)
    except MemoriaError as error:
        return Outcome(left=tuple(left), problems=(error.problem,))
    return Outcome(() if problems else tuple(begun.files), tuple(left), (), problems)


def whole(told: Replies, setting: Setting) -> tuple[tuple[str, ...], dict[str, Reply]]:
    """Name the options that are lacking, and return the replies with what follows from them.

    An hour is told with its zone, or not at all: nobody is there to be asked.
    """
    replies = completed(told, setting)
    zone = ("--timezone",) if has_hour(told) and "timezone" not in told else ()
    # Who spoke in a session once may have spoken twice.
    if setting.kind.name == "contribution" and "id" not in told:
        first, number = replies.get("id", ""), 1
        while any(taken(replies, setting)):
            number += 1
            replies["id"] = f"{first}-{number}"
    return (*lacking(setting.kind, replies), *zone), replies


def sourced(kind: Kind) -> bool:
    """Tell whether a record of a kind names its sources."""
    return any(one.name == "source" for one in kind.questions)


def with_source(
    work: Work, examined: Examined, told: Answers, session: Session | None
) -> tuple[Examined, Mapping[str, Reply]]:
    """Return the content with the source that was told, and the reply that names it.

    Raises MemoriaError where it can only be added by hand.
    """
    address, title = (told.given.get(f"source_{one}", "") for one in ("address", "title"))
    if session is None or not (address or title):
        return examined, {}
    for one in session.sources:
        if (address and one.address == address) or one.title == title:
            return examined, {"source": (one.id,)}
    identifier = free_id(title or address.partition("://")[2], {one.id for one in session.sources})
    replies: dict[str, Reply] = {
        "session": session.id,
        "id": identifier,
        "title": title or address,
        "spoken": language_of(told),
        "address": address,
    }
    setting = Setting(SOURCE, examined.loaded, work.settings.codes, told.form.language, work.folder)
    fields = fields_of(replies, setting)
    try:
        changed = changed_lists(fields, replies, setting, examined.contents)
    except LookupError:
        raise fail(added_by_hand(work, replies, setting)) from None
    contents = {**examined.contents, **changed}
    loaded = load(contents, work.settings.codes, work.shown)
    return replace(examined, contents=contents, loaded=loaded), {"source": (identifier,)}


def language_of(told: Answers) -> str:
    """Return the language of the source, which a choice names in brackets, or that of the form."""
    chosen = told.given.get("source_language", "")
    return chosen.rpartition("(")[2].rstrip(")") or told.form.language


def free_id(name: str, known: set[str]) -> str:
    """Return the id that a name suggests, with a number where it is taken."""
    first = found = identifier_of(name) or "source"
    number = 1
    while found in known:
        number += 1
        found = f"{first}-{number}"
    return found
