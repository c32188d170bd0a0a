"""Stamps: what a document is made from in one word, kept in the file itself."""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PIL import features

HERE = Path(__file__).parent
SHAPING = {".css", ".py", ".svg", ".woff2"}
LIBRARIES = ("weasyprint", "pydyf", "fonttools", "pillow")
LENGTH = 32


def stamp_of(source: str) -> str:
    """Return a digest of a source and of all that shapes what is made from it."""
    content = hashlib.sha256(f"{tools()}{source}".encode("utf-8", "surrogatepass"))
    return f"memoria-{content.hexdigest()[:LENGTH]}"


def carries(path: Path, stamp: str) -> bool:
    """Tell whether a file is there and has a stamp."""
    try:
        return stamp.encode() in path.read_bytes()
    except OSError:
        return False


@cache
def tools() -> str:
    """Return a digest of our code, styles and fonts, and of the libraries that we use."""
    content = hashlib.sha256(str(features.check("raqm")).encode())
    for name in LIBRARIES:
        content.update(version_of(name).encode())
    for path in sorted(path for path in HERE.rglob("*") if path.suffix in SHAPING):
        content.update(path.read_bytes())
    return content.hexdigest()


def version_of(library: str) -> str:
    """Return the version of a library, or nothing where it is not installed."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
