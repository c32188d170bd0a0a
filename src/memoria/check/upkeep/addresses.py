"""The addresses of other hosts that records and texts lead to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urldefrag

from pydantic import BaseModel, RootModel

from memoria.content.base import is_web_address
from memoria.content.markdown import parser
from memoria.content.materials import Source
from memoria.content.moments import Moment
from memoria.content.publication import Publication, Summary
from memoria.load.content import Loaded
from memoria.load.documents import Placed

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Linked:
    """An address without its fragment, and where it stands: `data/sessions.yaml:47`.

    Of a source, `read` is the day on which it was read, and `has_copy` tells whether it names a
    copy that an archive keeps.
    """

    address: str
    places: tuple[str, ...]
    is_source: bool = False
    has_copy: bool = False
    read: Moment | None = None


@dataclass(frozen=True)
class Mention:
    """An address at one place, with the source that it is the address of."""

    address: str
    place: str
    source: Source | None = None


def linked(loaded: Loaded, site: str) -> dict[str, Linked]:
    """List what is shown and leads to another host than that of the site, by address."""
    found: dict[str, list[Mention]] = {}
    for one in mentions(loaded):
        address = urldefrag(one.address).url
        if is_web_address(address) and not address.startswith(site):
            found.setdefault(address, []).append(one)
    return {address: together(address, found[address]) for address in sorted(found)}


def together(address: str, found: list[Mention]) -> Linked:
    """Say of an address once what several places say of it."""
    sources = [one.source for one in found if one.source]
    days = [one.read for one in sources if one.read]
    return Linked(
        address,
        tuple(dict.fromkeys(one.place for one in found)),
        is_source=bool(sources),
        has_copy=bool(sources) and all(one.archived for one in sources),
        read=max(days, key=lambda one: one.day) if days else None,
    )


def mentions(loaded: Loaded) -> Iterator[Mention]:
    """Yield every address: those of records in the order of their files, then those of texts."""
    for placed in (one for some in loaded.placed.values() for one in some):
        yield from in_record(placed)
    hidden = unseen(loaded.publication)
    for summary in loaded.publication.summaries:
        if (summary.name.session, summary.name.item) not in hidden:
            yield from in_text(summary)


def unseen(publication: Publication) -> set[tuple[str, str]]:
    """Return the contributions of which nothing is shown, each with its session."""
    return {
        (session.id, one.id)
        for session in publication.sessions
        for one in session.contributions
        if not one.is_shown
    }


def in_record(placed: Placed[Any]) -> Iterator[Mention]:
    """Yield the addresses in a record, but for what is not shown."""
    for path, value, holder in strings(placed.record):
        if value.startswith(("http://", "https://")):
            position = placed.place(*path)
            source = holder if isinstance(holder, Source) and path[-1] == "address" else None
            yield Mention(value, f"{position.file}:{position.line}", source)


def strings(value: Any, path: Path = (), holder: Any = None) -> Iterator[tuple[Path, str, Any]]:
    """Yield each text in a record, with where it stands and the record that holds it."""
    if isinstance(value, str):
        yield path, value, holder
    elif isinstance(value, RootModel):
        yield from strings(value.root, path, holder)
    elif getattr(value, "is_shown", True):
        within = value if isinstance(value, BaseModel) else holder
        for name, one in inner(value):
            yield from strings(one, (*path, name), within)


def inner(value: Any) -> Iterator[tuple[str | int, Any]]:
    """Yield what a record, a map or a list holds, each with its name or number."""
    if isinstance(value, BaseModel):
        yield from ((name, getattr(value, name)) for name in type(value).model_fields)
    elif isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, tuple):
        yield from enumerate(value)


def in_text(summary: Summary) -> Iterator[Mention]:
    """Yield the addresses that a text links to."""
    for token in parser().parse(summary.markdown):
        line = summary.line + (token.map[0] if token.map else 0)
        for child in token.children or ():
            if child.type == "link_open":
                yield Mention(str(child.attrs["href"]), f"{summary.file}:{line}")
