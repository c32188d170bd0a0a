"""Copies of the project with a folder laid over them, published as a publisher would."""

import shutil
from pathlib import Path

import pytest

from memoria.project.project import Work
from memoria.project.settings import read_settings
from memoria.publish.build import Built
from memoria.publish.products import hand_written
from memoria.publish.site import publish
from tests.conftest import ROOT
from tests.links import ADDRESS, FORGE, Site

SITES = ROOT / "tests" / "sites"


def copy_project(folder: Path) -> None:
    """Copy what a site is made from, without its content and its generated pages."""
    for name, content in hand_written(ROOT / "docs", folder / "docs").items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for part in ("overrides", "scripts", "src"):
        passed_over = shutil.ignore_patterns("generated", "__pycache__")
        shutil.copytree(ROOT / part, folder / part, ignore=passed_over)
    shutil.copy(ROOT / "mkdocs.yml", folder)


def lay_over(site: str, folder: Path) -> None:
    """Lay one of the folders of `sites/` over a copy of the project."""
    shutil.copytree(SITES / site, folder, dirs_exist_ok=True)


def publish_project(folder: Path, *, quick: bool = False) -> tuple[Built, Site]:
    """Publish a copy of the project below a sub-path; every warning of MkDocs is an error."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS)
        patch.setenv("FORGE_URL", FORGE)
        patch.chdir(folder)
        settings = read_settings(folder / "mkdocs.yml")
        work = Work(settings, settings.data, settings.docs, quick=quick)
        built = publish(work, folder / "site")
    return built, Site(folder / "site", ADDRESS)
