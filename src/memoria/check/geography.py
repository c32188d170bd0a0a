"""A rule for points on the map: that they lie in their country."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from memoria.content.registers import Place
from memoria.load.documents import Placed
from memoria.rules.problems import Finding, rule

# West, south, east and north of the lands of each country: see countries.md.
COUNTRIES = Path(__file__).with_name("countries.json")
Box = tuple[int, int, int, int]


@cache
def lands() -> Mapping[str, list[Box]]:
    """Map countries to the boxes around their lands, which have some room."""
    found: Mapping[str, list[Box]] = json.loads(COUNTRIES.read_text("utf-8"))
    return found


def is_in(country: str, latitude: float, longitude: float) -> bool:
    """Tell whether a point may lie in a country."""
    return any(
        west <= longitude <= east and south <= latitude <= north
        for west, south, east, north in lands()[country]
    )


def meant(country: str, latitude: float, longitude: float) -> tuple[float, float, str] | None:
    """Return the point in the country that was most likely meant, and what was mistaken."""
    tries = [
        (latitude, -longitude, "sign"),
        (-latitude, longitude, "sign"),
        (-latitude, -longitude, "sign"),
        (longitude, latitude, "exchanged"),
    ]
    return next((one for one in tries if is_in(country, *one[:2])), None)


@rule("M240")
def outside_its_country(placed: Placed[Place]) -> Iterator[Finding]:
    """Point out a point on the map that lies outside its country."""
    one, country = placed.record, placed.record.country or ""
    if one.latitude is None or one.longitude is None or country not in lands():
        return
    if not is_in(country, one.latitude, one.longitude):
        right = meant(country, one.latitude, one.longitude)
        latitude, longitude, mistaken = right or (one.latitude, one.longitude, "")
        values = {
            "territory": country,
            "point": f"{one.latitude}, {one.longitude}",
            "latitude": str(latitude),
            "longitude": str(longitude),
        }
        yield Finding(placed.place("latitude"), values, mistaken)
