"""A site held against its own list of files: what is missing, what is other, what is strange."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import file_digest
from io import BufferedIOBase
from pathlib import Path
from urllib.parse import quote

from memoria.content.base import is_address
from memoria.project.project import shown_path
from memoria.publish.inventory import INVENTORY, Inventory, names_of, read_inventory
from memoria.publish.published import published, received
from memoria.rules.commands import fail, file_not_as_listed, list_not_read
from memoria.rules.problems import Problem

# Of a site on the web, so many files are asked for at once.
AT_ONCE = 8
# Returns the digest of a file of a site by its name, nothing where there is none.
Digest = Callable[[str], str | None]


def verify(place: str) -> tuple[Inventory, list[Problem]]:
    """Return the list of a site on the web or in a folder, and what is not as that says.

    Raises MemoriaError where there is no list, or the site does not answer.
    """
    if is_address(place):
        base = f"{place.removesuffix('index.html').rstrip('/')}/"
        listed = published(base)
        if listed is None:
            raise fail(list_not_read(f"{base}{INVENTORY}", "404"))
        return listed, list(differences(listed, base, lambda name: digest_at(base, name)))
    folder = Path(place)
    listed, shown = list_in(folder), f"{shown_path(folder)}/"
    found = [*differences(listed, shown, lambda name: digest_in(folder, name))]
    strange = sorted({*names_of(folder)} - listed.files.keys())
    told = (one for name in strange for one in file_not_as_listed(f"{shown}{name}", "strange"))
    return listed, [*found, *told]


def list_in(folder: Path) -> Inventory:
    """Return the list of the site in a folder.

    Raises MemoriaError where there is none.
    """
    try:
        return read_inventory((folder / INVENTORY).read_bytes())
    except OSError as error:
        raise fail(list_not_read(shown_path(folder), "", "site")) from error
    except ValueError as error:
        raise fail(list_not_read(shown_path(folder / INVENTORY), "", "form")) from error


def differences(listed: Inventory, place: str, digest: Digest) -> Iterator[Problem]:
    """Tell which files are missing or other than listed, in the order of the list."""
    with ThreadPoolExecutor(AT_ONCE) as threads:
        found = threads.map(digest, listed.files)
        for (name, wanted), seen in zip(listed.files.items(), found, strict=True):
            if seen != wanted:
                yield from file_not_as_listed(f"{place}{name}", "" if seen is None else "changed")


def digest_in(folder: Path, name: str) -> str | None:
    """Return the digest of a file in a folder; a name that leads elsewhere has none."""
    file = folder / name
    if not file.is_file() or not file.resolve().is_relative_to(folder.resolve()):
        return None
    with file.open("rb") as content:
        return hexadecimal(content)


def digest_at(base: str, name: str) -> str | None:
    """Return the digest of a file of a site on the web.

    Raises MemoriaError where the site gives no answer.
    """
    return received(f"{base}{quote(name)}", hexadecimal, "file")


def hexadecimal(content: BufferedIOBase) -> str:
    """Return the digest of what can be read, as lists have it."""
    return file_digest(content, "sha256").hexdigest()
