"""A shallow copy of the repository is completed before the site is made, or else left as it is."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, words_of
from tests.repositories import Repository

BEGUN = words_of("en")("setup.history")


@pytest.fixture
def origin(tmp_path: Path) -> Repository:
    """Make a repository of two commits that has the script and its words."""
    shutil.copytree(ROOT / "scripts", tmp_path / "origin" / "scripts")
    messages = "src/memoria/messages"
    shutil.copytree(ROOT / messages, tmp_path / "origin" / messages)
    repository = Repository(tmp_path / "origin")
    for day in ("2026-05-01", "2026-05-02"):
        repository.commit({"people.yaml": f"# {day}\npeople: []\n"}, day)
    return repository


def clone(origin: Repository, *options: str) -> Path:
    """Clone a repository as from another computer."""
    copy = origin.root.with_name("copy")
    origin.git("clone", "--quiet", *options, f"file://{origin.root}", str(copy))
    return copy


def completed(copy: Path) -> tuple[int, str, int]:
    """Run the script: its status, all that it says, and how many commits the copy has then."""
    own = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["sh", "scripts/history.sh"], cwd=copy, capture_output=True, text=True, check=False, env=own
    )
    asked = ["git", "-C", str(copy), "rev-list", "--count", "HEAD"]
    counted = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    return done.returncode, done.stdout + done.stderr, int(counted or 0)


def test_a_shallow_copy_is_completed(origin: Repository) -> None:
    copy = clone(origin, "--depth", "1")
    assert completed(copy) == (0, f"{BEGUN}\n", 2)
    assert completed(copy) == (0, "", 2)


def test_a_whole_copy_asks_nobody(origin: Repository) -> None:
    copy = clone(origin)
    origin.root.rename(origin.root.with_name("gone"))
    assert completed(copy) == (0, "", 2)


def test_what_cannot_be_completed_stays_as_it_is(origin: Repository) -> None:
    copy = clone(origin, "--depth", "1")
    origin.root.rename(origin.root.with_name("gone"))
    assert completed(copy) == (0, f"{BEGUN}\n", 1)


def test_a_folder_without_git_has_nothing_to_complete(origin: Repository) -> None:
    shutil.rmtree(origin.root / ".git")
    assert completed(origin.root) == (0, "", 0)
