"""Which pages there are: each with its address, its template and the record it shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from memoria.directory import REGISTERS
from memoria.records.publication import Publication


@dataclass(frozen=True)
class Page:
    """A page in every language. `path` is its address from the root of a language.

    `source` is the file of the content folder in which the page's record stands.
    """

    path: str
    template: str
    source: str
    record: Any = None
    register: str = ""

    @property
    def file(self) -> str:
        """Return the file in a language's folder of pages."""
        return f"{self.path}index.md"


def pages(publication: Publication) -> Iterator[Page]:
    """List the pages of a publication."""
    source = "sessions.yaml"
    yield Page("", "home", source)
    yield Page("sessions/", "sessions", source)
    for session in publication.sessions:
        own = publication.files.get(("session", session.id), source)
        yield Page(f"sessions/{session.id}/", "session", own, session)
    for kind, register in REGISTERS.items():
        file = f"{register}.yaml"
        yield Page(f"{register}/", "register", file, register=kind)
        for record in getattr(publication, register):
            yield Page(f"{register}/{record.id}/", "entry", file, record, kind)
