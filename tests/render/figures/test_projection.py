"""The Equal Earth projection against values that others published, and the frame of the map."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memoria.render.figures.world import CENTRE, HEIGHT, MARGIN, WIDTH, equal_earth, on_map

LONGITUDES, LATITUDES = st.floats(-180, 180), st.floats(-90, 90)


@pytest.mark.parametrize(
    ("longitude", "latitude", "x", "y"),
    [
        # PROJ and proj4js, `+proj=eqearth +R=1`.
        (0, 0, 0, 0),
        (180, 0, 2.7066299836960748, 0),
        (0, 90, 0, 1.3173627591574133),
        (0, -90, 0, -1.3173627591574133),
        (-180, 45, -2.319708998205967, 0.8602310855220102),
        (-52, -12, -0.7737398571326466, -0.2421657412072243),
        (120, 60, 1.3593733917143729, 1.0883008355053194),
    ],
)
def test_published_values(longitude: float, latitude: float, x: float, y: float) -> None:
    assert equal_earth(longitude, latitude) == pytest.approx((x, y), abs=1e-12)


def test_the_shape_of_the_whole_map_is_that_of_the_article() -> None:
    assert equal_earth(180, 0)[0] / equal_earth(0, 90)[1] == pytest.approx(2.05458, abs=1e-5)


def test_equal_areas_stay_equal() -> None:
    """A square of a thousandth of a degree keeps its area at any latitude."""
    side = 1e-3
    for latitude in (0, 23, 45, 66, 80):
        x1, y1 = equal_earth(60, latitude)
        x2, _ = equal_earth(60 + side, latitude)
        _, y2 = equal_earth(60, latitude + side)
        area = (x2 - x1) * (y2 - y1)
        true = math.radians(side) ** 2 * math.cos(math.radians(latitude))
        assert area == pytest.approx(true, rel=1e-3)


@given(LONGITUDES, LATITUDES)
def test_every_place_is_inside_the_frame(longitude: float, latitude: float) -> None:
    spot = on_map(longitude, latitude)
    assert MARGIN <= spot.real <= WIDTH - MARGIN
    assert MARGIN <= spot.imag <= HEIGHT - MARGIN


def test_east_is_right_and_north_is_up() -> None:
    assert on_map(2, 41).real < on_map(37, 41).real
    assert on_map(2, 41).imag < on_map(2, -1).imag
    assert on_map(CENTRE, 0).real == WIDTH / 2


def test_both_sides_of_the_date_line_are_one_place() -> None:
    assert on_map(180, -17) == on_map(-180, -17)
    assert abs(on_map(179.9, -17) - on_map(-179.9, -17)) < 2


def test_the_poles_are_shown_at_the_edges() -> None:
    assert on_map(0, 90).imag == MARGIN
    assert on_map(0, -90).imag == HEIGHT - MARGIN
