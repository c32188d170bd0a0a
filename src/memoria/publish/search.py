"""The search index: Pagefind reads the finished pages, one index for each language."""

import json
import subprocess
import sys
from pathlib import Path

from memoria.rules.commands import fail, index_not_made

# Interfaces that Pagefind brings along; the site has one of its own.
UNUSED = ("pagefind-*ui.*", "pagefind-highlight.*")


def index(site: Path) -> None:
    """Make the search index of a site in its folder `pagefind`.

    Raises MemoriaError where Pagefind fails.
    """
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    folder = site / "pagefind"
    if run.returncode or not (folder / "pagefind.js").is_file():
        lines = (run.stderr or run.stdout).strip().splitlines()
        raise fail(index_not_made(str(site), lines[-1] if lines else f"exit {run.returncode}"))
    for pattern in UNUSED:
        for path in folder.glob(pattern):
            path.unlink()
    sort_keys(folder / "pagefind-entry.json")


def sort_keys(path: Path) -> None:
    """Write a JSON file with its keys in order: Pagefind's own order changes between runs."""
    data = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(data, sort_keys=True, ensure_ascii=False), "utf-8")
