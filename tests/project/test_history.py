"""What git knows of a content folder is used where it knows something, and not missed elsewhere."""

from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest

from memoria.project.history import CUT_OFF, History, Version
from tests.repositories import Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_the_versions_of_a_file_come_newest_first(repository: Repository) -> None:
    repository.commit({"a b.md": "one"}, "2026-05-01")
    repository.commit({"other.md": "other"}, "2026-05-02")
    repository.commit({"a b.md": "two ñ"}, "2026-05-03")
    assert list(History(repository.data).versions("a b.md")) == [
        Version(date(2026, 5, 3), "two ñ".encode()),
        Version(date(2026, 5, 1), b"one"),
    ]


def test_a_file_that_came_and_went_has_its_versions(repository: Repository) -> None:
    repository.commit({"a.md": "one", "b.md": ""}, "2026-05-01")
    (repository.data / "a.md").unlink()
    repository.commit({}, "2026-05-02")
    assert [one.content for one in History(repository.data).versions("a.md")] == [b"one"]


def test_the_base_is_where_the_branch_left_main(repository: Repository) -> None:
    first = repository.commit({"a.md": "one"}, "2026-05-01")
    history = History(repository.data)
    assert history.base("main") == first
    repository.git("switch", "--quiet", "--create", "topic")
    second = repository.commit({"a.md": "two", "ñ.md": "new"}, "2026-05-02")
    repository.write({"ñ.md": "newer"})
    assert history.base("main") == first
    assert history.base("main", "topic") == second
    assert history.base("main", "no-such-commit") == ""
    assert history.base("trunk") == second
    assert history.changed(first) == ("a.md", "ñ.md")
    assert history.read(first, "a.md") == b"one"
    assert history.read(first, "ñ.md") is None


def test_a_name_in_other_signs_is_the_same_name(repository: Repository) -> None:
    first = repository.commit({"ñ.md": "one", "ü.md": "one", "a.md": "one"}, "2026-05-01")
    history = History(repository.data)
    for name in ("ñ.md", "ü.md"):
        (repository.data / name).rename(repository.data / normalize("NFD", name))
    assert history.changed(first) == ()
    repository.write({normalize("NFD", "ü.md"): "two"})
    assert history.changed(first) == ("ü.md", normalize("NFD", "ü.md"))
    repository.commit({}, "2026-05-02")
    assert [sorted(one.files) for one in history.line()] == [
        ["a.md", "ñ.md", "ü.md"],
        ["ñ.md", "ü.md"],
    ]
    assert all(history.line()[1].files.values())


def test_an_empty_file_is_a_file(repository: Repository) -> None:
    commit = repository.commit({"a.md": ""}, "2026-05-01")
    assert History(repository.data).read(commit, "a.md") == b""


@pytest.mark.parametrize("kind", ["no repository", "no folder", "no git", "no commit"])
def test_without_a_history_nothing_is_known(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    if kind != "no folder":
        folder.mkdir()
    if kind == "no git":
        monkeypatch.setenv("PATH", str(tmp_path))
    if kind == "no commit":
        Repository(tmp_path)
    history = History(folder)
    assert history.base("main") == ""
    assert list(history.versions("a.md")) == []
    assert bool(history.obstacle()) == (kind != "no commit")


def test_many_files_are_read_at_once(repository: Repository) -> None:
    first = repository.commit({"a.md": "one\n", "ñ b.md": "", "c": "blob 3"}, "2026-05-01")
    second = repository.commit({"a.md": "two missing\n", "folder/d.md": "d"}, "2026-05-02")
    asked = [
        (first, "a.md"), (first, "none.md"), (second, "a.md"), (first, "ñ b.md"),
        (second, "folder"), (first, "line\nbreak.md"), (second, "c"), (first, "a.md"),
        ("no-commit", "a.md"),
    ]  # fmt: skip
    assert list(History(repository.data).read_all(asked)) == [
        b"one\n", None, b"two missing\n", b"", None, None, b"blob 3", b"one\n", None,
    ]  # fmt: skip


def test_it_is_told_where_what_was_published_is_not_known(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit({"a.md": "one"}, "2026-05-01")
    repository.git("switch", "--quiet", "--create", "topic")
    repository.commit({"a.md": "two"}, "2026-05-02")

    def cloned(name: str, *options: str) -> History:
        copy = tmp_path / name
        origin = f"file://{repository.root}"
        repository.git("clone", "--quiet", *options, origin, str(copy))
        return History(copy / "data")

    topic = cloned("topic", "--depth", "1")
    assert topic.gap("main") == CUT_OFF
    repository.git("-C", str(topic.folder), "fetch", "--unshallow", "origin", "main:main")
    assert topic.gap("main") == ""
    assert cloned("main", "--depth", "1", "--branch", "main").gap("main") == ""
    history = cloned("whole")
    assert history.gap("main") == ""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert history.gap("main") == "git: No such file or directory"
    assert History(tmp_path.parent).gap("main") == ""
