"""What belongs to an entry of a register: the guides that draw on it, what is said on a theme."""

from collections.abc import Iterator

from memoria.content.chain import CITED, Item
from memoria.content.directory import Reference, items_of, newest_first
from memoria.content.kinds import kind_of
from memoria.content.registers import Guide
from memoria.render.listings import Entry
from memoria.render.views import View

# The roles in which a session is about an entry; in the others a body had to do with it.
ABOUT = ("themes", "place")


def guides_on(view: View, kind: str, identifier: str) -> list[Guide]:
    """List the guides that an entry edited or that cite it, or what is of it; the newest first."""
    edited = view.directory.members.get(("guide", kind, identifier), ())
    found = {one.id: one for one in (*edited, *cited(view, kind, identifier))}
    return sorted(found.values(), key=lambda one: str(one.date or ""), reverse=True)


def cited(view: View, kind: str, identifier: str) -> Iterator[Guide]:
    """List the guides that cite an entry, its items or the sessions about it."""
    references = view.directory.references.get((kind, identifier), ())
    for one in (Item(kind, "", identifier), *filter(None, map(meant, references))):
        for step in view.steps(one.kind, one.id, one.session):
            for guide in step.items if step.relation == CITED else ():
                yield view.record("guide", guide.id)


def meant(reference: Reference) -> Item | None:
    """Return what refers to an entry as an item of the chain, if it is about the entry."""
    if reference.item:
        return Item(kind_of(reference.item), reference.session.id, reference.item.id)
    return Item("session", "", reference.session.id) if reference.role in ABOUT else None


def said_on(view: View, theme: str, kind: str) -> list[Entry]:
    """List the items of a kind that have a theme, those of the newest session first.

    What has no themes of its own has those of its session.
    """
    sessions = newest_first(one.session for one in view.references("theme", theme, "themes"))
    return [Entry(item, one) for one in sessions for name, item in items_of(one) if name == kind]
