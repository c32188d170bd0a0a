"""What browsers are shown at the moment: the newest site, and what is wrong with the files."""

from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex
from threading import Condition

from markupsafe import Markup


def digest_of(page: bytes) -> str:
    """Return what tells one state of a page from another."""
    return blake2b(page, digest_size=8).hexdigest()


@dataclass(frozen=True)
class Shown:
    """Hold a site, the path below which it lies, what its documents are called, and the bar.

    `seen` is the name of this state: no other has it, in no other run.
    """

    base: str
    site: Path | None = None
    documents: frozenset[str] = frozenset()
    bar: Markup = field(default_factory=Markup)
    seen: str = field(default_factory=lambda: token_hex(8))

    def file(self, path: str) -> Path | None:
        """Return the file at a path of the site, or nothing where there is none inside it."""
        if self.site is None or not path.startswith(self.base):
            return None
        place = self.site / path.removeprefix(self.base)
        try:
            file = (place / "index.html" if path.endswith("/") else place).resolve(strict=True)
        except (OSError, ValueError):
            return None
        return file if file.is_file() and file.is_relative_to(self.site.resolve()) else None

    @property
    def missing(self) -> bytes:
        """Return the page of the site that says that there is none."""
        page = self.file(f"{self.base}404.html")
        return page.read_bytes() if page else b""

    def digest(self, path: str) -> str:
        """Return the digest of the page that is shown at a path; nothing before there is any."""
        if self.site is None:
            return ""
        page = self.file(path)
        return digest_of(page.read_bytes() if page else self.missing)


class Stage:
    """Hold what is shown now, and let whoever has seen it wait for what is next."""

    def __init__(self, base: str) -> None:
        self.shown = Shown(base)
        self.changed = Condition()

    def show(self, pages: Shown) -> None:
        """Show something else."""
        with self.changed:
            self.shown = replace(pages, seen=token_hex(8))
            self.changed.notify_all()

    def after(self, seen: str, seconds: float) -> Shown:
        """Return what is shown as soon as it is not what was seen, or after some time."""
        with self.changed:
            self.changed.wait_for(lambda: self.shown.seen != seen, seconds)
            return self.shown
