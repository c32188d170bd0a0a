"""What pages load is joined of small files, says the same, and is named by what it says."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from memoria.publish.assets import lighter_script, lighter_style, make_assets
from tests.conftest import ROOT

DOCS = ROOT / "docs"
FONTS = DOCS / "assets" / "fonts"
PHRASES = (
    "The quick brown fox jumps over the lazy dog, “5 × 3” − 2…",
    "¿El veloz murciélago hindú comía feliz cardillo y kiwi? ¡Sí! «La cigüeña», 3.ª",
    "À noite, vovô Kowalsky vê o ímã cair no pé do pinguim queixoso",
    "Portez ce vieux whisky au juge blond qui fume ; cœur, naïf, où ?",
    "Jove xef, porti whisky amb quinze glaçons d’hidrogen, coi! L·l",
)


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_style_sheets_are_joined_where_they_are_imported(tmp_path: Path) -> None:
    docs = write(
        tmp_path,
        {
            "styles/site.css": '@import "a.css" layer(low);\n@import "b.css" print;\nb { top: 0 }',
            "styles/a.css": 'i { src: url("../fonts/f.woff2"); }',
            "styles/b.css": "u { top: 1px; }",
            "fonts/f.woff2": "letters",
        },
    )
    made = make_assets(docs)
    font = made.names["f.woff2"].removeprefix("assets/")
    assert made.files[made.names["site.css"]] == (
        f'@layer low{{i{{src:url("{font}")}}}}@media print{{u{{top:1px}}}}b{{top:0}}'.encode()
    )
    assert made.files[made.names["f.woff2"]] == b"letters"


def test_scripts_are_joined_in_the_order_in_which_a_browser_runs_them(tmp_path: Path) -> None:
    docs = write(
        tmp_path,
        {
            "scripts/site.js": 'import "./a.js";\nimport "./b.js";\n',
            "scripts/a.js": 'import { one } from "./c.js";\nconst c = one();\n',
            "scripts/b.js": 'import { one } from "./c.js";\none();\n',
            "scripts/c.js": "// The first\nexport async function* one() {\n  yield 1;\n}\n",
            "scripts/early.js": "early();\n",
        },
    )
    made = make_assets(docs)
    assert made.files[made.names["early.js"]] == b"early();"
    assert made.files[made.names["site.js"]].decode().splitlines() == [
        "const $c = (() => {",
        *["async function* one() {", "yield 1;", "}", "return { one };", "})();"],
        *["{", "const { one } = $c;", "const c = one();", "}"],
        *["{", "const { one } = $c;", "one();", "}"],
        *["{", "}"],
    ]


def test_no_script_imports_or_exports_in_a_way_that_is_not_joined() -> None:
    made = make_assets(DOCS)
    script = made.files[made.names["site.js"]].decode()
    assert re.findall(r"^(?:import|export)\b[^(].*", script, re.M) == []


def test_a_name_changes_with_what_the_file_says_and_only_then(tmp_path: Path) -> None:
    first = make_assets(write(tmp_path, {"styles/site.css": "b { top: 0; }"}))
    assert make_assets(tmp_path) == first
    again = make_assets(write(tmp_path, {"styles/site.css": "b {\n  top: 0; /* said */\n}\n"}))
    assert again == first
    other = make_assets(write(tmp_path, {"styles/site.css": "b { top: 1px; }"}))
    assert other.names["site.css"] != first.names["site.css"]


@pytest.mark.parametrize(
    ("written", "lighter"),
    [
        ('a::after { content: "a ;  } /* b */"; }', 'a::after{content:"a ;  } /* b */"}'),
        ("a { width: calc( 1px + 2px ) ; }", "a{width:calc( 1px + 2px )}"),
        ("a :hover , b { top: 0 }", "a :hover,b{top:0}"),
        ("a { src: url(x/*y*/z.png); }", "a{src:url(x/*y*/z.png)}"),
        (".a/* b */.c { top: 0; }", ".a/* b */.c{top:0}"),
        ("/*! kept  */ a { top: 0; }", "/*! kept  */ a{top:0}"),
    ],
)
def test_a_lighter_style_sheet_says_the_same(written: str, lighter: str) -> None:
    assert lighter_style(written).decode() == lighter


@pytest.mark.parametrize(
    ("written", "lighter"),
    [
        ("  a(); // why\n  // so\n\n  b();\n", "a(); // why\nb();"),
        ("/** What\n * it does. */\na();\n", "a();"),
        ("/* a */ b();\n/* c */\n", "/* a */ b();"),
        ("a = `\n  // text\n`;\n", "a = `\n  // text\n`;\n"),
    ],
)
def test_a_lighter_script_says_the_same(written: str, lighter: str) -> None:
    assert lighter_script(written).decode() == lighter


@pytest.mark.parametrize("face", ["serif", "sans", "italic"])
def test_a_page_in_english_or_a_romance_language_needs_one_font_of_a_face(face: str) -> None:
    letters = set(TTFont(FONTS / f"{face}.woff2").getBestCmap())
    named = letters_named(f"{face}.woff2")
    assert named <= letters | {0x202F, 0x2011}
    assert {ord(letter) for letter in "".join(PHRASES)} <= named


@pytest.mark.parametrize("path", sorted(FONTS.glob("*-*.woff2")), ids=lambda path: path.name)
def test_every_other_letter_of_a_font_is_asked_for(path: Path) -> None:
    letters = set(TTFont(path).getBestCmap())
    assert letters
    assert letters <= letters_named(path.name)


def letters_named(font: str) -> set[int]:
    """Return the letters for which the style sheet loads a font."""
    style = (DOCS / "assets" / "styles" / "tokens.css").read_text("utf-8")
    face = next(one for one in style.split("@font-face")[1:] if f"/{font}" in one)
    found = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", face)
    return {code for a, b in found for code in range(int(a, 16), int(b or a, 16) + 1)}
