"""Pictures for tests, made in memory: as cameras save them, with all that they tell."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

# Each stands in one place of a file: what a camera is called, where it was, what its owner wrote.
SECRETS = (b"Spycam 9", b"GPSLatitude=38.5", b"At home with the children")
ORIENTATION, MODEL, POSITION = 0x0112, 0x0110, 0x8825


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    """Return a picture as a file."""
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def jpeg(image: Image.Image, **options: Any) -> bytes:
    """Return a picture as a JPEG."""
    return saved(image, "JPEG", **options)


def quarters(width: int, height: int) -> Image.Image:
    """Draw a picture whose quarters tell how it is turned."""
    image = Image.new("RGB", (width, height), (120, 120, 120))
    half, middle = width // 2, height // 2
    image.paste((200, 30, 30), (0, 0, half, middle))
    image.paste((30, 160, 60), (half, 0, width, middle))
    image.paste((30, 60, 200), (0, middle, half, height))
    return image


def told_by_a_camera(image: Image.Image, form: str, turn: int = 1) -> bytes:
    """Return a picture with its position, its camera, a comment and a profile of colours."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MODEL] = turn, "Spycam 9"
    exif[POSITION] = {1: "N", 2: (38.0, 30.0, 0.0), 3: "W", 4: (28.0, 0.0, 0.0)}
    options: dict[str, Any] = {
        "exif": exif,
        "icc_profile": ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
        "xmp": b"<x:xmpmeta>GPSLatitude=38.5</x:xmpmeta>",
    }
    if form == "JPEG":
        options["comment"] = "At home with the children"
    if form == "PNG":
        notes = PngInfo()
        notes.add_text("Comment", "At home with the children")
        notes.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>GPSLatitude=38.5</x:xmpmeta>")
        options = {**options, "pnginfo": notes}
        del options["xmp"]
    return saved(image, form, **options)
