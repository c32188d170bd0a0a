"""The rule for the command line."""

from collections.abc import Collection, Iterator

from memoria.content.similar import similar
from memoria.rules.failures import shortened
from memoria.rules.problems import Finding, Position, rule


@rule("M422")
def wrong_usage(
    command: str, variant: str = "", written: str = "", known: Collection[str] = (), name: str = ""
) -> Iterator[Finding]:
    """Refuse what a command does not know; `known` is what it does, `name` what takes it."""
    meant = similar(written, known)
    values = {"written": shortened(written), "similar": meant, "name": name}
    kind = f"{variant}-similar" if meant else variant
    yield Finding(Position(command), values | {"known": ", ".join(known)}, kind)
