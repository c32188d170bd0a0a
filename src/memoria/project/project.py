"""What is made from what: a content folder, a folder of pages, the site's settings."""

from dataclasses import dataclass
from pathlib import Path

from memoria.project.settings import Settings


@dataclass(frozen=True)
class Work:
    """Say what is made from what: a content folder, a folder of pages, and the site's settings.

    A `preview` has pages that only reviewers see. What is `quick` is for a look: without PDFs,
    without pictures that stand for pages, and without a word on how texts are written.
    """

    settings: Settings
    data: Path
    docs: Path
    preview: bool = False
    quick: bool = False

    @property
    def shown(self) -> str:
        """Return the content folder as problems name it."""
        return shown_path(self.data)

    @property
    def folder(self) -> str:
        """Return the content folder's path in the repository, or nothing if it lies outside."""
        root, data = self.settings.root.resolve(), self.data.resolve()
        return data.relative_to(root).as_posix() if data.is_relative_to(root) else ""


def shown_path(path: Path) -> str:
    """Return a path as people write it: from the current folder where it lies below it."""
    resolved, here = path.resolve(), Path.cwd()
    return resolved.relative_to(here).as_posix() if resolved.is_relative_to(here) else str(path)
