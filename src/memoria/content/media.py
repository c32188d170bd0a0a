"""Media files: what each is, as its first bytes tell, and what may keep it from being shown."""

from dataclasses import dataclass
from pathlib import PurePosixPath

# The kinds of file that pages show, by the endings of their names.
ENDINGS = {
    ".avif": "AVIF",
    ".jpeg": "JPEG",
    ".jpg": "JPEG",
    ".mp4": "MP4",
    ".png": "PNG",
    ".webm": "WebM",
    ".webp": "WebP",
}


@dataclass(frozen=True)
class Look:
    """What a media file is like, as far as its head tells; sizes in dots.

    `form` is empty where it is of no kind that is known, `broken` where it cannot be read to its
    end. `kept` names what tells more than is shown and cannot be taken out: "track", "notes".
    """

    form: str = ""
    width: int = 0
    height: int = 0
    broken: bool = False
    moving: bool = False
    kept: str = ""


def form_of(name: str) -> str:
    """Return the kind of file that a name promises, if pages show it."""
    return ENDINGS.get(PurePosixPath(name).suffix.lower(), "")


def ending_of(form: str) -> str:
    """Return how the name of a kind of file ends, if pages show it."""
    return next((ending for ending in reversed(ENDINGS) if ENDINGS[ending] == form), "")
