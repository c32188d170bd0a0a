"""Pictures for tests, made in memory: as cameras save them, and as they should not be."""

from io import BytesIO
from typing import Any

from PIL import Image


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    """Return a picture as a file."""
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def jpeg(image: Image.Image, **options: Any) -> bytes:
    """Return a picture as a JPEG."""
    return saved(image, "JPEG", **options)
