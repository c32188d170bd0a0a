"""Rules for what is written by hand beside the content: pages, their files, and the frame."""

from collections.abc import Iterator
from pathlib import Path

from memoria.content.media import form_of
from memoria.project.copies import files_below
from memoria.project.folders import links_below, twins
from memoria.project.media.looks import look_at
from memoria.project.project import Work, shown_path
from memoria.project.writing import clear_failure, read_manifest
from memoria.rules.files import Unreadable, unreadable
from memoria.rules.media import media_problems
from memoria.rules.problems import Problem


def page_problems(work: Work) -> Iterator[Problem]:
    """Check that nothing leads out of the folders of pages and of the frame around them.

    No two files of pages may have one name. Of media below pages it is checked what they are like.
    """
    links = [*link_problems(work), *twin_problems(work.settings.docs)]
    yield from links or [one for name in own_media(work.settings.docs) for one in looked_at(name)]


def own_media(docs: Path) -> Iterator[Path]:
    """List the pictures and videos of a folder of pages that were put there by hand."""
    made = read_manifest(docs)
    for name in files_below(docs):
        if form_of(name) and name not in made and "/." not in f"/{name}":
            yield docs / name


def looked_at(path: Path) -> Iterator[Problem]:
    """Check what a media file of the pages is like."""
    with clear_failure(path):
        yield from media_problems(shown_path(path), look_at(str(path)))


def twin_problems(docs: Path) -> Iterator[Problem]:
    """Refuse a file whose name is that of another one, in other signs for the same letters."""
    for _, name in twins(files_below(docs)):
        yield from unreadable(shown_path(docs / name), Unreadable(kind="twin"))


def link_problems(work: Work) -> Iterator[Problem]:
    """Refuse links, wherever they lead."""
    for folder in dict.fromkeys((work.settings.docs, work.docs, work.settings.overrides)):
        for link in links_below(folder):
            name = f"{shown_path(link.parent)}/{link.name}"
            yield from unreadable(name, Unreadable(kind="link"))
