"""What is made after an edit is what would be made from nothing, byte for byte."""

import os
import shutil
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from random import Random

import pytest

from memoria.load.memory import Last
from memoria.project.cache import FOLDER
from memoria.project.project import Work
from memoria.project.settings import read_settings
from memoria.publish.artifacts import Made, Shelf
from memoria.publish.build import Built, Ongoing, build
from tests.conftest import ROOT
from tests.demo import DEMO
from tests.publish.edits import EDITS
from tests.repositories import Repository

Files = dict[str, bytes]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with the content of the demo, whose sources are on a forge."""
    folder = tmp_path / "warm"
    shutil.copytree(DEMO, folder / "data")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    forge = settings.replace('!ENV [FORGE_URL, ""]', "https://forge.example/league/towns")
    (folder / "mkdocs.yml").write_text(forge, "utf-8")
    return folder


def bring_up_to_date(project: Path, last: Last | None = None) -> Built:
    settings = read_settings(project / "mkdocs.yml")
    work = Work(settings, settings.data, settings.docs, preview=True, quick=True)
    return build(work, ongoing=Ongoing(last=last or Last()))


def made(project: Path) -> Files:
    docs = project / "docs"
    files = sorted(one for one in docs.rglob("*") if one.is_file())
    return {one.relative_to(docs).as_posix(): one.read_bytes() for one in files}


def made_from_nothing(project: Path) -> Files:
    cold = project.parent / "cold"
    shutil.rmtree(cold, ignore_errors=True)
    shutil.copytree(project, cold, ignore=shutil.ignore_patterns("docs", FOLDER, "overrides"))
    bring_up_to_date(cold)
    return made(cold)


def edited(project: Path, random: Random) -> Iterator[str]:
    """Make random edits, without end; those after which nothing could be built are taken back.

    Every other build is made by somebody who has read the files before.
    """
    before, last = project.parent / "before", Last()
    for reader in cycle((last, None)):
        shutil.rmtree(before, ignore_errors=True)
        shutil.copytree(project, before, ignore=shutil.ignore_patterns("docs", FOLDER))
        edit = random.choice(EDITS)
        edit(project / "data", random)
        if bring_up_to_date(project, reader).failed:
            shutil.rmtree(project / "data")
            shutil.copytree(before, project, dirs_exist_ok=True)
        else:
            yield edit.__name__


def test_after_any_edit_the_files_are_those_made_from_nothing(
    project: Path, request: pytest.FixtureRequest
) -> None:
    bring_up_to_date(project)
    edits = edited(project, Random("edits"))
    for number, edit in zip(range(request.config.getoption("--edits")), edits, strict=False):
        warm, cold = made(project), made_from_nothing(project)
        different = {name for name in {*warm, *cold} if warm.get(name) != cold.get(name)}
        assert not different, f"{number}: {edit}"


def test_after_a_commit_the_files_are_those_made_from_nothing(project: Path) -> None:
    repository = Repository(project)
    (project / ".gitignore").write_text(f"docs\n{FOLDER}\noverrides\n", "utf-8")
    repository.commit({}, "2026-05-01")
    bring_up_to_date(project)
    sessions = (project / "data" / "sessions.yaml").read_text("utf-8")
    repository.commit({"sessions.yaml": sessions.replace("in-person", "hybrid")}, "2026-05-02")
    assert bring_up_to_date(project).changed
    assert made(project) == made_from_nothing(project)
    repository.git("commit", "--quiet", "--allow-empty", "--message", "Nothing")
    assert not bring_up_to_date(project).changed


def test_nothing_is_made_where_nothing_has_changed(project: Path) -> None:
    assert bring_up_to_date(project).written
    assert not bring_up_to_date(project).changed


def test_an_edit_of_prose_makes_what_shows_the_session_and_no_more(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_up_to_date(project)
    # As the site has them, whose links are no change.
    shutil.copytree(project / "docs", project / "site", copy_function=os.link)
    file = project / "data" / "summaries" / "the-short-night" / "context.es.md"
    file.write_text(f"{file.read_text('utf-8')}\nMore.\n", "utf-8")
    found: list[str] = []
    make = Shelf.make

    def noted(self: Shelf, name: str, *, write: bool) -> Made:
        found.append(name)
        return make(self, name, write=write)

    monkeypatch.setattr(Shelf, "make", noted)
    bring_up_to_date(project)
    assert {one[3:] for one in found} == {
        "calendar.ics",
        "data/sessions/night-watch.json",
        "data/sessions/the-short-night.json",
        "review/the-short-night/index.md",
        "sessions/night-watch/event.ics",
        "sessions/the-short-night/event.ics",
        "sessions/the-short-night/index.md",
        "translations/index.md",
    }


@pytest.mark.parametrize("content", [None, b"", b"no cache"])
def test_without_a_sound_cache_the_files_are_the_same(project: Path, content: bytes | None) -> None:
    bring_up_to_date(project)
    expected = made(project)
    for file in (project / FOLDER).iterdir():
        file.unlink() if content is None else file.write_bytes(content)
    (project / "docs" / "en" / "index.md").write_text("By hand.", "utf-8")
    (project / "docs" / "es" / "index.md").unlink()
    bring_up_to_date(project)
    assert made(project) == expected


def test_a_run_that_was_killed_is_made_good(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_up_to_date(project)
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(": Memoria", ": Towns"), "utf-8")
    killed_after(monkeypatch, 5)
    with pytest.raises(KeyboardInterrupt):
        bring_up_to_date(project)
    monkeypatch.undo()
    bring_up_to_date(project)
    assert made(project) == made_from_nothing(project)


def killed_after(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Interrupt the program when so many files of a language have been written."""
    written: list[Path] = []

    def write(path: Path, content: bytes) -> None:
        if len(written) == number:
            raise KeyboardInterrupt
        written.append(path)
        path.write_bytes(content)

    monkeypatch.setattr("memoria.publish.artifacts.write_file", write)
