"""The places on the map of the world, each with a spot of its own."""

from cmath import rect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import hypot, pi, sqrt

from memoria.content.registers import Place
from memoria.render.figures.projection import HEIGHT, WIDTH, inside, on_map

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
