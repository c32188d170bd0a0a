"""Which problems a change brings, which it mends, and which were there before it."""

import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from memoria.check.acceptances import Given
from memoria.check.examine import Examined, every_problem, examine, examined_then, with_accepted
from memoria.check.language.hunspell import spelling_gaps
from memoria.check.pages import page_problems
from memoria.content.kinds import RECORDS
from memoria.edit.compare.progress import under_present_ids
from memoria.load.content import Loaded
from memoria.load.identifiers import Identifiers
from memoria.project.cache import Cache
from memoria.project.project import Work
from memoria.rules.problems import Position, Problem

HOLDERS = {one.name for one in RECORDS}
# What only the comparison tells: it is new, though nothing else may be.
LOST = "M230"
# Where something stands, in a value of a message.
LINE = re.compile(r":\d+:\d+\b")
# By a file, the records that begin in it, each after its place.
Beginnings = Mapping[str, Sequence[tuple[Position, str]]]


@dataclass(frozen=True)
class Balance:
    """Hold the problems that a change brings and mends, and those that stay as they were.

    `accepted` are the reasons that it gives to leave warnings as they are. Of a change from nobody
    knows what, all problems are taken for new.
    """

    new: tuple[Problem, ...] = ()
    mended: tuple[Problem, ...] = ()
    standing: tuple[Problem, ...] = ()
    accepted: tuple[Given, ...] = ()

    @property
    def now(self) -> tuple[Problem, ...]:
        """List all that there are now, the new ones first."""
        return *self.new, *self.standing


def weigh(work: Work, base: str) -> Balance:
    """Compare what is wrong with a content folder and what was in a commit.

    What cannot be checked for want of a dictionary stays so. What is wrong with the folder of pages
    is new: what was in it is not asked.

    Raises MemoriaError as `examine` does.
    """
    examined = examine(work, base)
    with Cache(work.settings.root) as cache:
        found = balance(examined, under_present_ids(examined, work.settings.codes), cache)
    gaps = spelling_gaps(examined.dictionaries)
    new = *found.new, *page_problems(work)
    return replace(found, new=new, standing=(*found.standing, *gaps))


def balance(examined: Examined, before: Loaded | None, cache: Cache) -> Balance:
    """Compare what is wrong with the content and what was, wherever it stands in its record.

    `before` is what was said before, under the ids of now; nothing where nothing changed.
    """
    now = every_problem(examined, cache)
    if not examined.base:
        return Balance(new=now)
    if before is None:
        lost = tuple(one for one in now if one.code == LOST)
        return Balance(new=lost, standing=tuple(one for one in now if one not in lost))
    earlier, present = examined_then(examined, before, cache), examined.loaded.identifiers
    then = every_problem(earlier, cache)
    signs = signs_of(then, before.identifiers)
    new, standing = parted(now, signs_of(now, present), Counter(signs))
    there = every_problem(with_accepted(examined, cache), cache)
    mended, _ = parted(then, signs, Counter(signs_of(there, present)))
    known = reasons(earlier)
    accepted = (given for reason, given in reasons(examined).items() if reason not in known)
    return Balance(new, mended, standing, tuple(accepted))


def reasons(examined: Examined) -> dict[tuple[str, ...], Given]:
    """List what is accepted, by the record in which it is, and why."""
    held = beginnings(examined.loaded.identifiers)
    return {
        (one.rule, one.because, holder(one.position, held)): one for one in examined.answers.every
    }


def parted(
    problems: Iterable[Problem], signs: Iterable[str], known: Counter[str]
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Part problems into those that are not known by their signs, and those that are."""
    parts: tuple[list[Problem], list[Problem]] = ([], [])
    for problem, sign in zip(problems, signs, strict=True):
        parts[known[sign] > 0].append(problem)
        known[sign] -= 1
    return tuple(parts[0]), tuple(parts[1])


def signs_of(problems: Iterable[Problem], identifiers: Identifiers) -> list[str]:
    """Say of problems which rule is broken in which record, and how, but for the lines."""
    held = beginnings(identifiers)
    return [sign(one, held) for one in problems]


def sign(problem: Problem, held: Beginnings) -> str:
    """Say which rule a problem breaks, in which record, and how."""
    finding = problem.finding
    told = sorted((name, LINE.sub("", str(value))) for name, value in finding.values.items())
    return repr((problem.code, finding.variant, holder(finding.position, held), told))


def holder(position: Position, held: Beginnings) -> str:
    """Name the record that stands at a place, or the file where none does."""
    listed = held.get(position.file, ())
    number = bisect(listed, position, key=lambda one: one[0])
    return listed[number - 1][1] if number else position.file


def beginnings(identifiers: Identifiers) -> Beginnings:
    """List the records of each file by where their ids stand."""
    found: dict[str, list[tuple[Position, str]]] = defaultdict(list)
    for kind, scope, name in identifiers.present:
        if kind in HOLDERS:
            at = identifiers.places[kind, scope, name]
            found[at.file].append((at, f"{kind}:{name}"))
    return {file: sorted(listed) for file, listed in found.items()}
