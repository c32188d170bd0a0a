"""The files of pictures: what each is like, told by its head, and nothing of it decoded."""

import os
import warnings
from functools import lru_cache
from hashlib import blake2b
from io import BytesIO
from typing import TYPE_CHECKING

from memoria.content.pictures import Raster

if TYPE_CHECKING:
    from PIL.Image import Image

# What Pillow may take a file for, whatever it is called.
FORMS = ("JPEG", "PNG", "WEBP")
BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"RIFF")
# By the standard for what cameras tell of a picture.
ORIENTATION, POSITION, TURNED = 0x0112, 0x8825, 5
# Pictures whose heads stay known while a preview runs.
KEPT = 4096
LENGTH = 16


def read_raster(path: str) -> Raster:
    """Return what the file of a picture is like.

    Raises OSError where the system does not open it.
    """
    found = os.stat(path)  # noqa: PTH116
    return raster_of(path, found.st_size, found.st_mtime_ns, found.st_ino)


@lru_cache(KEPT)
def raster_of(path: str, *_: int) -> Raster:
    """Return the same for a state of the file."""
    with open(path, "rb") as file:  # noqa: PTH123
        content = file.read()
    return look(content, path)


def look(content: bytes, path: str = "") -> Raster:
    """Return what a picture is like; one too large for Pillow has no size."""
    from PIL import Image  # noqa: PLC0415 - only where there are pictures

    digest = blake2b(content, digest_size=LENGTH).hexdigest()
    if not content.startswith(BEGINNINGS):
        return Raster("", digest=digest, path=path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=FORMS) as image:
                return described(image, digest, path)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return Raster("LARGE", digest=digest, path=path)
    except Exception:  # whatever a broken file does to the library
        return Raster("BROKEN", digest=digest, path=path)


def described(image: "Image", digest: str, path: str) -> Raster:
    """Return what Pillow tells of a picture before it decodes it."""
    width, height = image.size
    exif = image.getexif()
    if exif.get(ORIENTATION, 1) >= TURNED:
        width, height = height, width
    return Raster(
        form=str(image.format),
        width=width,
        height=height,
        frames=getattr(image, "n_frames", 1),
        located=bool(exif.get_ifd(POSITION)) or b"GPSL" in as_bytes(image.info.get("xmp", b"")),
        digest=digest,
        path=path,
    )


def as_bytes(found: bytes | str) -> bytes:
    """Return what a file tells in XMP, which PNG holds as text."""
    return found.encode(errors="replace") if isinstance(found, str) else found
