"""Draw boxes around the lands of each country, from the outlines of npm's package world-atlas.

    python scripts/countries.py countries-10m.json

They are written for `memoria.check.geography`: whole degrees, west, south, east and north of lands
that lie near each other, with some room around them. Where people write the code of a state for
a territory that has a code of its own, the boxes of both hold.
"""

import json
import sys
from collections.abc import Iterator
from itertools import accumulate
from math import ceil, floor
from pathlib import Path
from typing import Any

from babel.core import get_global

Box = tuple[float, float, float, float]
COUNTRIES = Path(__file__).resolve().parent.parent / "src/memoria/check/countries.json"
# Degrees: lands that lie nearer to each other share a box; so much room is left around it.
APART, ROOM = 2.0, 1.0
PARTS = {
    "AU": "HM NF", "CN": "HK MO TW", "DK": "FO GL", "FI": "AX",
    "FR": "BL MF NC PF PM TF WF", "GB": "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG",
    "IL": "PS", "MA": "EH", "NL": "AW CW SX", "NZ": "CK NU", "US": "AS GU MP PR UM VI",
}  # fmt: skip


def boxes(world: dict[str, Any]) -> dict[str, list[Box]]:
    """Return the box of each land, by the code of its country; disputed ones without are left."""
    codes, arcs = get_global("territory_aliases"), [*map(list, outlines(world))]
    found: dict[str, list[Box]] = {}
    for one in world["objects"]["countries"]["geometries"]:
        for code in codes.get(one.get("id", ""), ())[:1]:
            lands = [one["arcs"]] if one["type"] == "Polygon" else one["arcs"]
            for land in lands:
                points = [point for arc in land[0] for point in arcs[max(arc, ~arc)]]
                x, y = zip(*points, strict=True)
                found.setdefault(code, []).append((min(x), min(y), max(x), max(y)))
    return found


def outlines(world: dict[str, Any]) -> Iterator[Iterator[tuple[float, float]]]:
    """List the lines of which all outlines are made, in degrees."""
    (wide, high), (west, south) = (world["transform"][one] for one in ("scale", "translate"))
    for arc in world["arcs"]:
        steps = accumulate(arc, lambda here, step: (here[0] + step[0], here[1] + step[1]))
        yield ((x * wide + west, y * high + south) for x, y in steps)


def joined(lands: list[Box]) -> list[Box]:
    """Put boxes that lie near each other into one."""
    found: list[Box] = []
    for land in lands:
        near, whole = [land], land
        while near:
            whole = around([whole, *near])
            near = [one for one in found if is_near(one, whole)]
            found = [one for one in found if one not in near]
        found.append(whole)
    return sorted(found)


def around(boxes: list[Box]) -> Box:
    """Return the box around some others."""
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def is_near(one: Box, other: Box) -> bool:
    """Tell whether two boxes overlap, or nearly so."""
    return all(
        one[side] - APART <= other[side + 2] and other[side] - APART <= one[side + 2]
        for side in (0, 1)
    )


def rounded(box: Box) -> list[int]:
    """Return a box with some room around it, in whole degrees."""
    west, south, east, north = box
    return [floor(west - ROOM), floor(south - ROOM), ceil(east + ROOM), ceil(north + ROOM)]


def main(file: str) -> None:
    """Write the boxes of all countries, one country a line."""
    lands = boxes(json.loads(Path(file).read_text("utf-8")))
    own = {code: joined(every) for code, every in lands.items()}
    for code, parts in PARTS.items():
        own[code] = sorted({*own[code], *(box for one in parts.split() for box in own[one])})
    lines = (f'"{code}": {json.dumps([*map(rounded, own[code])])}' for code in sorted(own))
    COUNTRIES.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
