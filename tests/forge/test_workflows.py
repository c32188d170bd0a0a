"""The workflows: a pull request from anyone sees no secret and may write nothing."""

import re
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

FOLDER = ROOT / ".github"
WORKFLOW_FOLDER = FOLDER / "workflows"
WORKFLOWS = sorted(WORKFLOW_FOLDER.glob("*.yml"))
# What a job may do besides reading: publish main, and push what an editor has read.
MAY_WRITE = {
    ("publish.yml", "deploy"): {"pages", "id-token"},
    ("publish.yml", "attest"): {"attestations", "id-token"},
    ("propose.yml", "propose"): {"contents", "issues"},
    ("upkeep.yml", "tell"): {"issues"},
}
TRIGGERS = {
    "check.yml": {"pull_request"},
    "propose.yml": {"issues"},
    "publish.yml": {"push", "workflow_dispatch"},
    "upkeep.yml": {"schedule", "workflow_dispatch"},
}
# The steps that are told the token of their run.
TOLD = {
    "propose.yml": ["Push the branch, and answer"],
    "upkeep.yml": [
        "Fetch what the last run remembered",
        "Write the issue anew, open it or close it",
    ],
}
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$")
FOREIGN = re.compile(r"\$\{\{.*?(github\.(event|head_ref|ref_name|actor)|inputs\.).*?\}\}")
ZIZMOR = ["--offline", "--no-config", "--strict-collection", "--persona=auditor", "--color=never"]
# What is found must not depend on which checkers of scripts a machine has besides.
ACTIONLINT = ["-no-color", "-oneline", "-shellcheck=", "-pyflakes="]
FAULTY = """\
on: issues
permissions: {}
jobs:
  greet:
    runs-on: ubuntu-latest
    steps:
      - run: echo "${{ github.event.issue.title }}"
        timeout: 5
"""
# The id of a commit, which git makes; numbers and the name of an account, which the forge gives: no
# one chooses signs in them that a shell would obey.
HARMLESS = {
    "check.yml": (),
    "publish.yml": (),
    "upkeep.yml": (),
    "propose.yml": (
        "group: propose-${{ github.event.issue.number }}",
        "NUMBER: ${{ github.event.issue.number }}",
        "LOGIN: ${{ github.event.issue.user.login }}",
        "ID: ${{ github.event.issue.user.id }}",
    ),
}


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.name)
def path(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def read(path: Path) -> dict[str, Any]:
    # For PyYAML the key `on` would be true.
    workflow: dict[str, Any] = yaml.load(path.read_bytes(), Loader=yaml.BaseLoader)
    return workflow


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in read(path)["jobs"].values():
        yield from job["steps"]


def test_every_workflow_is_known() -> None:
    assert {path.name for path in WORKFLOWS} == set(TRIGGERS)
    assert not [*WORKFLOW_FOLDER.glob("*.yaml")]


def test_a_pull_request_starts_only_what_may_read(path: Path) -> None:
    triggers = read(path)["on"]
    assert set(triggers) == TRIGGERS[path.name]
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(triggers)
    if "push" in triggers:
        assert triggers["push"] == {"branches": ["main"]}


def test_each_job_has_the_rights_it_needs_and_no_others(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        writes = {one for one, right in job["permissions"].items() if right != "read"}
        assert writes == MAY_WRITE.get((path.name, name), set())


def test_no_workflow_knows_a_secret(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "secrets" not in text
    told = [step for step in steps(path) if "github.token" in str(step)]
    assert [step["name"] for step in told] == TOLD.get(path.name, [])
    assert text.count("github.token") == len(told)


def test_every_action_is_pinned_by_its_hash_with_its_version(path: Path) -> None:
    lines = [line.strip(" -") for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert lines
    assert [line for line in lines if not PINNED.fullmatch(line)] == []
    assert len(lines) == sum("uses" in step for step in steps(path))


def test_no_value_is_put_into_a_script(path: Path) -> None:
    for step in steps(path):
        assert "${{" not in step.get("run", "")
        assert "script" not in step.get("with", {})
    text = path.read_text("utf-8")
    for line in HARMLESS[path.name]:
        assert line in text
        text = text.replace(line, "")
    assert not FOREIGN.search(text)


def test_no_checkout_leaves_its_token(path: Path) -> None:
    checkouts = [step for step in steps(path) if "actions/checkout@" in step.get("uses", "")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


def test_every_job_comes_to_an_end(path: Path) -> None:
    jobs = read(path)["jobs"].values()
    assert jobs
    assert all(int(job["timeout-minutes"]) <= 60 for job in jobs)


def test_problems_do_not_keep_the_summary_away() -> None:
    found = list(steps(WORKFLOW_FOLDER / "check.yml"))
    summary = next(step for step in found if " compare " in step.get("run", ""))
    assert summary["if"].startswith("${{ !cancelled() ")
    assert "steps.check" not in summary["if"]
    names = [step.get("id") for step in found]
    assert names.index("check") < found.index(summary) < names.index("build")


def test_nothing_is_handed_on_that_would_lose_a_published_address() -> None:
    found = list(steps(WORKFLOW_FOLDER / "publish.yml"))
    check = next(step for step in found if " check " in step.get("run", ""))
    assert '--published "$ADDRESS"' in check["run"]
    assert not {"continue-on-error", "if"} & check.keys()
    assert check["env"] == {"ADDRESS": "${{ steps.pages.outputs.base_url }}/"}
    built = next(number for number, step in enumerate(found) if step.get("run") == "make site")
    handed = [number for number, step in enumerate(found) if "upload" in step.get("uses", "")]
    assert built < found.index(check) < min(handed)


def ask(tool: str, *options: str | Path) -> tuple[int, str]:
    """Run a tool of the environment: exit status, and all that it said."""
    command = [Path(sysconfig.get_path("scripts")) / tool, *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, (done.stdout + done.stderr).strip()


def test_zizmor_finds_nothing() -> None:
    status, said = ask("zizmor", *ZIZMOR, FOLDER)
    assert status == 0, said
    assert "No findings to report. Good job!" in said


def test_actionlint_finds_nothing() -> None:
    assert WORKFLOWS
    assert ask("actionlint", *ACTIONLINT, *WORKFLOWS) == (0, "")


def test_both_find_what_is_wrong(tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.yml"
    faulty.write_text(FAULTY)
    status, said = ask("zizmor", *ZIZMOR, faulty)
    assert status != 0
    assert "error[template-injection]" in said
    status, said = ask("actionlint", *ACTIONLINT, faulty)
    assert status == 1
    assert 'faulty.yml:8:9: unexpected key "timeout"' in said
    assert 'faulty.yml:7:24: "github.event.issue.title" is potentially untrusted' in said


def test_only_who_looks_after_the_project_starts_what_may_write() -> None:
    workflow = read(WORKFLOW_FOLDER / "propose.yml")
    assert workflow["on"] == {"issues": {"types": ["labeled"]}}
    jobs = workflow["jobs"]
    assert jobs["read"]["if"] == "github.event.label.name == 'proposal'"
    assert (jobs["propose"]["needs"], "if" in jobs["propose"]) == ("read", False)
    # A form may give labels by itself, whoever fills it in.
    forms = [yaml.safe_load(one.read_bytes()) for one in (FOLDER / "ISSUE_TEMPLATE").glob("*.yml")]
    assert len(forms) > 10
    assert not [form for form in forms if "labels" in form]


def test_what_may_write_runs_nothing_of_what_it_takes_over() -> None:
    job = read(WORKFLOW_FOLDER / "propose.yml")["jobs"]["propose"]
    scripts = "\n".join(step.get("run", "") for step in job["steps"])
    assert not re.search(r"python|make|\bsh\b|\./|eval|source", scripts)
