"""What was worked out is found again, by its content, and never where anything is doubtful."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from memoria.project import cache as module
from memoria.project.cache import ENDING, FOLDER, FULL, SWEEPS, Cache, key
from tests.conftest import ROOT

KEPT = {"text:one": b"\x00 first", "text:two": b"", "page:one": b"<p>"}


def kept(root: Path, names: Iterator[str] | list[str]) -> dict[str, bytes]:
    with Cache(root) as cache:
        return cache.get_all(names)


def keep(root: Path, contents: dict[str, bytes] = KEPT) -> Path:
    """Keep values and return the file that holds them."""
    with Cache(root) as cache:
        cache.put_all(contents)
        assert cache.get_all(contents) == contents, "before they are written"
    assert kept(root, [*contents]) == contents
    return next((root / FOLDER).glob(f"*{ENDING}"))


def test_a_name_holds_all_that_a_value_is_made_from() -> None:
    assert key("text", "a", "b") == key("text", b"a", b"b")
    names = {key(*parts) for parts in (("t", "ab"), ("t", "a", "b"), ("t", "ab", ""), ("u", "ab"))}
    assert len(names) == 4
    assert key("t", "\ud800").startswith("t:"), "a file whose name is no Unicode"


def test_a_value_is_found_by_its_name_only(tmp_path: Path) -> None:
    keep(tmp_path)
    with Cache(tmp_path) as cache:
        assert cache.get("text:one") == KEPT["text:one"]
        assert cache.get("text:three") is None
        cache.put("text:one", b"other")
        assert cache.get("text:one") == b"other"
    assert kept(tmp_path, ["text:one", "page:one"]) == {"text:one": b"other", "page:one": b"<p>"}


def test_many_and_large_values_are_written_on_the_way(tmp_path: Path) -> None:
    many = {f"text:{number}": bytes([number % 256]) * 4000 for number in range(FULL // 3000)}
    assert keep(tmp_path, many).stat().st_size > FULL


def test_git_does_not_see_it(tmp_path: Path) -> None:
    shutil.copy(ROOT / ".gitignore", tmp_path)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    keep(tmp_path)
    command = ["git", "-C", str(tmp_path), "status", "--porcelain", "--untracked-files=all"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert said == "?? .gitignore\n"


@pytest.mark.parametrize("at", [0, 20, 0.3, 0.6, 0.95])
@pytest.mark.parametrize("damage", [b"", b"\xff" * 3000, b"no database"])
def test_a_broken_file_gives_nothing_wrong_and_is_replaced(
    tmp_path: Path, at: float, damage: bytes
) -> None:
    contents = {f"text:{number}": os.urandom(900) for number in range(60)}
    file = keep(tmp_path, contents)
    whole = file.read_bytes()
    place = int(at if at > 1 else at * len(whole))
    file.write_bytes(whole[:place] + damage + (whole[place + len(damage) :] if damage else b""))
    found = kept(tmp_path, [*contents])
    assert found.items() <= contents.items()
    assert len(found) < len(contents)
    for _ in range(2):  # one that is found broken late is only made anew by the next run
        with Cache(tmp_path) as cache:
            cache.put_all(contents)
    assert kept(tmp_path, [*contents]) == contents


def test_a_damaged_value_is_none(tmp_path: Path) -> None:
    file = keep(tmp_path)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE kept SET content = x'00' WHERE name = 'text:one'")
        connection.execute("UPDATE kept SET content = 'text' WHERE name = 'text:two'")
    connection.close()
    assert kept(tmp_path, [*KEPT]) == {"page:one": b"<p>"}


def test_a_value_under_the_name_of_another_is_none(tmp_path: Path) -> None:
    file = keep(tmp_path)
    with sqlite3.connect(file) as connection:
        connection.execute("DELETE FROM kept WHERE name = 'page:one'")
        connection.execute("UPDATE kept SET name = 'page:one' WHERE name = 'text:one'")
    connection.close()
    assert kept(tmp_path, [*KEPT]) == {"text:two": b""}


def test_a_copied_folder_is_not_trusted(tmp_path: Path) -> None:
    mine, other = tmp_path / "mine", tmp_path / "other"
    mine.mkdir()
    keep(mine)
    shutil.copytree(mine, other)
    assert kept(other, [*KEPT]) == {}
    keep(other, {"text:own": b"x"})
    assert kept(other, [*KEPT, "text:own"]) == {"text:own": b"x"}
    assert len(list((other / FOLDER).iterdir())) == 1, "the foreign one is thrown away"
    assert kept(mine, [*KEPT]) == KEPT


def test_a_link_and_the_folder_of_somebody_else_are_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, linked = tmp_path / "mine", tmp_path / "linked"
    mine.mkdir()
    linked.mkdir()
    keep(mine)
    (linked / FOLDER).symlink_to(mine / FOLDER)
    assert kept(linked, [*KEPT]) == {}
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert kept(mine, [*KEPT]) == {}


def test_another_program_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(module, "program", lambda: b"another version")
        assert kept(tmp_path, [*KEPT]) == {}
    assert kept(tmp_path, [*KEPT]) == {}, "its values are gone by now"


def test_what_is_long_not_used_is_dropped(tmp_path: Path) -> None:
    keep(tmp_path)
    for number in range(SWEEPS):
        with Cache(tmp_path) as cache:
            assert cache.get("text:one") == KEPT["text:one"]
            cache.put(f"text:new{number}", b"")
    assert kept(tmp_path, [*KEPT]).keys() == {"text:one", "page:one"}


def test_where_nothing_is_new_nothing_is_written(tmp_path: Path) -> None:
    file = keep(tmp_path)
    before = file.read_bytes()
    for _ in range(SWEEPS + 1):
        assert kept(tmp_path, ["page:one"]) == {"page:one": b"<p>"}
    assert file.read_bytes() == before


WORKER = """
import sys
from pathlib import Path
from memoria.project.cache import Cache
with Cache(Path(sys.argv[1])) as cache:
    for number in range(300):
        cache.put_all({f"text:{number}": b"%d" % number, f"{sys.argv[2]}:{number}": b"x" * 200})
        if number % 20 == 0:
            cache.write()
    assert cache.get("text:7") == b"7"
"""


def test_several_processes_and_threads_may_use_it_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WORKER, str(tmp_path)]
    workers = [subprocess.Popen([*command, kind]) for kind in ("page", "feed", "card")]
    assert [one.wait() for one in workers] == [0, 0, 0]
    names = [f"{kind}:{number}" for kind in ("page", "feed", "card") for number in range(300)]
    assert kept(tmp_path, names).keys() == {*names}
    with Cache(tmp_path) as cache, ThreadPoolExecutor(4) as pool:
        assert list(pool.map(cache.get, names)) == [b"x" * 200] * 900


def test_a_process_begun_by_another_has_a_connection_of_its_own(tmp_path: Path) -> None:
    keep(tmp_path)
    with Cache(tmp_path) as cache:
        cache.get("text:one")
        if (child := os.fork()) == 0:
            right = cache.get("text:one") == KEPT["text:one"] and len(cache.connections) == 2
            cache.put("text:child", b"!")
            cache.sweep()
            os._exit(0 if right else 1)
        assert os.waitpid(child, 0)[1] == 0
        assert cache.get("text:child") == b"!"


def test_a_cache_that_another_process_holds_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    holder = sqlite3.connect(keep(tmp_path))
    holder.execute("BEGIN EXCLUSIVE")
    assert kept(tmp_path, [*KEPT]) == {}
    with Cache(tmp_path) as cache:
        cache.put("text:three", b"3")
    holder.close()
    assert kept(tmp_path, [*KEPT, "text:three"]) == KEPT


@pytest.mark.parametrize("obstacle", ["file", "full", "missing"])
def test_work_goes_on_without_it(
    tmp_path: Path, obstacle: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file in its place, no room on the disk, no project at all."""
    root = tmp_path / "absent" if obstacle == "missing" else tmp_path
    if obstacle == "file":
        (tmp_path / FOLDER).write_text("no folder")
    if obstacle == "full":
        monkeypatch.setattr(module, "BEGINNING", f"{module.BEGINNING}; PRAGMA max_page_count = 1;")
    with Cache(root) as cache:
        cache.put("text:one", bytes(100_000))
        cache.sweep()
        assert cache.get("text:one") is None


def test_a_folder_that_may_not_be_written_has_no_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(tmp_path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert kept(tmp_path, [*KEPT]) == {}


def test_without_a_project_nothing_is_kept() -> None:
    with Cache() as cache:
        cache.put("text:one", b"1")
        assert cache.get("text:one") is None
