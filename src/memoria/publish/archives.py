"""What is made last, of files that are there: archives of the open data, and the page about them.

The page tells the size of every file, also that of the archive.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from memoria.outputs.open_data import OPEN_DATA
from memoria.outputs.open_data.catalogue import ARCHIVE
from memoria.outputs.outputs import pages
from memoria.project.cache import key
from memoria.project.copies import SIZE, is_same, seen
from memoria.project.writing import (
    clear_failure,
    differs,
    read_manifest,
    refuse,
    strangers,
    write_file,
)
from memoria.publish.artifacts import Shelf
from memoria.render.pages import DATA_PAGE

# Unix, whose rights a program that unpacks takes over.
SYSTEM, RIGHTS = 3, 0o644 << 16


def last_names(shelf: Shelf, *, quick: bool) -> list[str]:
    """List what is made last of a language; in a hurry there is no archive."""
    names = [DATA_PAGE] if quick else [DATA_PAGE, ARCHIVE]
    return [f"{shelf.view.edition.language}/{one}" for one in names]


def refuse_last(shelves: Iterable[Shelf], *, quick: bool) -> None:
    """Raise MemoriaError where a file would be written over that is not ours."""
    for shelf in shelves:
        others = strangers(
            last_names(shelf, quick=quick), shelf.folder, read_manifest(shelf.folder)
        )
        made = last_files(shelf, quick=quick) if others else {}
        refuse((one for one in others if differs(shelf.folder / one, made[one])), shelf.folder)


def finish(shelves: Iterable[Shelf], *, quick: bool, write: bool) -> int:
    """Make what is made last, and count the files that are, or would be, written."""
    changed = 0
    for shelf in shelves:
        for name, content in last_files(shelf, quick=quick).items():
            if differs(shelf.folder / name, content):
                changed += 1
                if write:
                    write_file(shelf.folder / name, content)
    return changed


def last_files(shelf: Shelf, *, quick: bool) -> dict[str, bytes]:
    """Make what is made last of a language, from the files that are there."""
    view, folder = shelf.view, shelf.folder / shelf.view.edition.language
    names = [*data_of(shelf), ARCHIVE]
    sizes = {name: size for name in names for size in seen(folder / name)[:1]}
    archives = {} if quick else {ARCHIVE: archive(shelf)}
    sizes |= {name: len(content) for name, content in archives.items()}
    told = replace(view.on(), edition=replace(view.edition, sizes=sizes))
    page = str(pages(view)[DATA_PAGE](told)).encode()
    made = {DATA_PAGE: page, **archives}
    return {f"{view.edition.language}/{name}": content for name, content in made.items()}


def data_of(shelf: Shelf) -> list[str]:
    """List the files of the open data of a language."""
    return sorted(OPEN_DATA.artifacts(shelf.view))


def archive(shelf: Shelf) -> bytes:
    """Return the archive of a language: the one that is there, if it was made of the same files."""
    folder = shelf.folder / shelf.view.edition.language
    file, names = folder / ARCHIVE, data_of(shelf)
    state = key("archives", str(file), *(f"{one}{seen(folder / one)}" for one in names))
    if is_same(str(file), shelf.cache.get(state)):
        return file.read_bytes()
    content = pack(folder, names, title(shelf))
    shelf.cache.put(state, blake2b(content, digest_size=SIZE).digest())
    return content


def archives_left(shelves: Iterable[Shelf]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """List the archives that are not made in a hurry by their names, each with how it is made."""
    for shelf in shelves:
        language = shelf.view.edition.language
        make = partial(pack, shelf.folder / language, data_of(shelf), title(shelf))
        yield f"{language}/{ARCHIVE}", make


def title(shelf: Shelf) -> str:
    """Return the name of the folder in an archive, which says its language."""
    return f"{Path(ARCHIVE).stem}-{shelf.view.edition.language}"


def pack(folder: Path, names: Sequence[str], title: str) -> bytes:
    """Return an archive of files of a folder, as far as they are there, in a folder of a title.

    The same files give the same bytes: nothing in it tells when or where it was made.
    """
    packed = BytesIO()
    with ZipFile(packed, "w") as made, clear_failure(folder):
        for name in names:
            if (folder / name).is_file():
                about = ZipInfo(f"{title}/{name.partition('/')[2]}")
                about.create_system, about.external_attr = SYSTEM, RIGHTS
                made.writestr(about, (folder / name).read_bytes(), ZIP_DEFLATED)
    return packed.getvalue()
