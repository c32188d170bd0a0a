"""A rename, from the names people give to the files: find, plan, make sure, write."""

from collections.abc import Sequence
from dataclasses import dataclass

from memoria.check.addresses import gone_addresses
from memoria.check.everything import check
from memoria.check.examine import Examined, examine
from memoria.content.addresses import spelled
from memoria.content.withdrawals import Key
from memoria.edit.rename.forgetting import remember
from memoria.edit.rename.mentions import Alias
from memoria.edit.rename.naming import Rename, find, named
from memoria.edit.rename.plan import Plan, is_sound, make_plan, new_problems
from memoria.edit.yaml import NotChanged
from memoria.load.content import load
from memoria.project.folders import unchanged
from memoria.project.journal import Journal, complete, read_journal, resume, store
from memoria.project.project import Work
from memoria.rules.commands import fail, unsafe_to_rename
from memoria.rules.files import Media
from memoria.rules.problems import Problem, has_errors


@dataclass(frozen=True)
class Renamed:
    """Tell what was renamed, if there was anything to do, or which problems stand against it.

    `gone` is what was forgotten before.
    """

    done: Journal | None = None
    gone: Key | None = None
    problems: tuple[Problem, ...] = ()


def rename(work: Work, old: str, new: str, *, forget: bool = False) -> Renamed:
    """Give a record another id in all files, or say what is wrong with the content.

    An id to `forget` leaves no alias; one that is an alias already goes. A run that was interrupted
    is completed. Raises MemoriaError where there is no such record, the id cannot be given, or a
    file cannot be changed safely; nothing is written then.
    """
    left, command = read_journal(work.data), f"rename {old} {new}{' --forget' if forget else ''}"
    if left and left.command == command:
        resume(work.data, work.shown, left)
        return Renamed(left)
    examined = examine(work)
    if has_errors(examined.problems):
        return Renamed(problems=examined.problems)
    earlier = earlier_of(examined, old, new)
    if earlier and not forget:
        return Renamed()
    if forget and (gone := forgotten_of(examined, old, new)):
        return Renamed(gone=gone)
    asked = earlier or find(examined.loaded.identifiers, work.shown, old, new)
    key = (asked.kind, asked.scope, key_of(old)[2])
    try:
        alias = forgetting(examined, asked, key) if forget else alias_of(examined, asked)
        plan = make_plan(examined.contents, examined.loaded.publication, asked, alias)
        plan = remember(plan, examined, key) if forget else plan
    except NotChanged as error:
        raise fail(unsafe_to_rename(f"{work.shown}/{error}".removesuffix("/"), old, new)) from None
    make_sure(work, examined, asked, plan)
    with unchanged(work.data, work.shown, examined.contents):
        journal = store(work.data, command, spelled(key), plan.write, plan.origins)
        complete(work.data, journal)
    return Renamed(journal)


def earlier_of(examined: Examined, old: str, new: str) -> Rename | None:
    """Return the record that has an id already and had the other one before, if there is one."""
    identifiers = examined.loaded.identifiers
    found = named(identifiers, old)
    if not found or any(identifiers.retired.get(key) != new for key in found):
        return None
    kind, scope, _ = found[0]
    return Rename(kind, scope, new, new)


def forgotten_of(examined: Examined, old: str, new: str) -> Key | None:
    """Return what was forgotten already when the record got its id, if that is so."""
    identifiers, (kind, scope, identifier) = examined.loaded.identifiers, key_of(old)
    keys = ((one[0], one[1], identifier) for one in identifiers.present if one[2] == new)
    likely = (one for one in keys if kind in {"", one[0]} and scope in {"", one[1]})
    return next((one for one in likely if identifiers.is_forgotten(one)), None)


def forgetting(examined: Examined, asked: Rename, key: Key) -> Alias:
    """Return which earlier id a record loses whose id is to be forgotten; it gets none."""
    retired = examined.loaded.identifiers.retired
    back = (asked.kind, asked.scope, asked.new)
    return Alias("", next((one[2] for one in (key, back) if one in retired), ""))


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
        if name in contents and plan.origins.get(name) != name:
            raise fail(unsafe_to_rename(f"{work.shown}/{name}", asked.old, asked.new, "exists"))
    codes = work.settings.codes
    moved = {name: examined.contents.get(plan.origins.get(name, "")) for name in plan.write}
    media = {name: one for name, one in moved.items() if isinstance(one, Media)}
    after = load({**contents, **plan.write, **media}, codes, work.shown)
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


def key_of(name: str) -> Key:
    """Return the kind, the scope and the id of a record by its whole name."""
    kind, _, path = name.rpartition(":")
    scope, _, identifier = path.rpartition("/")
    return kind, scope, identifier


def spelled_now(journal: Journal, new: str) -> str:
    """Return the new name of a record as the old one was written."""
    kind, scope, _ = key_of(journal.told)
    return spelled((kind, scope, new))
