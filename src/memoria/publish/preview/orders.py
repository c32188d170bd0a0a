"""What the process that serves a preview and the one that makes it say to each other."""

from dataclasses import dataclass
from pathlib import Path

from memoria.rules.problems import Problem


@dataclass(frozen=True)
class Order:
    """Ask for the pages, or for the document at a path of the site."""

    document: str = ""


@dataclass(frozen=True)
class Pages:
    """Report a site: where it is, below which path it lies, and the documents made when asked for.

    `again`: nothing is new but what reviewers are told of texts.
    """

    site: Path
    base: str
    documents: frozenset[str]
    again: bool = False


@dataclass(frozen=True)
class Edited:
    """Report that the site has the pages of what was edited; what follows from it is to come."""


@dataclass(frozen=True)
class Indexed:
    """Report that the search finds what the pages say."""


@dataclass(frozen=True)
class Checked:
    """Report all that is to be said about the content."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Failed:
    """Report what stopped a step; `pages` where there are no new pages."""

    problems: tuple[Problem, ...]
    pages: bool = False


@dataclass(frozen=True)
class Drawn:
    """Hand over a document, or nothing where it could not be made."""

    document: str
    content: bytes | None


Report = Pages | Edited | Indexed | Checked | Failed | Drawn
