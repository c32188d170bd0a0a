"""The whole publication: pages, site, search index, put in place of the old site at once."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from itertools import repeat
from pathlib import Path
from tempfile import mkdtemp

from memoria.outputs.documents.workshop import Progress, quiet
from memoria.project.cache import Cache, place_of
from memoria.project.copies import with_whole_letters
from memoria.project.folders import composed
from memoria.project.lock import alone
from memoria.project.processors import end_with_parent
from memoria.project.project import Work, shown_path
from memoria.project.writing import clear_failure
from memoria.publish.build import Built, build
from memoria.publish.inventory import write_inventory
from memoria.publish.language import Part, make_pages
from memoria.publish.search import FOLDER as INDEX
from memoria.publish.search import join_indexes, renew_index
from memoria.rules.commands import fail, folder_in_use, site_not_whole

# The end of the name of a folder that is a run's own.
RUN = ".run"


def publish(work: Work, site: Path, progress: Progress = quiet) -> Built:
    """Make the whole publication in a folder: the old site stays until the new one is whole.

    Raises MemoriaError where another run is at work on the same pages, or the same site.
    """
    with alone(work.docs), alone(site) as sure:
        bring_back(site)
        refuse_strange_folder(site)
        if sure:
            clear_away(site)
        built = build(work, progress=progress)
        if not built.failed:
            renew(work, site, built)
    return built


def renew(work: Work, site: Path, built: Built) -> None:
    """Make a site of what was built, in a folder of this run's own, and put it in place.

    Raises MemoriaError where it is not whole.
    """
    os.environ.setdefault("SOURCE_DATE_EPOCH", last_change(work.settings.root))
    spare, wanted = spare_of(work.settings.root), expected(work, built)
    with clear_failure(site):
        site.parent.mkdir(parents=True, exist_ok=True)
        run = Path(mkdtemp(prefix=f".{site.name}.", suffix=RUN, dir=site.parent))
    fresh = run / f"{site.name}.new"
    try:
        take_over(spare, fresh)
        make_site(work, site, fresh)
        refuse_gaps(fresh, wanted, site)
        write_inventory(fresh, work)
        put_in_place(fresh, site, spare)
    finally:
        shutil.rmtree(run, ignore_errors=True)


def bring_back(site: Path) -> None:
    """Put an old site back where a run was killed before the new one had taken its place."""
    old = old_of(site)
    if is_site(old) and not site.exists():
        with clear_failure(site):
            old.rename(site)


def clear_away(site: Path) -> None:
    """Remove what runs that were killed have left; nobody else may be at work."""
    with suppress(OSError):
        for one in site.parent.iterdir():
            if one.name.startswith(f".{site.name}.") and one.name.endswith(RUN):
                shutil.rmtree(one, ignore_errors=True)


def expected(work: Work, built: Built) -> list[str]:
    """List the files that a site of these pages has at least, as far as MkDocs is not told more."""
    docs, codes, found = work.docs.resolve(), work.settings.codes, {f"{INDEX}/pagefind.js"}
    if work.settings.menu is not None:
        parts = {code: Part(work.settings, docs, docs, docs, code) for code in codes}
        by_hand = (composed(name) for part in parts.values() for name in part.files)
        names = [*built.made, *by_hand]
        found |= {parts.get(one.partition("/")[0], parts[codes[0]]).address(one) for one in names}
    return sorted(found)


def refuse_gaps(fresh: Path, wanted: Iterable[str], site: Path) -> None:
    """Raise MemoriaError where a site lacks a file that was to be made."""
    if lacking := [name for name in wanted if not (fresh / name).is_file()]:
        raise fail(site_not_whole(shown_path(site), lacking))


def spare_of(root: Path) -> Path | None:
    """Return where the site before the last one stays: most of the next one is there already."""
    file = place_of(root)
    return file and file.with_name("site")


def take_over(spare: Path | None, fresh: Path) -> None:
    """Begin the next site with an earlier one, if there is any."""
    if spare and spare.is_dir() and not spare.is_symlink():
        with suppress(OSError):
            spare.rename(fresh)


def make_site(work: Work, last: Path, fresh: Path, *, searched: bool = True) -> None:
    """Make a site of the folder of pages, all languages side by side, with an index or without.

    What still holds is taken from the last site; of what the folder holds, that is kept which the
    site has, too. Raises MemoriaError where MkDocs or Pagefind gives up.
    """
    folder, codes = fresh.with_name(f"{fresh.name}.parts"), work.settings.codes
    try:
        make_empty(folder)
        with clear_failure(folder):
            docs = with_whole_letters(work.docs.resolve(), folder / "docs")
        parts = [Part(work.settings, docs, last, folder / code, code) for code in codes]
        divide(fresh, parts)
        with ProcessPoolExecutor(len(parts), initializer=end_with_parent) as processes:
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
    with clear_failure(part.last):
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
    old = old_of(site)
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


def old_of(site: Path) -> Path:
    """Return where the old site is while the new one takes its place."""
    return site.with_name(f".{site.name}.old")


def is_site(folder: Path) -> bool:
    """Tell whether a folder has a site that was made here."""
    return (folder / INDEX / "pagefind.js").is_file()


def refuse_strange_folder(site: Path) -> None:
    """Protect a folder that holds anything but a site made here.

    Raises MemoriaError where it does.
    """
    empty = not site.exists() or (site.is_dir() and not any(site.iterdir()))
    if site.is_symlink() or not (is_site(site) or empty):
        raise fail(folder_in_use(shown_path(site)))


def last_change(root: Path) -> str:
    """Return the time of the last commit in seconds, so that a commit gives the same bytes."""
    git = shutil.which("git")
    if git is None:
        return "0"
    command = [git, "-C", str(root), "log", "-1", "--format=%ct"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return run.stdout.strip() or "0"
