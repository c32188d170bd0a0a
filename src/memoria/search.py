"""The search index: Pagefind reads the finished pages, one index for each language."""

import subprocess
import sys
from pathlib import Path

from memoria.checks.environment import fail, index_not_made


def index(site: Path) -> None:
    """Make the search index of a site in its folder `pagefind`.

    Raises MemoriaError where Pagefind fails.
    """
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if run.returncode or not (site / "pagefind" / "pagefind.js").is_file():
        lines = (run.stderr or run.stdout).strip().splitlines()
        raise fail(index_not_made(str(site), lines[-1] if lines else f"exit {run.returncode}"))
