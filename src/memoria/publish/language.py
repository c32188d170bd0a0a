"""One language of the site: MkDocs makes the pages that are due, those of the last site hold."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from posixpath import join, normpath, splitext
from urllib.parse import unquote

from memoria.content.media import form_of
from memoria.project.cache import Cache, key
from memoria.project.copies import files_below, is_same, lay, mirror, proof, read
from memoria.project.media.looks import Copy, published
from memoria.project.settings import Settings
from memoria.project.writing import read_manifest, write_file
from memoria.publish.mkdocs import generate
from memoria.rules.files import MEDIA_FOLDER
from memoria.rules.problems import MemoriaError

PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
# What a page made from records says of itself that the menu shows on all pages.
TOLD = re.compile(rb"^(?:title|empty): .*$", re.MULTILINE)
MADE, HEAD_END = b"\nsource: ", b"\n---\n"
# Words of a page written by hand that may be addresses.
ADDRESS = re.compile(r"[^\s()<>\[\]\"'`#?]+")


@dataclass(frozen=True)
class Part:
    """A language of a site that is being made.

    `docs` has the pages, `last` is the site as it was, if there is one. The language is made in
    `folder`, under the addresses that it has in the site.
    """

    settings: Settings
    docs: Path
    last: Path
    folder: Path
    language: str

    @property
    def site(self) -> Path:
        """Return where the files of the language are made."""
        return self.folder / "site"

    @property
    def made(self) -> Path:
        """Return where MkDocs makes what is due."""
        return self.folder / "made"

    @property
    def is_default(self) -> bool:
        """Tell whether this is the language at the root, with which the files of all are made."""
        return self.language == self.settings.codes[0]

    @cached_property
    def files(self) -> list[str]:
        """List the files of the language in the folder of pages; what is hidden is none."""
        return [name for name in files_below(self.docs, self.language) if "/." not in name]

    @cached_property
    def pages(self) -> list[str]:
        """List the pages by their files."""
        return [name for name in self.files if is_page(name)]

    @cached_property
    def known(self) -> dict[str, bytes]:
        """Keep the texts of pages that were asked for."""
        return {}

    def text(self, name: str) -> bytes:
        """Return the text of a page."""
        if name not in self.known:
            self.known[name] = read(join(self.docs, name))
        return self.known[name]

    @cached_property
    def menu(self) -> list[str]:
        """List the pages that are entries of the menu."""
        names = (f"{self.language}/{name}" for name in self.settings.menu or ())
        return [name for name in names if is_page(name) and (self.docs / name).is_file()]

    @cached_property
    def frame(self) -> str:
        """Return a digest of all that shapes a page besides its own file."""
        folder = self.settings.overrides
        own = (read(join(folder, name)) for name in files_below(folder))
        return key("frame", self.settings.digest, *own, *map(self.told, self.menu))

    def head(self, name: str) -> bytes:
        """Return the front matter of a page that is made from records."""
        head, _, _ = self.text(name).partition(HEAD_END)
        return head if MADE in head else b""

    def told(self, name: str) -> bytes:
        """Return what an entry of the menu says of itself; by hand that may be anything."""
        return b"\n".join(TOLD.findall(self.head(name))) or self.text(name)

    def mentions(self, name: str) -> Iterator[str]:
        """List the files that a page written by hand may link to."""
        if not self.head(name):
            for word in dict.fromkeys(ADDRESS.findall(self.text(name).decode(errors="replace"))):
                path = normpath(join(name, "..", unquote(word)))
                for one in (path, path.removeprefix(f"{self.language}/")):
                    if not one.startswith((".", "/")) and (self.docs / one).is_file():
                        yield one

    def key(self, name: str) -> str:
        """Return the name under which a page of the site is known again."""
        beside = (read(join(self.docs, other)) for other in self.mentions(name))
        return key(f"page-{self.language}", self.frame, name, self.text(name), *beside)

    def address(self, name: str) -> str:
        """Return the path in the site of a file of the folder of pages."""
        path = name.removeprefix(f"{self.language}/") if self.is_default else name
        if not is_page(name):
            return path
        stem, _ = splitext(path)
        folder, _, last = stem.rpartition("/")
        return join(folder if last in {"index", "README"} else stem, "index.html")


def is_page(name: str) -> bool:
    """Tell whether a file is a page for MkDocs."""
    return name.endswith(PAGES)


def make_pages(part: Part) -> None:
    """Make all files of a language but for the search index, of whatever its folder holds.

    Pages of the last site are taken over where they are what would be made again. Raises
    MemoriaError where MkDocs gives up.
    """
    config, language = part.settings.config, part.language
    if part.settings.menu is None:
        generate(config, part.docs, part.made, language)
        mirror(cleaned(part, made_files(part)), part.site)
        return
    with Cache(part.settings.root) as cache:
        keys = {name: part.key(name) for name in part.pages}
        kept = cache.get_all(keys.values())
        holding = {
            name
            for name in keys
            if is_same(join(part.last, part.address(name)), kept.get(keys[name]))
        }
        due = [name for name in keys if name not in holding]
        try:
            generate(config, stage(part, due), part.made, language, cache)
        except MemoriaError:
            # With all pages, it is told what is wrong, and whether anything is.
            holding = set()
            generate(config, part.docs, part.made, language)
        cache.put_all({keys[name]: proof(join(part.made, part.address(name))) for name in due})
    others = [name for name in part.files if not is_page(name)]
    if part.is_default:
        others += files_below(part.docs, MEDIA_FOLDER.rstrip("/"))
    copied = {part.address(name): join(part.docs, name) for name in others}
    held = {part.address(name): join(part.last, part.address(name)) for name in holding}
    mirror(cleaned(part, {**copied, **made_files(part), **held}), part.site)


def make_first(part: Part, names: Sequence[str]) -> None:
    """Make some pages before all others, and put them into the last site while it is read.

    Raises MemoriaError where MkDocs gives up.
    """
    with Cache(part.settings.root) as cache:
        generate(part.settings.config, stage(part, names), part.made, part.language, cache)
        for name in names:
            made, shown = (join(one, part.address(name)) for one in (part.made, part.last))
            cache.put(part.key(name), proof(made))
            os.replace(made, shown)  # noqa: PTH105


def cleaned(part: Part, files: Mapping[str, str]) -> dict[str, str]:
    """Return files of the site with copies for media by hand that tell more than they show."""
    made, found = {part.address(name) for name in read_manifest(part.docs)}, dict(files)
    for name in [one for one in files if form_of(one) and one not in made]:
        content = published(Path(files[name]))
        if isinstance(content, Copy):
            found[name] = join(part.folder, "clean", name)
            write_file(Path(found[name]), content)
    return found


def made_files(part: Part) -> dict[str, str]:
    """Map the paths in the site of what MkDocs has made to the files."""
    return {name: join(part.made, name) for name in files_below(part.made)}


def stage(part: Part, due: Iterable[str]) -> Path:
    """Lay out what MkDocs needs to make some pages: the menu, and what pages by hand link to."""
    pages = dict.fromkeys([*due, *part.menu])
    names = dict.fromkeys([*pages, *(other for name in pages for other in part.mentions(name))])
    shared = shared_entries(part) if part.is_default else []
    names = dict.fromkeys([*shared, *(name for name in names if name.split("/")[0] not in shared)])
    folder = part.folder / "pages"
    lay(((name, join(part.docs, name)) for name in names), folder, os.symlink)
    return folder


def shared_entries(part: Part) -> list[str]:
    """List what lies beside the folders of languages, but for media, which may be large."""
    others = {*part.settings.codes, MEDIA_FOLDER.rstrip("/")}
    names = sorted(one.name for one in part.docs.iterdir())
    return [name for name in names if name not in others and not name.startswith(".")]
