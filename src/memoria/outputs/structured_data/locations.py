"""Where events take place, as structured data: search engines ask it of every event."""

from memoria.content.materials import Contribution
from memoria.content.sessions import Session
from memoria.outputs.structured_data.nodes import Node, node, one_identity, spoken
from memoria.render.views import View


def location(view: View, session: Session) -> list[Node]:
    """Say where people meet: online, in a building or a territory, or that it is not told."""
    virtual = session.mode in {"online", "hybrid"} or (not session.mode and session.platform)
    found = [online(view, session)] if virtual else []
    if session.mode != "online" and (session.venue or session.place):
        found.append(hall(view, session))
    return found or [node("Place", name=view.edition.words("place.untold"))]


def online(view: View, session: Session) -> Node:
    """Describe where people meet online; its address is the session's, or that of its page."""
    identity = one_identity(view, f"sessions/{session.id}/#online")
    address = session.website or view.link("session", session.id)
    return node("VirtualLocation", identity, name=session.platform or "", url=address)


def hall(view: View, session: Session) -> Node:
    """Describe the building in which people meet, or else the territory."""
    identity = one_identity(view, f"sessions/{session.id}/#venue")
    town = territory(view, session.place) if session.place else {}
    if not session.venue:
        return {**town, "@id": identity}
    name = spoken(view, session.venue.name, session.original)
    address = session.venue.postal_address or town.get("address")
    return node("Place", identity, name=name, address=address, containedInPlace=town)


def territory(view: View, identifier: str) -> Node:
    """Describe a territory as the place of an event: by its name, which is its address as well."""
    record = view.record("place", identifier)
    name = view.plain_name(record)
    address = node("PostalAddress", addressLocality=name, addressCountry=record.country)
    return node("Place", name=name, address=address)


def room(view: View, one: Contribution, session: Session) -> list[Node]:
    """Say where a contribution is given: where its session is, and in which room there."""
    found = location(view, session)
    if not (one.room and any(place["@type"] == "Place" for place in found)):
        return found
    name = spoken(view, one.room, view.original(one, session))
    building = [place for place in found if place["@type"] == "Place" and "@id" in place]
    others = [place for place in found if place["@type"] != "Place"]
    return [*others, node("Place", name=name, containedInPlace=building)]
