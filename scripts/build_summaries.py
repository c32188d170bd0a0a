"""The command line, and the hook by which `mkdocs build` and `mkdocs serve` work alone.

Run it with any Python 3.11 or later: it finds the environment that `make site` made.
"""

import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PYTHON = ROOT / ".venv" / "bin" / "python"


def main() -> int:
    """Run the program, in the project's own environment if this one lacks it."""
    try:
        from memoria.cli import main as run
    except ImportError as lacking:
        if PYTHON.exists() and Path(sys.prefix) != PYTHON.parent.parent:
            os.execv(PYTHON, [str(PYTHON), *sys.argv])  # noqa: S606
        sys.stderr.write(
            f"Run “make environment” first. / Antes, ejecute «make environment». ({lacking})\n"
        )
        return 2
    return run()


def on_pre_build(config: Any) -> None:
    """Bring the pages up to date before MkDocs reads them."""
    from memoria.publish.mkdocs import before_build

    before_build(config)


def on_post_build(config: Any) -> None:
    """Make the search index when the pages of all languages are there."""
    from memoria.publish.mkdocs import after_build

    after_build(config)


# After the i18n plugin, which builds the other languages in this event with priority -100.
on_post_build.mkdocs_priority = -200  # type: ignore[attr-defined]

if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:  # while the program is still being loaded
        sys.exit(130)
