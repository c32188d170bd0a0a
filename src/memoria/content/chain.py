"""The chain from key question to guide: what each of its links leads to, forward and back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from memoria.content.kinds import KINDS, MATERIALS
from memoria.content.markdown import parse_cross_link
from memoria.content.registers import Guide

# Fields by which items refer to other items, and the kind they name.
FIELDS = {
    field: kind
    for one in MATERIALS
    for field, kind in one.references.items()
    if KINDS[kind].holders and KINDS[kind].linked
}
CITED = "cited_in"


def relation(field: str) -> str:
    """Return which relation a field is: an item rests on what it lists by its kind."""
    return "rests_on" if field == KINDS[FIELDS[field]].field else field


# What names a key question that it does not answer is no more to it than that.
BACK = {"closest_to": "closest"}
# The steps of an item, from what it rests on to what came of it.
ORDER = (
    *dict.fromkeys(map(relation, FIELDS)),
    "cites",
    *(one.name for one in MATERIALS),
    *BACK.values(),
    CITED,
)


class Item(NamedTuple):
    """Point at an item of a session by its kind and id; a guide and a theme have no session."""

    kind: str
    session: str
    id: str


class Step(NamedTuple):
    """Say what an item leads to in one relation: "answers", or "initiative" for what names it."""

    relation: str
    items: tuple[Item, ...]


Chain = Mapping[Item, tuple[Step, ...]]
# The items of all sessions, by session, kind and id.
Items = Mapping[tuple[str, str, str], Any]
# The sessions of the items whose ids are unique in the whole publication, by kind and id.
Owners = Mapping[tuple[str, str], str]


def make_chain(items: Items, owners: Owners, guides: Iterable[Guide]) -> Chain:
    """Link all items both ways, and to the guides that cite them.

    What an item names is linked to only if it is among `items`.
    """
    found: dict[Item, dict[str, dict[Item, None]]] = defaultdict(lambda: defaultdict(dict))
    links = [link for key, record in items.items() for link in links_of(key, record, owners)]
    links = [link for link in links if (link[2].session, link[2].kind, link[2].id) in items]
    for source, relation, target in [*links, *citations(guides, owners)]:
        found[source][relation][target] = None
        back = CITED if source.kind == "guide" else BACK.get(relation, source.kind)
        found[target][back][source] = None
    return {
        item: tuple(Step(one, tuple(steps[one])) for one in ORDER if one in steps)
        for item, steps in found.items()
    }


def links_of(
    key: tuple[str, str, str], record: Any, owners: Owners
) -> Iterator[tuple[Item, str, Item]]:
    """List what an item names in its own fields, each with the relation."""
    session, kind, identifier = key
    for field, target in FIELDS.items():
        for named in vars(record).get(field, ()):
            owner = owners.get((target, named), session)
            yield Item(kind, session, identifier), relation(field), Item(target, owner, named)


def citations(guides: Iterable[Guide], owners: Owners) -> Iterator[tuple[Item, str, Item]]:
    """List what guides cite."""
    for guide in guides:
        for cited in guide.selection:
            if link := parse_cross_link(cited):
                owner = owners.get((link.kind, link.item), link.session)
                yield Item("guide", "", guide.id), "cites", Item(link.kind, owner, link.item)
