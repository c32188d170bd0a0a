"""Run a command and measure it whole, with all the processes that it starts."""

import os
import subprocess
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PROCESSES = Path("/proc")
EVERY = 0.02


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds, and megabytes at the most.

    `peak` is that of the largest process, `peak_of_all` what all held together at one moment, and
    `peaks` those of the largest process of each program.
    """

    wall: float
    cpu: float
    peak: float
    peak_of_all: float
    peaks: Mapping[str, float] = field(default_factory=dict)


class CommandError(Exception):
    """A command that ended badly, with the end of what it said."""


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command in a folder.

    Raises CommandError where it ends with another status than 0.
    """
    started = time.monotonic()
    with subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as running:
        with watched(running.pid) as seen:
            said = running.stdout.read() if running.stdout else ""
            _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - started
    if running.returncode:
        raise CommandError(f"{' '.join(command)}: exit {running.returncode}\n{said[-2000:]}")
    # The kernel's own `ru_maxrss` would count this program, too, from which the command came.
    peaks = {name: round(one, 1) for name, one in sorted(seen.peaks.items())}
    cpu = used.ru_utime + used.ru_stime
    largest = max(peaks.values(), default=0.0)
    return Cost(round(wall, 3), round(cpu, 3), largest, round(seen.together, 1), peaks)


@dataclass
class Seen:
    """What was seen of the memory of some processes, in megabytes."""

    peaks: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    together: float = 0.0


@contextmanager
def watched(process: int) -> Iterator[Seen]:
    """Look again and again how much memory a process and its children hold."""
    seen, over = Seen(), threading.Event()

    def watch() -> None:
        while not over.wait(EVERY):
            look(process, seen)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield seen
    finally:
        over.set()
        thread.join()


def look(process: int, seen: Seen) -> None:
    """Note how much memory a process and its children hold now, and held at the most."""
    together = 0.0
    for one in family(process):
        try:
            status = read_status(one)
        except OSError:  # it has ended meanwhile
            continue
        name = "python" if "python" in status.get("Name", "") else status.get("Name", "")
        seen.peaks[name] = max(seen.peaks[name], megabytes(status.get("VmHWM", "0")))
        together += shared_out(one, megabytes(status.get("VmRSS", "0")))
    seen.together = max(seen.together, together, *seen.peaks.values())


def read_status(process: int) -> dict[str, str]:
    """Read what the kernel tells of a process."""
    lines = (PROCESSES / str(process) / "status").read_text("utf-8").splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def shared_out(process: int, resident: float) -> float:
    """Return the memory of a process, what several share counted in parts."""
    try:
        lines = (PROCESSES / str(process) / "smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return resident
    return next((megabytes(one[4:]) for one in lines if one.startswith("Pss:")), resident)


def family(process: int) -> Iterator[int]:
    """List a process and all that descend from it."""
    yield process
    for children in (PROCESSES / str(process) / "task").glob("*/children"):
        try:
            found = children.read_text("utf-8").split()
        except OSError:
            continue
        for one in found:
            yield from family(int(one))


def megabytes(written: str) -> float:
    """Read kilobytes as the kernel writes them."""
    return int(written.partition("kB")[0]) / 1024
