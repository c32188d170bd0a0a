"""What counts as a change of a project, and as how many."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest

from memoria.project.project import Work
from memoria.project.settings import read_settings
from memoria.project.writing import apply, compare
from memoria.publish.preview import watching
from memoria.publish.preview.watching import Changed, Watch
from tests.conftest import ROOT
from tests.contents import session
from tests.repositories import Repository

# Longer than anything takes to be noticed, and shorter than anybody waits.
SOON, LONG = 0.5, 30


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("data/summaries/tides", "docs/en", "overrides"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "data/sessions.yaml").write_text(session())
    (tmp_path / "docs/en/about.md").write_text("About\n")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.fixture
def changes(root: Path) -> Iterator[Queue[Changed]]:
    """Watch the project, and gather what changes."""
    settings = read_settings(root / "mkdocs.yml")
    watch = Watch(Work(settings, root / "data", root / ".memoria/docs"))
    found: Queue[Changed] = Queue()

    Thread(target=watch.follow, args=[found.put], daemon=True).start()
    yield found
    watch.observer.stop()


def in_place(path: Path) -> None:
    path.write_text(path.read_text() + "\n")


def by_another_file(path: Path) -> None:
    other = path.with_name(f".{path.name}.swp")
    other.write_text(path.read_text() + "\n")
    path.with_name("4913").touch()
    path.with_name("4913").unlink()
    other.replace(path)


def piece_by_piece(path: Path) -> None:
    for _ in range(5):
        with path.open("a") as file:
            file.write("#\n")


def slowly(path: Path) -> None:
    text = path.read_text()
    with path.open("w") as file:  # empty now
        time.sleep(0.4)
        file.write(f"{text}\n")


@pytest.mark.parametrize("save", [in_place, by_another_file, piece_by_piece, slowly])
def test_a_save_is_one_change_however_it_is_done(
    root: Path, changes: Queue[Changed], save: Callable[[Path], None]
) -> None:
    for name in ("data/sessions.yaml", "docs/en/about.md", "mkdocs.yml"):
        save(root / name)
        assert changes.get(timeout=LONG).files == {root / name}
    with pytest.raises(Empty):
        changes.get(timeout=SOON)


def test_a_checkout_is_one_change(
    root: Path, changes: Queue[Changed], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "QUIET", 1.0)  # so much a busy machine may pause within it
    repository = Repository(root)
    repository.git("add", "--all")
    repository.commit({}, "2026-05-01")
    many = {f"summaries/tides/{number}.md": "text\n" for number in range(300)}
    repository.git("checkout", "--quiet", "-b", "more")
    repository.commit(many, "2026-05-02")
    assert len(changes.get(timeout=LONG).files) == 300
    repository.git("checkout", "--quiet", "-")
    assert len(changes.get(timeout=LONG).files) == 300
    with pytest.raises(Empty):
        changes.get(timeout=SOON)


def test_what_is_made_read_or_kept_by_editors_is_no_change(
    root: Path, changes: Queue[Changed]
) -> None:
    for folder in (root / "docs", root / "overrides" / "generated"):
        apply(compare({"en/index.md": b"made"}, folder))
    (root / ".memoria").mkdir()
    (root / ".memoria" / "page.md").write_text("made")
    (root / "data" / ".sessions.yaml.swp").write_text("kept")
    (root / "data" / "sessions.yaml~").write_text("kept")
    (root / "data" / "sessions.yaml").read_text()
    with pytest.raises(Empty):
        changes.get(timeout=SOON)


def test_new_folders_and_new_settings_are_followed(root: Path, changes: Queue[Changed]) -> None:
    new = root / "data" / "summaries" / "lamps" / "contributions" / "keeper.en.md"
    new.parent.mkdir(parents=True)
    new.write_text("One sees the light from afar.\n")
    assert changes.get(timeout=LONG).files == {new}
    pages = root / "pages"
    shutil.copytree(root / "docs", pages)
    settings = (root / "mkdocs.yml").read_text()
    (root / "mkdocs.yml").write_text(settings.replace("docs_dir: docs", "docs_dir: pages"))
    assert pages / "en" / "about.md" in changes.get(timeout=LONG).files
    in_place(pages / "en" / "about.md")
    assert changes.get(timeout=LONG).files == {pages / "en" / "about.md"}


def test_a_content_folder_that_comes_back_is_followed(root: Path, changes: Queue[Changed]) -> None:
    shutil.move(root / "data", root / "away")
    assert changes.get(timeout=LONG).files == {root / "data" / "sessions.yaml"}
    shutil.copytree(root / "away", root / "data")
    assert changes.get(timeout=LONG).files == {root / "data" / "sessions.yaml"}
    in_place(root / "data" / "sessions.yaml")
    assert changes.get(timeout=LONG).files == {root / "data" / "sessions.yaml"}
