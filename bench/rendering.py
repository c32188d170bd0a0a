"""Render the records and build their pages, and nothing else: no documents, no search index.

Run in a folder of the project. What it takes to load and check the content before is written into
`examined.json`, so that it can be taken off.
"""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from memoria.check.examine import examine
from memoria.project.processors import keep_what_is_read
from memoria.project.project import Work
from memoria.project.settings import read_settings
from memoria.publish import build as building
from memoria.publish.site import make_site

EXAMINED = "examined.json"


def timed(step: Callable[..., Any], file: Path) -> Callable[..., Any]:
    """Let a step write down what it takes."""

    def run(*arguments: Any, **options: Any) -> Any:
        wall, cpu = time.perf_counter(), time.process_time()
        done = step(*arguments, **options)
        taken = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
        file.write_text(json.dumps(taken), "utf-8")
        return done

    return run


def main() -> None:
    """Build the pages of all languages."""
    keep_what_is_read()
    building.__dict__["examine"] = timed(examine, Path(EXAMINED))
    settings = read_settings(Path("mkdocs.yml"))
    work = Work(settings, settings.data, settings.docs, quick=True)
    building.build(work)
    make_site(work, settings.site, Path(".rendered"), searched=False)


if __name__ == "__main__":
    main()
