"""All that is made for the folder of pages: pages, the files beside them, media, documents."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from memoria.content.consent import publishable
from memoria.content.directory import make_directory
from memoria.content.publication import Publication
from memoria.outputs.documents.workshop import Document
from memoria.outputs.outputs import make_files
from memoria.project.writing import Content, clear_failure, read_manifest
from memoria.render.editions import Edition
from memoria.render.pages import FILE as PAGE
from memoria.render.pages import moves_of, with_earlier
from memoria.render.views import View


@dataclass(frozen=True)
class Products:
    """Hold what belongs into the folder of pages, by its name there.

    `documents` take time to make: only those that changed are made.
    """

    files: Mapping[str, Content]
    documents: tuple[Document, ...]

    @property
    def pages(self) -> int:
        """Count the pages made from records."""
        return sum(name.endswith(PAGE) for name in self.files)


def make_products(
    publication: Publication, editions: tuple[Edition, ...], media: Mapping[str, Path]
) -> Products:
    """Make all that is published, in every language, of what may be published."""
    shown = publishable(publication)
    directory, moves = make_directory(shown), tuple(moves_of(shown))
    files: dict[str, Content] = {name: media[name] for name in media_of(shown) if name in media}
    documents: list[Document] = []
    for edition in editions:
        made = make_files(View(edition, shown, directory))
        for name, content in with_earlier(made, moves).items():
            path = f"{edition.language}/{name}"
            if isinstance(content, Document):
                documents.append(replace(content, path=path))
            else:
                files[path] = content.encode()
    return Products(files, tuple(documents))


def media_of(publication: Publication) -> list[str]:
    """List the media files that records show."""
    return [
        name for session in publication.sessions for video in session.videos for name in video.media
    ]


def hand_written(source: Path, target: Path) -> dict[str, Content]:
    """Return the pages and assets written by hand that another folder of pages lacks."""
    if source.resolve() == target.resolve():
        return {}
    generated, own = read_manifest(source), read_manifest(target)
    names = [
        path.relative_to(source).as_posix() for path in sorted(source.rglob("*")) if path.is_file()
    ]
    wanted = [
        name
        for name in names
        if name not in generated and not Path(name).name.startswith(".")
        if name in own or not (target / name).exists()
    ]
    with clear_failure(source):
        return {name: (source / name).read_bytes() for name in wanted}
