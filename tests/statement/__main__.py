"""Run the checks, keep what they found, and tell it on the pages: `python -m tests.statement`."""

import sys
from datetime import UTC, datetime

import pytest

from tests.conftest import ROOT
from tests.statement.pages import LANGUAGES, page_of, section, with_section
from tests.statement.results import FILE, write
from tests.statement.watching import Watcher

# What is imported here before pytest does it.
QUIET = ("-q", "-W", "ignore::pytest.PytestAssertRewriteWarning")
CHECKS = (
    *("accessibility", "focus", "html", "initiatives", "items", "materials", "passages"),
    *("privacy", "reading", "redirects", "translations"),
)


def main() -> int:
    """Return the status of the run; its results are told unless it was broken off."""
    folder = ROOT / "tests" / "browser"
    checks = [str(folder / f"test_{one}.py") for one in CHECKS]
    watcher = Watcher()
    status = pytest.main([*QUIET, *checks, str(folder / "firefox")], plugins=[watcher])
    if status not in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}:
        return int(status)
    results = watcher.results(datetime.now(UTC).date())
    FILE.write_text(write(results), "utf-8")
    for language in LANGUAGES:
        page = page_of(language)
        page.write_text(with_section(page.read_text("utf-8"), section(results, language)), "utf-8")
    return int(status) or int(not results.is_whole)


if __name__ == "__main__":
    sys.exit(main())
