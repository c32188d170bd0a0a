"""Where a place on Earth lies on the map."""

from math import asin, cos, radians, sin, sqrt

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


def on_map(longitude: float, latitude: float) -> complex:
    """Return the spot in the frame, y downwards; what lies beyond it is shown at its edge."""
    x, y = equal_earth((longitude - CENTRE + 180) % 360 - 180, latitude)
    return inside(complex(WIDTH / 2 + SCALE * x, MARGIN + SCALE * (TOP - y)))


def inside(spot: complex) -> complex:
    """Return the nearest spot within the margins of the frame."""
    x = min(max(spot.real, MARGIN), WIDTH - MARGIN)
    return complex(x, min(max(spot.imag, MARGIN), HEIGHT - MARGIN))
