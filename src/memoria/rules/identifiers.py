"""Rules for ids across files."""

from collections.abc import Iterator

from memoria.content.base import LONGEST_IDENTIFIER
from memoria.content.similar import suggested_identifier
from memoria.rules.failures import shortened
from memoria.rules.problems import Finding, Position, rule


@rule("M209")
def duplicate_identifier(
    position: Position, identifier: str, first: str, variant: str = ""
) -> Iterator[Finding]:
    """Refuse an id that another record of the kind has, or had; or has, though it is withdrawn."""
    stem = suggested_identifier(identifier)[: LONGEST_IDENTIFIER - 2].strip("-")
    values = {"id": shortened(identifier), "first": first, "free": f"{stem}-2"}
    yield Finding(position, values, variant or ("" if stem else "nameless"))


@rule("M218")
def file_of_another_session(position: Position, identifier: str, name: str) -> Iterator[Finding]:
    """Demand that the file of one session bears its id as name."""
    if identifier and identifier != name:
        yield Finding(position, {"id": shortened(identifier), "name": shortened(name)})
