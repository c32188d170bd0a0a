"""The whole publication: pages, site, search index, put in place of the old site at once."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from itertools import repeat
from pathlib import Path

from memoria.outputs.documents.workshop import Progress, quiet
from memoria.project.cache import Cache, place_of
from memoria.project.project import Work, shown_path
from memoria.project.writing import clear_failure
from memoria.publish.build import Built, build
from memoria.publish.inventory import write_inventory
from memoria.publish.language import Part, make_pages
from memoria.publish.search import FOLDER as INDEX
from memoria.publish.search import join_indexes, renew_index
from memoria.rules.commands import fail, folder_in_use


def publish(work: Work, site: Path, progress: Progress = quiet) -> Built:
    """Make the whole publication in a folder: the old site stays until the new one is whole."""
    refuse_strange_folder(site)
    built = build(work, progress=progress)
    if built.failed:
        return built
    fresh, spare = site.parent / f".{site.name}.new", spare_of(work.settings.root)
    os.environ.setdefault("SOURCE_DATE_EPOCH", last_change(work.settings.root))
    try:
        take_over(spare, fresh)
        make_site(work, site, fresh)
        write_inventory(fresh, work)
        put_in_place(fresh, site, spare)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return built


def spare_of(root: Path) -> Path | None:
    """Return where the site before the last one stays: most of the next one is there already."""
    file = place_of(root)
    return file and file.with_name("site")


def take_over(spare: Path | None, fresh: Path) -> None:
    """Begin the next site with an earlier one, if there is any."""
    shutil.rmtree(fresh, ignore_errors=True)
    if spare and spare.is_dir() and not spare.is_symlink():
        with suppress(OSError):
            spare.rename(fresh)


def make_site(work: Work, last: Path, fresh: Path, *, searched: bool = True) -> None:
    """Make a site of the folder of pages, all languages side by side, with an index or without.

    What still holds is taken from the last site; of what the folder holds, that is kept which the
    site has, too. Raises MemoriaError where MkDocs or Pagefind gives up.
    """
    folder, docs = fresh.with_name(f"{fresh.name}.parts"), work.docs.resolve()
    codes = work.settings.codes
    parts = [Part(work.settings, docs, last, folder / code, code) for code in codes]
    try:
        make_empty(folder)
        divide(fresh, parts)
        with ProcessPoolExecutor(len(parts)) as processes:
            list(processes.map(make_language, parts, repeat(searched)))
        if searched:
            join_indexes([part.site / INDEX for part in parts], parts[0].site / INDEX)
        bring_together(parts, fresh)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def divide(site: Path, parts: Sequence[Part]) -> None:
    """Take an earlier site apart into its languages, without its index."""
    with clear_failure(site):
        for part in parts:
            part.site.mkdir(parents=True)
        if site.is_dir() and not site.is_symlink():
            shutil.rmtree(site / INDEX, ignore_errors=True)
            site.rename(parts[0].site)
        for part in parts[1:]:
            earlier = parts[0].site / part.language
            if earlier.is_dir() and not earlier.is_symlink():
                earlier.rename(part.site / part.language)


def make_language(part: Part, searched: bool) -> None:
    """Make the pages of a language, and the index of what they say."""
    make_pages(part)
    if searched:
        with Cache(part.settings.root) as cache:
            renew_index(part.site, part.last, part.language, cache)


def bring_together(parts: Sequence[Part], site: Path) -> None:
    """Put the languages into one site, the default one at its root."""
    parts[0].site.rename(site)
    for part in parts[1:]:
        (part.site / part.language).rename(site / part.language)


def make_empty(folder: Path) -> None:
    """Make a folder anew, without what a broken run has left in it."""
    with clear_failure(folder):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)


def put_in_place(fresh: Path, site: Path, spare: Path | None = None) -> None:
    """Replace the old site by the new one; a failure leaves the old one."""
    old = site.parent / f".{site.name}.old"
    with clear_failure(site):
        shutil.rmtree(old, ignore_errors=True)
        if site.exists():
            site.rename(old)
        try:
            fresh.rename(site)
        except OSError:
            if old.exists():
                old.rename(site)
            raise
    if spare:
        with suppress(OSError):
            old.rename(spare)
    shutil.rmtree(old, ignore_errors=True)


def refuse_strange_folder(site: Path) -> None:
    """Protect a folder that holds anything but a site made here.

    Raises MemoriaError where it does.
    """
    ours = (site / "pagefind" / "pagefind.js").is_file()
    empty = not site.exists() or (site.is_dir() and not any(site.iterdir()))
    if site.is_symlink() or not (ours or empty):
        raise fail(folder_in_use(shown_path(site)))


def last_change(root: Path) -> str:
    """Return the time of the last commit in seconds, so that a commit gives the same bytes."""
    git = shutil.which("git")
    if git is None:
        return "0"
    command = [git, "-C", str(root), "log", "-1", "--format=%ct"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return run.stdout.strip() or "0"
