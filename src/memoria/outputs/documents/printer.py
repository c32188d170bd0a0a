"""Whether this machine can make PDFs: WeasyPrint is optional and needs libraries of the system."""

import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec

from memoria.rules.commands import pdf_library_missing
from memoria.rules.problems import Problem

LIBRARY = "weasyprint"


def printing_problems() -> Iterator[Problem]:
    """Say why no PDF can be made, if none can."""
    if find_spec(LIBRARY) is None:
        yield from pdf_library_missing("", "module")
    elif reason := missing_library():
        yield from pdf_library_missing(reason)


@cache
def missing_library() -> str:
    """Return why WeasyPrint does not start, or nothing.

    It is tried in a process of its own: it takes half a second and 50 MB, and prints advice.
    Without HarfBuzz-Subset it only warns, but is slow and never makes the same bytes twice.
    """
    command = [sys.executable, "-W", "error:HarfBuzz-Subset", "-c", f"import {LIBRARY}"]
    tried = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if tried.returncode == 0:
        return ""
    kind, _, told = (tried.stderr.strip() or LIBRARY).splitlines()[-1].partition(": ")
    return (told or kind).partition(": ")[0]
