"""The weekly job writes one issue: it opens it, writes it anew, and closes it."""

import base64
import os
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "upkeep.yml"
# The forge's own program: it says the number of the issue, if there is one, and notes the rest.
GH = """#!/bin/sh
case "$1 $2" in
"issue list") printf '%s' "$ISSUE" ;;
*) echo "$1 $2 $3" >> "$RUNNER_TEMP/asked" ;;
esac
"""


@pytest.mark.parametrize(
    ("report", "issue", "asked"),
    [
        ("", "", []),
        ("", "7", ["issue close 7"]),
        ("## Dead\n", "", ["issue create --title"]),
        ("## Dead $(exit 1)\n", "7", ["issue edit 7", "issue reopen 7"]),
    ],
)
def test_there_is_one_issue_at_most(
    tmp_path: Path, report: str, issue: str, asked: list[str]
) -> None:
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    workflow = yaml.load(WORKFLOW.read_bytes(), Loader=yaml.BaseLoader)
    (step,) = workflow["jobs"]["tell"]["steps"]
    told = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "RUNNER_TEMP": str(tmp_path),
        "REPORT": base64.b64encode(report.encode()).decode(),
        "TITLE": step["env"]["TITLE"],
        "ISSUE": issue,
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    subprocess.run(command, env=told, check=True)
    lines = (tmp_path / "asked").read_text().splitlines()
    assert lines == ["label create upkeep", *asked]
    assert (tmp_path / "report.md").read_text() == report
