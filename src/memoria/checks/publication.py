"""All the checks of a content folder, in one run."""

from collections.abc import Iterator

from memoria.checks.summaries import markdown_problems, missing_summaries
from memoria.loading.publication import Loaded
from memoria.problems import Problem


def check(loaded: Loaded) -> tuple[Problem, ...]:
    """Return every problem of every file, sorted by place, each once."""
    found = {problem.order: problem for problem in (*loaded.problems, *whole_checks(loaded))}
    return tuple(found[key] for key in sorted(found))


def whole_checks(loaded: Loaded) -> Iterator[Problem]:
    """Run the rules that need the records as a whole."""
    publication, identifiers = loaded.publication, loaded.identifiers
    yield from missing_summaries(publication, loaded.named, identifiers.places)
    for summary in publication.summaries:
        yield from markdown_problems(summary, identifiers.known)
