"""What a site weighs: in all, by kind of file, and its heaviest files."""

import gzip
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

SEARCH = ("pagefind", "search")
TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".webmanifest"}


@dataclass(frozen=True)
class Sizes:
    """Bytes of a site; `session` is the page of one session in the first language."""

    total: int
    files: int
    pages: int
    page_bytes: int
    search_bytes: int
    session: int
    session_gzip: int
    largest_page: int
    largest_page_name: str
    largest_data: int
    largest_data_name: str


def sizes(site: Path, session: str) -> Sizes:
    """Weigh a site; `session` is the folder of a session's page in it."""
    weights = {
        path.relative_to(site).as_posix(): path.stat().st_size
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
    pages = {name: one for name, one in weights.items() if name.endswith(".html")}
    search = {name: one for name, one in weights.items() if is_search(name)}
    data = {
        name: one
        for name, one in weights.items()
        if name.endswith((".json", ".jsonld", "feed.xml")) and name not in search
    }
    page, file = largest(pages), largest(data)
    html = site / session / "index.html"
    return Sizes(
        total=sum(weights.values()),
        files=len(weights),
        pages=len(pages),
        page_bytes=sum(pages.values()),
        search_bytes=sum(search.values()),
        session=html.stat().st_size,
        session_gzip=packed(html),
        largest_page=pages[page],
        largest_page_name=page,
        largest_data=data.get(file, 0),
        largest_data_name=file,
    )


def is_search(name: str) -> bool:
    """Tell whether a file belongs to a search index."""
    path = PurePosixPath(name)
    return path.parts[0] in SEARCH or path.name == "search.json"


def largest(weights: dict[str, int]) -> str:
    """Return the name of the heaviest file."""
    return max(weights, key=lambda name: (weights[name], name), default="")


def packed(path: Path) -> int:
    """Return the bytes of a file as they are sent; fonts and pictures are packed already."""
    content = path.read_bytes()
    return len(gzip.compress(content, 9, mtime=0)) if path.suffix in TEXT else len(content)
