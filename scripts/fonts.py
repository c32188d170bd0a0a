"""Cut the fonts of the pages from those that npm's @fontsource-variable packages carry.

    python scripts/fonts.py FOLDER

FOLDER holds source-serif-4-latin-wght-normal.woff2 and the like. A page of the languages named in
CORE loads one file a face; the others are loaded where a letter of theirs stands. The weights are
those that the style sheets use. Cut fonts may not bear the name that Adobe has reserved.
"""

import sys
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).resolve().parent.parent / "docs" / "assets" / "fonts"
WEIGHTS = (400, 700)
FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum"]
COPYRIGHT, FAMILY, LICENCE, LICENCE_ADDRESS = 0, 1, 13, 14

# The letters of English and of the Romance languages, and the signs of their texts.
CORE = {
    *range(0x20, 0x7F),
    *map(ord, "àáâãçèéêìíîïñòóôõùúûüœÀÁÂÃÇÈÉÊÌÍÎÏÑÒÓÔÕÙÚÛÜŒªº¿¡«»‹›–—‘’“”…·•€°×÷±−§©®²³½↑↓"),
    *(0xA0, 0x2009, 0x2011, 0x202F),  # blanks and a hyphen that do not break
}
# Those of other languages in Latin letters; phonetic signs are left to the system's fonts.
WEST = {*range(0xA1, 0x180), *range(0x2C6, 0x2DD), *range(0x2000, 0x2070), *range(0x2100, 0x2220)}
EAST = {*range(0x100, 0x250), *range(0x1E00, 0x1F00), *range(0x20A0, 0x20C1)}
FACES = {
    "serif": ("source-serif-4", "normal", "Memoria Serif"),
    "sans": ("source-sans-3", "normal", "Memoria Sans"),
    "italic": ("source-sans-3", "italic", "Memoria Sans"),
}


def cut(source: Path, letters: set[int], family: str) -> bytes:
    """Return a font with only some letters, our weights and our name."""
    options = Options(layout_features=FEATURES, hinting=False, notdef_outline=True)
    options.drop_tables += ["BASE", "STAT"]
    options.name_IDs = [COPYRIGHT, FAMILY, LICENCE, LICENCE_ADDRESS]
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID == FAMILY:
            record.string = family
    plain = saved(font, None)
    limited = instantiateVariableFont(TTFont(plain, recalcTimestamp=False), {"wght": WEIGHTS})
    return saved(limited, "woff2").getvalue()


def saved(font: TTFont, flavour: str | None) -> BytesIO:
    """Return a font as it is in a file."""
    written = BytesIO()
    font.flavor = flavour
    font.save(written)
    written.seek(0)
    return written


def main(folder: Path) -> None:
    """Write the files of every face."""
    for face, (source, style, family) in FACES.items():
        latin = folder / f"{source}-latin-wght-{style}.woff2"
        extended = folder / f"{source}-latin-ext-wght-{style}.woff2"
        parts = {face: (latin, CORE), f"{face}-west": (latin, WEST - CORE)}
        if extended.exists():
            parts[f"{face}-east"] = (extended, EAST)
        for name, (path, letters) in parts.items():
            (FONTS / f"{name}.woff2").write_bytes(cut(path, letters, family))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
