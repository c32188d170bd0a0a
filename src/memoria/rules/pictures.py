"""Rules for the files of pictures: that each can be shown, and tells no more than it shows."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from memoria.content.base import IDENTIFIER
from memoria.content.pictures import ENDINGS, Raster
from memoria.content.similar import suggested_identifier
from memoria.rules.problems import Finding, Position, rule

# A picture of more dots takes more memory than it is worth; one of fewer shows nothing.
MOST_DOTS, LEAST = 64_000_000, 320


@rule("M125")
def unusable(file: str, raster: Raster) -> Iterator[Finding]:
    """Refuse a file that cannot be shown as a picture.

    The variants: none, where it is no picture of ours; "broken"; "large", with too many dots;
    "animated".
    """
    dots = raster.width * raster.height
    variants = {
        "broken": raster.form == "BROKEN",
        "large": raster.form == "LARGE" or dots > MOST_DOTS,
        "animated": raster.frames > 1,
        "": not raster.form,
    }
    for variant, wrong in variants.items():
        if wrong:
            yield Finding(Position(file), {"most": MOST_DOTS // 1_000_000}, variant)
            return


@rule("M126")
def located(position: Position, raster: Raster) -> Iterator[Finding]:
    """Point out a file that says where the picture was taken: everybody can read the file."""
    if raster.located:
        yield Finding(position)


@rule("M127")
def small(position: Position, raster: Raster) -> Iterator[Finding]:
    """Point out a picture that is too small for a page; sizes in dots."""
    if 0 < max(raster.width, raster.height) < LEAST:
        found = {"width": raster.width, "height": raster.height, "least": LEAST}
        yield Finding(position, found)


@rule("M128")
def unrecorded(file: str, variant: str = "") -> Iterator[Finding]:
    """Point out a file in the folder of pictures that no record shows, or can.

    The variants: none, where it has no record; "name", where its name is no id; "kind".
    """
    name = PurePosixPath(file).name
    identifier = suggested_identifier(PurePosixPath(file).stem)
    ending = PurePosixPath(file).suffix.lower()
    yield Finding(Position(file), {"name": name, "id": identifier, "ending": ending}, variant)


def form_of_name(name: str) -> str:
    """Return the variant of what is wrong with the name of a file in the folder of pictures."""
    path = PurePosixPath(name)
    if path.suffix.lower() not in ENDINGS:
        return "kind"
    plain = re.fullmatch(IDENTIFIER, path.stem) and path.suffix in ENDINGS
    return "" if plain and len(path.parts) == 2 else "name"  # noqa: PLR2004 - the folder, the file
