"""The files of pictures: each in the sizes that pages ask for, and none of what cameras tell."""

from collections.abc import Iterator
from functools import partial

from memoria.content.pictures import Raster, licence_address, pictures_in
from memoria.content.publication import Publication
from memoria.content.registers import Picture
from memoria.outputs.documents.reductions import Reduction
from memoria.outputs.documents.workshop import Document
from memoria.outputs.output import Make, Output
from memoria.render.pictures import Size, portraits_of, sizes_of
from memoria.render.views import View


def pictures(view: View) -> dict[str, Make]:
    """List the files of what texts and people show, by the default language only: they are one."""
    if view.edition.root() or not view.publication.pictures:
        return {}
    return {size.path: partial(reduced, one.id, size) for one, size in sizes(view.publication)}


def sizes(publication: Publication) -> Iterator[tuple[Picture, Size]]:
    """List pictures in the sizes that they are shown in: wide in texts, square as portraits."""
    portraits = {one.portrait for one in publication.people}
    texts = (one.markdown for one in publication.summaries)
    shown = {named for text in texts for named in pictures_in(text)}
    for one in publication.pictures:
        raster = publication.rasters.get(("picture", one.id))
        if raster and one.id in shown:
            yield from ((one, size) for size in sizes_of(one.id, raster))
        if raster and one.id in portraits:
            yield from ((one, size) for size in portraits_of(one.id, raster))


def reduced(identifier: str, size: Size, view: View) -> Document:
    """Return a picture in a size; its file says whose it is."""
    picture: Picture = view.record("picture", identifier)
    raster: Raster = view.publication.rasters["picture", identifier]
    terms = licence_address(picture.licence)
    return Document(Reduction(raster, size.width, size.height, picture.credit, terms))


PICTURES = Output(pictures)
