"""How a process uses the machine: all processors, and memory that stays."""

import gc
import os
import signal
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import pairwise
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from typing import TypeVar

Item = TypeVar("Item")
# So few things are done before another process is of any help.
FEW, MOST_PROCESSES = 24, 8
LENGTH = 8
# What is read stays: to look for garbage among it more often takes a sixth of the time.
ALLOCATIONS = 100_000


def keep_what_is_read() -> None:
    """Look for garbage seldom from now on."""
    gc.set_threshold(ALLOCATIONS)


def spread(work: Callable[[Item], bytes], items: Sequence[Item]) -> list[bytes]:
    """Do the same with every item, on all processors where that is worth it; in their order.

    Neighbours are done by one process, one after the other.
    All that the work changes besides is lost. It is done here alone where other threads run: a
    process that is begun in the midst of their work may wait for them for ever.
    """
    number = min(processors(), max(len(items) // FEW, 1))
    ends = [len(items) * share // number for share in range(number + 1)]
    shares = [items[start:end] for start, end in pairwise(ends)]
    helpers = [begin(work, share) for share in shares[1:]]
    try:
        found = [*map(work, shares[0])]
        for share, (_, out) in zip(shares[1:], helpers, strict=True):
            made = results(out)
            found += made if len(made) == len(share) else map(work, share)
    finally:
        for process, _ in helpers:
            end(process)
    return found


def processors() -> int:
    """Return how many processors this process may use, if it can begin others that go on here."""
    alone = hasattr(os, "fork") and threading.active_count() == 1
    return usable() if alone else 1


def usable() -> int:
    """Return how many processors this process may use, as far as more are of any help."""
    with suppress(AttributeError):
        return min(len(os.sched_getaffinity(0)), MOST_PROCESSES)
    return min(os.cpu_count() or 1, MOST_PROCESSES)


def begin(work: Callable[[Item], bytes], items: Sequence[Item]) -> tuple[int, int]:
    """Begin a process that does its share; return it, and what its results come out of."""
    out, into = os.pipe()
    parent = os.getpid()
    if process := os.fork():
        os.close(into)
        return process, out
    try:  # from here on, another process
        # For a parent that was killed nothing is done any more: somebody else may have begun.
        made = [work(item) for item in items if os.getppid() == parent]
        with open(into, "wb") as pipe:  # noqa: PTH123 - no path, but a number
            pipe.writelines(len(one).to_bytes(LENGTH) + one for one in made)
    finally:
        os._exit(0)


def end_with_parent() -> None:
    """Let this process end as soon as the one that began it does, even if that one is killed."""
    if parent := parent_process():
        threading.Thread(target=end_after, args=[parent], daemon=True).start()


def end_after(other: BaseProcess) -> None:
    """Wait for the end of another process, and end this one."""
    other.join()
    os._exit(1)


def end(process: int) -> None:
    """End a process that has done its share, or that nobody waits for any more."""
    with suppress(ProcessLookupError, ChildProcessError):
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def results(out: int) -> list[bytes]:
    """Read what a process made, as far as it came."""
    made = list[bytes]()
    with open(out, "rb") as pipe:
        while length := pipe.read(LENGTH):
            one = pipe.read(int.from_bytes(length))
            if len(length) < LENGTH or len(one) < int.from_bytes(length):
                return []
            made.append(one)
    return made
