"""Rules for ids across files."""

from collections.abc import Iterator

from memoria.checks.failures import shortened
from memoria.problems import Finding, Position, rule


@rule("M209")
def duplicate_identifier(position: Position, identifier: str, first: str) -> Iterator[Finding]:
    """Refuse an id that another record of the kind has, or had."""
    yield Finding(position, {"id": shortened(identifier), "first": first})


@rule("M218")
def file_of_another_session(position: Position, identifier: str, name: str) -> Iterator[Finding]:
    """Demand that the file of one session bears its id as name."""
    if identifier and identifier != name:
        yield Finding(position, {"id": shortened(identifier), "name": shortened(name)})
