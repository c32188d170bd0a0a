"""Pictures as search engines want them told: whose each is, and on which terms it may be used."""

from collections.abc import Sequence

from memoria.content.pictures import licence_address
from memoria.content.registers import Person
from memoria.outputs.structured_data.nodes import Node, node, spoken
from memoria.render.pictures import Size, portraits_of
from memoria.render.views import View


def image_node(view: View, identifier: str, sizes: Sequence[Size]) -> Node:
    """Describe a picture in its largest size."""
    picture, size = view.record("picture", identifier), sizes[-1]
    return node(
        "ImageObject",
        view.media(size.path),
        contentUrl=view.media(size.path),
        width=size.width,
        height=size.height,
        caption=spoken(view, picture.caption),
        description=spoken(view, picture.description),
        creditText=picture.credit,
        license=licence_address(picture.licence),
        acquireLicensePage=picture.address,
    )


def portrait_address(view: View, person: Person) -> str:
    """Return where the portrait of a person is, if one is shown."""
    key = "picture", person.portrait or ""
    raster = view.publication.rasters.get(key)
    if raster is None or key not in view.directory.records:
        return ""
    return view.media([*portraits_of(key[1], raster)][-1].path)
