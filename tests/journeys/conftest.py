"""A copy of the project to work in, under git, as a new editor has it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.projects import copy_project
from tests.repositories import Repository


class Scratch(Repository):
    """A copy of the project, and a shell in it."""

    def shell(self, commands: str) -> "subprocess.CompletedProcess[str]":
        """Run commands as they stand in the documentation, each only if those before went well."""
        return subprocess.run(
            ["bash", "-euo", "pipefail", "-c", commands],
            cwd=self.root,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def environment(self) -> dict[str, str]:
        """Return an environment in which `python` and the program are those of the tests."""
        people = {
            f"GIT_{one}_{part}": value
            for one in ("AUTHOR", "COMMITTER")
            for part, value in (("NAME", "Ada"), ("EMAIL", "ada@example.org"))
        }
        path = f"{self.root.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
        program = {"PATH": path, "PYTHONPATH": str(ROOT / "src"), "LANG": "C.UTF-8"}
        return {**program, "GIT_CONFIG_GLOBAL": "/dev/null", **people}


def copy_with_content(folder: Path) -> Scratch:
    """Copy the project with its content, and commit all of it."""
    copy_project(folder)
    shutil.copytree(ROOT / "data", folder / "data")
    shutil.copytree(ROOT / ".github", folder / ".github")
    shutil.copy(ROOT / ".gitignore", folder)
    python = folder.parent / "bin" / "python"
    python.parent.mkdir()
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    scratch = Scratch(folder)
    scratch.git("add", "--all")
    scratch.git("commit", "--quiet", "--message", "Begin")
    return scratch


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    return copy_with_content(tmp_path / "project")
