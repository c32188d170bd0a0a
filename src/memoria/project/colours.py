"""The colours of all that is published, and the mark drawn in them: written here and nowhere else.

Style sheets, documents, cards and icons get them from here, each by its name.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Colour(NamedTuple):
    """A colour on light paper, and the one that stands for it on dark."""

    light: str
    dark: str


# Each by what it is for; every text can be read on every ground.
COLOURS: Mapping[str, Colour] = {
    # Grounds
    "paper": Colour("#fdfcf9", "#14191c"),
    "paper-tint": Colour("#f4f1ea", "#1d2428"),
    "accent-tint": Colour("#fbeee6", "#33231c"),
    "screen": Colour("#dfe9ea", "#1a3038"),
    "mark": Colour("#fbe3a6", "#4d3f10"),
    # Texts: ink, one deep colour for what leads somewhere, a warm one for what stands out
    "ink": Colour("#1c2427", "#e6e5df"),
    "ink-quiet": Colour("#545d60", "#a9b1b1"),
    "primary": Colour("#0d5163", "#86c9d8"),
    "accent": Colour("#a8431f", "#f0a582"),
    # Lines
    "line": Colour("#dcd7cb", "#333c41"),
    "line-strong": Colour("#8d8f88", "#6d787c"),
    # Over what lies behind a dialog
    "veil": Colour("#0f191e99", "#0f191e99"),
}
# The mark on a grid: the colour of each leaf, on paper of either kind, and its corners.
GRID = 32
LEAVES = (
    ("#1f7a8c", ((3, 5), (15, 10), (15, 28), (3, 23))),
    ("#c8623a", ((29, 5), (17, 10), (17, 28), (29, 23))),
)


def as_style() -> str:
    """Return the colours as properties of a style sheet, of which one follows the palette."""
    lines = (f"--{name}: light-dark({one.light}, {one.dark});" for name, one in COLOURS.items())
    return ":root {\n" + "\n".join(lines) + "\n}\n"


def mark() -> str:
    """Return the mark as a drawing, which says nothing that its neighbours do not."""
    leaves = (
        f'<path fill="{colour}" d="M{" ".join(f"{x} {y}" for x, y in corners)}z"/>'
        for colour, corners in LEAVES
    )
    size = f'viewBox="0 0 {GRID} {GRID}" width="{GRID}" height="{GRID}"'
    box = f'xmlns="http://www.w3.org/2000/svg" {size} aria-hidden="true"'
    return f"<svg {box}>{''.join(leaves)}</svg>"
