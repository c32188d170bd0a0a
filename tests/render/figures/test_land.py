"""The land: the file it comes from, where it is, and the path that is drawn."""

import hashlib
import re
from itertools import accumulate, pairwise

import pytest

from memoria.render.figures.world import CENTRE, HEIGHT, LAND, WIDTH, land, on_map, outline

Spot = tuple[int, int]


def is_land(longitude: float, latitude: float) -> bool:
    """Count how often a line to the east crosses the rings: an odd number begins on land."""
    crossings = 0
    for ring in land():
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
            if (y1 > latitude) != (y2 > latitude):
                slope = (turned(x2) - turned(x1)) / (y2 - y1)
                crossings += turned(longitude) < turned(x1) + (latitude - y1) * slope
    return crossings % 2 == 1


def turned(longitude: float) -> float:
    """Count a longitude from where the map is cut."""
    return (longitude - CENTRE + 180) % 360


def rings_drawn() -> list[list[Spot]]:
    """Read the path as a browser does."""
    drawn = []
    for start, steps in re.findall(r"M([-\d ]+)l([-\d ]+)z", outline()):
        x, y = numbers(start)
        offsets = numbers(steps)
        columns, rows = accumulate(offsets[::2], initial=x), accumulate(offsets[1::2], initial=y)
        drawn.append(list(zip(columns, rows, strict=True)))
    return drawn


def numbers(text: str) -> list[int]:
    return [int(one) for one in re.findall(r"-?\d+", text)]


def test_the_file_is_the_one_of_the_package() -> None:
    digest = hashlib.sha256(LAND.read_bytes()).hexdigest()
    assert digest == "ead5f68119c49a9250902e7da303bcb209341bbb8fefe7369a439b48b704658a"
    assert digest in LAND.with_suffix(".md").read_text()


@pytest.mark.parametrize(
    ("longitude", "latitude"),
    [
        pytest.param(-3.7, 40.4, id="Madrid"),
        pytest.param(37.1, -1.3, id="east of Nairobi"),
        pytest.param(-99.1, 19.4, id="Mexico City"),
        pytest.param(133.9, -23.7, id="Alice Springs"),
        pytest.param(104.3, 52.3, id="Irkutsk"),
        pytest.param(-175.0, 67.0, id="Chukotka, beyond 180°"),
        pytest.param(-150.0, 65.0, id="Alaska"),
    ],
)
def test_places_on_land(longitude: float, latitude: float) -> None:
    assert is_land(longitude, latitude)


@pytest.mark.parametrize(
    ("longitude", "latitude"),
    [
        pytest.param(0, 0, id="Gulf of Guinea"),
        pytest.param(-30, 40, id="Atlantic"),
        pytest.param(51, 42, id="Caspian Sea, a hole in the land"),
        pytest.param(175, -10, id="Pacific"),
        pytest.param(-168.5, 66, id="Bering Strait, where the map is cut"),
        pytest.param(0, -85, id="Antarctica, left out"),
    ],
)
def test_places_without_land(longitude: float, latitude: float) -> None:
    assert not is_land(longitude, latitude)


def test_the_path_holds_the_land_within_the_frame() -> None:
    spots = [spot for ring in rings_drawn() for spot in ring]
    assert len(rings_drawn()) > 100
    assert min(x for x, _ in spots) >= 0
    assert max(x for x, _ in spots) <= WIDTH
    assert min(y for _, y in spots) >= 0
    assert max(y for _, y in spots) <= HEIGHT
    drawn = {(round(one.real), round(one.imag)) for ring in land() for one in map(put, ring)}
    assert set(spots) <= drawn


def put(position: tuple[float, float]) -> complex:
    return on_map(*position)


def test_no_land_is_drawn_across_the_map() -> None:
    steps = [
        abs(x2 - x1) for ring in rings_drawn() for (x1, _), (x2, _) in pairwise([*ring, ring[0]])
    ]
    assert max(steps) < WIDTH / 20


def test_the_path_is_short_and_the_same_each_time() -> None:
    first = outline()
    outline.cache_clear()
    assert outline() == first
    assert len(first) < 20_000
