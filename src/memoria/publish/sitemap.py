"""What search engines ask the site for: a map of all its pages, and what they may read."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

from memoria.project.copies import files_below
from memoria.project.settings import Settings
from memoria.project.writing import read_manifest
from memoria.render.pages import pages
from memoria.render.views import View

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
# No `lastmod`: the bytes must not change from day to day.
BEGINNING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
PAGE = "  <url>\n    <loc>{}</loc>\n{}  </url>\n"
ALTERNATE = '    <xhtml:link rel="alternate" hreflang="{}" href="{}"/>\n'
ENDING = "</urlset>\n"


def sitemap(view: View, settings: Settings) -> bytes:
    """Return the map of all pages but those that search engines are to leave alone."""
    every = pages(view.publication, view.directory, settings.codes)
    listed = {page.path for page in every if page.listed}
    paths = sorted(listed.union(hand_written_paths(settings)))
    return "".join((BEGINNING, *entries(paths, settings), ENDING)).encode()


def robots(settings: Settings) -> dict[str, bytes]:
    """Return the file that lets programs read everything and names the map, if there is a use.

    It is asked for at the root of a host only, and one that was written by hand stays.
    """
    own = (settings.docs / ROBOTS).is_file() and ROBOTS not in read_manifest(settings.docs)
    if own or urlsplit(settings.address).path != "/":
        return {}
    lines = ["User-agent: *", "Allow: /", "", f"Sitemap: {settings.address}{SITEMAP}", ""]
    return {ROBOTS: "\n".join(lines).encode()}


def hand_written_paths(settings: Settings) -> Iterator[str]:
    """List the addresses of the pages written by hand, from the root of a language."""
    folder, generated = settings.codes[0], read_manifest(settings.docs)
    for name in files_below(settings.docs, folder):
        if name.endswith(".md") and name not in generated:
            yield path_of(PurePath(name).relative_to(folder))


def path_of(file: PurePath) -> str:
    """Return the address of a page by its file."""
    folder = file.parent if file.stem in {"index", "README"} else file.with_suffix("")
    return "".join(f"{quote(part)}/" for part in folder.parts)


def entries(paths: Iterable[str], settings: Settings) -> Iterator[str]:
    """List the entries of pages, one a language, each with the same page in all languages."""
    for path in paths:
        places = {code: escape(settings.address_in(code) + path) for code in settings.codes}
        every = {**places, "x-default": places[settings.codes[0]]}
        links = "".join(ALTERNATE.format(code, place) for code, place in every.items())
        for place in places.values():
            yield PAGE.format(place, links)
