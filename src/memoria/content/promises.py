"""Which addresses of a site are promised to stay, by its files, and what is lost of them."""

import re
from collections.abc import Collection, Iterator, Sequence, Set
from typing import NamedTuple

from memoria.content.kinds import KINDS, REGISTERS, TABLE
from memoria.content.publication import SESSION_PARTS, Publication

INDEX, REPORT = "index.html", "#report"
ID = "[a-z0-9-]+"
# What a page or its data are called that belong to a record.
PAGES = {one.field: one.name for one in TABLE if one.page}
OWNED = re.compile(rf"(?:data/)?(?P<folder>{'|'.join(PAGES)})/(?P<id>{ID})(?P<rest>[./].*)")
REPORTED = re.compile(r"/(?:report\.|#report)")
# The first page of a language at the root.
TOP = re.compile(rf"[a-z]{{2,3}}(?:-\w{{2,8}})*/{INDEX}")
# What comes and goes by itself: the index of the search, pictures in the sizes that pages ask for,
# pages of divided lists, the second part of a name that holds a digest, pages for reviewers.
PASSING = re.compile(
    r"(?:pagefind|pictures|review)/|.*/(?:years|letters)/|.*\.[0-9a-f]{8,}\.\w+$|"
    rf"(?:{'|'.join(one.field for one in REGISTERS)})/{ID}/{ID}/"
)


class Lost(NamedTuple):
    """Name something that was published and is gone: what it is, and how a line says so.

    The variants: "language", "report", "address"; "record" with the kind and the id.
    """

    variant: str
    line: str
    record: tuple[str, str] = ("", "")


def media_of(publication: Publication) -> list[str]:
    """List the media files that records show."""
    return [
        name for session in publication.sessions for video in session.videos for name in video.media
    ]


def parts_of(publication: Publication) -> Iterator[tuple[str, str]]:
    """List the texts of sessions that have a place on a page: the session and the part."""
    found = dict.fromkeys((one.name.session, one.name.kind) for one in publication.summaries)
    return (one for one in found if one[1] in SESSION_PARTS)


def page_of(name: str, default: str) -> str:
    """Return the name in a site of a page that is written by hand, or of a file beside it."""
    name = re.sub(r"(?:^|(?<=/))(?:index|README)\.md$", INDEX, name.removeprefix(f"{default}/"))
    return f"{name[:-3]}/{INDEX}" if name.endswith(".md") else name


def lost(before: Set[str], now: Set[str], codes: Sequence[str]) -> list[Lost]:
    """List what of the files of a site is gone that was promised, each once.

    The `codes` are the languages of now, the default one first. A language that is gone is told as
    one, and what is gone in all languages without any.
    """
    gone, others = sorted(before - now), codes[1:]
    tops = (name.removesuffix(f"/{INDEX}") for name in gone if TOP.fullmatch(name))
    tongues = [one for one in tops if one not in codes and f"{one}/sessions/{INDEX}" in before]
    kept = [name for name in gone if name.partition("/")[0] not in tongues]
    plain = {inner for name in kept if (inner := in_default(name, others)) in kept}
    names = (inner if (inner := in_default(name, others)) in plain else name for name in kept)
    files = (one_lost(name, others) for name in names)
    languages = (Lost("language", f"/{one}/") for one in tongues)
    return list(dict.fromkeys([*languages, *filter(None, files)]))


def in_default(name: str, others: Collection[str]) -> str:
    """Return the name of a file without one of the other languages."""
    folder, _, inner = name.partition("/")
    return inner if folder in others else name


def one_lost(name: str, others: Collection[str]) -> Lost | None:
    """Say what a file was that is gone, if it was promised to stay."""
    inner, address = in_default(name, others), f"/{name.removesuffix(INDEX)}"
    if PASSING.match(inner):
        return None
    if not (owned := OWNED.fullmatch(inner)):
        return Lost("address", address)
    record = PAGES[owned["folder"]], owned["id"]
    if owned["rest"] == f"/{INDEX}" and inner == name:
        return Lost("record", ":".join(record), record)
    if REPORTED.match(owned["rest"]):
        return Lost("report", f"/{KINDS[record[0]].path(record[1])}{REPORT}", record)
    return Lost("address", address, record)
