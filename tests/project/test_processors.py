"""Work is shared out, and comes back in its order, whatever becomes of the other processes."""

import os
import subprocess
import sys
import threading

import pytest

from memoria.project import processors as module
from memoria.project.processors import FEW, spread

# In a process of its own: beside the threads of a test nothing is shared out.
SHARED = f"""
import os
from memoria.project import processors
processors.processors = lambda: 3
mine = os.getpid()
def work(item):
    if os.getpid() != mine and item % 7 == {{broken}}:
        os._exit(1)
    return b"%d %d" % (item, os.getpid()) * (1 + item % 5 * 30_000)
items = range({FEW} * 5)
made = processors.spread(work, items)
assert [int(one.split(None, 1)[0]) for one in made] == [*items]
assert [len(one.split(b" ")) for one in made] == [2 + item % 5 * 30_000 for item in items]
print(len({{one.split()[1][:len(str(mine))] for one in made}}))
"""


@pytest.mark.parametrize(("broken", "processes"), [(-1, 3), (3, 1)])
def test_work_is_shared_out_and_done_here_where_a_process_dies(broken: int, processes: int) -> None:
    command = [
        sys.executable,
        "-c",
        SHARED.replace("{broken}", str(broken)).replace("{{", "{").replace("}}", "}"),
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout == f"{processes}\n"


def test_little_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "begin", None)
    here = os.getpid()
    assert {*spread(lambda _: b"%d" % os.getpid(), range(FEW * 2 - 1))} == {b"%d" % here}
    assert spread(lambda _: b"", []) == []


def test_beside_other_threads_all_is_done_here() -> None:
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(module.processors()))
    thread.start()
    thread.join()
    assert found == [1]
