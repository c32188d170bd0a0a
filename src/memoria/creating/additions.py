"""A new record is added to the content folder: checked as if it were there, then written."""

from collections.abc import Iterator

from memoria.checks.beginnings import exists_already
from memoria.checks.environment import fail
from memoria.checks.publication import check
from memoria.creating.questions import Kind
from memoria.creating.replies import Replies, Setting
from memoria.creating.skeletons import Skeleton, fields_of, file_of, skeleton
from memoria.creating.soundness import is_sound, pinned
from memoria.creating.together import write_all
from memoria.examination import Examined
from memoria.loading.publication import Loaded, load
from memoria.problems import MemoriaError, Position, Problem, Severity
from memoria.work import Work
from memoria.yaml_writing import in_braces

# Errors that a new record may mend: there is no session yet; a summary waits for its record.
MENDABLE = {"M114", "M301"}
# How the codes of errors begin that only a line at a wrong place can have made.
OF_YAML = "M1"


def obstacles(examined: Examined) -> tuple[Problem, ...]:
    """List the errors with which nothing can be added to a content folder."""
    errors = (one for one in examined.problems if one.severity is Severity.ERROR)
    return tuple(one for one in errors if one.code not in MENDABLE)


def add(
    work: Work, examined: Examined, kind: Kind, replies: Replies, setting: Setting
) -> tuple[Skeleton, tuple[Problem, ...]]:
    """Write a new record, unless problems are returned: then nothing is written.

    Raises MemoriaError where the record, or one of its files, is there already.
    """
    for problem in taken(kind, replies, setting.loaded):
        raise MemoriaError(problem)
    contents = examined.contents
    try:
        begun = skeleton(kind, replies, setting, contents, examined.dictionaries)
    except LookupError as error:
        raise fail(by_hand(work, kind, replies, setting)) from error
    for name, content in begun.files.items():
        if name in contents and contents[name] != content and name in begun.new_files:
            raise fail(exists_already(Position(f"{work.shown}/{name}"), name, variant="file"))
    loaded = load({**contents, **begun.files}, work.settings.codes, work.shown)
    problems = tuple(one for one in check(loaded) if one.severity is Severity.ERROR)
    if any(one.code.startswith(OF_YAML) for one in problems):
        raise fail(by_hand(work, kind, replies, setting))
    if problems:
        return begun, problems
    files = {**begun.files, **pinned(begun, setting, loaded)}
    loaded = load({**contents, **files}, work.settings.codes, work.shown)
    if not is_sound(begun, setting.loaded.publication, loaded):
        raise fail(by_hand(work, kind, replies, setting))
    write_all(work.data, files, contents)
    return begun, ()


def by_hand(work: Work, kind: Kind, replies: Replies, setting: Setting) -> Iterator[Problem]:
    """Report a file to which a record can only be added by hand."""
    position = Position(f"{work.shown}/{file_of(kind, replies, setting)}")
    line = in_braces(fields_of(kind, replies, setting))
    return exists_already(position, kind.key, line, "hand")


def taken(kind: Kind, replies: Replies, loaded: Loaded) -> Iterator[Problem]:
    """Report the id of a new record that another one has, or had."""
    scope = str(replies.get("session", "")) if kind.name == "contribution" else ""
    key = (kind.name, scope, str(replies.get("id", "")))
    if key in loaded.identifiers.places:
        yield from exists_already(loaded.identifiers.places[key], key[2])
