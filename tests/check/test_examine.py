"""A check that remembers says what one says that knows nothing, whatever was edited meanwhile."""

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from memoria.check import examine as module
from memoria.check.examine import check
from memoria.load import files as loading
from memoria.load.documents import Document
from memoria.project.project import Work
from memoria.project.settings import read_settings
from memoria.rules.files import Content
from memoria.rules.problems import Problem, read, written
from tests import contents
from tests.conftest import ROOT

FILES = {
    "sessions.yaml": contents.session(
        "contributions: [{id: lee, speaker: ana, status: checked}]", "organisers: [harbour]"
    ),
    "people.yaml": "people:\n  - {id: ana, name: Ana Pérez}\n",
    "organisations.yaml": 'organisations:\n  - {id: harbour, name: {en: "Harbour"}}\n',
    "summaries/tides/report.en.md": "See [Ana](person:ana).\n",
    "summaries/tides/report.es.md": '---\nof: "12345678"\n---\nVea a [Ana](person:ana).\n',
    "summaries/tides/contributions/lee.en.md": "See [it](session:tides).\n",
}
# What is written otherwise: an id, a field, a line, a mistake of YAML, and back again.
TURNS = (
    *((": ana", ": eva"), ("ana", "ana-perez"), ("Ana Pérez", "Ana Perez"), ("tides", "tide")),
    *(("    series", "    serie"), ("title", "titel"), ("{", "["), ("\n", "\n\n"), ("Vea", "See")),
    *(("checked", "withdrawn"), ("1234", "2345"), ("---\n", "--\n"), ("en:", "en: |")),
)


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def edit(chance: random.Random, folder: Path) -> None:
    """Change, remove, restore or rename a file."""
    name = chance.choice([*FILES])
    file, (one, other) = folder / name, chance.choice(TURNS)
    if not file.exists() or chance.random() < 0.3:
        write(folder, {name: FILES[name]})
    elif chance.random() < 0.1:
        file.unlink()
    elif chance.random() < 0.1:
        file.rename(file.with_name(f"{chance.choice('xy')}{file.name}"))
    else:
        file.write_text(file.read_text("utf-8").replace(one, other, 1), "utf-8")


def work(folder: Path, root: str) -> Work:
    (folder / root).mkdir(exist_ok=True)
    settings = read_settings(Path(shutil.copy(ROOT / "mkdocs.yml", folder / root)))
    return Work(settings, folder / "data", folder / "docs")


def test_a_check_that_remembers_says_what_a_fresh_one_says(tmp_path: Path) -> None:
    chance, told = random.Random(7), set[str]()
    write(tmp_path / "data", FILES)
    for number in range(10):
        edit(chance, tmp_path / "data")
        warm = check(work(tmp_path, "warm"))
        assert warm == check(work(tmp_path, f"fresh{number}"))
        told |= {one.code for one in warm}
    assert len(told) > 2


def test_what_did_not_change_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "data", FILES)
    before = check(work(tmp_path, "warm"))
    composed: list[str] = []
    compose = loading.composed

    def noted(file: str, name: str, content: Content) -> Document:
        composed.append(name)
        return compose(file, name, content)

    monkeypatch.setattr(loading, "composed", noted)
    examine = module.examine
    monkeypatch.setattr(module, "examine", None)
    assert check(work(tmp_path, "warm")) == before
    monkeypatch.setattr(module, "examine", examine)
    write(tmp_path / "data", {"people.yaml": FILES["people.yaml"].replace("Pérez", "Perez")})
    check(work(tmp_path, "warm"))
    assert "people.yaml" in composed
    assert "organisations.yaml" not in composed


def test_problems_are_written_and_read_as_they_are(tmp_path: Path) -> None:
    found: list[Problem] = []
    for case in sorted((ROOT / "tests" / "bad").iterdir())[::25]:
        if (case / "sessions.yaml").is_file():
            found += check(replace(work(tmp_path, "root"), data=case))
    assert found
    assert read(written(found)) == tuple(found)
