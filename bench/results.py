"""What was measured is kept as it comes, so that a broken run goes on where it ended."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench.contenders import CONTENDERS, ENVIRONMENT, Contender, edited_session
from bench.folders import ROOT, WORK, Folders
from bench.measure import Cost, measure
from bench.preview import waits
from bench.sizes import sizes
from bench.visit import first_visit

# Seconds up to which something is measured several times.
SHORT = 60.0
PREVIEW = "preview"
NAMED = {one.name: one for one in CONTENDERS}
Result = dict[str, Any]


@dataclass(frozen=True)
class Results:
    """What was measured of one size, of one state of the project."""

    folders: Folders
    path: Path

    def read(self) -> dict[str, Result]:
        """Return what is there already, by the names of the contenders."""
        return dict(json.loads(self.path.read_text("utf-8"))) if self.path.exists() else {}

    def keep(self, name: str, result: Result) -> None:
        """Add what was measured of one contender."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self.read() | {name: result}, indent=1, ensure_ascii=False)
        self.path.write_text(text + "\n", "utf-8")


def results_of(sessions: int) -> Results:
    """Return the results of a number of sessions, of the project as it is now."""
    return Results(Folders(sessions), folder() / f"{sessions}.json")


def all_results() -> dict[int, dict[str, Result]]:
    """Return what was measured of every size, of the project as it is now."""
    sizes = sorted(int(path.stem) for path in folder().glob("*.json"))
    return {one: results_of(one).read() for one in sizes}


def folder() -> Path:
    """Return where the results are, of the project as it is now."""
    return WORK / "results" / state()


def state() -> str:
    """Return the commit of the project, and whether it was changed since."""
    commit = said("git", "rev-parse", "--short=12", "HEAD")
    return f"{commit}+" if said("git", "status", "--porcelain") else commit


def said(*command: str) -> str:
    """Return what a command says."""
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return run.stdout.strip()


def compete(results: Results, names: Sequence[str], runs: int) -> None:
    """Measure the contenders that are not measured yet, or those of some names.

    What is short is measured as many times as `runs` says.
    """
    results.folders.write()
    for one in CONTENDERS:
        if one.name not in results.read() and (one.name in names or not names):
            print(f"{results.folders.sessions}: {one.title}", flush=True)
            results.keep(one.name, measured(one, results.folders, runs))
    if PREVIEW not in results.read() and (PREVIEW in names or not names):
        print(f"{results.folders.sessions}: preview", flush=True)
        waited = waits(results.folders, session_folder(results.folders))
        results.keep(PREVIEW, asdict(waited))
        (results.folders.size / "last").unlink(missing_ok=True)


def measured(one: Contender, folders: Folders, runs: int) -> Result:
    """Measure a contender: what it takes, and what its site weighs."""
    last = folders.size / "last"
    if one.after and (not last.exists() or last.read_text("utf-8") != one.after):
        run(NAMED[one.after], folders)
    last.write_text(one.name, "utf-8")
    costs = [run(one, folders)]
    while len(costs) < runs and costs[0].wall < SHORT:
        costs.append(run(one, folders))
    result: Result = {"times": len(costs)} | asdict(middle(costs))
    if one.site:
        site, session = folders.size / one.site, one.prefix + session_folder(folders)
        requests, visit = first_visit(site, session)
        result |= asdict(sizes(site, session)) | {"requests": requests, "visit": visit}
    return result


def session_folder(folders: Folders) -> str:
    """Return the folder of the page that is weighed and edited."""
    return f"sessions/{edited_session(folders).id}"


def run(one: Contender, folders: Folders) -> Cost:
    """Run the commands of a contender, and add up what they take."""
    if one.prepare:
        one.prepare(folders)
    costs = [measure(command, folders.size / one.folder, ENVIRONMENT) for command in one.commands]
    file = folders.size / one.folder / one.less
    less = json.loads(file.read_text("utf-8")) if one.less else {"wall": 0.0, "cpu": 0.0}
    names = {name for cost in costs for name in cost.peaks}
    return Cost(
        wall=sum(cost.wall for cost in costs) - less["wall"],
        cpu=sum(cost.cpu for cost in costs) - less["cpu"],
        peak=max(cost.peak for cost in costs),
        peak_of_all=max(cost.peak_of_all for cost in costs),
        peaks={name: max(cost.peaks.get(name, 0) for cost in costs) for name in sorted(names)},
    )


def middle(costs: Sequence[Cost]) -> Cost:
    """Return the median of several measures of the same."""
    names = {name for cost in costs for name in cost.peaks}
    return Cost(
        wall=median(cost.wall for cost in costs),
        cpu=median(cost.cpu for cost in costs),
        peak=median(cost.peak for cost in costs),
        peak_of_all=median(cost.peak_of_all for cost in costs),
        peaks={name: median(cost.peaks.get(name, 0) for cost in costs) for name in sorted(names)},
    )
