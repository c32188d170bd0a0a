"""HTML becomes a PDF to print and to read by ear: tagged, with bookmarks, the same bytes twice."""

import atexit
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from memoria.rules.commands import pdf_library_missing
from memoria.rules.problems import Problem

HERE = Path(__file__).parent
STYLES = HERE / "print.css"
VARIANT = "pdf/ua-1"
LIBRARY = "weasyprint"


class OwnFiles(URLFetcher):  # type: ignore[misc]
    """Open the files beside this one and no others: nothing is loaded from elsewhere."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        """Open an address.

        Raises ValueError where it is not one of our files, which stops the document.
        """
        if url not in own_addresses():
            raise ValueError("not a file of ours")
        return super().fetch(url, headers)


@cache
def own_addresses() -> frozenset[str]:
    """List the addresses of the files that styles may use."""
    return frozenset(path.as_uri() for path in HERE.rglob("*") if path.suffix in {".woff2", ".svg"})


@cache
def styles() -> tuple[CSS, FontConfiguration]:
    """Read the styles and their fonts, once for all documents."""
    fonts = FontConfiguration()
    atexit.register(styles.cache_clear)  # the fonts lie in a temporary folder while they are held
    return CSS(
        string=STYLES.read_text("utf-8"),
        base_url=STYLES.as_uri(),
        font_config=fonts,
        url_fetcher=OwnFiles(fail_on_errors=True),
    ), fonts


def make_pdf(html: str, stamp: str) -> bytes:
    """Return a document as a PDF that carries a stamp.

    Its language and its title are those of the HTML. Raises ValueError where the HTML asks for a
    file that is not ours.
    """
    sheet, fonts = styles()
    try:
        made: bytes = HTML(string=html, url_fetcher=OwnFiles(fail_on_errors=True)).write_pdf(
            stylesheets=[sheet],
            font_config=fonts,
            pdf_identifier=stamp.encode(),
            pdf_variant=VARIANT,
        )
    except FatalURLFetchingError as error:
        raise ValueError(str(error)) from error
    return made


def printing_problems() -> Iterator[Problem]:
    """Say why no PDF can be made, if none can."""
    if find_spec(LIBRARY) is None:
        yield from pdf_library_missing("", "module")
    elif reason := missing_library():
        yield from pdf_library_missing(reason)


@cache
def missing_library() -> str:
    """Return why WeasyPrint does not start, or nothing.

    It is tried in a process of its own: it takes half a second and 50 MB, and prints advice.
    Without HarfBuzz-Subset it only warns, but is slow and never makes the same bytes twice.
    """
    command = [sys.executable, "-W", "error:HarfBuzz-Subset", "-c", f"import {LIBRARY}"]
    tried = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if tried.returncode == 0:
        return ""
    kind, _, told = (tried.stderr.strip() or LIBRARY).splitlines()[-1].partition(": ")
    return (told or kind).partition(": ")[0]
