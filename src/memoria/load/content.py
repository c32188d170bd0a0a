"""What rules are told of a content folder as a whole."""

from collections.abc import Mapping, Sequence, Set
from pathlib import Path
from typing import Any, Protocol

from memoria.content.publication import Publication, SummaryName
from memoria.load.placed import Placed
from memoria.rules.problems import Position, Problem


class Identifiers(Protocol):
    """Know which ids may be referred to from inside a record."""

    @property
    def places(self) -> Mapping[tuple[str, str, str], Position]:
        """Map each id that is taken, by kind and scope, to its place."""

    @property
    def present(self) -> Set[tuple[str, str, str]]:
        """List the ids that records have now."""

    @property
    def unknown(self) -> Set[str]:
        """Name the kinds of which some records could not be read."""

    def known(self, scope: str = "") -> Mapping[str, frozenset[str]]:
        """Map each kind to the ids that may be referred to."""

    def renamed(self, kind: str, identifier: str, scope: str = "") -> str:
        """Return the present id of what was known by another one, or nothing."""

    def is_withdrawn(self, kind: str, identifier: str, scope: str = "") -> bool:
        """Tell whether something was withdrawn, or the session in which it stood."""


class Content(Protocol):
    """Hold what came of a content folder: see `loading.publication.Loaded`."""

    @property
    def folder(self) -> str:
        """Name the folder as problems do."""

    @property
    def publication(self) -> Publication:
        """Hold the records."""

    @property
    def placed(self) -> Mapping[str, Sequence[Placed[Any]]]:
        """Hold the records with their places, by their field of the publication."""

    @property
    def whole(self) -> bool:
        """Tell whether every record could be read."""

    @property
    def identifiers(self) -> Identifiers:
        """Know the ids."""

    @property
    def named(self) -> Set[SummaryName]:
        """List the summaries that exist as files."""

    @property
    def media(self) -> Mapping[str, Path]:
        """Map the media files to where they are."""

    @property
    def closed(self) -> Set[str]:
        """Name what could not be read."""

    @property
    def absent(self) -> Mapping[str, str]:
        """Map kinds of record to the register that is not there."""

    @property
    def sources(self) -> Mapping[str, str]:
        """Hold the texts of the YAML files."""

    @property
    def word_lists(self) -> Mapping[str, Sequence[str]]:
        """Map languages to words that are right in them."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """List what was wrong on the way."""
