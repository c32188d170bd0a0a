"""What search engines ask the site for: a map of all its pages, and what they may read."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import PurePath
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

from memoria.content.publication import Revision
from memoria.project.copies import files_below
from memoria.project.folders import composed
from memoria.project.settings import Settings
from memoria.project.writing import read_manifest
from memoria.render.pages import pages
from memoria.render.revisions import last_changed
from memoria.render.views import View

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
BEGINNING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
PAGE = "  <url>\n    <loc>{}</loc>\n{}{}  </url>\n"
# As git has it, so that the bytes do not change from day to day.
CHANGED = "    <lastmod>{}</lastmod>\n"
ALTERNATE = '    <xhtml:link rel="alternate" hreflang="{}" href="{}"/>\n'
ENDING = "</urlset>\n"


def sitemap(view: View, settings: Settings, by_hand: Mapping[tuple[str, str], Revision]) -> bytes:
    """Return the map of all pages but those that search engines are to leave alone.

    `by_hand` tells when files by hand changed, which are as new as any of their languages.
    """
    every = pages(view.publication, view.directory, settings.codes)
    past = view.publication.revisions
    listed = {
        page.path: last_changed(view.on(page)) if past else None for page in every if page.listed
    }
    days = {file: one.changed for (_, file), one in by_hand.items()}
    written = {
        path_of(PurePath(name)): max(
            (days[f"{code}/{name}"] for code in settings.codes if f"{code}/{name}" in days),
            default=None,
        )
        for name in hand_written(settings)
    }
    return "".join((BEGINNING, *entries({**written, **listed}, settings), ENDING)).encode()


def robots(settings: Settings) -> dict[str, bytes]:
    """Return the file that lets programs read everything and names the map, if there is a use.

    It is asked for at the root of a host only, and one that was written by hand stays.
    """
    own = (settings.docs / ROBOTS).is_file() and ROBOTS not in read_manifest(settings.docs)
    if own or urlsplit(settings.address).path != "/":
        return {}
    lines = ["User-agent: *", "Allow: /", "", f"Sitemap: {settings.address}{SITEMAP}", ""]
    return {ROBOTS: "\n".join(lines).encode()}


def hand_written(settings: Settings) -> Iterator[str]:
    """List the files of the pages written by hand, from the root of a language."""
    folder, generated = settings.codes[0], read_manifest(settings.docs)
    for name in map(composed, files_below(settings.docs, folder)):
        if name.endswith(".md") and name not in generated:
            yield name.removeprefix(f"{folder}/")


def path_of(file: PurePath) -> str:
    """Return the address of a page by its file."""
    folder = file.parent if file.stem in {"index", "README"} else file.with_suffix("")
    return "".join(f"{quote(part)}/" for part in folder.parts)


def entries(changed: Mapping[str, datetime | None], settings: Settings) -> Iterator[str]:
    """List the entries of pages, one a language, each with the same page in all languages.

    The pages are those that are named, with when they last changed, if that is known.
    """
    for path in sorted(changed):
        moment = changed[path]
        day = CHANGED.format(moment.date()) if moment else ""
        places = {code: escape(settings.address_in(code) + path) for code in settings.codes}
        every = {**places, "x-default": places[settings.codes[0]]}
        links = "".join(ALTERNATE.format(code, place) for code, place in every.items())
        for place in places.values():
            yield PAGE.format(place, day, links)
