"""The command line without an environment: it says which command makes one."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def test_a_program_without_its_environment_says_how_to_make_one(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    # Without any packages, as a Python of the system.
    command = [sys.executable, "-I", "-S", "scripts/build_summaries.py", "check"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Run “make environment” first. / Antes, ejecute «make environment»."
        " (No module named 'memoria')\n"
    )
