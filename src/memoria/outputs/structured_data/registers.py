"""People, organisations, places and themes as structured data."""

from collections.abc import Callable, Mapping
from typing import Any

from memoria.content.directory import REGISTERS
from memoria.content.registers import Organisation, Person, Place, Theme
from memoria.outputs.structured_data.base import (
    Node,
    elsewhere,
    mention,
    node,
    one_identity,
    spoken,
)
from memoria.outputs.structured_data.events import event_mention
from memoria.render.views import View


def entry_node(view: View, kind: str, record: Any) -> Node:
    """Describe an entry of a register: where it is written about, and what is known of it."""
    path = f"{REGISTERS[kind]}/{record.id}/"
    website = getattr(record, "website", None)
    pages = [*([website] if website else []), *elsewhere(view, path)]
    return {**mention(view, kind, record.id), "sameAs": pages, **FACTS[kind](view, record)}


def person(view: View, record: Person) -> Node:
    """Say what someone does, and in which sessions they spoke."""
    heard = view.references("person", record.id, "contribution")
    sessions = {one.session.id: event_mention(view, one.session) for one in heard}
    return node(
        "",
        jobTitle=spoken(view, record.role),
        affiliation=record.organisation and mention(view, "organisation", record.organisation),
        workLocation=record.place and mention(view, "place", record.place),
        performerIn=list(sessions.values()),
    )


def organisation(view: View, record: Organisation) -> Node:
    """Say what a body is called, what it belongs to, and where it is."""
    parts = view.parts("organisation", record.id)
    return node(
        "",
        alternateName=spoken(view, record.short_name),
        parentOrganization=record.part_of and mention(view, "organisation", record.part_of),
        subOrganization=[mention(view, "organisation", one.id) for one in parts],
        location=record.place and mention(view, "place", record.place),
    )


def place(_: View, record: Place) -> Node:
    """Say where a territory is."""
    known = record.latitude is not None and record.longitude is not None
    point = node("GeoCoordinates", latitude=record.latitude, longitude=record.longitude)
    country = record.country and node("PostalAddress", addressCountry=record.country)
    return node("", geo=point if known else None, address=country)


def theme(view: View, record: Theme) -> Node:
    """Say what a theme is about, and that it is one of several."""
    register = node(
        "DefinedTermSet",
        one_identity(view, "themes/"),
        name=view.edition.words("themes.title"),
    )
    return node("", description=spoken(view, record.description), inDefinedTermSet=register)


FACTS: Mapping[str, Callable[[View, Any], Node]] = {
    "person": person,
    "organisation": organisation,
    "place": place,
    "theme": theme,
}
