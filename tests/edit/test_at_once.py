"""Commands that change the content, while somebody else does, and after a run that was killed."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from memoria.project import folders
from memoria.project.journal import complete, read_journal, resume, store
from memoria.project.lock import alone
from memoria.project.writing import write_file
from memoria.rules.problems import MemoriaError
from tests.conftest import Run
from tests.contents import session
from tests.trials.edits import EVENT

CONTENT = {
    "sessions.yaml": session(),
    "themes.yaml": "themes:   []\n",
    "summaries/tides/report.en.md": "The sea rose.\n",
    "summaries/tides/report.es.md": '---\nof: "00000000"\n---\nEl mar subió.\n',
    # What runs that were killed have left half written.
    ".one.part": "themes",
    "summaries/tides/.another.part": "The sea",
}
IMPORT = ("--series", "harbour-talks", "--as-sessions", "--write")
COMMANDS = (
    ("new", "place", "--name", "en=Quay", "--name", "es=Muelle"),
    ("rename", "tides", "high-water"),
    ("format",),
    ("format", "--divide"),
    ("translated", "tides", "es"),
    ("import", "schedule.json", *IMPORT),
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a content folder in which every command has something to do."""
    for name, text in CONTENT.items():
        write_file(tmp_path / "data" / name, text.encode())
    told = {"schedule": {"version": "1", "conference": EVENT}}
    (tmp_path / "schedule.json").write_text(json.dumps(told), "utf-8")
    return tmp_path / "data"


def tree(folder: Path) -> dict[str, bytes]:
    return {str(one): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_what_another_run_is_writing_is_let_alone_and_what_a_dead_one_left_goes(
    data: Path, run: Run, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    before, beside = tree(data), {"schedule.json": str(data.parent / "schedule.json")}
    asked = [beside.get(one, one) for one in command]
    with alone(data):
        status, _, complaints = run(*asked, "--data", data)
        assert (status, "error M429: Another run" in complaints) == (1, True), complaints
        assert tree(data) == before

    @contextmanager
    def saved_meanwhile(folder: Path) -> Iterator[bool]:
        write_file(data / "places.yaml", b"places: []\n")
        with alone(folder) as sure:
            yield sure

    with monkeypatch.context() as patch:
        patch.setattr(folders, "alone", saved_meanwhile)
        status, _, complaints = run(*asked, "--data", data)
        assert (status, "error M429: The content was changed" in complaints) == (1, True)
    saved = {str(data / "places.yaml"): b"places: []\n"}
    assert tree(data) == dict(sorted({**before, **saved}.items()))
    assert run(*asked, "--data", data)[::2] == (0, "")
    assert tree(data) != before
    assert not [*data.rglob(".*"), *data.parent.glob(".*.lock")]


def test_a_change_is_completed_by_one_run_alone(tmp_path: Path) -> None:
    write_file(tmp_path / "themes.yaml", b"old")
    journal = store(tmp_path, "rename a b", "", {"themes.yaml": b"new"}, {})
    with pytest.raises(MemoriaError) as stopped, alone(tmp_path):
        resume(tmp_path, "data", journal)
    assert stopped.value.problem.code == "M429"
    assert read_journal(tmp_path) == journal
    complete(tmp_path, journal)
    with pytest.raises(MemoriaError) as late:
        resume(tmp_path, "data", journal)
    assert late.value.problem.code == "M429"
    assert tree(tmp_path) == {str(tmp_path / "themes.yaml"): b"new"}
