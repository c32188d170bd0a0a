"""HTML becomes a PDF to print and to read by ear: tagged, with bookmarks, the same bytes twice."""

import atexit
from functools import cache
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher

HERE = Path(__file__).parent
STYLES = HERE / "print.css"
VARIANT = "pdf/ua-1"


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
