"""All that is made for the folder of pages: pages, the files beside them, media, documents."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from memoria.content.consent import publishable
from memoria.content.directory import make_directory
from memoria.content.publication import Publication
from memoria.outputs.documents.printing import print_documents
from memoria.outputs.documents.workshop import Document
from memoria.outputs.files import export
from memoria.outputs.pages import render
from memoria.project.writing import Content, clear_failure, read_manifest
from memoria.render.editions import Edition
from memoria.render.pages import moves_of, with_earlier


@dataclass(frozen=True)
class Products:
    """Hold what belongs into the folder of pages, by its name there.

    `pages` counts the pages made from records. `documents` take time to make: only those that
    changed are made.
    """

    pages: int
    files: Mapping[str, Content]
    documents: tuple[Document, ...]


def make_products(
    publication: Publication, editions: tuple[Edition, ...], media: Mapping[str, Path]
) -> Products:
    """Make all that is published, in every language, of what may be published."""
    shown = publishable(publication)
    directory, moves = make_directory(shown), tuple(moves_of(shown))
    pages: dict[str, Content] = {}
    files: dict[str, Content] = {name: media[name] for name in media_of(shown) if name in media}
    documents: list[Document] = []
    for edition in editions:
        pages |= placed(render(shown, directory, edition), edition)
        files |= placed(with_earlier(export(shown, directory, edition), moves), edition)
        printed = {one.path: one for one in print_documents(shown, directory, edition)}
        documents += (
            replace(one, path=f"{edition.language}/{path}")
            for path, one in with_earlier(printed, moves).items()
        )
    return Products(len(pages), {**files, **pages}, tuple(documents))


def placed(texts: Mapping[str, str], edition: Edition) -> dict[str, Content]:
    """Put texts into the folder of their language, as bytes."""
    return {f"{edition.language}/{name}": text.encode() for name, text in texts.items()}


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
