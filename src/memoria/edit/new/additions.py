"""A new record is added to the content folder: checked as if it were there, then written."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from memoria.check.everything import check
from memoria.check.examine import Examined
from memoria.edit.new.creating_replies import Replies
from memoria.edit.new.fields import fields_of
from memoria.edit.new.lists import Contents, file_of
from memoria.edit.new.records import Skeleton, skeleton
from memoria.edit.new.setting import Setting
from memoria.edit.new.soundness import is_sound, pinned
from memoria.edit.new.together import write_all
from memoria.load.publication import load
from memoria.load.yaml_writing import in_braces
from memoria.project.project import Work
from memoria.rules.beginnings import exists_already
from memoria.rules.commands import fail
from memoria.rules.problems import MemoriaError, Position, Problem, Severity

# Errors that a new record may mend: there is no session yet; a summary waits for its record.
MENDABLE = {"M114", "M301"}
# How the codes of errors begin that only a line at a wrong place can have made.
OF_YAML = "M1"


def obstacles(examined: Examined) -> tuple[Problem, ...]:
    """List the errors with which nothing can be added to a content folder."""
    return tuple(one for one in errors_of(examined.problems) if one.code not in MENDABLE)


def errors_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """List the problems that stop the build."""
    return tuple(one for one in problems if one.severity is Severity.ERROR)


def add(
    work: Work, examined: Examined, replies: Replies, setting: Setting
) -> tuple[Skeleton, tuple[Problem, ...]]:
    """Write a new record, unless problems are returned: then nothing is written.

    Raises MemoriaError where the record, or one of its files, is there already, or where it can
    only be added by hand.
    """
    for problem in taken(replies, setting):
        raise MemoriaError(problem)
    tried = attempt(work, examined, replies, setting)
    if tried is None:
        raise fail(added_by_hand(work, replies, setting))
    begun, problems = tried
    if not problems:
        write_all(work.data, begun.files, examined.contents)
    return begun, problems


def attempt(
    work: Work, examined: Examined, replies: Replies, setting: Setting
) -> tuple[Skeleton, tuple[Problem, ...]] | None:
    """Make a record, and check the folder as if it were there.

    There is none where it would not be read as it was told, or something else not as before.
    """
    contents, codes = examined.contents, work.settings.codes
    try:
        begun = skeleton(replies, setting, contents, examined.dictionaries)
    except LookupError:
        return None
    refuse_files(begun, contents, work.shown)
    loaded = load({**contents, **begun.files}, codes, work.shown)
    if problems := errors_of(check(loaded)):
        broken = any(one.code.startswith(OF_YAML) for one in problems)
        return None if broken else (begun, problems)
    begun = replace(begun, files={**begun.files, **pinned(begun, setting, loaded)})
    loaded = load({**contents, **begun.files}, codes, work.shown)
    return (begun, ()) if is_sound(begun, setting.loaded.publication, loaded) else None


def refuse_files(begun: Skeleton, contents: Contents, folder: str) -> None:
    """Make sure that no new file stands there already with other words.

    Raises MemoriaError where one does.
    """
    for name in begun.new_files:
        if name in contents and contents[name] != begun.files[name]:
            raise fail(exists_already(Position(f"{folder}/{name}"), name, variant="file"))


def added_by_hand(work: Work, replies: Replies, setting: Setting) -> Iterator[Problem]:
    """Report a file to which a record can only be added by hand."""
    position = Position(f"{work.shown}/{file_of(replies, setting)}")
    line = in_braces(fields_of(replies, setting))
    return exists_already(position, setting.kind.key, line, "hand")


def taken(replies: Replies, setting: Setting) -> Iterator[Problem]:
    """Report the id of a new record that another one has, or had."""
    kind, places = setting.kind.name, setting.loaded.identifiers.places
    scope = setting.scope(replies) if kind == "contribution" else ""
    key = (kind, scope, str(replies.get("id", "")))
    if key in places:
        yield from exists_already(places[key], key[2])
