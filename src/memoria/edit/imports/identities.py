"""Who and what of a schedule is known here already: ids that come out the same every time.

An id ends with a digest of the key by which the source knows a talk, so that another title makes
no second record; earlier ids count, too. People and places are known by their names.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from memoria.content.publication import digest
from memoria.content.registers import Registered
from memoria.content.similar import suggested_identifier
from memoria.edit.imports.events import Event, Talk, Texts
from memoria.load.identifiers import Identifiers
from memoria.load.yaml_writing import Fields

LONGEST = 60


def short(text: str, kind: str) -> str:
    """Return the id that a name suggests, cut between two words; one of other letters has none."""
    found = suggested_identifier(text)
    cut = found[: LONGEST + 1]
    whole = cut if cut == found else cut.rpartition("-")[0] or cut[:LONGEST]
    return whole or f"{kind}-{digest(text)}"


def wanted_id(told: Event | Talk, kind: str) -> str:
    """Return the id that an event or a talk gets: its own, or one of its title and its key."""
    if told.id:
        return told.id
    title = short(first(told.titles), kind)
    return f"{title}-{digest(told.key)}" if told.key else title


def first(titles: Texts) -> str:
    """Return the words of a title in the language that comes first."""
    return titles[min(titles)] if titles else ""


def known_as(told: Event | Talk, wanted: str, listed: Iterable[Registered]) -> Any:
    """Return the record that an event or a talk became before, under whatever title, or nothing."""
    end = f"-{digest(told.key)}" if told.key else ""
    for one in listed:
        ids = (one.id, *one.aliases)
        if wanted in ids or (end and any(each.endswith(end) for each in ids)):
            return one
    return None


@dataclass
class Newcomers:
    """People or places that a schedule names: those that are known, and those that are added."""

    kind: str
    listed: Iterable[Any]
    identifiers: Identifiers
    added: dict[str, Fields] = field(default_factory=dict)
    there: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = {name: one.id for one in self.listed for name in names_of(one)}
        self.keys: dict[str, str] = {}

    def take(self, name: str, key: str, fields: Fields) -> str:
        """Return the id of who or what has a name, which is added where nobody has it.

        What was withdrawn has none, and comes not back.
        """
        found = self.keys.get(key) or self.names.get(name)
        if found is None:
            found = self.free(name, key)
            if found:
                self.added[found] = {"id": found, **fields}
        self.meet(found, name, key)
        return found

    def meet(self, found: str, name: str, key: str) -> None:
        """Remember who has a name and a key, and who is there already."""
        if found and found not in self.added:
            self.there.setdefault(found, name)
        self.names.setdefault(name, found)
        if key:
            self.keys.setdefault(key, found)

    def free(self, name: str, key: str) -> str:
        """Return an id that nobody has; nothing, where it was withdrawn."""
        plain = short(name, self.kind)
        for one in (plain, f"{plain}-{digest(key or name)}"):
            if (self.kind, "", one) in self.identifiers.withdrawn:
                return ""
            if (self.kind, "", one) not in self.identifiers.places and one not in self.added:
                return one
        return ""


def names_of(record: Any) -> Iterable[str]:
    """List the names of a person or a place."""
    name = record.name
    names: Mapping[str, str] = {"": name} if isinstance(name, str) else name.root
    return names.values()
