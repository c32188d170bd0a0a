"""The head of a page as other programs read it."""

from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import yaml


def front_matter(page: str) -> dict[str, Any]:
    """Return the fields of a page's front matter."""
    return dict(yaml.safe_load(page.split("---\n")[1]))


def as_document(page: str) -> str:
    """Return a page as HTML: its head, and nothing else."""
    return f"<!doctype html><html><head><title>x</title>{front_matter(page)['head']}</head></html>"


def elements(page: str, name: str) -> list[Element]:
    """List the elements of a kind in the head of a page, as a browser reads it."""
    tree = html5lib.parse(as_document(page), namespaceHTMLElements=False)
    return [one for head in tree.iter("head") for one in head.iter(name)]


def tags(page: str) -> list[tuple[str, str]]:
    """List the names and contents of the meta tags of a page."""
    found = (one.attrib for one in elements(page, "meta"))
    return [(one.get("property") or one["name"], one["content"]) for one in found]
