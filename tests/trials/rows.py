"""What trials show, as the tables of a page."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

PAGE = Path(__file__).parents[2] / "bench" / "TRIALS.md"
TITLE = """# Trials

Made by `make trials`, or `make trials ONLY="NAME …"`; the modules are in `tests/trials/`.
"""
HEAD = "| | wanted | seen |\n|---|---|---|\n"
SUBJECT = "\n## "


class Row(NamedTuple):
    """Say what was tried and how often, what is wanted of it, and what was seen."""

    what: str
    wanted: str
    seen: str

    def __str__(self) -> str:
        return "| " + " | ".join(one.replace("|", "\\|") for one in self) + " |\n"


def table(commit: str, rows: Iterable[Row]) -> str:
    """Return the table of a subject, with the commit that was tried."""
    return f"At commit {commit}.\n\n{HEAD}{''.join(map(str, rows))}"


def read_page() -> dict[str, str]:
    """Return the tables of the page by their subjects."""
    return dict(tables(PAGE.read_text("utf-8") if PAGE.is_file() else ""))


def tables(page: str) -> Iterator[tuple[str, str]]:
    """List the tables of a page, each with its subject."""
    for part in page.split(SUBJECT)[1:]:
        name, _, told = part.partition("\n\n")
        yield name, told


def write_page(found: Mapping[str, str]) -> None:
    """Write the page."""
    parts = (f"{SUBJECT}{name}\n\n{found[name]}" for name in sorted(found))
    PAGE.write_text(TITLE + "".join(parts), "utf-8")
