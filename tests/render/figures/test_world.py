"""The points of places: each once, inside the frame, apart from each other."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memoria.render.figures.world import APART, DIAGONAL, HEIGHT, WIDTH, Point, world_map
from tests.render.figures.records import place

COORDINATES = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
CROWDS = st.lists(
    st.one_of(COORDINATES, st.sampled_from([(41.4, 2.2), (41.5, 2.1), (90.0, 0.0), (0.0, 180.0)])),
    max_size=40,
)


def distance(one: Point, other: Point) -> float:
    """Return the distance of two points in units of the frame."""
    return math.hypot((one.x - other.x) / 100 * WIDTH, (one.y - other.y) / 100 * HEIGHT)


def test_a_place_that_stands_alone_is_where_it_lies() -> None:
    (point,) = world_map([place("nairobi", -1.29, 36.82)]).points
    assert (point.x, point.y) == (point.at_x, point.at_y)
    assert not point.is_moved
    # On a phone the map is 328 pixels wide: the target has a diameter of 24.
    assert point.reach / 100 * DIAGONAL / WIDTH * 328 == pytest.approx(12, abs=0.05)


def test_places_without_coordinates_are_counted() -> None:
    nowhere, half = place("nowhere", None, None), place("half", 1.0, None)
    found = world_map([place("nairobi", -1.29, 36.82), nowhere, half])
    assert [point.identifier for point in found.points] == ["nairobi"]
    assert found.missing == 2


def test_without_coordinates_there_are_no_points() -> None:
    assert world_map([]).points == ()
    assert world_map([place("nowhere", None, None)]).points == ()


@pytest.mark.parametrize("name", ["north", "south", "east", "west", "null"])
def test_places_at_the_edges_of_the_world(name: str) -> None:
    edges = {
        "north": (90.0, 0.0),
        "south": (-90.0, 0.0),
        "east": (0.0, 180.0),
        "west": (0.0, -180.0),
        "null": (0.0, 0.0),
    }
    (point,) = world_map([place(name, *edges[name])]).points
    assert 0 < point.x < 100
    assert 0 < point.y < 100


@given(CROWDS)
def test_every_place_has_a_point_of_its_own(crowd: list[tuple[float, float]]) -> None:
    places = [place(f"p{number}", *one) for number, one in enumerate(crowd)]
    points = world_map(places).points
    assert [point.identifier for point in points] == [one.id for one in places]
    assert all(0 < value < 100 for point in points for value in (point.x, point.y))
    assert all(0 < point.reach < 5 for point in points)
    for one, other in itertools.combinations(points, 2):
        gap = distance(one, other)
        assert gap > APART - 1
        # Their targets do not overlap, so that each can be clicked.
        assert (one.reach + other.reach) / 100 * DIAGONAL <= gap + 1


def test_a_thousand_places_find_room() -> None:
    places = [
        place(f"p{number}", -50 + 110 * ((number * 0.6180339887) % 1), -180 + 0.36 * number)
        for number in range(1000)
    ]
    points = world_map(places).points
    assert len({(point.x, point.y) for point in points}) == 1000


def test_their_order_does_not_matter() -> None:
    places = [place(f"p{number}", 41.4, 2.2) for number in range(12)]
    forward, backward = world_map(places).points, world_map(places[::-1]).points
    assert [point.identifier for point in backward] == [one.id for one in places[::-1]]
    assert set(forward) == set(backward)


def test_points_give_way_no_farther_than_they_must() -> None:
    first, second = world_map([place("a", 41.4, 2.2), place("b", 41.4, 2.2)]).points
    assert not first.is_moved
    assert second.is_moved
    assert APART - 1 < distance(first, second) < 1.5 * APART
