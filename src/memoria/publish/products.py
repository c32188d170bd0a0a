"""All that is made for the folder of pages: pages, the files beside them, media, documents."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from memoria.content.consent import publishable
from memoria.content.directory import make_directory
from memoria.content.promises import media_of
from memoria.content.publication import Publication
from memoria.outputs.output import Make, Product
from memoria.outputs.outputs import artifacts, documents
from memoria.project.cache import Cache
from memoria.project.folders import composed
from memoria.project.media.looks import published
from memoria.project.project import Work
from memoria.project.writing import Content, clear_failure, read_manifest
from memoria.publish.artifacts import Shelf
from memoria.render.editions import Edition
from memoria.render.pages import DATA_PAGE, moves_of, with_earlier
from memoria.render.traces import Sources
from memoria.render.views import View

# Files that were not made yet by their names, each with how it is made.
Left = Mapping[str, Callable[[], Product | bytes]]


def make_shelves(
    publication: Publication, editions: tuple[Edition, ...], work: Work, cache: Cache
) -> list[Shelf]:
    """List all that is published in every language, of what may be published.

    The page about the data is not among it: it is made when the data are there.
    """
    shown = publishable(publication)
    directory, moves = make_directory(shown), tuple(moves_of(shown))
    views = [View(edition, shown, directory) for edition in editions]
    sources = Sources(shown, directory, {one.language: one.doubts for one in editions})
    return [
        Shelf(
            sources,
            view,
            named(with_earlier(before_last(view, work), moves), view.edition.language),
            work.docs,
            cache,
        )
        for view in views
    ]


def before_last(view: View, work: Work) -> dict[str, Make]:
    """List the files of a language that are made of records alone."""
    listed = artifacts(view, quick=work.quick)
    return {path: make for path, make in listed.items() if path != DATA_PAGE}


def left_out(shelves: Iterable[Shelf]) -> Left:
    """List the documents that are not made in a hurry by their names."""
    left: dict[str, Callable[[], Product]] = {}
    for view in (shelf.view for shelf in shelves):
        listed = with_earlier(documents(view), moves_of(view.publication))
        for name, make in named(listed, view.edition.language).items():
            left[name] = partial(make, view.on())
    return left


def named(listed: Mapping[str, Make], folder: str) -> dict[str, Make]:
    """Return artifacts by their names in the folder of all languages."""
    return {f"{folder}/{path}": make for path, make in listed.items()}


def media_files(publication: Publication, media: Mapping[str, Path]) -> dict[str, Content]:
    """Return the media files that what may be published shows, and that are there.

    What they tell beside what they show is taken out.
    """
    return {name: published(media[name]) for name in media_of(publication) if name in media}


def hand_written(source: Path, target: Path) -> dict[str, bytes]:
    """Return the pages and assets written by hand that another folder of pages lacks."""
    if source.resolve() == target.resolve():
        return {}
    generated, own = read_manifest(source), read_manifest(target)
    paths = {
        composed(path.relative_to(source).as_posix()): path
        for path in sorted(source.rglob("*"))
        if path.is_file()
    }
    wanted = [
        name
        for name in sorted(paths)
        if name not in generated and not Path(name).name.startswith(".")
        if name in own or not (target / name).exists()
    ]
    with clear_failure(source):
        return {name: paths[name].read_bytes() for name in wanted}
