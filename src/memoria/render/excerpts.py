"""Pieces of our clean HTML for other places than their page."""

import re

from markupsafe import Markup

LONGEST = 300


def whole(html: str, address: str) -> str:
    """Lead the links inside a piece of HTML to the page that it stands on."""
    return re.sub(r'(<a\b[^>]*\bhref=")#', lambda match: f"{match[1]}{address}#", html)


def plain(html: str) -> str:
    """Return the words of a piece of HTML, without the marks of its footnotes."""
    return Markup(re.sub(r"<sup\b.*?</sup>", "", html)).striptags()  # noqa: S704 - it is stripped


def excerpt(html: str) -> str:
    """Return the first paragraph of a piece of HTML as plain text, shortened between words."""
    paragraph = re.search(r"<p>(.*?)</p>", html, re.DOTALL)
    text = plain(paragraph[1]) if paragraph else ""
    if len(text) <= LONGEST:
        return text
    return text[: text.rfind(" ", 0, LONGEST) + 1 or LONGEST].rstrip(" ,;:") + "…"
