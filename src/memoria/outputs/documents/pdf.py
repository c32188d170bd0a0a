"""HTML becomes a PDF to print and to read by ear: tagged, with bookmarks, the same bytes twice.

Typst sets it, and refuses what the standard for accessible documents (PDF/UA-1) does not allow.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import cast

import typst

from memoria.outputs.documents.markup import NONE, read_tree
from memoria.outputs.documents.typesetting import typeset
from memoria.project.colours import COLOURS, mark
from memoria.project.letters import FONTS, STANDARD, lacking

HERE = Path(__file__).parent
# Stands for a letter that no font of ours has; the check has told of it.
UNKNOWN = "\N{WHITE SQUARE}"


@cache
def compiler() -> typst.Compiler:
    """Return the compiler of all documents, which reads our files and none else."""
    shades = {name: colour.light for name, colour in COLOURS.items()} | {"emblem": mark()}
    return typst.Compiler(
        root=HERE, font_paths=[FONTS], ignore_system_fonts=True, sys_inputs=shades
    )


def make_pdf(html: str, stamp: str, pictures: Mapping[str, bytes] = NONE) -> bytes:
    """Return a document as a PDF that carries a stamp; its language and title are the HTML's.

    `pictures` are the JPEGs that it shows, by their addresses in the HTML.
    """
    program = typeset(read_tree(html, pictures), stamp)
    printable = program.translate(dict.fromkeys(map(ord, lacking([program])), UNKNOWN))
    made = compiler().compile(printable.encode(), format="pdf", pdf_standards=STANDARD, timestamp=0)
    return cast(bytes, made)
