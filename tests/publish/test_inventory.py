import json
import re
import subprocess
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import pytest

import memoria
from memoria.project.project import Work
from memoria.project.settings import read_settings
from memoria.publish.inventory import INVENTORY, commit_of, versions, write_inventory
from tests.conftest import ROOT


def git(folder: Path, *command: str) -> str:
    own = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    run = ["git", "-C", str(folder), *own, *command]
    return subprocess.run(run, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def work(tmp_path: Path) -> Work:
    project = tmp_path / "project"
    (project / "data").mkdir(parents=True)
    (project / "data" / "people.yaml").write_text("people: []\n")
    (project / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text())
    settings = read_settings(project / "mkdocs.yml")
    return Work(settings, settings.data, settings.docs)


def test_every_file_is_listed_but_the_list(work: Work) -> None:
    site = work.settings.root / "site"
    (site / "data").mkdir(parents=True)
    (site / INVENTORY).write_text("an earlier one")
    (site / "año.html").write_text("ñ", "utf-8")
    write_inventory(site, work)
    assert json.loads((site / INVENTORY).read_text("utf-8")) == {
        "format": 1,
        "commit": "",
        "versions": {"memoria": memoria.__version__},
        "files": {"año.html": sha256("ñ".encode()).hexdigest()},
    }


def test_the_commit_is_told_where_the_site_is_made_of_nothing_else(work: Work) -> None:
    root = work.settings.root
    git(root, "init", "--quiet")
    assert commit_of(work) == ""
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Begin")
    (root / "letter.txt").write_text("of no page")
    assert commit_of(work) == git(root, "rev-parse", "HEAD")
    assert commit_of(Work(work.settings, root.parent / "elsewhere", work.docs)) == ""
    (work.data / "news.yaml").write_text("news: []\n")
    assert commit_of(work) == ""


def test_the_versions_are_those_that_are_locked() -> None:
    told = versions(ROOT)
    lines = (ROOT / "requirements" / "site.txt").read_text("utf-8").splitlines()
    assert len(told) == 1 + len([line for line in lines if re.match(r"\w", line)])
    assert told["mkdocs"] == version("mkdocs")
