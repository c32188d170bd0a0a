"""A new record is added to the content folder: checked as if it were there, then written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from memoria.check.everything import check
from memoria.check.examine import Examined, stored
from memoria.content.kinds import KINDS
from memoria.content.publication import SummaryName
from memoria.content.states import record_digest
from memoria.edit.new.entries import Contents, fields_of, file_for
from memoria.edit.new.pictures import taken_by_another
from memoria.edit.new.questions import Replies
from memoria.edit.new.records import Skeleton, skeleton
from memoria.edit.new.setting import Setting
from memoria.edit.pins import pin_record
from memoria.load.content import Loaded, load
from memoria.load.yaml_writing import in_braces
from memoria.project.folders import unchanged
from memoria.project.journal import complete, store
from memoria.project.project import Work
from memoria.rules.commands import exists_already, fail
from memoria.rules.problems import MemoriaError, Position, Problem, Severity

# Errors that a new record may mend: there is no session yet; a summary waits for its record.
MENDABLE = {"M114", "M301"}


def obstacles(examined: Examined) -> tuple[Problem, ...]:
    """List the errors with which nothing can be added to a content folder."""
    return tuple(one for one in errors_of(examined.problems) if one.code not in MENDABLE)


def errors_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """List the problems that stop the build."""
    return tuple(one for one in problems if one.severity is Severity.ERROR)


def add(
    work: Work,
    examined: Examined,
    replies: Replies,
    setting: Setting,
    contents: Contents | None = None,
) -> tuple[Skeleton, tuple[Problem, ...]]:
    """Write a new record, unless problems are returned: then nothing is written.

    `contents` is what stands in the folder, if anything else was examined. Raises MemoriaError
    where the record, or one of its files, is there already, where it can only be added by hand, or
    where the folder has changed meanwhile.
    """
    for problem in taken(replies, setting):
        raise MemoriaError(problem)
    try:
        begun, problems = attempt(work, examined, replies, setting)
    except LookupError:
        raise fail(added_by_hand(work, replies, setting)) from None
    if not problems:
        command = f"new {setting.kind.name}"
        write_all(work, command, setting.told, begun.files, contents or examined.contents)
    return begun, problems


def taken(replies: Replies, setting: Setting) -> Iterator[Problem]:
    """Report the id of a new record that another one has, or had; or a text that is there."""
    kind, places = setting.kind.kind, setting.loaded.identifiers.places
    scope = setting.scope(replies) if kind and KINDS[kind].local else ""
    key = (kind, scope, str(replies.get("id", "")))
    if key in places:
        yield from exists_already(places[key], key[2])
    yield from taken_by_another(replies, setting)
    if not kind:
        name = SummaryName(setting.scope(replies), setting.kind.prose)
        for summary in setting.loaded.publication.summary(name).values():
            yield from exists_already(Position(summary.file), setting.kind.name, variant="text")


def attempt(
    work: Work, examined: Examined, replies: Replies, setting: Setting
) -> tuple[Skeleton, tuple[Problem, ...]]:
    """Make a record, and check the folder as if it were there.

    Raises LookupError where a file is written in a way that nothing can be added to.
    """
    contents, codes = examined.contents, work.settings.codes
    begun = skeleton(replies, setting, contents, examined.dictionaries)
    refuse_files(begun, contents, work.shown)
    files = {name: stored(work.data / name, name, one) for name, one in begun.files.items()}
    loaded = load({**contents, **files}, codes, work.shown)
    if problems := errors_of(check(loaded)):
        return begun, problems
    return replace(begun, files={**begun.files, **pinned(begun, setting, loaded)}), ()


def refuse_files(begun: Skeleton, contents: Contents, folder: str) -> None:
    """Make sure that no new file stands there already with other words.

    Raises MemoriaError where one does.
    """
    for name, waiting in begun.new_files.items():
        if contents.get(name, waiting) not in {waiting, begun.files[name]}:
            raise fail(exists_already(Position(f"{folder}/{name}"), name, variant="file"))


def pinned(begun: Skeleton, setting: Setting, loaded: Loaded) -> Mapping[str, bytes]:
    """Return the file of a record with the pins of the translations that were written with it.

    Where a translation was up to date and the new record has words in its language, it still is.
    """
    if begun.file not in begun.files:
        return {}
    kind, identifier = begun.holder
    if not KINDS[kind].pinned:
        return {}
    old = setting.found(kind, identifier, {})
    new = replace(setting, loaded=loaded).found(kind, identifier, {})
    text = begun.files[begun.file].decode()
    for language in setting.languages:
        now = record_digest(new, new.original or "", language)
        pin = new.translations.get(language)
        was = record_digest(old, old.original or "", language) if old else ""
        kept = pin is not None and pin.of == was and was != now
        if begun.is_written_in(language) and (kept if old else language != new.original):
            text = pin_record(text, kind, identifier, language, {"of": now})
    return {begun.file: text.encode()}


def added_by_hand(work: Work, replies: Replies, setting: Setting) -> Iterator[Problem]:
    """Report a file to which a record can only be added by hand."""
    position = Position(f"{work.shown}/{file_for(replies, setting)}")
    line = in_braces(fields_of(replies, setting))
    return exists_already(position, setting.kind.key, line, "hand")


def write_all(
    work: Work, command: str, told: str, files: Mapping[str, bytes], contents: Contents
) -> None:
    """Write files all together; what a run that breaks off has begun, `resume` completes."""
    new = {name: content for name, content in files.items() if contents.get(name) != content}
    origins = {name: name for name in new if name in contents}
    with unchanged(work.data, work.shown, contents):
        complete(work.data, store(work.data, command, told, new, origins))
