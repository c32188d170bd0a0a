"""The search index of a site: Pagefind's, one of each language."""

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from posixpath import join
from tempfile import TemporaryDirectory
from typing import Any

from memoria.project.cache import Cache, key
from memoria.project.copies import digest, files_below, is_same, lay, link, read
from memoria.project.project import shown_path
from memoria.rules.commands import fail, index_not_made, not_writable

FOLDER, ENTRY = "pagefind", "pagefind-entry.json"
# Interfaces that Pagefind brings along; the site has one of its own.
UNUSED = ("pagefind-*ui.*", "pagefind-highlight.*")

BODY = b" data-pagefind-body"
# What is read above the body of a page: its language, its title and the language of that.
BEGINNING = re.compile(rb"<html [^>]*>|<title.*?</title>", re.DOTALL)
# What stands in the text and is not to be found there: the chain, the matrix, notices.
UNREAD = re.compile(
    rb'<(dl(?= class="chain">)|div(?= class="(?:table-frame|notice)"[^>]* data-pagefind-ignore>))'
    rb"[^>]*>[^<]*(?:<(?!/?\1\b)[^<]*)*</\1>\n*"
)
# A page is found by its kind, too: it ends with a word of which the script makes a filter. Those of
# Pagefind change their bytes between runs.
KIND = re.compile(rb'^<[^>]* data-kind="([a-z-]+)"')
KIND_WORD = b"<p>q0%s</p>"
# Pagefind parts words at signs of ASCII only: after others it is given a hyphen, which the script
# that shows what was found takes out again.
JOINED = re.compile("(?<=[^\\W_])([’–—])(?=[^\\W_])")
# Pagefind takes the text of a picture as HTML spells it, with `&amp;` for an ampersand.
PICTURE = re.compile(rb'<img\b[^>]*? alt="([^"]*)"[^>]*>')
# What addresses a passage, and says nothing.
PASSAGE = re.compile(rb' id="[^"]*_[0-9a-f]{6}"|<a class="passage"[^>]*></a>')


def index(site: Path, pages: Mapping[str, bytes] | None = None, shown: Path | None = None) -> None:
    """Make the search index of a site in its folder `pagefind`, of what its pages say.

    Raises MemoriaError where Pagefind fails, of the site that is `shown`.
    """
    folder = site / FOLDER
    with TemporaryDirectory(dir=site) as said:
        lay((pages or said_by(site)).items(), Path(said), write_page)
        command = [sys.executable, "-m", "pagefind", "--site", said, "--quiet"]
        command += ["--output-path", str(folder)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if run.returncode or not (folder / "pagefind.js").is_file():
        lines = (run.stderr or run.stdout).strip().splitlines()
        raise fail(
            index_not_made(
                shown_path(shown or site), lines[-1] if lines else f"exit {run.returncode}"
            )
        )
    for pattern in UNUSED:
        for path in folder.glob(pattern):
            path.unlink()
    refuse_empty(folder, shown or site)
    write_entry(folder, read_entry(folder))


def refuse_empty(folder: Path, shown: Path) -> None:
    """Make sure that an index is whole: on a full disk Pagefind leaves files empty, and ends well.

    Raises MemoriaError where a file is.
    """
    if not all((folder / name).stat().st_size for name in files_below(folder)):
        raise fail(not_writable(shown_path(shown), os.strerror(errno.ENOSPC)))


def renew_index(site: Path, last: Path, language: str, cache: Cache) -> None:
    """Make the index of a language, or take that of the last site if its pages say the same.

    Raises MemoriaError where Pagefind fails.
    """
    pages = said_by(site)
    names = (one.encode() for one in pages)
    name, folder = key(f"index-{language}", *names, *pages.values()), last / FOLDER
    kept = json.loads(cache.get(name) or b"null")
    if kept and all(is_same(join(folder, one), bytes.fromhex(was)) for one, was in kept["files"]):
        lay([(one, join(folder, one)) for one, _ in kept["files"]], site / FOLDER, link)
        write_entry(site / FOLDER, kept["entry"])
        return
    index(site, pages, last)
    made = [one for one in files_below(site / FOLDER) if one != ENTRY]
    files = [(one, digest(join(site / FOLDER, one)).hex()) for one in made]
    cache.put(name, json.dumps({"entry": read_entry(site / FOLDER), "files": files}).encode())


def said_by(site: Path) -> dict[str, bytes]:
    """Return what is to be found of a site: of each page its text, with its language and title.

    Pagefind would find the same in whole pages, with a third more work.
    """
    pages = dict[str, bytes]()
    for name in files_below(site):
        page = read(join(site, name)) if name.endswith(".html") else b""
        if (start := page.find(BODY)) >= 0:
            article = page[page.rindex(b"<", 0, start) : page.rindex(b"</article>")]
            beginning = BEGINNING.findall(page, 0, start)
            kind = [KIND_WORD % one for one in KIND.findall(article)]
            read_there = PASSAGE.sub(b"", UNREAD.sub(b"", article))
            read_there = PICTURE.sub(rb"<p>\1</p>", read_there)
            said = b"".join([*beginning, read_there, *kind, b"</article>"])
            pages[name] = JOINED.sub(r"\1-", said.decode()).encode()
    return pages


def write_page(page: bytes, path: str) -> None:
    """Write a page for Pagefind."""
    Path(path).write_bytes(page)


def by_language(pages: Mapping[str, bytes], codes: Sequence[str]) -> dict[str, dict[str, bytes]]:
    """Divide pages by their language; those of the first one are in no folder of a language."""
    found: dict[str, dict[str, bytes]] = {code: {} for code in codes}
    for name, page in pages.items():
        folder = name.partition("/")[0]
        found[folder if folder in codes else codes[0]][name] = page
    return found


def join_indexes(indexes: Sequence[Path], folder: Path) -> None:
    """Bring indexes, one a language, together in a folder, which may be that of one of them."""
    entry = read_entry(indexes[0])
    for one in indexes:
        entry["languages"] |= read_entry(one)["languages"]
        names = [name for name in files_below(one) if name != ENTRY]
        lay([(name, join(one, name)) for name in names], folder, link)
    write_entry(folder, entry)


def read_entry(folder: Path) -> Any:
    """Read the list of the languages of an index."""
    return json.loads((folder / ENTRY).read_text("utf-8"))


def write_entry(folder: Path, entry: Any) -> None:
    """Write the list of languages with its keys in order: Pagefind's own changes between runs."""
    text = json.dumps(entry, sort_keys=True, ensure_ascii=False)
    (folder / ENTRY).write_text(text, "utf-8")
