"""What a content folder said before, under the ids of now: a rename alone then changes no page."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from memoria.check.examine import Examined, contents_then
from memoria.edit.rename.names import Rename
from memoria.edit.rename.plan import make_plan
from memoria.edit.rename.records import Alias
from memoria.load.identifiers import Identifiers
from memoria.load.publication import Loaded, load
from memoria.rules.files import Stored
from memoria.rules.problems import has_errors

# Each rename has the whole folder planned and read again, seconds in a large one; beyond so many at
# once a summary would be long in coming.
MOST = 20


def under_present_ids(examined: Examined, languages: Sequence[str]) -> Loaded | None:
    """Return what a content folder said before as if all had been renamed there already.

    With errors it is left as it was: no rename would begin there, either; so it is where more has
    been renamed than can be followed in a reasonable time.
    """
    before, now = examined.before, examined.loaded
    if before is None or has_errors(before.problems):
        return before
    asked = renames(before.identifiers, now.identifiers)
    if len(asked) > MOST:
        return before
    contents = contents_then(examined.contents, examined.history, examined.base) if asked else None
    for rename in asked:
        contents = renamed(contents or {}, before, rename)
        before = load(contents, languages, now.folder)
    return before


def renames(before: Identifiers, now: Identifiers) -> list[Rename]:
    """List what has another id now, sessions first, for their ids are part of other names.

    Records that were merged into one cannot have its id each: they are left as they were.
    """
    found = list(successions(before, now))
    heirs = Counter((one.kind, one.scope, one.new) for one in found)
    return [one for one in found if heirs[one.kind, one.scope, one.new] == 1]


def successions(before: Identifiers, now: Identifiers) -> Iterator[Rename]:
    """List which id took the place of which one.

    A record that was there already beside the other is no new name of it.
    """
    former = {session: new for (kind, _, session), new in now.retired.items() if kind == "session"}
    ordered = sorted(now.retired.items(), key=lambda one: (one[0][0] != "session", one))
    for (kind, scope, old), new in ordered:
        then = {scope, *(session for session, renamed in former.items() if renamed == scope)}
        had = any((kind, one, old) in before.present for one in then)
        if had and not any((kind, one, new) in before.places for one in then):
            yield Rename(kind, scope, old, new)


def renamed(contents: Mapping[str, Stored], said: Loaded, rename: Rename) -> dict[str, Stored]:
    """Return the files of a content folder after a rename."""
    plan = make_plan(contents, said.publication, rename, Alias(rename.old, ""))
    kept = {name: one for name, one in contents.items() if name not in plan.remove}
    return {**kept, **plan.write}
