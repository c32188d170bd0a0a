"""Which files the content folder holds, for the rules that miss one."""

from collections.abc import Set
from dataclasses import dataclass

from memoria.content.publication import SummaryName


@dataclass(frozen=True)
class Holdings:
    """Know the prose texts and the media files that exist.

    What may lie in a folder that could not be read (`closed`) is taken to exist.
    """

    texts: Set[SummaryName]
    media: Set[str]
    closed: Set[str]

    def has_text(self, name: SummaryName) -> bool:
        """Tell whether a prose text exists in any language."""
        return name in self.texts or self.is_closed(name.file("*"))

    def has_media(self, name: str) -> bool:
        """Tell whether a media file exists."""
        return name in self.media or self.is_closed(name)

    def is_closed(self, file: str) -> bool:
        """Tell whether a file, or a folder that would hold it, could not be read."""
        return any(f"{file}/".startswith(f"{name}/") for name in self.closed)
