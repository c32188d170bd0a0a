"""Rules for renaming: what is asked for must be there, and safe to do."""

from collections.abc import Iterator, Mapping

from memoria.rules.failures import shortened
from memoria.rules.problems import Finding, Position, rule


@rule("M418")
def not_renamed(folder: str, values: Mapping[str, str], variant: str) -> Iterator[Finding]:
    """Demand one record of the content folder, and an id that it can have.

    The variants: none and "similar", where there is no such record; "earlier", where it has another
    id now; "ambiguous"; "form" and "no-form", where the new id is none; "same"; "taken"; "retired",
    where it leads to another record; "unfinished", where another rename was interrupted;
    "changed", where a file was edited since.
    """
    written = shortened(values["written"])
    yield Finding(Position(folder), {**values, "written": written}, variant)


@rule("M419")
def unsafe_to_rename(file: str, old: str, new: str, variant: str = "") -> Iterator[Finding]:
    """Report a file that cannot be changed without changing more than names.

    The variant "exists": another file has the name that it would get.
    """
    yield Finding(Position(file), {"old": old, "new": new}, variant)
