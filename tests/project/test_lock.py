import os
import subprocess
import sys
from pathlib import Path

import pytest

from memoria.project import lock
from memoria.project.lock import alone
from memoria.rules.problems import MemoriaError

HOLD = """
import sys, time
from pathlib import Path
from memoria.project.lock import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_run_is_refused_until_the_first_is_killed(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    command = [sys.executable, "-c", HOLD, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout
        assert first.stdout.readline() == "held\n"
        with pytest.raises(MemoriaError) as caught, alone(folder):
            pass
        first.kill()
    assert caught.value.problem.code == "M429"
    assert (tmp_path / ".site.lock").exists()  # what a kill leaves blocks nobody
    with alone(folder) as sure:
        assert sure
    assert not list(tmp_path.iterdir())


def test_a_lock_that_was_removed_is_none(tmp_path: Path) -> None:
    file = tmp_path / ".site.lock"
    held = os.open(file, os.O_RDWR | os.O_CREAT)
    assert lock.is_there(held, file)
    file.unlink()
    assert not lock.is_there(held, file)
    file.touch()
    assert not lock.is_there(held, file)
    os.close(held)


@pytest.mark.parametrize("reason", ["windows", "file system", "no place"])
def test_where_nothing_can_be_held_the_work_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    if reason == "windows":
        monkeypatch.setattr(lock, "fcntl", None)
    if reason == "file system":
        monkeypatch.setattr("fcntl.flock", refuse)
    if reason == "no place":
        (tmp_path / "file").write_text("")
    with alone(tmp_path / "file" / "site" if reason == "no place" else tmp_path / "site") as sure:
        assert not sure
