"""Every colour is written once, and what is written in it can be read, on light paper and dark."""

import re
from itertools import product
from urllib.parse import quote

import pytest
from PIL import ImageColor

from memoria.project.colours import COLOURS, LEAVES, Colour, mark
from memoria.publish.assets import make_assets
from tests.conftest import ROOT

COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|(?:ok)?l(?:ab|ch))\((?![a-z])", re.I)
ENDINGS = {".py", ".css", ".html", ".js", ".svg", ".typ", ".xml"}
STYLES = ROOT / "docs/assets/styles"
GROUNDS = ("paper", "paper-tint", "accent-tint", "screen", "mark")
TEXTS = ("ink", "ink-quiet", "primary", "accent")


def contrast(first: str, second: str) -> float:
    """Return how far two colours are apart, as WCAG 2 reckons it: from 1 to 21."""

    def light(colour: str) -> float:
        parts = (part / 255 for part in ImageColor.getrgb(colour)[:3])
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(first), light(second)))
    return (bright + 0.05) / (dark + 0.05)


def test_no_colour_is_written_anywhere_else() -> None:
    roots = (ROOT / "src", ROOT / "docs/assets", ROOT / "overrides")
    files = [one for root in roots for one in root.rglob("*") if one.suffix in ENDINGS]
    assert len(files) > 200
    found = {
        f"{path.relative_to(ROOT)}: {one}"
        for path in files
        if path.name != "colours.py" and "generated" not in path.parts
        if not re.search(r"\.[0-9a-f]{10}\.", path.name)  # made of the others
        for one in COLOUR.findall(path.read_text("utf-8"))
    }
    assert found == set()


@pytest.mark.parametrize("palette", Colour._fields)
def test_every_text_can_be_read_on_every_ground(palette: str) -> None:
    faint = {
        (text, ground): round(reached, 2)
        for text, ground in product(TEXTS, GROUNDS)
        if (reached := contrast(*(getattr(COLOURS[one], palette) for one in (text, ground)))) < 4.5
    }
    assert faint == {}


@pytest.mark.parametrize("palette", Colour._fields)
def test_the_edge_of_what_is_pressed_or_written_in_can_be_seen(palette: str) -> None:
    edge, paper = (getattr(COLOURS[one], palette) for one in ("line-strong", "paper"))
    assert contrast(edge, paper) >= 3
    for leaf, _ in LEAVES:
        assert contrast(leaf, paper) >= 3


def test_style_sheets_write_in_texts_and_paint_grounds() -> None:
    sheets = "\n".join(path.read_text("utf-8") for path in STYLES.glob("*.css"))
    own = set(re.findall(r"^\s*--([\w-]+):", sheets, re.M)) - set(COLOURS)
    used = set(re.findall(r"var\(--([\w-]+)\)", sheets))
    assert {one for one in used - own if not one.startswith("md-")} == set(COLOURS)
    # Paper on a coloured ground is as far from it as the colour on paper.
    colour_of = r"^\s*(?:{}): var\(--([\w-]+)\)".format
    written = set(re.findall(colour_of("color"), sheets, re.M)) & set(COLOURS)
    painted = set(re.findall(colour_of("background(?:-color)?"), sheets, re.M)) & set(COLOURS)
    assert written <= {*TEXTS, "paper"}
    assert painted <= {*GROUNDS, "primary", "accent", "line", "veil"}


def test_the_mark_is_the_same_wherever_it_is_drawn() -> None:
    made = make_assets(ROOT / "docs")
    assert made.files[made.names["mark.svg"]].decode() == mark()
    assert (
        quote(mark().replace('"', "'"), safe=" ='/:,;")
        in made.files[made.names["site.css"]].decode()
    )
    assert [colour for colour, _ in LEAVES] == re.findall(r'fill="(#\w+)"', mark())
