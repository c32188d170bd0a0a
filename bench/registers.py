"""The invented people, places, bodies and themes, as many as a number of sessions has."""

from collections.abc import Iterator
from itertools import islice, product
from typing import Any

from bench.text import Cast, Named, Pair, bank

Fields = dict[str, Any]


def cast_of(sessions: int) -> Cast:
    """List those who are in a number of sessions: the more sessions, the more of them."""
    places = list(islice(all_places(), 10 + sessions // 50))
    people = list(islice(all_people(), 20 + sessions // 12))
    organisations = list(islice(all_organisations(places), 10 + sessions // 40))
    return Cast(people, places, organisations)


def all_places() -> Iterator[Named]:
    """Name the places, neighbours as unlike each other as can be."""
    for end, start in product(bank()["place_ends"], bank()["place_starts"]):
        name = f"{start}{end}"
        yield Named(name.lower(), (name, name), (name, name))


def all_people() -> Iterator[Named]:
    """Name the people: every first name once, then with the next surname."""
    first, last = bank()["first_names"], bank()["surnames"]
    for shift, at in product(range(len(last)), range(len(first))):
        name = f"{first[at]} {last[(at + shift) % len(last)]}"
        yield Named(identifier(name), (name, name), (name, name))


def all_organisations(places: list[Named]) -> Iterator[Named]:
    """Name the bodies of each place."""
    for english, spanish, the, el, _ in bank()["bodies"]:
        for place in places:
            name = (f"{english} of {place.name[0]}", f"{spanish} de {place.name[1]}")
            said = (f"{the} {name[0]}", f"{el} {name[1]}")
            yield Named(identifier(name[0]), name, said)


def registers(cast: Cast) -> dict[str, Fields]:
    """Write the files of those who are in the sessions, and of the themes."""
    return {
        "people.yaml": {"people": list(people(cast))},
        "places.yaml": {"places": list(places(cast))},
        "organisations.yaml": {"organisations": list(organisations(cast))},
        "themes.yaml": {"themes": list(themes())},
    }


def people(cast: Cast) -> Iterator[Fields]:
    """Write the people; every fifth has an earlier id."""
    for number, one in enumerate(cast.people):
        body = cast.organisations[number % len(cast.organisations)]
        yield {
            "id": one.id,
            **former(one, number),
            "name": one.name[0],
            "role": worded(role(number)),
            "organisation": body.id,
            "place": cast.places[number % len(cast.places)].id,
        }


def places(cast: Cast) -> Iterator[Fields]:
    """Write the places, spread over the open sea."""
    for number, one in enumerate(cast.places):
        where = {"latitude": number * 37 % 100 - 50.0, "longitude": number * 53 % 300 - 150.0}
        yield {"id": one.id, **former(one, number), "name": worded(one.name), **where}


def organisations(cast: Cast) -> Iterator[Fields]:
    """Write the bodies."""
    for number, one in enumerate(cast.organisations):
        place = next(place for place in cast.places if one.id.endswith(f"-{place.id}"))
        yield {
            "id": one.id,
            **former(one, number),
            "name": worded(one.name),
            "kind": kind_of(one),
            "place": place.id,
        }


def kind_of(body: Named) -> str:
    """Return what kind a body is, by the beginning of its name."""
    return next(str(one[4]) for one in bank()["bodies"] if body.name[0].startswith(one[0]))


def themes() -> Iterator[Fields]:
    """Write the themes."""
    for name, english, spanish, *_ in bank()["themes"]:
        yield {"id": name, "name": worded((english, spanish))}


def role(number: int) -> Pair:
    """Return the role of a person."""
    roles = bank()["roles"]
    return tuple(roles[number % len(roles)])


def former(one: Named, number: int) -> Fields:
    """Give every fifth an earlier id."""
    return {"aliases": [f"{one.id}-before"]} if number % 5 == 0 else {}


def worded(pair: Pair) -> Fields:
    """Write a text in both languages."""
    return {"en": pair[0], "es": pair[1]}


def identifier(name: str) -> str:
    """Make an id of a name."""
    plain = name.lower().translate(str.maketrans("áéíóú", "aeiou"))
    return plain.replace(" ", "-")
