"""All that is made for the folder of pages: pages, the files beside them, media, documents."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from memoria.content.consent import publishable
from memoria.content.directory import make_directory
from memoria.content.publication import Publication
from memoria.outputs.documents.workshop import Document
from memoria.outputs.output import Product
from memoria.outputs.outputs import artifacts, documents, make_all
from memoria.project.writing import Content, clear_failure, read_manifest
from memoria.render.editions import Edition
from memoria.render.pages import moves_of, with_earlier
from memoria.render.views import View

# Files that were not made yet by their paths, each with how it is made.
Left = Mapping[str, Callable[[], Product]]


def make_products(
    publication: Publication,
    editions: tuple[Edition, ...],
    media: Mapping[str, Path],
    *,
    quick: bool = False,
) -> dict[str, Content | Document]:
    """Make all that is published, in every language, of what may be published.

    Documents take time: they are left to be made, but only those that changed; `quick` makes none.
    """
    shown = publishable(publication)
    directory, moves = make_directory(shown), tuple(moves_of(shown))
    made: dict[str, Content | Document] = {
        name: media[name] for name in media_of(shown) if name in media
    }
    for edition in editions:
        view = View(edition, shown, directory)
        for name, one in make_all(with_earlier(artifacts(view, quick=quick), moves), view).items():
            made[f"{edition.language}/{name}"] = one.encode() if isinstance(one, str) else one
    return made


def left_out(publication: Publication, editions: tuple[Edition, ...]) -> Left:
    """List the documents that are not made in a hurry by path, each with how it is made."""
    shown = publishable(publication)
    directory, moves = make_directory(shown), tuple(moves_of(shown))
    views = [View(edition, shown, directory) for edition in editions]
    return {
        f"{view.edition.language}/{path}": partial(make, view.on())
        for view in views
        for path, make in with_earlier(documents(view), moves).items()
    }


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
