"""A name is to vanish: nothing leads on from it, and where it still stands is told."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from memoria.check.addresses import WITHDRAWN
from memoria.check.examine import Examined
from memoria.content.addresses import spelled
from memoria.content.files import FILES
from memoria.content.kinds import KINDS
from memoria.content.publication import digest
from memoria.content.vocabulary import unaccented
from memoria.content.withdrawals import Key
from memoria.edit.items import append
from memoria.edit.rename.plan import Plan
from memoria.edit.yaml import Changes
from memoria.load.identifiers import FORGOTTEN
from memoria.rules.commands import excerpt
from memoria.rules.files import Media, Stored
from memoria.rules.problems import Position

# So many other words may stand between those of a name: Ana María Estay is ana-estay.
BETWEEN = 2


@dataclass(frozen=True)
class Traces:
    """Say what is left of a name: the address that is dead, if any, and where it still stands.

    `others` are ids that hold it, or that the record had before, each with the id to write instead
    of it where the record has one.
    """

    address: str
    digest: str
    places: tuple[tuple[Position, str], ...]
    others: tuple[tuple[str, str], ...]


def remember(plan: Plan, examined: Examined, key: Key) -> Plan:
    """Return a plan by which an address that was published is known by its digest alone.

    Raises NotChanged where the register cannot be changed safely.
    """
    before, told = examined.before, digest(spelled(key))
    unpublished = before and key not in before.identifiers.places
    if unpublished or not KINDS[key[0]].addressed or examined.loaded.identifiers.is_forgotten(key):
        return plan
    stored = plan.write.get(WITHDRAWN) or examined.contents.get(WITHDRAWN, b"")
    changes = Changes(stored.decode() if isinstance(stored, bytes) else "", WITHDRAWN)
    append(changes, (), FORGOTTEN, told, tuple(FILES[WITHDRAWN].model_fields))
    origins = {WITHDRAWN: WITHDRAWN} if WITHDRAWN in examined.contents else {}
    written = {**plan.write, WITHDRAWN: changes.proved().encode()}
    return Plan(written, {**plan.origins, **origins})


def traces(examined: Examined, pages: Mapping[str, bytes], key: Key, new: str) -> Traces:
    """Return what is left of a name in a content folder, and in pages that are written by hand."""
    kind, scope, old = key
    name, identifiers = pattern_of(old), examined.loaded.identifiers
    files = {f"{examined.loaded.folder}/{file}": one for file, one in examined.contents.items()}
    told = digest(spelled(key))
    return Traces(
        KINDS[kind].path(old) or (f"sessions/{scope}/#{kind}-{old}" if scope else ""),
        told if told in identifiers.forgotten else "",
        tuple(
            place for file, one in {**files, **pages}.items() for place in places(file, one, name)
        ),
        tuple(
            (spelled(one), new if now == (kind, scope, new) else "")
            for one in sorted(identifiers.places)
            for now in [(one[0], one[1], identifiers.retired.get(one, ""))]
            if name.search(one[2]) or now == (kind, scope, new)
        ),
    )


def pattern_of(identifier: str) -> re.Pattern[str]:
    """Return what finds the words of an id in text without accents and capitals."""
    gap = rf"[\W_]+(?:[^\W_]+[\W_]+){{0,{BETWEEN}}}?"
    words = gap.join(map(re.escape, identifier.split("-")))
    return re.compile(rf"(?<![^\W_]){words}(?![^\W_])")


def places(file: str, content: Stored, name: re.Pattern[str]) -> Iterator[tuple[Position, str]]:
    """List where a name stands: in the name of a file, and in its lines."""
    if name.search(unaccented(file.casefold())):
        yield Position(file), ""
    text = content.text if isinstance(content, Media) else content
    lines = text.decode("utf-8", "replace").split("\n") if isinstance(text, bytes) else []
    for number, line in enumerate(lines, 1):
        if found := name.search(unaccented(line.casefold())):
            yield Position(file, number, found.start() + 1), excerpt(line.strip(), found.start())
