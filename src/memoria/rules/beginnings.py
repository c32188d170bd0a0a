"""Rules for the beginning of a new record: that it is told enough, and takes no other's place."""

from collections.abc import Iterator, Sequence

from memoria.rules.problems import Finding, Position, rule


@rule("M416")
def not_told(
    folder: str, kind: str, options: Sequence[str], variant: str = ""
) -> Iterator[Finding]:
    """Demand what a new record cannot do without, as options where nobody can be asked.

    The variant "option" reports options that the kind does not take, the variant "id" stands at
    the option of a name that suggests no id.
    """
    if options:
        example = " ".join(f"{one.partition('|')[0]} …" for one in options)
        values = {"new": kind, "options": ", ".join(options), "example": example}
        yield Finding(Position(folder), values, variant)


@rule("M417")
def exists_already(
    position: Position, written: str, line: str = "", variant: str = ""
) -> Iterator[Finding]:
    """Refuse to write over what is there.

    The variant "file" is about a file of that name, "hand" about a list to which the `line` can
    only be added by hand.
    """
    yield Finding(position, {"written": written, "line": line}, variant)
