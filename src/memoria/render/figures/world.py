"""The places on the map of the world, each with a spot of its own."""

import json
from cmath import rect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, groupby, pairwise
from math import asin, cos, hypot, pi, radians, sin, sqrt
from pathlib import Path
from typing import Any

from memoria.content.registers import Place

# The polynomial of the Equal Earth projection.
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = sqrt(3) / 2
# The meridian in the middle: the map is cut at 168.5° west, in the Bering Strait, through no land.
CENTRE = 11.5
# The frame, in units of which a screen shows about two or more in a pixel: whole numbers will do.
WIDTH = 2000
MARGIN = 20
# Between these latitudes lies all land but Antarctica.
NORTH, SOUTH = 84, -56
LAND = Path(__file__).with_name("land-110m.json")
# A ring that stays south of this latitude belongs to Antarctica, which the map leaves out.
ICE = -60
# An area has at least so many.
CORNERS = 3
Position = tuple[float, float]


def equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """Project degrees to the plane, x to the east and y to the north, for a globe of radius 1.

    Source: Šavrič, Patterson and Jenny, "The Equal Earth map projection", International Journal
    of Geographical Information Science 33 (2019), doi:10.1080/13658816.2018.1504949.
    """
    theta = asin(M * sin(radians(latitude)))
    square = theta * theta
    sixth = square**3
    slope = A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)
    x = radians(longitude) * cos(theta) / (M * slope)
    return x, theta * (A1 + A2 * square + sixth * (A3 + A4 * square))


SCALE = (WIDTH - 2 * MARGIN) / (2 * equal_earth(180, 0)[0])
TOP = equal_earth(0, NORTH)[1]
HEIGHT = round(SCALE * (TOP - equal_earth(0, SOUTH)[1]) + 2 * MARGIN)
# How far apart points are, in units of the frame: on a wide screen, a little more than the size
# of a point. Where there are so many that they would not find room, they come closer.
APART = 40
ROOM = WIDTH * HEIGHT / 8
# A point answers to clicks as far as half the way to the next one, and no farther than this:
# 12 pixels on a phone, where the map is 328 pixels wide.
REACH = WIDTH * 12 / 328
# The angle by which the seeds of a sunflower follow each other: they fill a disc evenly.
GOLDEN = pi * (3 - sqrt(5))
# SVG measures a radius in percents of this length.
DIAGONAL = hypot(WIDTH, HEIGHT) / sqrt(2)


def on_map(longitude: float, latitude: float) -> complex:
    """Return the spot in the frame, y downwards; what lies beyond it is shown at its edge."""
    x, y = equal_earth((longitude - CENTRE + 180) % 360 - 180, latitude)
    return inside(complex(WIDTH / 2 + SCALE * x, MARGIN + SCALE * (TOP - y)))


def inside(spot: complex) -> complex:
    """Return the nearest spot within the margins of the frame."""
    x = min(max(spot.real, MARGIN), WIDTH - MARGIN)
    return complex(x, min(max(spot.imag, MARGIN), HEIGHT - MARGIN))


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


@dataclass(frozen=True)
class Point:
    """A place on the map: the spot of its point, and the spot where it lies, `at_x` and `at_y`.

    Positions are percents of the frame, the radius `reach` is one of its SVG diagonal.
    """

    identifier: str
    x: float
    y: float
    at_x: float
    at_y: float
    reach: float

    @property
    def is_moved(self) -> bool:
        """Tell whether the point gave way to others."""
        return (self.x, self.y) != (self.at_x, self.at_y)


@dataclass(frozen=True)
class WorldMap:
    """The points of the places whose coordinates are known, in the order of the places."""

    points: tuple[Point, ...]
    missing: int
    width: int = WIDTH
    height: int = HEIGHT


def world_map(places: Iterable[Place]) -> WorldMap:
    """Put places on the map; in which order they come does not change their spots."""
    listed = list(places)
    homes = {
        one.id: on_map(one.longitude, one.latitude)
        for one in listed
        if one.longitude is not None and one.latitude is not None
    }
    names = sorted(homes)
    spots = dict(zip(names, spread(tuple(homes[name] for name in names)), strict=True))
    points = tuple(point(name, home, spots) for name, home in homes.items())
    return WorldMap(points, len(listed) - len(points))


def point(name: str, home: complex, spots: Mapping[str, complex]) -> Point:
    """Return the point of a place as percents of the frame."""
    spot = spots[name]
    gaps = (abs(spot - other) for one, other in spots.items() if one != name)
    reach = min(REACH, min(gaps, default=2 * REACH) / 2)
    return Point(name, *percents(spot), *percents(home), round(100 * reach / DIAGONAL, 2))


def percents(spot: complex) -> tuple[float, float]:
    """Return a spot as percents of the width and the height of the frame."""
    return round(100 * spot.real / WIDTH, 2), round(100 * spot.imag / HEIGHT, 2)


@lru_cache(maxsize=8)
def spread(homes: tuple[complex, ...]) -> tuple[complex, ...]:
    """Give each place, one after the other, the free spot that is nearest to where it lies.

    Cached, for the same map stands on several pages.
    """
    apart = min(APART, sqrt(ROOM / max(len(homes), 1)))
    taken: dict[tuple[int, int], list[complex]] = {}
    spots = []
    for home in homes:
        spot = next(one for one in spiral(home, apart / 3) if is_free(one, apart, taken))
        taken.setdefault(cell(spot, apart), []).append(spot)
        spots.append(spot)
    return tuple(spots)


def spiral(home: complex, pitch: float) -> Iterator[complex]:
    """List the spots of the frame around a place, from near to far."""
    for seed in range(int((2 * DIAGONAL / pitch) ** 2)):
        spot = home + rect(pitch * sqrt(seed), seed * GOLDEN)
        if spot == inside(spot):
            yield spot


def is_free(spot: complex, apart: float, taken: Mapping[tuple[int, int], list[complex]]) -> bool:
    """Tell whether a spot keeps the distance from those that are taken."""
    column, row = cell(spot, apart)
    around = ((column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
    return all(abs(spot - other) >= apart for one in around for other in taken.get(one, ()))


def cell(spot: complex, size: float) -> tuple[int, int]:
    """Return the square of a grid that holds a spot: neighbours lie in this one or the next."""
    return int(spot.real / size), int(spot.imag / size)
