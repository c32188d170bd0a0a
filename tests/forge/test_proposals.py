"""The workflow that turns a form into a branch, run step by step as the forge runs it."""

import base64
import gzip
import json
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.journeys.conftest import Scratch, copy_with_content
from tests.journeys.forge import body_of

WORKFLOW = ROOT / ".github" / "workflows" / "propose.yml"
FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
SUMMARY = "La ciudad abrió un fondo.\n\n- para *tiendas*\n- para talleres"
CONTRIBUTION = {
    "session": "led-employment",
    "speaker": "Ana Estay",
    "role-es": "alcaldesa",
    "organisation": "Ciudad de Quillamar",
    "summary-es": SUMMARY,
    "summary-en": "The city opened a fund.\n\n- for *shops*\n- for workshops",
    "source_address": "https://example.org/acta",
    "source_title": "Acta de la sesión",
    "source_language": "español (es)",
}
# What a shell, git, YAML or a workflow would obey, were it more than data.
HOSTILE = (
    "$(touch HACKED) `touch HACKED` ${IFS} $HOME; touch HACKED | touch HACKED & \\\n"
    "---\nsessions: []\n... \n::set-output name=answer::x\nanswer=x\nEOF\n"
    "${{ github.token }} ../../.github/workflows/x.yml @everyone <script>alert(1)</script>\n"
    "diff --git a/x b/x\nnew file mode 100755\n--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+x\n"
)
# What the second job must refuse, whatever the first one made: a name, and how it came there.
REFUSED = {
    "another folder": ("scripts/build_summaries.py", "print()\n"),
    "a workflow": (".github/workflows/x.yml", "on: push\n"),
    "another kind of file": ("data/x.html", "<script>alert(1)</script>\n"),
    "capitals and blanks": ("data/A b.md", "x\n"),
    "hidden": ("data/.gitattributes", "* text\n"),
    "words of a language": ("data/words.es.txt", "x\n"),
    "too much": ("data/x.md", "word \n" * 100_000),
}
NEW = """\
diff --git a/{0} b/{0}
new file mode 100644
--- /dev/null
+++ b/{0}
@@ -0,0 +1 @@
+x
"""
GH = """#!/bin/sh
echo "$@" >> "$RUNNER_TEMP/asked"
if [ "$1" = issue ]; then cp "$5" "$RUNNER_TEMP/comment.md"; fi
"""


def steps(job: str) -> dict[str, dict[str, Any]]:
    """Map the steps of a job that are scripts to their names."""
    workflow = yaml.load(WORKFLOW.read_bytes(), Loader=yaml.BaseLoader)
    return {one["name"]: one for one in workflow["jobs"][job]["steps"] if "run" in one}


@dataclass
class Runner:
    """A machine of the forge: a copy of the project, and where it was copied from."""

    scratch: Scratch
    values: dict[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return self.scratch.root.parent

    def run(self, job: str, name: str) -> "subprocess.CompletedProcess[str]":
        """Run a step as it stands in the workflow, with the values of its expressions."""
        step, script = steps(job)[name], self.folder / "step.sh"
        script.write_text(step["run"], "utf-8")
        told = {key: self.filled(value) for key, value in step.get("env", {}).items()}
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", script],
            cwd=self.scratch.root,
            env={**self.scratch.environment, **self.places, **told},
            capture_output=True,
            text=True,
            check=False,
        )

    def filled(self, value: str) -> str:
        """Return a value of the environment with its expressions replaced."""
        return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: self.values[found[1]], value)

    @property
    def places(self) -> dict[str, str]:
        """Return where the forge puts what a step is told, and what it says."""
        names = {"GITHUB_EVENT_PATH": "issue.json", "GITHUB_OUTPUT": "output", "RUNNER_TEMP": "."}
        return {name: str(self.folder / file) for name, file in names.items()}

    def read(self) -> "subprocess.CompletedProcess[str]":
        """Run the first job, and hand on what it says."""
        (self.folder / "output").write_text("")
        done = self.run("read", "Write what the form tells")
        lines = (self.folder / "output").read_text().splitlines()
        told = dict(line.split("=", 1) for line in lines)
        assert len(told) == len(lines)
        self.values |= {f"needs.read.outputs.{name}": value for name, value in told.items()}
        self.scratch.git("reset", "--quiet", "--hard")
        return done

    def take_over(self) -> "subprocess.CompletedProcess[str]":
        """Run the second job as far as it takes over what the first one made."""
        return self.run("propose", "Take over texts and records, and nothing else")

    def push(self) -> str:
        """Run the rest of the second job; return the answer in the issue."""
        done = self.run("propose", "Push the branch, and answer")
        assert done.returncode == 0, done.stderr
        return (self.folder / "comment.md").read_text("utf-8")

    @property
    def pushed(self) -> str:
        """List the branches that have come to the forge."""
        return self.scratch.git("ls-remote", "--heads", "origin")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    scratch = copy_with_content(tmp_path / "project")
    tools = tmp_path / "bin"
    (tools / "gh").write_text(GH)
    (tools / "gh").chmod(0o755)
    (scratch.root / ".venv" / "bin").mkdir(parents=True)
    (scratch.root / ".venv" / "bin" / "python").symlink_to(tools / "python")
    scratch.git("init", "--quiet", "--bare", str(tmp_path / "origin.git"))
    scratch.git("remote", "add", "origin", str(tmp_path / "origin.git"))
    scratch.git("push", "--quiet", "origin", "HEAD")
    values = {
        "github.server_url": "https://forge.example",
        "github.repository": "network/series",
        "github.token": "secret",
        "github.event.issue.number": "12",
        "github.event.issue.user.login": "ana-estay",
        "github.event.issue.user.id": "7",
    }
    return Runner(scratch, values)


def tell(runner: Runner, template: str, answers: Mapping[str, str], title: str = "Title") -> None:
    """Let an editor give the label to an issue that was written in a form."""
    form = yaml.safe_load((FORMS / template).read_text("utf-8"))
    issue = {"number": 12, "title": title, "body": body_of(form, answers).replace("\n", "\r\n")}
    event = {"label": {"name": "proposal"}, "issue": issue}
    (runner.folder / "issue.json").write_text(json.dumps(event), "utf-8")


def test_two_texts_a_record_and_its_source_come_as_one_branch(runner: Runner) -> None:
    before = runner.pushed
    tell(runner, "contribution.es.yml", CONTRIBUTION, title='Fondo & "tiendas" #1')
    assert runner.read().returncode == 0
    assert runner.take_over().returncode == 0
    answer = runner.push()
    assert answer.startswith("Gracias. La propuesta está hecha: [ábrala](https://forge.example/")
    assert "/compare/main...proposal-12?quick_pull=1&title=Fondo%20%26%20%22tiendas%22" in answer
    (branch,) = set(runner.pushed.splitlines()) - set(before.splitlines())
    assert branch.endswith("\trefs/heads/proposal-12")
    author, *changed = runner.scratch.git(
        "show", "--name-only", "--format=%an <%ae>", "proposal-12"
    ).split()
    assert author + changed.pop(0) == "ana-estay<7+ana-estay@users.noreply.github.com>"
    summary = "data/summaries/led-employment/contributions/ana-estay"
    registers = ["data/organisations.yaml", "data/people.yaml", "data/sessions.yaml"]
    assert changed == [*registers, f"{summary}.en.md", f"{summary}.es.md"]
    assert runner.scratch.git("show", f"proposal-12:{summary}.es.md").endswith(f"{SUMMARY}\n")
    records = runner.scratch.git("diff", "HEAD~1", "--", "data/sessions.yaml")
    assert "+        sources: [acta-de-la-sesion]\n" in records
    assert "+        address: https://example.org/acta\n" in records

    runner.scratch.git("switch", "--quiet", "-")
    runner.scratch.git("branch", "-D", "proposal-12")
    runner.values["github.event.issue.user.login"] = "luis-brisa"
    assert runner.take_over().returncode == 0
    assert runner.push().startswith("This issue has a branch already.")
    assert branch in runner.pushed.splitlines()


def test_what_has_to_be_mended_is_told_and_nothing_is_pushed(runner: Runner) -> None:
    before = runner.pushed
    tell(runner, "contribution.en.yml", {"session": "led-employmint", "summary-en": "Text."})
    assert runner.read().returncode == 0
    assert runner.take_over().returncode == 0
    answer = runner.push()
    assert answer.startswith("Thank you. Nothing is proposed yet")
    assert "- Who spoke? / For which organisation?: this is needed." in answer
    assert "led-employment" in answer
    assert runner.pushed == before


@pytest.mark.parametrize("name", ["summary-en", "everything"])
def test_what_strangers_write_is_only_ever_data(runner: Runner, name: str) -> None:
    answers = dict.fromkeys(CONTRIBUTION, HOSTILE) if name == "everything" else CONTRIBUTION
    hostile = {"session": "led-employment", name: HOSTILE}
    tell(runner, "contribution.en.yml", {**answers, **hostile}, title=HOSTILE)
    read, taken = runner.read(), runner.take_over()
    assert (read.returncode, taken.returncode) == (0, 0), read.stderr + taken.stderr
    answer = runner.push()
    assert not [*runner.folder.rglob("HACKED"), *Path.cwd().glob("HACKED")]
    assert "<script>" not in answer
    changed = runner.scratch.git("diff", "--name-status", "main", "HEAD")
    assert bool(changed) == ("proposal-12" in runner.pushed) == (name == "summary-en")
    assert all(re.fullmatch(r"[AM]\tdata/[\w/.-]+", line) for line in changed.splitlines())
    # As many commands as ever: an answer, and where there is a branch the login for it.
    asked = (runner.folder / "asked").read_text().splitlines()
    assert [one.split()[:2] for one in asked][-1] == ["issue", "comment"]
    assert len(asked) == (2 if changed else 1)


def hand_on(runner: Runner, patch: str) -> None:
    """Let the first job have made any patch at all."""
    packed = base64.b64encode(gzip.compress(patch.encode())).decode()
    told = {"needs.read.outputs.changes": packed, "needs.read.outputs.answer": "eA=="}
    runner.values |= told


def test_the_second_job_takes_nothing_but_plain_texts_and_records(runner: Runner) -> None:
    scratch, root = runner.scratch, runner.scratch.root
    patches = {}
    for what, (name, text) in REFUSED.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
        scratch.git("add", "--all")
        patches[what] = scratch.git("diff", "--cached")
        scratch.git("reset", "--quiet", "--hard")
    (root / "data" / "x.md").symlink_to("/etc/passwd")
    (root / "data" / "y.md").write_text("#!/bin/sh\n")
    (root / "data" / "y.md").chmod(0o755)
    for what in ("x.md", "y.md"):
        scratch.git("add", f"data/{what}")
        patches[what] = scratch.git("diff", "--cached")
        scratch.git("reset", "--quiet")
    scratch.git("clean", "--quiet", "--force", "data")
    scratch.git("rm", "--quiet", "data/people.yaml")
    patches["deleted"] = scratch.git("diff", "--cached")
    scratch.git("reset", "--quiet", "--hard")
    outside = ("../x.md", "data/../../x.md", "/tmp/x.md", ".git/hooks/pre-commit")
    patches |= {name: NEW.format(name) for name in outside}
    before = scratch.git("log", "--all", "--oneline")
    for what, patch in patches.items():
        assert patch, what
        hand_on(runner, f"{patch}\n")
        assert runner.take_over().returncode != 0, what
        assert scratch.git("log", "--all", "--oneline") == before, what
        scratch.git("reset", "--quiet", "--hard")
        scratch.git("clean", "--quiet", "--force", "data", "scripts", ".github")
    assert not [*runner.folder.rglob("pre-commit"), *runner.folder.glob("*.md")][:-1]
    hand_on(runner, NEW.format("data/x.md"))
    assert runner.take_over().returncode == 0
    assert scratch.git("log", "-1", "--format=%s") == "Add what was told in issue 12\n"
