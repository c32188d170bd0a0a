"""The worst content that is accepted: time, growth and memory of `check` and `site`."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from bench.text import bank
from memoria.content.limits import LARGEST_YAML, LONGEST_LIST, LONGEST_PARAGRAPH
from tests.contents import session
from tests.trials.rows import Row

ROOT = Path(__file__).parents[2]
SIZES = (2_500, 5_000, 10_000, 20_000)


def sentences(size: int, language: int) -> str:
    """Write so many letters of sentences that say the same in both languages."""
    forms = [one for one in bank()["sentences"] if "{" not in one[0]] or bank()["sentences"]
    found, length, number = list[str](), 0, 100
    while length < size:
        number += 1
        form = forms[number % len(forms)][language]
        words = form.replace("{", "").replace("}", "")
        found.append(f"{words} {('It was', 'Eran')[language]} {number}.")
        length += len(found[-1]) + 1
    return " ".join(found)[:size]


SHAPES: dict[str, Callable[[int, int], str]] = {
    "sentences": sentences,
    "signs": lambda size, _: "-+!?.,;:()" * (size // 10),
    "digits": lambda size, _: "1234567890 " * (size // 11),
    "weekdays": lambda size, language: ("Monday. ", "Lunes. ")[language] * (size // 8),
    "dates": lambda size, language: (
        ("3 May 2020, ", "3 de mayo de 2020, ")[language] * (size // 20)
    ),
    "brackets": lambda size, _: "[" * (size // 4),
}


def trials() -> Iterator[Row]:
    """Try each shape of an unbroken paragraph, then the largest content there may be."""
    for name, shape in SHAPES.items():
        seconds = [run("check", texts(shape, size))[0] for size in (200, *SIZES)]
        more = [max(one - seconds[0], 0.05) for one in seconds[1:]]
        grows = log(more[-1] / more[0]) / log(SIZES[-1] / SIZES[0])
        yield Row(
            f"`check`, a paragraph of {name}, 2.5 to 20 KB a language",
            "growth at most 1.1",
            f"{grows:.2f}; {more[-1]:.1f} s more at 20 KB",
        )
    least = {command: run(command, texts(sentences, 200))[0] for command in ("check", "site")}
    for name, files in largest():
        for command in ("check", "site"):
            seconds_taken, peak, status = run(command, files)
            yield Row(
                f"`{command}`, {name}",
                "at most 10 s more, 500 MB",
                f"{seconds_taken - least[command]:.1f} s more, {peak} MB, exit {status}",
            )


def texts(shape: Callable[[int, int], str], size: int) -> Mapping[str, str]:
    """Return a report in both languages that is one paragraph of a size."""
    return {
        "sessions.yaml": session(),
        "summaries/tides/report.en.md": f"A report.\n\n{shape(size, 0)}\n",
        "summaries/tides/report.es.md": f"Un informe.\n\n{shape(size, 1)}\n",
    }


def largest() -> Iterator[tuple[str, Mapping[str, str]]]:
    """List the largest contents."""
    most = LONGEST_PARAGRAPH - 100
    for name in ("sentences", "signs", "brackets"):
        yield f"one paragraph of {name}, {most:,} letters a language", texts(SHAPES[name], most)
    yield "a text of 10 MB", texts(sentences, 10_000_000)
    nested = {"sessions.yaml": session(), "summaries/tides/report.en.md": "> " * 100 + "deep\n"}
    yield "100 levels", nested
    for number in (LONGEST_LIST, 100_000):
        people = "".join(f"  - {{id: p{one}, name: Ada Marsh {one}}}\n" for one in range(number))
        assert len(people) < LARGEST_YAML
        register = {"people.yaml": f"people:\n{people}"}
        yield f"{number:,} people", {"sessions.yaml": session(), **register}


def run(command: str, files: Mapping[str, str]) -> tuple[float, int, int]:
    """Run a command on content: seconds, the peak of all its processes in MB, its status."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        for name in ("mkdocs.yml", "overrides", "docs", "src"):
            (place / name).symlink_to(ROOT / name)
        for name, text in files.items():
            (place / "data" / name).parent.mkdir(parents=True, exist_ok=True)
            (place / "data" / name).write_text(text, "utf-8")
        asked = ["--data", "data"]
        asked += [] if command == "check" else ["--docs", "out/docs", "--site-dir", "out/site"]
        begin = perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "memoria", command, *asked],
            cwd=place,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        peaks = [0]
        watch = threading.Thread(target=follow, args=(process, peaks))
        watch.start()
        status = process.wait()
        seconds = perf_counter() - begin
        watch.join()
        return seconds, max(peaks) // 1_000_000, status


def follow(process: "subprocess.Popen[bytes]", peaks: list[int]) -> None:
    """Note what all processes of a session hold together, until it ends."""
    while process.poll() is None:
        peaks.append(sum(held(process.pid)))
        sleep(0.1)


def held(session_number: int) -> Iterator[int]:
    """List what the processes of a session hold each, shared memory counted in part."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(folder.name)) == session_number:
                told = (folder / "smaps_rollup").read_text()
                yield int(told.split("\nPss:")[1].split()[0]) * 1024
        except (OSError, IndexError):
            continue
