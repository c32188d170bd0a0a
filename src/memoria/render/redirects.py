"""Earlier addresses: what was renamed is found where it was before, too."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from memoria.content.publication import Publication
from memoria.render.pages import pages

File = TypeVar("File")
# The address of a page before and now, from the root of a language, without a slash at the end.
Move = tuple[str, str]


def moves_of(publication: Publication) -> Iterator[Move]:
    """List the earlier addresses of pages, each with the present one."""
    for page in pages(publication):
        if page.successor:
            yield page.path.rstrip("/"), page.successor.path.rstrip("/")


def with_earlier(files: Mapping[str, File], moves: Iterable[Move]) -> dict[str, File]:
    """Return files by their paths, and those beside a page that moved at the earlier ones, too.

    They are those in the page's folder, and those of its name with another ending.
    """
    beside: dict[str, list[str]] = {}
    for path in files:
        folder, name = path.split("/")[0], path.split("/")[1:2]
        beside.setdefault(f"{folder}/{name[0].partition('.')[0]}" if name else path, []).append(
            path
        )
    copies = {
        before + path.removeprefix(now): files[path]
        for before, now in moves
        for path in beside.get(now, ())
    }
    return {**files, **copies}
