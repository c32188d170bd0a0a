"""Rules for pictures: each has its file, is shown somewhere, and is described in words."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from memoria.content.base import Text
from memoria.content.pictures import FOLDER, Raster, pictures_in
from memoria.content.publication import Publication
from memoria.content.registers import Picture
from memoria.content.similar import similar
from memoria.load.content import Loaded
from memoria.load.documents import Placed
from memoria.rules.pictures import form_of_name, located, small, unrecorded
from memoria.rules.problems import Finding, Position, Problem, rule

# Descriptions that describe nothing: the name of a file, or of the kind of thing it is.
FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|webp|heic|gif|tiff?)|(?:IMG|DSC|DSCN|PXL|P)[-_ ]?\d\S*", re.IGNORECASE
)
KIND = re.compile(
    r"(?:an?|the|una?|el|la)?\s*"
    r"(?:picture|photo(?:graph)?|image|portrait|logo|imagen|fotografía|foto|retrato|logotipo)"
    r"(?:\s*(?:\d+|of|de))?\W*",
    re.IGNORECASE,
)


@rule("M251")
def without_file(picture: Placed[Picture], stems: Mapping[str, str]) -> Iterator[Finding]:
    """Refuse a picture whose file is not in the folder."""
    meant = similar(picture.record.id, stems)
    values = {"id": picture.record.id, "similar": stems.get(meant, "")}
    yield Finding(picture.place("id"), values, "similar" if meant else "")


@rule("M252")
def shown_nowhere(picture: Placed[Picture], shown: frozenset[str]) -> Iterator[Finding]:
    """Point out a picture that no text shows and that is nobody's portrait."""
    if picture.record.id not in shown:
        yield Finding(picture.place("id"), {"id": picture.record.id})


@rule("M253")
def undescribed(position: Position, written: str) -> Iterator[Finding]:
    """Point out a description that tells nothing to who does not see the picture."""
    if FILE_NAME.fullmatch(written) or KIND.fullmatch(written):
        yield Finding(position, {"written": written})


def picture_problems(content: Loaded) -> Iterator[Problem]:
    """Check the register of pictures against its files, and against what is shown."""
    stems = {PurePosixPath(one).stem: one for one in sorted(content.pictures, reverse=True)}
    some = bool(content.publication.pictures)
    shown = frozenset(shown_in(content.publication) if some else ())
    known = "picture" not in content.identifiers.unknown
    for picture in content.placed["pictures"]:
        if name := stems.get(picture.record.id):
            yield from file_problems(picture, content.pictures[name])
            yield from shown_nowhere(picture, shown) if content.whole else ()
        elif FOLDER.rstrip("/") not in content.closed:
            yield from without_file(picture, stems)
        yield from described(picture, "description", picture.record.description)
    recorded = content.identifiers.known().get("picture", frozenset())
    for name in content.pictures if known else ():
        variant = form_of_name(name)
        twice = stems.get(PurePosixPath(name).stem) != name
        if variant or twice or PurePosixPath(name).stem not in recorded:
            yield from unrecorded(f"{content.folder}/{name}", variant or ("twice" if twice else ""))


def file_problems(picture: Placed[Picture], raster: Raster) -> Iterator[Problem]:
    """Check what the file of a picture is like."""
    yield from located(picture.place("id"), raster)
    yield from small(picture.place("id"), raster)


def described(picture: Placed[Picture], field: str, text: Text) -> Iterator[Problem]:
    """Check the description of a picture in each language."""
    for language, words in text.root.items():
        yield from undescribed(picture.place(field, language), words)


def shown_in(publication: Publication) -> Iterator[str]:
    """List the ids of the pictures that people and texts show."""
    yield from (one.portrait for one in publication.people if one.portrait)
    for summary in publication.summaries:
        yield from pictures_in(summary.markdown)
