"""A picture made smaller: upright, in the colours of screens, and free of what its file tells."""

from contextlib import suppress
from dataclasses import dataclass
from html import escape
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from memoria.content.pictures import Raster
from memoria.project.pictures import FORMS

# Of WebP, and of the JPEG that documents take: what no eye tells from the original.
QUALITY, EFFORT, PRINTED = 78, 4, 82
# Where a portrait is cut out: faces are above the middle.
CENTRE = (0.5, 0.35)
PAPER = "white"
# Pictures of more than eight bits a colour, and how far they are to be darkened.
DEEP, BITS = ("I", "I;16", "I;16B", "I;16L", "F"), 256
NOTES = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
    'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" '
    'dc:identifier="{}" photoshop:Credit="{}" xmpRights:WebStatement="{}"/>'
    "</rdf:RDF></x:xmpmeta>"
)


@dataclass(frozen=True)
class Reduction:
    """Say how large a picture is to be, and what its file is to tell of whose it is."""

    raster: Raster
    width: int
    height: int
    credit: str = ""
    terms: str = ""


def reduce(reduction: Reduction, stamp: str) -> bytes:
    """Return a picture as a WebP that carries a stamp, and tells whose it is."""
    file = BytesIO()
    notes = NOTES.format(*(escape(one) for one in (stamp, reduction.credit, reduction.terms)))
    reduced(reduction).save(
        file, "WEBP", quality=QUALITY, method=EFFORT, xmp=notes.encode(), exif=b"", icc_profile=None
    )
    return file.getvalue()


def printable(reduction: Reduction) -> bytes:
    """Return a picture as a JPEG for documents."""
    file = BytesIO()
    on_paper(reduced(reduction)).save(file, "JPEG", quality=PRINTED, comment=b"", optimize=True)
    return file.getvalue()


def reduced(reduction: Reduction) -> Image.Image:
    """Return the picture, made anew: nothing of its file but its dots."""
    size = reduction.width, reduction.height
    with Image.open(reduction.raster.path, formats=FORMS) as image:
        image.draft(None, (size[0] * 2, size[1] * 2))
        upright = ImageOps.exif_transpose(image)
        coloured = in_screen_colours(upright)
    fitted = ImageOps.fit(coloured, size, Image.Resampling.LANCZOS, centering=CENTRE)
    fresh = Image.new(fitted.mode, fitted.size)
    fresh.paste(fitted)
    return fresh


def in_screen_colours(image: Image.Image) -> Image.Image:
    """Return a picture in the colours of screens (sRGB), with eight bits a colour."""
    profile = image.info.get("icc_profile")
    if image.mode in DEEP:
        image = image.convert("F").point(lambda value: value * (1 / BITS)).convert("L")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if image.mode == "P":
        image = image.convert(mode)
    if profile:
        with suppress(ImageCms.PyCMSError, OSError):
            own, screen = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(image, own, screen, outputMode=mode) or image
    return image.convert(mode)


def on_paper(image: Image.Image) -> Image.Image:
    """Return a picture with paper behind whatever can be seen through."""
    if image.mode != "RGBA":
        return image
    sheet = Image.new("RGB", image.size, PAPER)
    sheet.paste(image, mask=image.getchannel("A"))
    return sheet
