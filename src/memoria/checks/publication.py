"""All the checks of a content folder, in one run."""

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Protocol

from memoria.checks.files import missing
from memoria.checks.markdown import Targets, markdown_problems
from memoria.checks.summaries import missing_summaries
from memoria.problems import Position, Problem
from memoria.records.publication import Publication, SummaryName


class Identifiers(Protocol):
    """Know where each id stands, and which may be referred to from inside a record."""

    @property
    def places(self) -> Mapping[tuple[str, str, str], Position]:
        """Map (kind, scope, id) to the place of the id."""

    def known(self, scope: str = "") -> Mapping[str, frozenset[str]]:
        """Map each kind to the ids that may be referred to."""


class Content(Protocol):
    """Hold what came of a content folder: see `loading.publication.Loaded`."""

    @property
    def publication(self) -> Publication:
        """Hold the records."""

    @property
    def identifiers(self) -> Identifiers:
        """Know the ids."""

    @property
    def named(self) -> Set[SummaryName]:
        """List the summaries that exist as files."""

    @property
    def closed(self) -> Set[str]:
        """Name what could not be read."""

    @property
    def absent(self) -> Mapping[str, str]:
        """Map kinds of record to the register that is not there."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """List what was wrong on the way."""


def check(content: Content) -> tuple[Problem, ...]:
    """Return every problem of every file, sorted by place, each once."""
    problems = [*content.problems, *whole_checks(content)]
    kept = without_missing_registers(problems, content.absent)
    found = {problem.order: problem for problem in kept}
    return tuple(found[key] for key in sorted(found))


def whole_checks(content: Content) -> Iterator[Problem]:
    """Run the rules that need the records as a whole."""
    publication, identifiers = content.publication, content.identifiers
    for problem, pattern in missing_summaries(publication, content.named, identifiers.places):
        if not any(pattern.startswith(f"{name}/") for name in content.closed):
            yield problem
    targets = Targets(identifiers.known, publication)
    for summary in publication.summaries:
        yield from markdown_problems(summary, targets)


def without_missing_registers(
    problems: Iterable[Problem], absent: Mapping[str, str]
) -> Iterator[Problem]:
    """Report a register that is not there once, in place of every reference into it."""
    names = set()
    for problem in problems:
        file = absent.get(str(problem.finding.values.get("kind", "")))
        if file is None:
            yield problem
        else:
            names.add(file)
    for name in sorted(names):
        yield from missing(name)
