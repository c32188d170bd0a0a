"""A rename, from the names people give to the files: find, plan, make sure, write."""

from collections.abc import Sequence
from dataclasses import dataclass

from memoria.check.addresses import gone_addresses
from memoria.check.everything import check
from memoria.check.examine import Examined, examine
from memoria.content.addresses import spelled
from memoria.edit.rename.mentions import Alias
from memoria.edit.rename.naming import Rename, find, named
from memoria.edit.rename.plan import Plan, is_sound, make_plan, new_problems
from memoria.edit.yaml import NotChanged
from memoria.load.content import load
from memoria.project.journal import Journal, complete, read_journal, resume, store
from memoria.project.project import Work
from memoria.rules.commands import fail, unsafe_to_rename
from memoria.rules.problems import Problem, has_errors


@dataclass(frozen=True)
class Renamed:
    """Tell what was renamed, if there was anything to do, or which problems stand against it."""

    done: Journal | None = None
    problems: tuple[Problem, ...] = ()


def rename(work: Work, old: str, new: str) -> Renamed:
    """Give a record another id in all files, or say what is wrong with the content.

    A run that was interrupted is completed. Raises MemoriaError where there is no such record, the
    id cannot be given, or a file cannot be changed safely; nothing is written then.
    """
    left, command = read_journal(work.data), f"rename {old} {new}"
    if left and left.command == command:
        resume(work.data, work.shown, left)
        return Renamed(left)
    examined = examine(work)
    if has_errors(examined.problems):
        return Renamed(problems=examined.problems)
    if is_done(examined, old, new):
        return Renamed()
    asked = find(examined.loaded.identifiers, work.shown, old, new)
    alias = alias_of(examined, asked)
    try:
        plan = make_plan(examined.contents, examined.loaded.publication, asked, alias)
    except NotChanged as error:
        raise fail(unsafe_to_rename(f"{work.shown}/{error}".removesuffix("/"), old, new)) from None
    make_sure(work, examined, asked, plan)
    journal = store(work.data, command, asked.name, plan.write, plan.origins)
    complete(work.data, journal)
    return Renamed(journal)


def is_done(examined: Examined, old: str, new: str) -> bool:
    """Tell whether a record has this id already, and had the other one before."""
    found = named(examined.loaded.identifiers, old)
    return bool(found) and all(examined.loaded.identifiers.retired.get(key) == new for key in found)


def alias_of(examined: Examined, asked: Rename) -> Alias:
    """Return which earlier id the record gets and loses.

    Back under an earlier id it had, it keeps the one between only if that may have been published.
    """
    identifiers, before = examined.loaded.identifiers, examined.before
    if (asked.kind, asked.scope, asked.new) not in identifiers.retired:
        return Alias(asked.old, "")
    known = before.identifiers.places if before else None
    unpublished = known is not None and (asked.kind, asked.scope, asked.old) not in known
    return Alias("" if unpublished else asked.old, asked.new)


def make_sure(work: Work, examined: Examined, asked: Rename, plan: Plan) -> None:
    """Make sure that the plan changes names and nothing else.

    Raises MemoriaError where it does not.
    """
    contents = {name: one for name, one in examined.contents.items() if name not in plan.remove}
    for name in plan.write:
        if name in contents and plan.origins[name] != name:
            raise fail(unsafe_to_rename(f"{work.shown}/{name}", asked.old, asked.new, "exists"))
    codes = work.settings.codes
    after = load({**contents, **plan.write}, codes, work.shown)
    before = (examined.before or examined.loaded).publication
    problems = (*check(after), *gone_addresses(after, before))
    sound = is_sound(examined.loaded.publication, after.publication, asked, codes)
    if not sound or has_errors(problems) or new_problems(examined.problems, problems):
        file = hindrance(work, examined.problems, problems, plan)
        raise fail(unsafe_to_rename(file, asked.old, asked.new))


def hindrance(work: Work, known: Sequence[Problem], problems: Sequence[Problem], plan: Plan) -> str:
    """Return the file, as it is called now, that has a problem only after a rename."""
    places = {(one.code, one.finding.position.file) for one in known}
    found = ((one.code, one.finding.position.file) for one in problems)
    files = (file for code, file in found if (code, file) not in places)
    name = next(files, "").removeprefix(f"{work.shown}/")
    return f"{work.shown}/{plan.origins.get(name, name)}" if name else work.shown


def spelled_now(journal: Journal, new: str) -> str:
    """Return the new name of a record as the old one was written."""
    kind, _, path = journal.told.rpartition(":")
    scope, _, _ = path.rpartition("/")
    return spelled((kind, scope, new))
