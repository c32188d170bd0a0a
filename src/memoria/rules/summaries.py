"""Rules for a summary's file and front matter."""

import re
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from memoria.content.publication import Summary
from memoria.content.similar import similar
from memoria.rules.problems import Finding, Position, Problem, rule
from memoria.rules.values import shortened


@rule("M301")
def summary_of_nothing(
    file: str,
    kind: str,
    written: str,
    known: Collection[str] = (),
    lacking: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Finding]:
    """Refuse a summary that belongs to no record, or whose name says no such thing.

    Of such a name the kind is "form", or "document" where a word processor wrote the file; `known`
    are then the names that it may be meant to have. Of what was withdrawn it is "withdrawn".
    `lacking` may tell the id that the record has `now`; or which `line` would be the record, in
    which `session` and which `record_file`.
    """
    if kind in {"form", "document", "withdrawn"}:
        named = f"{kind}-similar" if len(known) == 1 else f"{kind}-several" if known else kind
        yield Finding(Position(file), {"similar": ", ".join(known)}, named)
        return
    meant = lacking.get("now") or similar(written, known)
    values = {"kind": kind, "written": shortened(written), "similar": meant, **lacking}
    variant = "renamed" if lacking.get("now") else "similar" if meant else ""
    added = "_record" if "line" in lacking and variant in {"", "similar"} else ""
    yield Finding(Position(file), values, f"{variant}{added}".removeprefix("_"))


@rule("M307")
def front_matter_not_closed(file: str, variant: str = "") -> Iterator[Finding]:
    """Demand the second line of three hyphens, and the first one at the top ("below")."""
    yield Finding(Position(file), variant=variant)


@rule("M322")
def orphaned(summary: Summary, originals: Collection[str]) -> Iterator[Finding]:
    """Point out a translation whose original has no text: in its place it would be the original.

    `originals` are the files that could hold it.
    """
    values = {"original": ", ".join(originals)}
    yield Finding(Position(summary.file, summary.pin_line), values)


def orphans(
    written: Mapping[str, Summary], languages: Collection[str], folder: str
) -> Iterator[Problem]:
    """Check that of a text in several languages one is no translation."""
    if all(one.translation and one.translation.of for one in written.values()):
        for summary in written.values():
            there = [one for one in languages if one not in written] or list(written)
            files = [f"{folder}/{summary.name.file(one)}" for one in there]
            yield from orphaned(summary, files)
            return


@rule("M233")
def no_captions(file: str, text: str) -> Iterator[Finding]:
    """Demand the mark with which a file of captions begins, by the WebVTT standard."""
    if not re.match(r"WEBVTT(?![^ \t\n])", text):
        yield Finding(Position(file))
