"""Every link of a built site: where it leads, and whether there is something at its end."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

# Where the sites of tests stand: below a sub-path.
ADDRESS = "https://series.example/some/base/"
FORGE = "https://forge.example/network/series"
LINKS = {"href", "src", "poster", "data-src"}
# Fragments that browsers and players understand by themselves.
MEDIA_FRAGMENT = "t="


@dataclass
class Document(HTMLParser):
    """Gather the links and the ids of a page."""

    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "base":
            raise AssertionError("a base element moves every link")
        for name, value in attrs:
            if (name in LINKS and value is not None) or (
                name == "content" and value and value.startswith("https://")
            ):
                self.links.append(value)
            elif name == "id" and value:
                self.ids.append(value)


@dataclass(frozen=True)
class Site:
    """A built site, served at an address that may lie below the root of its host."""

    folder: Path
    address: str

    @cached_property
    def pages(self) -> dict[str, Document]:
        """Read every page, by its file."""
        found = {}
        for path in sorted(self.folder.rglob("*.html")):
            page = Document()
            page.feed(path.read_text("utf-8"))
            found[path.relative_to(self.folder).as_posix()] = page
        return found

    def url(self, name: str) -> str:
        return self.address + name.removesuffix("index.html")

    def file(self, url: str) -> str | None:
        """Return the file that answers an address of the site; none for those of other sites."""
        if not url.startswith(self.address):
            return None
        path = unquote(urlsplit(url).path.removeprefix(urlsplit(self.address).path))
        return f"{path}index.html" if path.endswith("/") or not path else path

    def broken(self) -> Iterator[str]:
        """List the links that lead nowhere, each with its page."""
        for name, page in self.pages.items():
            for link in dict.fromkeys(page.links):
                if fault := self.fault(urljoin(self.url(name), link)):
                    yield f"{name}: {link}: {fault}"

    def fault(self, url: str) -> str:
        """Say what is wrong with an address, if anything is."""
        target, fragment = urldefrag(url)
        if urlsplit(target).netloc != urlsplit(self.address).netloc:
            return ""
        file = self.file(target)
        if file is None:
            return "outside the site"
        if not (self.folder / file).is_file():
            return "no such file"
        if not fragment or fragment.startswith(MEDIA_FRAGMENT) or file not in self.pages:
            return ""
        return "" if unquote(fragment) in self.pages[file].ids else "no such fragment"
