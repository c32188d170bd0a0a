"""A small project of its own, whose environment is made from packages that are offered here."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.scripts.packages import offering, wheel

LAMP = {
    version: wheel("lamp", version, {"lamp.py": f"SHINES = '{version}'\n"})
    for version in ("1.0", "1.1")
}
# What the scripts call; nothing else is found, and above all no apt-get.
TOOLS = ("sh", "sed", "tr", "id", "rm", "cp", "cmp", "head", "cut", "basename")
BACKEND = '''\
"""Installs the project as it lies there."""

from pathlib import Path

from packages import wheel

ROOT = Path(__file__).parent


def build_editable(folder, settings=None, metadata=None):
    name = "memoria-0.1-py3-none-any.whl"
    (Path(folder) / name).write_bytes(wheel("memoria", "0.1", {"memoria.pth": f"{ROOT}/src\\n"}))
    return name
'''
PROJECT = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'


@dataclass
class Project:
    """A project with its scripts, and the environment of a shell in it."""

    root: Path
    tools: Path
    environment: dict[str, str] = field(default_factory=dict)

    def demand(self, version: str, content: bytes | None = None) -> None:
        """Lock a version of the package, by the digest of its content."""
        digest = hashlib.sha256(content or LAMP.get(version, b"")).hexdigest()
        (self.root / "list.txt").write_text(f"lamp=={version} \\\n    --hash=sha256:{digest}\n")

    def begin(self, python: str = "python3", **environment: str) -> "subprocess.Popen[str]":
        """Begin to make the environment, as `make` does."""
        return subprocess.Popen(
            ["sh", "scripts/environment.sh", python, "list.txt"],
            cwd=self.root,
            env={**self.environment, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def make(self, python: str = "python3", **environment: str) -> tuple[int, list[str]]:
        """Make the environment; return the status and the lines that were said."""
        process = self.begin(python, **environment)
        said, _ = process.communicate()
        return process.returncode, said.splitlines()

    def shines(self) -> str:
        """Ask the environment which version of the package it has."""
        command = [".venv/bin/python", "-c", "import lamp, memoria; print(lamp.SHINES)"]
        done = subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def stub(self, name: str, script: str) -> str:
        """Put a program of our own among those that are found."""
        path = self.tools / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return name


def interrupt(process: "subprocess.Popen[str]") -> str:
    """Press Ctrl-C; return what was said."""
    os.killpg(process.pid, signal.SIGINT)
    return process.communicate()[0]


@pytest.fixture(scope="session")
def index() -> Iterator[str]:
    """Offer the package."""
    with offering(
        {f"lamp-{version}-py3-none-any.whl": one for version, one in LAMP.items()}
    ) as place:
        yield f"http://{place}/simple"


def begin(folder: Path, index: str) -> Project:
    """Make a project that has no environment yet."""
    root, tools = folder / "project", folder / "tools"
    (root / "src" / "memoria").mkdir(parents=True)
    (root / "src" / "memoria" / "__init__.py").write_text("")
    shutil.copytree(ROOT / "src" / "memoria" / "messages", root / "src" / "memoria" / "messages")
    shutil.copytree(ROOT / "scripts", root / "scripts")
    shutil.copy(Path(__file__).parent / "packages.py", root)
    (root / "backend.py").write_text(BACKEND)
    (root / "pyproject.toml").write_text(PROJECT)
    tools.mkdir()
    for name in TOOLS:
        (tools / name).symlink_to(str(shutil.which(name)))
    settings = {"CONFIG_FILE": os.devnull, "INDEX_URL": index, "NO_CACHE_DIR": "1"}
    pip = {f"PIP_{name}": value for name, value in settings.items()}
    project = Project(root, tools, {"PATH": str(tools), "HOME": str(folder), **pip})
    project.stub("python3", f'exec "{Path(sys.executable).resolve()}" "$@"')
    project.demand("1.0")
    return project


@pytest.fixture
def project(tmp_path: Path, index: str) -> Project:
    return begin(tmp_path, index)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, index: str) -> Project:
    """Make a project with its environment, once for all tests that leave it as it is."""
    project = begin(tmp_path_factory.mktemp("made"), index)
    status, lines = project.make()
    assert status == 0, lines
    return project
