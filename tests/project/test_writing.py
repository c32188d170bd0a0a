"""Only what changed is written, whole or not at all, and nothing of others is touched."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from memoria.project import writing
from memoria.project.writing import MANIFEST, apply, compare, read_manifest
from memoria.rules.problems import MemoriaError

FILES = {
    "en/index.md": b"Home\n",
    "en/sessions/tides/index.md": b"Tides\n",
    "es/index.md": b"Inicio\n",
}


def write(folder: Path, files: Mapping[str, bytes]) -> tuple[list[str], list[str]]:
    """Bring a folder up to date and tell what was written and what was removed."""
    changes = compare(files, folder)
    apply(changes)
    return list(changes.write), list(changes.remove)


def found(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def times(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_files_are_written_where_there_are_none(tmp_path: Path) -> None:
    assert write(tmp_path, FILES) == (sorted(FILES), [])
    assert found(tmp_path) == FILES
    assert read_manifest(tmp_path) == set(FILES)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.rglob("*.md")} == {0o644}


def test_nothing_is_written_where_nothing_changed(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    before = times(tmp_path)
    assert not compare(FILES, tmp_path)
    assert write(tmp_path, FILES) == ([], [])
    assert times(tmp_path) == before


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    before = times(tmp_path)
    changed = {**FILES, "es/index.md": b"Portada\n"}
    assert write(tmp_path, changed) == (["es/index.md"], [])
    assert found(tmp_path) == changed
    assert {path for path, time in times(tmp_path).items() if time != before[path]} == {
        tmp_path / "es/index.md"
    }


def test_what_is_no_longer_made_is_removed_with_its_empty_folders(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / "en/about.md").write_text("By hand")
    assert write(tmp_path, {}) == ([], sorted(FILES))
    assert found(tmp_path) == {"en/about.md": b"By hand"}
    assert sorted(path.name for path in tmp_path.iterdir()) == [MANIFEST, "en"]


def test_a_file_that_someone_deleted_comes_back(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / "es/index.md").unlink()
    assert write(tmp_path, FILES) == (["es/index.md"], [])


def test_a_file_that_someone_changed_is_made_right_again(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / "es/index.md").write_text("Mine")
    assert write(tmp_path, FILES) == (["es/index.md"], [])
    assert found(tmp_path) == FILES


@pytest.mark.parametrize("name", FILES)
def test_a_page_written_by_hand_is_refused_and_stays_as_it_is(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text("By hand")
    with pytest.raises(MemoriaError) as error:
        write(tmp_path, FILES)
    assert error.value.problem.code == "M403"
    assert error.value.problem.finding.position.file == str(path)
    assert found(tmp_path) == {name: b"By hand"}


def test_a_page_by_hand_with_the_same_words_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / "es").mkdir()
    (tmp_path / "es/index.md").write_bytes(FILES["es/index.md"])
    assert write(tmp_path, FILES)[0] == ["en/index.md", "en/sessions/tides/index.md"]


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"null", b"5", b'{"a": 1}', b"[1, null, {}]", b"\xff\xfe", b"[" * 20]
)
def test_a_damaged_manifest_makes_every_file_one_of_others(damage: bytes, tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / MANIFEST).write_bytes(damage)
    assert write(tmp_path, FILES) == ([], [])
    (tmp_path / MANIFEST).write_bytes(damage)
    with pytest.raises(MemoriaError) as error:
        write(tmp_path, {**FILES, "en/index.md": b"New\n"})
    assert error.value.problem.code == "M403"
    assert found(tmp_path) == FILES


@pytest.mark.parametrize("after", range(4))
@pytest.mark.parametrize("stop", [KeyboardInterrupt, MemoryError])
def test_a_run_that_was_killed_can_be_repeated(
    after: int, stop: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = {"en/old.md": b"Old\n", "es/index.md": b"Antes\n"}
    write(tmp_path, old)
    written: list[Path] = []
    whole = writing.write_file

    def killed(path: Path, content: bytes) -> None:
        if len(written) == after:
            raise stop
        written.append(path)
        whole(path, content)

    with monkeypatch.context() as patch:
        patch.setattr(writing, "write_file", killed)
        with pytest.raises(stop):
            write(tmp_path, FILES)
    write(tmp_path, FILES)
    assert found(tmp_path) == FILES
    assert read_manifest(tmp_path) == set(FILES)


def test_a_file_is_replaced_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, FILES)

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fails)
        with pytest.raises(MemoriaError) as error:
            write(tmp_path, {**FILES, "es/index.md": b"Portada\n"})
    assert error.value.problem.code == "M402"
    assert error.value.problem.finding.values["reason"] == "No space left on device"
    assert found(tmp_path) == FILES


@pytest.mark.parametrize("blocked", ["en", "en/sessions/tides"])
def test_a_file_where_a_folder_should_be_is_told(blocked: str, tmp_path: Path) -> None:
    (tmp_path / blocked).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / blocked).write_text("in the way")
    with pytest.raises(MemoriaError) as error:
        write(tmp_path, FILES)
    assert error.value.problem.code == "M402"
    assert str(tmp_path) in error.value.problem.finding.position.file
    assert (tmp_path / blocked).read_text() == "in the way"


def test_a_folder_where_a_page_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "es/index.md/deep").mkdir(parents=True)
    with pytest.raises(MemoriaError) as error:
        write(tmp_path, FILES)
    assert error.value.problem.code == "M403"


def test_a_manifest_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    folder, outside = tmp_path / "docs", tmp_path / "outside.md"
    folder.mkdir()
    outside.write_text("Keep")
    (folder / "link.md").symlink_to(outside)
    names = ["../outside.md", str(outside), "link.md", "a\x00b", "", ".", ".."]
    (folder / MANIFEST).write_text(json.dumps(names))
    assert write(folder, FILES)[1] == []
    assert outside.read_text() == "Keep"
    assert (folder / "link.md").is_symlink()
    assert read_manifest(folder) == set(FILES)


@pytest.mark.parametrize("content", [None, "", "[", "{}"])
def test_a_lost_list_of_our_files_makes_them_no_one_else_s(
    content: str | None, tmp_path: Path
) -> None:
    made = b"---\n# Made from the records: change those, this page is written anew.\n---\n"
    home = {"en/index.md": made, "en/feed.xml": b"old"}
    gone = {"en/sessions/ebb/index.md": made, "en/sessions/ebb/report.pdf": b"%PDF"}
    write(tmp_path, {**home, **gone})
    by_hand = {"en/about.md": b"Mine", "en/plan.pdf": b"%PDF", "en/sessions/ebb/photo.jpg": b"JPEG"}
    for name, one in by_hand.items():
        (tmp_path / name).write_bytes(one)
    manifest = tmp_path / MANIFEST
    manifest.unlink() if content is None else manifest.write_text(content)
    (tmp_path / "en" / ".left.part").write_text("a run was killed")
    renewed = {"en/index.md": made + b"New", "en/feed.xml": b"new"}
    write(tmp_path, renewed)
    assert found(tmp_path) == {**renewed, **by_hand}
    assert not (tmp_path / "en" / ".left.part").exists()
    with pytest.raises(MemoriaError) as error:
        write(tmp_path, {**renewed, "en/about.md": b"Ours"})
    assert error.value.problem.code == "M403"
