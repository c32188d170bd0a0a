"""The outline of the land: out of a TopoJSON file of public-domain data, as the path of an SVG."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate, groupby, pairwise
from pathlib import Path
from typing import Any

from memoria.render.figures.projection import on_map

LAND = Path(__file__).with_name("land-110m.json")
# A ring that stays south of this latitude belongs to Antarctica, which the map leaves out.
ICE = -60
# An area has at least so many.
CORNERS = 3
Position = tuple[float, float]


def arcs_of(topology: Any) -> list[list[Position]]:
    """Return the lines of a topology in degrees: it holds steps between points, as integers."""
    (scale_x, scale_y), (left, bottom) = (
        topology["transform"][name] for name in ("scale", "translate")
    )
    return [
        [
            (left + scale_x * x, bottom + scale_y * y)
            for x, y in accumulate(arc, lambda at, step: (at[0] + step[0], at[1] + step[1]))
        ]
        for arc in topology["arcs"]
    ]


def rings_of(topology: Any) -> Iterator[list[Position]]:
    """List the rings of all polygons, holes included; ~i means the line i, backwards."""
    arcs = arcs_of(topology)
    for shape in topology["objects"]["land"]["geometries"]:
        for polygon in shape["arcs"]:
            for ring in polygon:
                lines = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in ring]
                yield [point for line in lines for point in line[:-1]]


def land() -> list[list[Position]]:
    """Return the rings of all land but Antarctica, as longitude and latitude in degrees."""
    rings = rings_of(json.loads(LAND.read_bytes()))
    return [ring for ring in rings if any(latitude > ICE for _, latitude in ring)]


@cache
def outline() -> str:
    """Return the land as one path in the units of the frame; of holes `evenodd` makes water."""
    return "".join(map(path, land()))


def path(ring: list[Position]) -> str:
    """Return a ring in whole units, as steps from point to point; nothing if no area is left."""
    rounded = [(round(spot.real), round(spot.imag)) for spot in (on_map(*one) for one in ring)]
    spots = [spot for spot, _ in groupby(rounded)]
    if len(set(spots)) < CORNERS:
        return ""
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(spots)]
    return f"M{numbers(spots[:1])}l{numbers(steps)}z"


def numbers(pairs: Iterable[tuple[int, int]]) -> str:
    """Write numbers as briefly as a path allows: a minus sign separates as well as a space."""
    return " ".join(str(one) for pair in pairs for one in pair).replace(" -", "-")
