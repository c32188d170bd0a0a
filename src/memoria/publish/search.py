"""The search index of a site: Pagefind's, one of each language."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from memoria.rules.commands import fail, index_not_made

FOLDER, ENTRY = "pagefind", "pagefind-entry.json"
# Interfaces that Pagefind brings along; the site has one of its own.
UNUSED = ("pagefind-*ui.*", "pagefind-highlight.*")


def index(site: Path) -> None:
    """Make the search index of a site in its folder `pagefind`.

    Raises MemoriaError where Pagefind fails.
    """
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    folder = site / FOLDER
    if run.returncode or not (folder / "pagefind.js").is_file():
        lines = (run.stderr or run.stdout).strip().splitlines()
        raise fail(index_not_made(str(site), lines[-1] if lines else f"exit {run.returncode}"))
    for pattern in UNUSED:
        for path in folder.glob(pattern):
            path.unlink()
    write_entry(folder, read_entry(folder))


def join_indexes(sites: Sequence[Path]) -> None:
    """Bring the indexes of several sites, one a language, together in the first of them."""
    first, *others = [site / FOLDER for site in sites]
    entry = read_entry(first)
    for other in others:
        entry["languages"] |= read_entry(other)["languages"]
        for path in other.rglob("*"):
            if path.is_file():
                path.replace(first / path.relative_to(other))
    write_entry(first, entry)


def read_entry(folder: Path) -> Any:
    """Read the list of the languages of an index."""
    return json.loads((folder / ENTRY).read_text("utf-8"))


def write_entry(folder: Path, entry: Any) -> None:
    """Write the list of languages with its keys in order: Pagefind's own changes between runs."""
    text = json.dumps(entry, sort_keys=True, ensure_ascii=False)
    (folder / ENTRY).write_text(text, "utf-8")
