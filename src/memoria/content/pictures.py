"""Pictures: on which terms they are shown, what their files are like, and which a text shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

# The file of a picture is called by its id.
FOLDER, ENDINGS = "pictures/", (".jpg", ".jpeg", ".png", ".webp")
LICENCE = r"^(CC BY(-NC)?(-SA|-ND)? [1-4]\.[05]|CC0 1\.0|public-domain|permission)$"
COMMONS = "https://creativecommons.org"
DOMAINS = {
    "CC0 1.0": f"{COMMONS}/publicdomain/zero/1.0/",
    "public-domain": f"{COMMONS}/publicdomain/mark/1.0/",
}
# As Markdown shows a picture of the register: `![](picture:harbour)`.
SCHEME = "picture:"
NAMED = re.compile(rf"{SCHEME}(?P<id>[a-z0-9-]+)")


@dataclass(frozen=True)
class Raster:
    """What the file of a picture is like, upright, as far as it tells without being decoded.

    `form` is its format by its first bytes: "JPEG", "PNG" or "WEBP"; that of a strange one is
    empty, and "BROKEN" that of one that cannot be read. `located`: it holds where it was taken.
    """

    form: str
    width: int = 0
    height: int = 0
    frames: int = 1
    located: bool = False
    digest: str = ""
    path: str = field(default="", repr=False, compare=False)


def licence_address(licence: str) -> str:
    """Return where the terms of a licence are written, if it is a public one."""
    if licence in DOMAINS:
        return DOMAINS[licence]
    found = re.fullmatch(r"CC (?P<terms>BY[A-Z-]*) (?P<version>[\d.]+)", licence)
    return f"{COMMONS}/licenses/{found['terms'].lower()}/{found['version']}/" if found else ""


def pictures_in(markdown: str) -> Iterator[str]:
    """List the ids of the pictures that a text may show."""
    return (match["id"] for match in NAMED.finditer(markdown))
